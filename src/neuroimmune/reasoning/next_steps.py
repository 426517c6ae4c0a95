"""Which question or test would tell most, the harmless before the burdensome."""

from collections.abc import Iterator, Mapping, Sequence
from math import log2

from attrs import evolve, frozen

from neuroimmune.model.autoantibody import Autoantibody
from neuroimmune.model.condition import Condition
from neuroimmune.model.diagnostic_test import DiagnosticTest
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import Shown
from neuroimmune.model.vocabulary import Burden
from neuroimmune.reasoning.differential import (
    Candidate,
    Patient,
    Tables,
    clue_rows,
    probabilities,
)

__all__ = ["NextStep", "next_steps"]

Topic = Symptom | DiagnosticTest | Autoantibody

_CANDIDATES = 12
_LEAST_DIFFERENCE = 0.1
"""Answers about which the candidates differ less tell nothing worth asking."""

_LIKELY_ENOUGH = 0.005
_COST = {Burden.NONE: 1.0, Burden.LOW: 1.25, Burden.MODERATE: 2.0, Burden.HIGH: 4.0}
"""By how much more a test must tell to come before a question."""


@frozen(kw_only=True, cache_hash=True, repr=False)
class NextStep(Shown):
    """A question or test, and what each answer would mean.

    Attributes
    ----------
    subject
        What to look for: a symptom or sign, a test, an autoantibody.
    gain
        Expected information in bits: how much surer one would be on average.
    burden
        What it asks of the patient.
    if_present, if_absent
        The likeliest condition after either answer, with its probability.
    chance
        How likely the answer "present" or "positive" is.
    """

    subject: Symptom | DiagnosticTest | Autoantibody
    gain: float
    burden: Burden
    chance: float
    if_present: tuple[Condition, float]
    if_absent: tuple[Condition, float]

    def __str__(self) -> str:
        yes, no = self.if_present, self.if_absent
        return (
            f"{self.subject}: {self.gain:.2f} bits; if so {yes[0]} {yes[1]:.0%}, "
            f"if not {no[0]} {no[1]:.0%}"
        )

    def __repr__(self) -> str:
        return f"<NextStep {self}>"


def next_steps(
    tables: Tables, patient: Patient, candidates: Sequence[Candidate], most: int
) -> list[NextStep]:
    """Find the questions and tests that would shrink the uncertainty most.

    Parameters
    ----------
    tables, patient, candidates
        What the base says, what is known so far, and how it was ranked.
    most
        How many to give.
    """
    position = {condition.id: i for i, condition in enumerate(tables.conditions)}
    scores = {
        position[candidate.condition.id]: candidate.score
        for candidate in candidates[:_CANDIDATES]
        if candidate.probability >= _LIKELY_ENOUGH
    }
    found = [
        step
        for subject in tables.subjects
        if not _is_answered(tables, patient, subject)
        for step in _step(tables, patient, subject, scores)
    ]
    return sorted(found, key=lambda step: (-step.gain / _COST[step.burden], step.subject.id))[:most]


def _step(
    tables: Tables,
    patient: Patient,
    subject: Topic,
    scores: Mapping[int, float],
) -> Iterator[NextStep]:
    """Weigh one subject; nothing where no answer would make one surer."""
    chances = {i: _chance(tables, i, subject) for i in scores}
    if max(chances.values()) - min(chances.values()) < _LEAST_DIFFERENCE:
        return
    shares = probabilities(scores)
    chance = sum(shares[i] * chances[i] for i in scores)
    yes, no = (
        probabilities({i: sums[i] for i in scores}) for sums in _answers(tables, patient, subject)
    )
    gain = _entropy(shares) - chance * _entropy(yes) - (1 - chance) * _entropy(no)
    if gain > 0:
        yield NextStep(
            subject=subject,
            gain=gain,
            burden=_burden(subject),
            chance=chance,
            if_present=_likeliest(tables, yes),
            if_absent=_likeliest(tables, no),
        )


def _likeliest(tables: Tables, shares: Mapping[int, float]) -> tuple[Condition, float]:
    i = max(shares, key=shares.__getitem__)
    return tables.conditions[i], shares[i]


def _is_answered(tables: Tables, patient: Patient, subject: Topic) -> bool:
    if not isinstance(subject, Symptom):
        return subject.id in dict(patient.tests)
    steps = tables.likelihoods
    line = {subject.id, *steps.ancestors(subject.id)}
    present = {n for s in patient.present for n in (s.id, *steps.ancestors(s.id))}
    return subject.id in present or bool(line & {symptom.id for symptom in patient.absent})


def _chance(tables: Tables, i: int, subject: Topic) -> float:
    if isinstance(subject, Symptom):
        return tables.likelihoods.chance(i, subject.id)
    return tables.clues.positive(i, subject.id)


def _answers(tables: Tables, patient: Patient, subject: Topic) -> tuple[list[float], list[float]]:
    """Give the scores of every condition after the answers yes and no."""
    if isinstance(subject, Symptom):
        yes = evolve(patient, present=(*patient.present, subject))
        no = evolve(patient, absent=(*patient.absent, subject))
    else:
        yes = evolve(patient, tests=(*patient.tests, (subject.id, True)))
        no = evolve(patient, tests=(*patient.tests, (subject.id, False)))
    return _sums(tables, yes), _sums(tables, no)


def _sums(tables: Tables, patient: Patient) -> list[float]:
    rows = clue_rows(tables, patient)
    return [sum(row[i].value for row in rows) for i in range(len(tables.conditions))]


def _burden(subject: Topic) -> Burden:
    if isinstance(subject, Symptom):
        return Burden.NONE
    return subject.burden if isinstance(subject, DiagnosticTest) else Burden.LOW


def _entropy(shares: Mapping[int, float]) -> float:
    return -sum(share * log2(share) for share in shares.values() if share > 0)
