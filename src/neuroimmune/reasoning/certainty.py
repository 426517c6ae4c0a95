"""How sure: GRADE's four words, derived from the evidence by rules that anyone can read.

The rules follow GRADE where it speaks (a start by study design, steps down for risk of bias,
inconsistency, indirectness and imprecision, steps up for large effects) and are stated in full,
with their sources and the places where they are our own, in ``docs/explanation/evidence.md``.
"""

from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from neuroimmune.model.evidence import Evidence
from neuroimmune.model.vocabulary import (
    Bearing,
    Certainty,
    Direction,
    RiskOfBias,
    Standing,
    StudyDesign,
)

__all__ = ["QUESTIONS", "Judgement", "Question", "judge"]

D = StudyDesign


class Question(StrEnum):
    """What a statement asks of its evidence; the same design answers one better than another."""

    EFFECT = "effect"
    RISK = "risk"
    FREQUENCY = "frequency"
    ACCURACY = "accuracy"
    MECHANISM = "mechanism"


QUESTIONS = {
    "treatment_effect": Question.EFFECT,
    "risk_association": Question.RISK,
    "manifestation": Question.FREQUENCY,
    "antibody_association": Question.FREQUENCY,
    "characteristic": Question.FREQUENCY,
    "diagnostic_finding": Question.ACCURACY,
    "distinction": Question.ACCURACY,
    "red_flag": Question.ACCURACY,
    "causal_link": Question.MECHANISM,
}
"""The question that each kind of assertion asks."""

_EFFECT = {
    Certainty.HIGH: {D.SYSTEMATIC_REVIEW, D.RANDOMISED_TRIAL},
    Certainty.LOW: {
        D.GUIDELINE,  # a verdict, not a study: the trials it weighed count by themselves
        D.REGULATORY_DOCUMENT,
        D.CONTROLLED_TRIAL,
        D.COHORT_STUDY,
        D.CASE_CONTROL_STUDY,
        D.CROSS_SECTIONAL_STUDY,
        D.DIAGNOSTIC_ACCURACY_STUDY,
    },
}
_OBSERVED = {
    Certainty.HIGH: {
        D.SYSTEMATIC_REVIEW,
        D.COHORT_STUDY,
        D.CROSS_SECTIONAL_STUDY,
        D.DIAGNOSTIC_ACCURACY_STUDY,
    },
    Certainty.MODERATE: {
        D.RANDOMISED_TRIAL,
        D.CONTROLLED_TRIAL,
        D.UNCONTROLLED_TRIAL,
        D.CASE_CONTROL_STUDY,
        D.GUIDELINE,
        D.REGULATORY_DOCUMENT,
    },
    Certainty.LOW: {
        D.CASE_SERIES,
        D.CONSENSUS_STATEMENT,
        D.NARRATIVE_REVIEW,
        D.PHYSIOLOGICAL_STUDY,
    },
}
_STARTS: dict[Question, dict[Certainty, set[StudyDesign]]] = {
    Question.EFFECT: _EFFECT,
    Question.RISK: _EFFECT,
    Question.FREQUENCY: _OBSERVED,
    Question.ACCURACY: _OBSERVED,
    Question.MECHANISM: {
        Certainty.HIGH: {D.SYSTEMATIC_REVIEW, D.RANDOMISED_TRIAL},
        Certainty.LOW: {
            D.CONTROLLED_TRIAL,
            D.COHORT_STUDY,
            D.CASE_CONTROL_STUDY,
            D.CROSS_SECTIONAL_STUDY,
            D.DIAGNOSTIC_ACCURACY_STUDY,
            D.UNCONTROLLED_TRIAL,
            D.PHYSIOLOGICAL_STUDY,
            D.LABORATORY_STUDY,
            D.GUIDELINE,
            D.CONSENSUS_STATEMENT,
            D.NARRATIVE_REVIEW,
            D.CASE_SERIES,
        },
    },
}

_ENOUGH = {Question.EFFECT: (400, 50), Question.RISK: (400, 50)}
"""Participants below which a result is imprecise, and very imprecise; other questions: 100, 30."""

_SECONDARY = {D.SYSTEMATIC_REVIEW, D.GUIDELINE, D.NARRATIVE_REVIEW, D.CONSENSUS_STATEMENT}
_UNCOUNTED = {D.GUIDELINE, D.REGULATORY_DOCUMENT, D.NARRATIVE_REVIEW, D.CONSENSUS_STATEMENT}
"""Designs that count no participants of their own."""
_RATIOS = ("odds ratio", "risk ratio", "relative risk", "hazard ratio", "rate ratio")


@frozen
class Judgement:
    """A certainty and the steps that led to it."""

    certainty: Certainty
    rationale: tuple[str, ...]


@frozen
class _Step:
    change: int
    why: str


