"""A ranked differential that shows its arithmetic.

The model is told, with its sources, in ``docs/explanation/differential.md``.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING

from attrs import frozen

from neuroimmune.errors import ArgumentError
from neuroimmune.model.condition import Condition
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import Shown
from neuroimmune.model.vocabulary import BodySite, Onset
from neuroimmune.reasoning.clues import Clues
from neuroimmune.reasoning.contribution import Contribution
from neuroimmune.reasoning.likelihood import Likelihoods

if TYPE_CHECKING:
    from neuroimmune.model.autoantibody import Autoantibody
    from neuroimmune.model.diagnostic_test import DiagnosticTest

    Topic = Symptom | DiagnosticTest | Autoantibody

__all__ = ["Candidate", "Patient", "Tables", "clue_rows", "probabilities", "rank"]


@frozen(kw_only=True, cache_hash=True)
class Patient:
    """What is known of a patient.

    Attributes
    ----------
    present, absent
        Symptoms and signs.
    tests
        Ids of tests and autoantibodies, with whether the result was positive.
    history
        Ids of triggers.
    age
        In years.
    sex
        "female" or "male".
    onset
        How fast it began.
    site
        Where in the body the findings are.
    prior
        "prevalence" or "flat".
    """

    present: tuple[Symptom, ...]
    absent: tuple[Symptom, ...] = ()
    tests: tuple[tuple[str, bool], ...] = ()
    history: tuple[str, ...] = ()
    age: float | None = None
    sex: str | None = None
    onset: Onset | None = None
    site: BodySite | None = None
    prior: str = "prevalence"


@frozen(kw_only=True, cache_hash=True, repr=False)
class Candidate(Shown):
    """A condition that may explain the findings.

    Attributes
    ----------
    condition
        The condition.
    score
        The sum of its contributions.
    probability
        Its share among all candidates.
    contributions
        What each clue adds; they sum to the score.
    unexplained
        Present findings that are not recorded for it.
    """

    condition: Condition
    score: float
    probability: float
    contributions: tuple[Contribution, ...]
    unexplained: tuple[Symptom, ...]

    @property
    def odds(self) -> float:
        """Posterior odds against all other candidates together."""
        return self.probability / max(1 - self.probability, 1e-12)

    def __str__(self) -> str:
        return f"{self.condition}: {self.probability:.0%}"

    def __repr__(self) -> str:
        return f"<Candidate {self}>"


_UNEXPLAINED = ("not recorded", "recorded as absent")


@frozen(eq=False)
class Tables:
    """What a knowledge base says of all conditions, ready to be added up."""

    likelihoods: Likelihoods
    clues: Clues

    subjects: Sequence["Topic"]
    """Whatever can be looked for: symptoms, tests, autoantibodies."""

    @property
    def conditions(self) -> Sequence[Condition]:
        """All conditions, in the order of every list."""
        return self.likelihoods.conditions


def rank(
    tables: Tables, patient: Patient, among: Sequence[int] | None = None
) -> tuple[Candidate, ...]:
    """Rank conditions by the sum of what each clue adds.

    Parameters
    ----------
    tables
        What the base says.
    patient
        What is known.
    among
        Numbers of the conditions to consider; all without it.

    Raises
    ------
    ArgumentError
        If a finding is both present and absent, or a narrower one present.
    """
    rows = clue_rows(tables, patient)
    columns = list(zip(*rows, strict=True))
    members = range(len(columns)) if among is None else among
    sums = list(map(sum, zip(*([part.value for part in row] for row in rows), strict=True)))
    scores = {i: sums[i] for i in members}
    shares = probabilities(scores)
    order = sorted(members, key=lambda i: (-scores[i], tables.conditions[i].id))
    asked = [(symptom, tables.likelihoods.present(symptom.id)) for symptom in patient.present]
    return tuple(
        Candidate(
            condition=tables.conditions[i],
            score=scores[i],
            probability=shares[i],
            contributions=columns[i],
            unexplained=tuple(symptom for symptom, row in asked if row[i].ground in _UNEXPLAINED),
        )
        for i in order
    )


def probabilities(scores: Mapping[int, float]) -> dict[int, float]:
    """Turn scores into shares that sum to one."""
    most = max(scores.values(), default=0.0)
    weights = {i: exp(score - most) for i, score in scores.items()}
    total = sum(weights.values())
    return {i: weight / total for i, weight in weights.items()}


def clue_rows(tables: Tables, patient: Patient) -> list[Sequence[Contribution]]:
    """Give what each clue adds for every condition, one row a clue."""
    steps, clues = tables.likelihoods, tables.clues
    present = _with_ancestors(steps, patient.present)
    rows: list[Sequence[Contribution]] = [steps.present(name) for name in present]
    rows += [
        steps.absent(symptom.id, _nearest(steps, symptom.id, present))
        for symptom in _widest(steps, patient.absent, present)
    ]
    rows += [clues.test(name, positive=positive) for name, positive in patient.tests]
    rows += [clues.trigger(name) for name in patient.history]
    if patient.age is not None:
        rows.append(clues.age(patient.age))
    if patient.sex is not None:
        rows.append(clues.sex(patient.sex))
    if patient.onset is not None:
        rows.append(clues.onset(patient.onset))
    if patient.site is not None:
        rows.append(steps.at(patient.site, patient.present))
    if patient.prior == "prevalence":
        rows.append(clues.prevalence())
    return rows


def _with_ancestors(steps: Likelihoods, present: Iterable[Symptom]) -> list[str]:
    """Give findings and all broader ones once, in an order that does not depend on how asked."""
    names = {name for symptom in present for name in (symptom.id, *steps.ancestors(symptom.id))}
    return sorted(names, key=lambda name: (len(steps.ancestors(name)), name))


def _nearest(steps: Likelihoods, name: str, present: Sequence[str]) -> str | None:
    held = set(present)
    return next((broader for broader in steps.ancestors(name) if broader in held), None)


def _widest(steps: Likelihoods, absent: Sequence[Symptom], present: Sequence[str]) -> list[Symptom]:
    """Leave out what the absence of something broader says already; refuse contradictions."""
    held, missing = set(present), {symptom.id for symptom in absent}
    for symptom in absent:
        if symptom.id in held:
            raise ArgumentError(
                f"{symptom.name!r} cannot be absent: it, or something narrower, is present"
            )
    kept = [symptom for symptom in absent if not missing.intersection(steps.ancestors(symptom.id))]
    return sorted(dict.fromkeys(kept), key=lambda symptom: symptom.id)
