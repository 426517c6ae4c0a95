"""What is only seen when everything is there."""

from collections.abc import Callable
from pathlib import Path

import pytest


def test_good_folder_has_no_problems(problems: Callable[[], list[str]]) -> None:
    """The folder from which all others are made is faultless."""
    assert problems() == []


@pytest.mark.parametrize("name", ["Tremors", "TREMOR", "trémor"])
def test_names_clash_however_they_are_written(
    write: Callable[[str, str], Path], problems: Callable[[], list[str]], name: str
) -> None:
    """Names that a reader's question would not tell apart are one name."""
    write("symptoms/zebra.yaml", f"- {{id: zebra, name: zebra, abbreviations: [{name}]}}\n")
    assert problems() == [
        f"symptoms/zebra.yaml:1: I306 symptom 'zebra' is called {name!r}, as is 'tremor'; "
        "give it to one of them"
    ]


def test_one_name_may_belong_to_two_kinds(
    write: Callable[[str, str], Path], problems: Callable[[], list[str]]
) -> None:
    """A question says which kind it asks about."""
    write("triggers/more.yaml", "- {id: shake, name: tremor, kind: exposure}\n")
    assert problems() == []


def test_entity_may_repeat_its_own_name(
    write: Callable[[str, str], Path], problems: Callable[[], list[str]]
) -> None:
    """A plural of its own name is no clash."""
    write("symptoms/pain.yaml", "- {id: pain, name: pain, synonyms: [Pains]}\n")
    assert problems() == []


def test_identifier_clashes_through_what_it_maps_to(
    data: Path, gout: Callable[[str], Path], problems: Callable[[], list[str]]
) -> None:
    """Two Mondo terms may mean one Orphanet entry; then one of them is wrong here."""
    with (data / "ontology.tsv").open("a") as snapshot:
        snapshot.write("MONDO:0005393\tgout\tOrphanet:802\n")
    gout("xrefs: [MONDO:0005393 gout]\n")
    assert problems() == [
        "conditions/multiple-sclerosis.yaml:4: D803 Orphanet:802 is already on condition 'gout'"
    ]


@pytest.mark.parametrize(
    ("evidence", "fires"),
    [
        ("{source: PMID:1003, found: He shook.}", True),
        ("{source: PMID:1003, found: They shook., design: case series, sample: 9}", True),
        ("{source: PMID:1003, found: They shook., design: case series, sample: 10}", False),
        ("{source: PMID:1003, found: They shook., design: case series}", False),
        ("{source: PMID:1001, found: Nobody shook., sample: 50, bearing: refutes}", True),
    ],
    ids=["one case", "nine", "ten", "not counted", "no support"],
)
def test_single_cases_do_not_establish(
    gout: Callable[[str], Path],
    write: Callable[[str, str], Path],
    problems: Callable[[], list[str]],
    evidence: str,
    fires: bool,
) -> None:
    """A report, a series of fewer than ten, or nothing in favour is not enough."""
    write(
        "sources/more.yaml",
        "- {id: PMID:1003, title: A case, year: 2005, kind: case report, checked: here}\n",
    )
    gout(
        "sources: [PMID:1003]\n"
        f"manifestations:\n  - symptom: tremor\n    evidence:\n      - {evidence}\n"
    )
    message = "E404 single cases do not establish it; write 'standing: reported'"
    assert problems() == ([f"conditions/gout.yaml:7: {message}"] if fires else [])


def test_single_case_may_be_reported(
    gout: Callable[[str], Path],
    write: Callable[[str, str], Path],
    problems: Callable[[], list[str]],
) -> None:
    """Under the standing that it has."""
    write(
        "sources/more.yaml",
        "- {id: PMID:1003, title: A case, year: 2005, kind: case report, checked: here}\n",
    )
    gout("""\
manifestations:
  - symptom: tremor
    standing: reported
    evidence:
      - {source: PMID:1003, found: He shook.}
""")
    assert problems() == []


def test_same_publication_is_found_by_its_pmcid(
    write: Callable[[str, str], Path],
    gout: Callable[[str], Path],
    problems: Callable[[], list[str]],
) -> None:
    """Under whatever identifier it was entered again."""
    write(
        "sources/more.yaml",
        "- {id: PMC:PMC1001, title: A survey, year: 2001, kind: case series, checked: here}\n",
    )
    gout("sources: [PMC:PMC1001]\n")
    assert problems() == [
        "sources/more.yaml:1: D805 PMC:PMC1001 and PMID:1001 are both pmc:pmc1001; keep one"
    ]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "schemes.yaml",
            "- {id: AAN-2011, name: a, levels: {C: possibly}, source: PMID:1003}\n",
        ),
        ("symptoms/pain.yaml", "- {id: pain, name: pain, sources: [source:PMID:1003]}\n"),
        (
            "scales/more.yaml",
            "- id: pain-scale\n  name: pain scale\n  evidence:\n"
            "    - {source: PMID:1003, found: It was good.}\n",
        ),
    ],
    ids=["scheme", "description", "scale"],
)
def test_source_is_used_wherever_it_is_named(
    write: Callable[[str, str], Path],
    problems: Callable[[], list[str]],
    file: str,
    text: str,
) -> None:
    """Not only by statements."""
    write(
        "sources/more.yaml",
        "- {id: PMID:1003, title: A study, year: 2005, kind: case series, checked: here}\n",
    )
    write(file, text)
    assert problems() == []


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("symptom: tremmor", "I304 no symptom 'tremmor'; did you mean 'tremor'?"),
        ("symbol: tremor", "S201 unknown key 'symbol'; did you mean 'symptom'?"),
    ],
    ids=["dangling", "unread"],
)
def test_source_of_a_faulty_statement_is_not_called_unused(
    gout: Callable[[str], Path],
    write: Callable[[str, str], Path],
    problems: Callable[[], list[str]],
    statement: str,
    message: str,
) -> None:
    """Nobody should remove a source because the statement that uses it has a slip."""
    write(
        "sources/more.yaml",
        "- {id: PMID:1003, title: A study, year: 2005, kind: case series, checked: here}\n",
    )
    gout(
        f"manifestations:\n  - {statement}\n    evidence:\n"
        "      - {source: PMID:1003, found: Some shook., sample: 20}\n"
    )
    found = problems()
    assert f"conditions/gout.yaml:6: {message}" in found
    assert not [problem for problem in found if "D804" in problem]
