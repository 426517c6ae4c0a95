"""Ids become the things they stand for, and what the evidence says is worked out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from neuroimmune.curation.building import check
from neuroimmune.model import Certainty, Endpoint, Estimate, Frequency


def _statement(data: Path, kind: str, condition: str = "gout") -> Any:
    """Give the only statement of a kind about a condition; the data must be faultless."""
    checked = check(data)
    assert checked.problems == ()
    statements: list[Any] = [item for item, _ in checked.linked.assertions]
    [statement] = [
        item
        for item in statements
        if item.kind_name == kind and item.condition and item.condition.id == condition
    ]
    return statement


def _manifestation(evidence: str, more: str = "") -> str:
    return f"manifestations:\n  - symptom: tremor\n{more}    evidence:\n{evidence}"


def _found(frequency: str, setting: str = "", source: str = "PMID:1001") -> str:
    place = f", setting: {setting}" if setting else ""
    return f"      - {{source: {source}, found: Some shook., frequency: {frequency}{place}}}\n"


def test_single_frequency_is_taken_over_with_its_counts(
    data: Path, gout: Callable[[str], Path]
) -> None:
    """One study's n of N and setting are the statement's."""
    gout(_manifestation(_found("58/100", "specialist clinic")))
    frequency = _statement(data, "manifestation").frequency
    assert frequency == Frequency.from_count(58, 100, setting="specialist clinic")


def test_several_frequencies_become_their_span(data: Path, gout: Callable[[str], Path]) -> None:
    """From the least to the most, with every setting once."""
    rows = (
        _found("30/100", "clinic"),
        _found("12-15%", "trial", "PMID:1002"),
        _found("20%", "clinic", "PMID:1002"),
    )
    gout(_manifestation("".join(rows)))
    frequency = _statement(data, "manifestation").frequency
    assert frequency == Frequency(low=0.12, high=0.3, setting="clinic; trial")


@pytest.mark.parametrize(("direct", "span"), [(_found("58/100"), (0.58, 0.58)), ("", (0.02, 0.02))])
def test_indirect_frequency_counts_only_where_there_is_no_other(
    data: Path, gout: Callable[[str], Path], direct: str, span: tuple[float, float]
) -> None:
    """Another population's number does not widen the span of the one that was meant."""
    indirect = _found("2/100").replace("}", ", indirect: children}")
    gout(_manifestation(direct + indirect))
    frequency = _statement(data, "manifestation").frequency
    assert (frequency.low, frequency.high) == span


def test_frequency_stays_open_where_no_source_has_one(
    data: Path, gout: Callable[[str], Path]
) -> None:
    """Nothing is made up."""
    gout(_manifestation("      - {source: PMID:1001, found: Some shook., sample: 100}\n"))
    assert _statement(data, "manifestation").frequency is None


def test_curators_frequency_and_setting_go_before_the_evidence(
    data: Path, gout: Callable[[str], Path]
) -> None:
    """What is written at the statement is what counts."""
    gout(
        _manifestation(
            _found("58/100", "clinic"), more="    frequency: 26-58%\n    setting: two samples\n"
        )
    )
    frequency = _statement(data, "manifestation").frequency
    assert frequency == Frequency(low=0.26, high=0.58, setting="two samples")


def test_curators_setting_alone_replaces_that_of_the_evidence(
    data: Path, gout: Callable[[str], Path]
) -> None:
    """The numbers are still those of the source."""
    gout(_manifestation(_found("58/100", "clinic"), more="    setting: outpatients\n"))
    frequency = _statement(data, "manifestation").frequency
    assert frequency == Frequency.from_count(58, 100, setting="outpatients")


def test_estimate_of_a_trigger_is_that_of_its_first_evidence(data: Path) -> None:
    """Unless the statement has one of its own."""
    statement = _statement(data, "risk_association", "multiple-sclerosis")
    assert statement.estimate == Estimate(measure="odds ratio", value=1.5, low=1.2, high=1.9)


