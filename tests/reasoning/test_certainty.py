"""The rules of certainty, one by one."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neuroimmune as ni
from neuroimmune.reasoning.certainty import QUESTIONS, Question, judge
from tests.strategies import evidences

SOURCE = ni.Source(
    id="PMID:1", title="A title", year=2001, kind="randomised trial", checked="https://example.org"
)


def evidence(**changes: Any) -> ni.Evidence:
    """Make a finding of a large randomised trial, or what the changes make of it."""
    parts: dict[str, Any] = {"source": SOURCE, "found": "x", "sample": 1000}
    return ni.Evidence(**(parts | changes))


@pytest.mark.parametrize(
    ("design", "effect", "frequency", "mechanism"),
    [
        ("systematic review", "high", "high", "high"),
        ("randomised trial", "high", "moderate", "high"),
        ("guideline", "low", "moderate", "low"),
        ("cohort study", "low", "high", "low"),
        ("case series", "very low", "low", "low"),
        ("case report", "very low", "very low", "very low"),
        ("narrative review", "very low", "low", "low"),
        ("laboratory study", "very low", "very low", "low"),
    ],
)
def test_the_start_depends_on_design_and_question(
    design: str, effect: str, frequency: str, mechanism: str
) -> None:
    """A cohort tells a frequency well and an effect poorly."""
    found = [evidence(design=design)]
    assert judge(Question.EFFECT, found).certainty == effect
    assert judge(Question.FREQUENCY, found).certainty == frequency
    assert judge(Question.MECHANISM, found).certainty == mechanism


@pytest.mark.parametrize(
    ("changes", "certainty", "reason"),
    [
        ({"risk_of_bias": "serious"}, "moderate", "-1 for serious risk of bias"),
        ({"risk_of_bias": "very serious"}, "low", "-2 for very serious risk of bias"),
        ({"risk_of_bias": "some concerns"}, "high", None),
        ({"indirect": "other drug"}, "moderate", "-1 for indirectness: other drug"),
        ({"sample": 399}, "moderate", "-1 for imprecision: 399 participants, fewer than 400"),
        ({"sample": 49}, "low", "-2 for imprecision: 49 participants, fewer than 50"),
        ({"sample": 1}, "low", "-2 for imprecision: 1 participant, fewer than 50"),
        (
            {"sample": None},
            "moderate",
            "-1 for imprecision: the number of participants is not recorded",
        ),
        ({"sample": 20, "indirect": "x", "risk_of_bias": "serious"}, "very low", None),
    ],
)
def test_steps_down(changes: dict[str, Any], certainty: str, reason: str | None) -> None:
    """Each weakness costs its step and says so; below very low there is nothing."""
    judgement = judge(Question.EFFECT, [evidence(**changes)])
    assert judgement.certainty == certainty
    if reason:
        assert judgement.rationale[-1] == reason


def test_a_review_that_rates_itself_low_starts_low() -> None:
    """Its authors know it best; a higher rating than the design's lifts nothing."""
    review = {"design": "systematic review", "sample": 1000}
    low = judge(Question.EFFECT, [evidence(**review, rated="low")])
    assert low.certainty == "low"
    assert low.rationale == (
        "starts low: the best evidence is systematic review, which reviewers rated low",
    )
    with_trial = [evidence(**review, rated="low"), evidence()]
    assert judge(Question.EFFECT, with_trial).certainty == "low"
    series = evidence(design="case series", sample=1000, rated="high")
    assert judge(Question.EFFECT, [series]).certainty == "very low"


def test_contrary_evidence_costs_a_step_and_is_named() -> None:
    """Inconsistency shows its source."""
    judgement = judge(Question.EFFECT, [evidence(), evidence(bearing="refutes")])
    assert judgement.certainty == "moderate"
    assert judgement.rationale[-1] == "-1 for inconsistency: PMID:1 found otherwise"


def test_a_review_is_not_added_to_its_trials() -> None:
    """300 in a review and 300 in its trial are 300 people."""
    review = evidence(design="systematic review", sample=300)
    assert judge(Question.EFFECT, [review, evidence(sample=300)]).certainty == "moderate"
    assert judge(Question.EFFECT, [evidence(sample=300)] * 2).certainty == "high"


@pytest.mark.parametrize(
    ("value", "low", "high", "certainty"),
    [
        (5.5, 3.0, 9.0, "high"),
        (0.1, 0.05, 0.2, "high"),
        (2.5, 1.4, 4.0, "moderate"),
        (2.5, 0.9, 4.0, "low"),
        (1.5, 1.2, 1.9, "low"),
    ],
)
def test_large_effects_lift_observation(
    value: float, low: float, high: float, certainty: str
) -> None:
    """As GRADE has it: two-fold one step, five-fold two, if the interval excludes no effect."""
    estimate = ni.Estimate(measure="odds ratio", value=value, low=low, high=high)
    found = [evidence(design="cohort study", estimate=estimate)]
    assert judge(Question.RISK, found).certainty == certainty


def test_a_weakness_forbids_the_lift() -> None:
    """No step up where there was a step down."""
    estimate = ni.Estimate(measure="odds ratio", value=9, low=5, high=12)
    found = [evidence(design="cohort study", estimate=estimate, risk_of_bias="serious")]
    assert judge(Question.RISK, found).certainty == "very low"


def test_an_unknown_direction_is_never_sure_and_a_mixed_one_inconsistent() -> None:
    """However good the studies."""
    found = [evidence()]
    unknown = judge(Question.EFFECT, found, direction=ni.Direction.UNKNOWN)
    mixed = judge(Question.EFFECT, found, direction=ni.Direction.MIXED)
    assert (unknown.certainty, mixed.certainty) == ("very low", "moderate")


def test_a_refuted_statement_rests_on_what_refutes_it() -> None:
    """The certainty is that of the refutation."""
    found = [evidence(bearing="refutes"), evidence(design="case report", sample=1)]
    refuted = judge(Question.EFFECT, found, standing=ni.Standing.REFUTED)
    assert refuted.certainty == "moderate"
    assert judge(Question.EFFECT, found).certainty == "very low"


@given(
    st.sampled_from(Question),
    st.lists(evidences, min_size=1, max_size=4),
    st.sampled_from(ni.Direction),
)
def test_contrary_evidence_never_makes_surer(
    question: Question, found: list[ni.Evidence], direction: ni.Direction
) -> None:
    """Whatever is known, one more source against it cannot raise the certainty."""
    against = attrs.evolve(found[0], bearing=ni.Bearing.REFUTES)
    before = judge(question, found, direction=direction)
    assert judge(question, [*found, against], direction=direction).certainty <= before.certainty
    assert before.rationale


def test_every_kind_of_assertion_asks_a_question() -> None:
    """No statement is without a rule."""
    kinds = {kind.kind_name for kind in ni.Assertion.__subclasses__()}
    assert kinds <= set(QUESTIONS)
