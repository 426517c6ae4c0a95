"""Statements that sit ill beside each other are listed, and nothing else is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from neuroimmune.curation.__main__ import main
from neuroimmune.curation.building import check
from neuroimmune.curation.consistency import doubts

Gout = Callable[[str], Path]


def _doubts(data: Path) -> list[str]:
    checked = check(data)
    assert [problem.show(data) for problem in checked.problems] == []
    return [str(doubt) for doubt in doubts(checked.linked)]


def _sign(symptom: str, frequency: str) -> str:
    found = f"{{source: PMID:1001, found: {frequency}., frequency: {frequency}, setting: clinic}}"
    return f"  - symptom: {symptom}\n    evidence:\n      - {found}\n"


def _treatment(direction: str, wording: str, more: str = "") -> str:
    return (
        "treatments:\n  - intervention: nabiximols\n    outcome: tremor\n"
        f"    direction: {direction}\n{more}"
        f"    grades: [{{scheme: AAN-2011, level: C, wording: {wording}, source: PMID:1001}}]\n"
        "    evidence: [{source: PMID:1002, found: Something., sample: 500}]\n"
    )


def test_good_data_leaves_no_doubt(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _doubts(data) == []
    assert main(["--data", str(data), "doubts"]) == 0
    assert capsys.readouterr().out == "nothing sits ill\n"


@pytest.mark.parametrize(
    ("more", "design", "listed"),
    [
        ("", "case series", True),
        ("", "uncontrolled trial", True),
        ("", "controlled trial", False),
        ("    standing: reported\n", "case series", False),
    ],
)
def test_a_benefit_wants_a_comparison(
    data: Path, gout: Gout, more: str, design: str, listed: bool
) -> None:
    gout(
        "treatments:\n  - intervention: nabiximols\n    outcome: tremor\n    direction: benefit\n"
        f"{more}    evidence: [{{source: PMID:1002, found: Less., sample: 20, design: {design}}}]\n"
    )
    doubt = (
        "treatment_effect:nabiximols/gout/tremor: benefit without a control: "
        f"established by one {design}"
    )
    assert _doubts(data) == [doubt] * listed


def test_a_narrower_symptom_cannot_be_commoner(data: Path, gout: Gout) -> None:
    gout("manifestations:\n" + _sign("tremor", "10/100") + _sign("intention-tremor", "30/100"))
    assert _doubts(data) == [
        "gout: narrower above broader: intention tremor 30% (30 of 100), but tremor 10% (10 of 100)"
    ]


@pytest.mark.parametrize(
    "problem",
    [
        ("benefit", "possibly effective", "", None),
        ("benefit", "possibly ineffective", "", "grade against direction"),
        ("benefit", "do not offer", "    note: The guideline is older.\n", None),
        ("no benefit", "probably effective", "", "grade against direction"),
        ("no benefit", "recommended against", "", None),
        ("harm", "should be offered", "", "grade against direction"),
        ("mixed", "recommended", "", None),
        ("benefit", "offer", "    role: not recommended\n", "role against direction"),
    ],
)
def test_a_verdict_points_where_the_direction_does(
    problem: tuple[str, str, str, str | None], data: Path, gout: Gout
) -> None:
    direction, wording, more, rule = problem
    gout(_treatment(direction, wording, more))
    assert [doubt.rule for doubt in doubts(check(data).linked)] == ([rule] if rule else [])


def test_a_trial_gives_no_place_in_care(data: Path, gout: Gout) -> None:
    gout(
        "treatments:\n  - intervention: nabiximols\n    outcome: tremor\n"
        "    direction: benefit\n    role: first line\n"
        "    evidence: [{source: PMID:1002, found: Less than with placebo., sample: 500}]\n"
    )
    assert _doubts(data) == [
        "treatment_effect:nabiximols/gout/tremor: role by studies alone: "
        "first line, but no text that says so"
    ]


def test_an_antibody_that_takes_part_is_listed(data: Path, gout: Gout) -> None:
    gout(
        "causal_links:\n  - cause: mog-igg\n    effect: demyelination\n"
        "    evidence: [{source: PMID:1001, found: It strips myelin.}]\n"
    )
    assert [doubt.split(": ")[:2] for doubt in _doubts(data)] == [["gout", "antibody not listed"]]


def test_a_subtype_has_its_parents_hallmark(
    data: Path, gout: Gout, write: Callable[[str, str], Path]
) -> None:
    gout("manifestations:\n" + _sign("tremor", "95/100"))
    write(
        "conditions/mild-gout.yaml",
        "id: mild-gout\nname: mild gout\ncategory: metabolic\nimmune_mediated: no\nparent: gout\n"
        "manifestations:\n" + _sign("tremor", "3/10"),
    )
    assert _doubts(data) == [
        "mild-gout: hallmark lost: tremor 30% (3 of 10), in gout 95% (95 of 100)"
    ]
