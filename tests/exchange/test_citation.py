"""Citations."""

import json

import pytest

import neuroimmune as ni


def test_a_source_is_cited_in_each_style() -> None:
    """Author, year, title and identifier are there."""
    apa = ni.cite("PMID:24663230")
    assert apa.startswith("Yadav, V., Bever, C., Bowen, J.")
    assert "(2014). Summary of evidence-based guideline" in apa
    bibtex = ni.cite("PMID:24663230", style="bibtex")
    assert bibtex.startswith("@article{PMID-24663230,\n  title = {{Summary")
    assert "author = {Yadav V and Bever C" in bibtex
    item = json.loads(ni.cite("PMID:24663230", style="csl-json"))[0]
    assert item["author"][0] == {"family": "Yadav", "given": "V"}
    assert item["issued"] == {"date-parts": [[2014]]}


def test_a_year_that_no_record_shows_is_cited_as_gathered() -> None:
    """In the words or fields that each style has for it."""
    source = next(source for source in ni.sources.values() if source.year_from)
    assert source.name.endswith(f" ca. {source.year}")
    assert f"(ca. {source.year})" in ni.cite(source)
    assert f"year = {{ca. {source.year}}}" in ni.cite(source, style="bibtex")
    item = json.loads(ni.cite(source, style="csl-json"))[0]
    assert item["issued"] == {"date-parts": [[source.year]], "circa": True}


def test_an_answer_is_cited_with_all_its_sources() -> None:
    """Each source once, whatever holds it."""
    profile = ni.evidence_level("nabiximols", condition="MS", symptom="tremor")
    for thing, expected in (
        (profile, {source.id for source in profile.sources}),
        (ni.symptoms_of("MS")[0], {s.id for s in ni.symptoms_of("MS")[0].sources}),
        (ni.conditions_causing("tremor"), None),
        (ni.explain("MS", "tremor"), None),
    ):
        cited = {item["id"] for item in json.loads(ni.cite(thing, style="csl-json"))}
        assert cited == expected if expected else len(cited) > 10


def test_every_source_of_the_base_can_be_cited() -> None:
    """In every style, on a line or an entry of its own."""
    for source in ni.sources.values():
        assert str(source.year) in ni.cite(source)
        assert ni.cite(source, style="bibtex").count("@article") == 1


def test_the_library_is_cited_with_the_version_of_its_data() -> None:
    """Both versions, for the answers change with the data."""
    both = f"{ni.__version__}, data {ni.data_version}"
    year = ni.data_version[:4]
    assert ni.cite() == (
        f"The neuroimmune developers. ({year}). neuroimmune (Version {both}) [Computer software]."
    )
    assert ni.cite(style="bibtex").startswith("@software{neuroimmune,\n  title = {{neuroimmune}}")
    (item,) = json.loads(ni.cite(style="csl-json"))
    assert (item["type"], item["version"]) == ("software", both)


@pytest.mark.parametrize(
    ("thing", "style", "message"),
    [
        (None, "mla", "unknown style 'mla'; choose one of: apa, bibtex, csl-json"),
        ("PMID:24663230", "mla", "unknown style 'mla'; choose one of: apa, bibtex, csl-json"),
        (42, "apa", "42 holds no sources to cite"),
        (ni.Frequency.from_count(1, 2), "apa", "<Frequency 50% (1 of 2)> holds no sources to cite"),
    ],
)
def test_nonsense_is_refused(thing: object, style: str, message: str) -> None:
    """What has no sources, or a style that nobody knows."""
    with pytest.raises(ni.ArgumentError) as caught:
        ni.cite(thing, style=style)
    assert str(caught.value) == message