def judge(
    question: Question,
    evidence: Sequence[Evidence],
    *,
    standing: Standing = Standing.ESTABLISHED,
    direction: Direction | None = None,
) -> Judgement:
    """Derive the certainty of a statement from its evidence.

    Parameters
    ----------
    question
        What the statement asks.
    evidence
        All of it, contrary findings too.
    standing
        For a refuted statement the contrary findings are the ones that carry it.
    direction
        Of a treatment effect: an unknown one is never sure, a mixed one is inconsistent.

    Returns
    -------
    Judgement
        The certainty with one line for each step.

    Notes
    -----
    ``docs/explanation/evidence.md`` states the rules and their sources.
    """
    carrying, contrary = _sides(evidence, standing)
    if not carrying:
        return Judgement(Certainty.VERY_LOW, ("no source supports it: very low",))
    if direction is Direction.UNKNOWN:
        return Judgement(Certainty.VERY_LOW, ("the direction is unknown: very low",))
    by_design = max(_start(question, item) for item in carrying)
    best = [item for item in carrying if _start(question, item) == by_design]
    # Reviewers who rated the evidence knew it better than its designs tell.
    rated = max((item.rated for item in carrying if item.rated is not None), default=by_design)
    start = min(by_design, rated)
    steps = [
        step
        for step in (
            _bias(best),
            _inconsistency(contrary, direction),
            _indirectness(best),
            _imprecision(question, carrying, best),
        )
        if step
    ]
    if not steps and question in _ENOUGH and start == Certainty.LOW:
        steps = [step for step in (_large_effect(best),) if step]
    levels = list(Certainty)
    level = levels[max(0, min(3, start.rank + sum(step.change for step in steps)))]
    designs = " and ".join(sorted({item.design for item in best}))
    reviewed = f", which reviewers rated {rated}" if rated < by_design else ""
    return Judgement(
        level,
        (
            f"starts {start}: the best evidence is {designs}{reviewed}",
            *(step.why for step in steps),
        ),
    )


def _sides(
    evidence: Sequence[Evidence], standing: Standing
) -> tuple[list[Evidence], list[Evidence]]:
    supporting = [item for item in evidence if item.bearing is Bearing.SUPPORTS]
    contrary = [item for item in evidence if item.bearing is not Bearing.SUPPORTS]
    return (contrary, supporting) if standing is Standing.REFUTED else (supporting, contrary)


def _start(question: Question, item: Evidence) -> Certainty:
    for certainty, designs in _STARTS[question].items():
        if item.design in designs:
            return certainty
    return Certainty.VERY_LOW


def _bias(best: Sequence[Evidence]) -> _Step | None:
    # The least biased of the best studies counts: it could stand alone.
    worst = min(item.risk_of_bias or RiskOfBias.LOW for item in best)
    steps = {RiskOfBias.SERIOUS: -1, RiskOfBias.VERY_SERIOUS: -2}
    if worst not in steps:
        return None
    return _Step(steps[worst], f"{steps[worst]} for {worst} risk of bias")


def _inconsistency(contrary: Sequence[Evidence], direction: Direction | None) -> _Step | None:
    if not contrary:
        mixed = direction is Direction.MIXED
        return _Step(-1, "-1 for inconsistency: the results are mixed") if mixed else None
    names = ", ".join(str(item.source.id) for item in contrary)
    return _Step(-1, f"-1 for inconsistency: {names} found otherwise")


def _indirectness(best: Sequence[Evidence]) -> _Step | None:
    if not all(item.indirect for item in best):
        return None
    return _Step(-1, f"-1 for indirectness: {best[0].indirect}")


def _imprecision(
    question: Question, carrying: Sequence[Evidence], best: Sequence[Evidence]
) -> _Step | None:
    if question is Question.MECHANISM or all(item.design in _UNCOUNTED for item in best):
        return None
    people = _participants(carrying)
    if people is None:
        return _Step(-1, "-1 for imprecision: the number of participants is not recorded")
    enough, few = _ENOUGH.get(question, (100, 30))
    if people >= enough:
        return None
    change = -2 if people < few else -1
    limit = few if people < few else enough
    counted = "1 participant" if people == 1 else f"{people} participants"
    return _Step(change, f"{change} for imprecision: {counted}, fewer than {limit}")


def _participants(carrying: Sequence[Evidence]) -> int | None:
    # A review contains its trials: the larger of the two counts, never their sum.
    reviews = [i.participants for i in carrying if i.participants and i.design in _SECONDARY]
    studies = [i.participants for i in carrying if i.participants and i.design not in _SECONDARY]
    return max(max(reviews, default=0), sum(studies)) or None


def _large_effect(best: Sequence[Evidence]) -> _Step | None:
    for item in best:
        estimate = item.estimate
        if estimate is None or not estimate.measure.endswith(_RATIOS):
            continue
        if estimate.low is None or estimate.high is None or estimate.low <= 1 <= estimate.high:
            continue
        size = max(estimate.value, 1 / estimate.value) if estimate.value else 0
        if size >= 5:
            return _Step(2, f"+2 for a very large effect: {estimate}")
        if size >= 2:
            return _Step(1, f"+1 for a large effect: {estimate}")
    return None