def test_curators_estimate_of_a_trigger_goes_before_the_evidence(
    data: Path, gout: Callable[[str], Path]
) -> None:
    """The number of a later and better analysis may stand at the statement."""
    gout("""\
triggers:
  - trigger: smoking
    estimate: {measure: hazard ratio, value: 2}
    evidence:
      - source: PMID:1001
        found: Smokers had it more often.
        estimate: {measure: odds ratio, value: 9}
""")
    statement = _statement(data, "risk_association")
    assert statement.estimate == Estimate(measure="hazard ratio", value=2)


def test_certainty_is_derived_with_its_steps(data: Path, gout: Callable[[str], Path]) -> None:
    """A cross-sectional study of enough people answers how often for sure."""
    gout(_manifestation(_found("58/100")))
    statement = _statement(data, "manifestation")
    assert statement.certainty is Certainty.HIGH
    assert statement.rationale == ("starts high: the best evidence is cross-sectional study",)


def test_certainty_set_by_a_curator_keeps_the_derivation_and_the_reason(
    data: Path, gout: Callable[[str], Path]
) -> None:
    """A reader sees both what the rules said and why somebody disagreed."""
    more = "    certainty: {level: low, reason: The sample came from one village.}\n"
    gout(_manifestation(_found("58/100"), more=more))
    statement = _statement(data, "manifestation")
    assert statement.certainty is Certainty.LOW
    assert statement.rationale == (
        "starts high: the best evidence is cross-sectional study",
        "set to low by a curator: The sample came from one village.",
    )


def test_certainty_of_a_refuted_statement_rests_on_what_refutes_it(data: Path) -> None:
    """It says how sure one is of the refutation."""
    statement = _statement(data, "antibody_association", "multiple-sclerosis")
    assert statement.certainty is Certainty.HIGH
    assert statement.rationale == ("starts high: the best evidence is cross-sectional study",)


@pytest.mark.parametrize(
    ("direction", "certainty", "last"),
    [
        ("no benefit", Certainty.HIGH, "starts high: the best evidence is randomised trial"),
        ("mixed", Certainty.MODERATE, "-1 for inconsistency: the results are mixed"),
        ("unknown", Certainty.VERY_LOW, "the direction is unknown: very low"),
    ],
)
def test_certainty_of_an_effect_minds_its_direction(
    data: Path, gout: Callable[[str], Path], direction: str, certainty: Certainty, last: str
) -> None:
    """An unknown direction is never sure, and a mixed one is inconsistent."""
    gout(_treatment("tremor", direction))
    statement = _statement(data, "treatment_effect")
    assert (statement.certainty, statement.rationale[-1]) == (certainty, last)


def _treatment(outcome: str, direction: str = "benefit") -> str:
    return f"""\
treatments:
  - intervention: nabiximols
    outcome: {outcome}
    direction: {direction}
    evidence:
      - {{source: PMID:1002, found: It was tried., sample: 500}}
"""


def test_outcome_may_be_an_endpoint(data: Path, gout: Callable[[str], Path]) -> None:
    """Relapse is a word of the list and no symptom."""
    gout(_treatment("relapse"))
    assert _statement(data, "treatment_effect").outcome is Endpoint.RELAPSE


@pytest.mark.parametrize(
    ("written", "meant"), [("symptom:walking", "frequent walking"), ("endpoint:walking", "walking")]
)
def test_kind_before_an_id_says_which_is_meant(
    data: Path,
    gout: Callable[[str], Path],
    write: Callable[[str, str], Path],
    written: str,
    meant: str,
) -> None:
    """A name that is both symptom and endpoint is never decided in silence."""
    write("symptoms/walking.yaml", "- {id: walking, name: frequent walking}\n")
    gout(_treatment(written))
    assert str(_statement(data, "treatment_effect").outcome) == meant


