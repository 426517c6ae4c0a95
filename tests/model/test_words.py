"""Closed word lists, entities, assertions: how they compare and what they refuse."""

import pickle

import attrs
import pytest

import neuroimmune as ni

SOURCE = ni.Source(
    id="PMID:1", title="A title", year=2001, kind="cohort study", checked="https://example.org"
)
EVIDENCE = ni.Evidence(source=SOURCE, found="Found it.")
TREMOR = ni.Symptom(id="tremor", name="tremor")
MS = ni.Condition(
    id="ms",
    name="multiple sclerosis",
    category="central demyelinating",
    immune_mediated="autoimmune",
)


def manifestation(**changes: object) -> ni.Manifestation:
    """Make a manifestation for a test."""
    parts = {"condition": MS, "symptom": TREMOR, "evidence": [EVIDENCE], "certainty": "low"}
    return ni.Manifestation(**(parts | changes))  # type: ignore[arg-type]


def test_words_are_ordered_by_meaning_not_by_letter() -> None:
    """Established outranks contested, high outranks moderate."""
    assert sorted(ni.Standing) == ["refuted", "contested", "reported", "established"]
    assert max(ni.Certainty) is ni.Certainty.HIGH
    assert ni.Certainty.LOW < "moderate" <= ni.Certainty.MODERATE


def test_program_spelling_is_the_same_word() -> None:
    """Underscores and case do not matter."""
    assert ni.Direction("NO_BENEFIT") is ni.Direction("no benefit")


def test_an_unknown_word_names_the_known_ones() -> None:
    """The message lists the choice."""
    with pytest.raises(ni.InvalidValueError) as caught:
        ni.Standing("certain")
    assert str(caught.value) == (
        "'certain' is not a Standing; choose one of: refuted, contested, reported, established"
    )


def test_evidence_takes_the_design_of_its_source() -> None:
    """Unless it says otherwise."""
    assert EVIDENCE.design is ni.StudyDesign.COHORT_STUDY
    assert attrs.evolve(EVIDENCE, design="case report").design is ni.StudyDesign.CASE_REPORT


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"evidence": []}, "a Manifestation needs at least one evidence"),
        (
            {"standing": "contested"},
            "a contested statement needs a reason that a reader understands",
        ),
        ({"sites": "hand"}, "a sequence is wanted, not the single string 'hand'"),
        ({"sites": ["tail"]}, "'tail' is not a BodySite; choose one of: head, face"),
    ],
)
def test_a_manifestation_refuses(changes: dict[str, object], message: str) -> None:
    """What a statement cannot be without."""
    with pytest.raises(ni.InvalidValueError) as caught:
        manifestation(**changes)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "parts", "message"),
    [
        (ni.Symptom, {"id": "Hand Tremor", "name": "x"}, "id 'Hand Tremor' is not a slug: "),
        (ni.Symptom, {"id": "x", "name": " "}, "name is blank"),
        (
            ni.Estimate,
            {"measure": "odds ratio", "value": 5, "low": 6, "high": 7},
            "odds ratio 5 is",
        ),
    ],
)
def test_values_are_refused_by_name(kind: type, parts: dict[str, object], message: str) -> None:
    """The message names the offending value."""
    with pytest.raises(ni.InvalidValueError) as caught:
        kind(**parts)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("identifier", "year", "message"),
    [
        ("12345", 2001, "source id '12345' is not PMID:"),
        ("PMID:0", 2001, "source id 'PMID:0' is not PMID:"),
        ("PMID:1", 1066, "year 1066 of PMID:1 is not a year"),
    ],
)
def test_a_source_is_a_curie_with_a_year(identifier: str, year: int, message: str) -> None:
    """Identity is the first thing checked."""
    with pytest.raises(ni.InvalidValueError) as caught:
        attrs.evolve(SOURCE, id=identifier, year=year)
    assert str(caught.value).startswith(message)


def test_identity_comes_from_what_is_connected() -> None:
    """Evidence and certainty may change; the statement stays the same one."""
    assert manifestation().id == "manifestation:ms/tremor"
    assert manifestation(certainty="high").id == manifestation().id


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"standing": "contested", "reason": "disputed"}, True),
        ({"standing": "refuted", "reason": "a trial showed otherwise"}, False),
        ({"frequency": ni.Frequency.from_count(0, 58)}, False),
        ({"frequency": ni.Frequency.from_class("excluded")}, False),
        ({"frequency": ni.Frequency.from_count(1, 58)}, True),
    ],
)
def test_absence_is_not_presence(changes: dict[str, object], holds: bool) -> None:
    """Refuted, or found in none of n, does not hold."""
    assert manifestation(**changes).holds is holds


def test_a_distinction_favours_one_of_its_two() -> None:
    """A third condition cannot win."""
    third = attrs.evolve(MS, id="third")
    with pytest.raises(ni.InvalidValueError, match="between ms and other cannot favour third"):
        ni.Distinction(
            condition=MS,
            other=attrs.evolve(MS, id="other"),
            favours=third,
            feature="x",
            evidence=[EVIDENCE],
            certainty="low",
        )


def test_objects_are_frozen_hashable_and_pickle() -> None:
    """They can be keys, and cannot be changed."""
    assert {manifestation(): 1}[pickle.loads(pickle.dumps(manifestation()))] == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        MS.name = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("identifier", "link"),
    [
        ("PMID:24663230", "https://pubmed.ncbi.nlm.nih.gov/24663230/"),
        ("DOI:10.1093/brain/124.4.720", "https://doi.org/10.1093/brain/124.4.720"),
        ("PMC:PMC5686246", "https://pmc.ncbi.nlm.nih.gov/articles/PMC5686246/"),
        ("WEB:x", "https://example.org"),
    ],
)
def test_a_source_links_to_its_record(identifier: str, link: str) -> None:
    """Each kind of identifier leads somewhere."""
    assert attrs.evolve(SOURCE, id=identifier).link == link