def test_grade_carries_the_meaning_of_its_level(data: Path) -> None:
    """The scheme's own words travel with the verdict."""
    [grade] = _statement(data, "treatment_effect", "multiple-sclerosis").grades
    assert (grade.scheme, grade.level) == ("AAN-2011", "C")
    assert grade.meaning == "possibly effective, ineffective or harmful"
    assert grade.source.id == "PMID:1001"


def test_identifiers_bring_what_they_map_to(data: Path) -> None:
    """A Mondo identifier is written once; the others follow from the ontology."""
    condition = check(data).linked.entities["condition"]["multiple-sclerosis"]
    assert condition.xrefs == ("MONDO:0005301", "Orphanet:802", "ICD10CM:G35")


def test_design_of_evidence_is_the_sources_unless_it_says_otherwise(
    data: Path, gout: Callable[[str], Path]
) -> None:
    """A survey may contain a case series."""
    gout(
        _manifestation(
            "      - {source: PMID:1001, found: Some shook., design: case series, sample: 40}\n"
            "      - {source: PMID:1001, found: Some shook., sample: 40}\n"
        )
    )
    designs = [item.design for item in _statement(data, "manifestation").evidence]
    assert designs == ["case series", "cross-sectional study"]


def test_red_flags_belong_to_a_symptom_or_a_condition_or_both(data: Path) -> None:
    """Where one is written decides to whom it belongs."""
    statements: list[Any] = [item for item, _ in check(data).linked.assertions]
    flags = {
        item.sign: (item.condition and item.condition.id, item.symptom and item.symptom.id)
        for item in statements
        if item.kind_name == "red_flag"
    }
    assert flags == {
        "Tremor with fever": (None, "tremor"),
        "Pure rest tremor": ("multiple-sclerosis", "tremor"),
    }


def test_several_near_names_are_all_suggested(
    gout: Callable[[str], Path],
    write: Callable[[str, str], Path],
    problems: Callable[[], list[str]],
) -> None:
    """The likest comes first."""
    write("symptoms/more.yaml", "- {id: tremors-at-rest, name: rest tremor}\n")
    gout("manifestations:\n  - symptom: tremor-at-rest\n    evidence:\n" + _found("1/9"))
    assert problems() == [
        "conditions/gout.yaml:6: I304 no symptom 'tremor-at-rest'; "
        "did you mean 'tremors-at-rest' or 'tremor'?"
    ]


def test_every_faulty_reference_of_a_statement_is_reported(
    gout: Callable[[str], Path], problems: Callable[[], list[str]]
) -> None:
    """One run shows them all."""
    gout("""\
treatments:
  - intervention: colchicine
    outcome: gouty podagra
    direction: benefit
    grades:
      - {scheme: NOBODY, level: A, wording: good, source: WEB:nowhere}
    evidence:
      - {source: DOI:10.5/x, found: It helped.}
""")
    assert problems() == [
        "conditions/gout.yaml:6: I304 no intervention 'colchicine'; add it first",
        "conditions/gout.yaml:7: I304 no symptom or endpoint 'gouty podagra'; add it first",
        "conditions/gout.yaml:10: G601 no grading scheme 'NOBODY'; known: AAN-2011",
        "conditions/gout.yaml:10: I304 no source 'WEB:nowhere'; add it first",
        "conditions/gout.yaml:12: I304 no source 'DOI:10.5/x'; add it first",
    ]


def test_grade_without_an_existing_source_is_reported_once(
    gout: Callable[[str], Path], problems: Callable[[], list[str]]
) -> None:
    """A verdict that nobody can look up is no verdict."""
    gout(
        _treatment("tremor")
        + "    grades:\n"
        + "      - {scheme: AAN-2011, level: B, wording: good, source: WEB:nowhere}\n"
    )
    assert problems() == ["conditions/gout.yaml:12: I304 no source 'WEB:nowhere'; add it first"]
