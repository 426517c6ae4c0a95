"""What tells conditions apart, and what is mistaken for what."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from math import log
from typing import TypeVar

from attrs import frozen

from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.diagnostic_finding import DiagnosticFinding
from neuroimmune.model.distinction import Distinction
from neuroimmune.model.estimate import Estimate
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.treatment_effect import TreatmentEffect
from neuroimmune.model.value import Shown
from neuroimmune.model.vocabulary import Direction

__all__ = ["Contrast", "ContrastKind", "Mimic", "Records", "compare", "mimics"]


T = TypeVar("T")


class ContrastKind(StrEnum):
    """What a contrast is about, in the order in which contrasts are told."""

    FEATURE = "feature"
    ONSET = "onset"
    COURSE = "course"
    SYMPTOM = "symptom"
    SITE = "site"
    TEST = "test"
    TREATMENT = "treatment"


@frozen(kw_only=True, cache_hash=True, repr=False)
class Contrast(Shown):
    """One thing that differs between conditions.

    Attributes
    ----------
    kind
        "feature" for a curated distinction, else onset, course, symptom, site, test or treatment.
    subject
        What differs.
    conditions, values
        The conditions in the order asked, and what is known of each.
    favours
        The condition that the thing speaks for, where there is one.
    likelihood_ratio
        How strongly, where known.
    basis
        The statements behind it.
    """

    kind: ContrastKind
    subject: str
    conditions: tuple[Condition, ...]
    values: tuple[str, ...]
    favours: Condition | None = None
    likelihood_ratio: Estimate | None = None
    basis: tuple[Assertion, ...] = ()

    def __str__(self) -> str:
        favours = f" ({self.favours})" if self.favours else ""
        return f"{self.kind} {self.subject}: {' | '.join(self.values)}{favours}"

    def __repr__(self) -> str:
        return f"<Contrast {self}>"


@frozen(kw_only=True)
class Records:
    """What is recorded of one condition, for a comparison."""

    condition: Condition
    manifestations: Sequence[Manifestation]
    findings: Sequence[DiagnosticFinding]
    effects: Sequence[TreatmentEffect]


def compare(records: Sequence[Records], distinctions: Iterable[Distinction]) -> list[Contrast]:
    """Set conditions side by side.

    Parameters
    ----------
    records
        What is recorded of each.
    distinctions
        Curated distinctions among them.

    Returns
    -------
    list of Contrast
        Curated distinctions first, the strongest likelihood ratio leading; then onset and
        course; then symptoms that were counted in at least two of the conditions, their sites,
        and tests and treatments that are recorded for at least two and differ. What is recorded for one
        condition alone is no difference: nobody may have looked.
    """
    rows = [_of_distinction(item, records) for item in distinctions]
    for contrasts in (_of_words, _of_symptoms, _of_sites, _of_tests, _of_treatments):
        rows += contrasts(records)
    order = list(ContrastKind)
    return sorted(rows, key=lambda row: (order.index(row.kind), -_force(row), row.subject))


def _force(row: Contrast) -> float:
    ratio = row.likelihood_ratio
    if ratio is None:
        return -1.0
    return abs(log(ratio.value)) if ratio.value > 0 else 99.0


def _of_distinction(item: Distinction, records: Sequence[Records]) -> Contrast:
    values = tuple(
        "speaks for it"
        if one.condition.id == item.favours.id
        else "speaks against it"
        if one.condition.id in (item.condition.id, item.other.id)
        else ""
        for one in records
    )
    return Contrast(
        kind=ContrastKind.FEATURE,
        subject=item.feature,
        conditions=_conditions(records),
        values=values,
        favours=item.favours,
        likelihood_ratio=item.likelihood_ratio,
        basis=(item,),
    )


def _of_words(records: Sequence[Records]) -> Iterable[Contrast]:
    for kind in (ContrastKind.ONSET, ContrastKind.COURSE):
        values = tuple(str(getattr(one.condition, kind) or "") for one in records)
        if len(set(filter(None, values))) > 1:
            yield Contrast(kind=kind, subject=kind, conditions=_conditions(records), values=values)


def _of_symptoms(records: Sequence[Records]) -> Iterable[Contrast]:
    for subject, by_condition in _shared((one.manifestations for one in records), "symptom"):
        counted = {i: item for i, item in by_condition.items() if item.frequency}
        shares = {i: item.frequency.point for i, item in counted.items() if item.frequency}
        if len(set(shares.values())) < 2:
            continue
        most, least = max(shares, key=shares.__getitem__), min(shares, key=shares.__getitem__)
        yield Contrast(
            kind=ContrastKind.SYMPTOM,
            subject=subject,
            conditions=_conditions(records),
            values=_values(len(records), {i: str(item.frequency) for i, item in counted.items()}),
            favours=records[most].condition,
            likelihood_ratio=_ratio(shares[most], shares[least]),
            basis=tuple(counted.values()),
        )


def _of_sites(records: Sequence[Records]) -> Iterable[Contrast]:
    for subject, by_condition in _shared((one.manifestations for one in records), "symptom"):
        placed = {i: item for i, item in by_condition.items() if item.sites}
        texts = {i: ", ".join(item.sites) for i, item in placed.items()}
        if len({frozenset(item.sites) for item in placed.values()}) > 1:
            yield Contrast(
                kind=ContrastKind.SITE,
                subject=subject,
                conditions=_conditions(records),
                values=_values(len(records), texts),
                basis=tuple(placed.values()),
            )


def _ratio(more: float, less: float) -> Estimate | None:
    if not less:
        return None  # found in nobody: the ratio has no number
    return Estimate(measure="ratio of the frequencies", value=round(more / less, 2))


def _of_tests(records: Sequence[Records]) -> Iterable[Contrast]:
    for subject, by_condition in _shared((one.findings for one in records), "test"):
        texts = {i: _finding(item) for i, item in by_condition.items()}
        if len(set(texts.values())) > 1:
            values = _values(len(records), texts)
            basis = tuple(by_condition.values())
            yield Contrast(
                kind=ContrastKind.TEST,
                subject=subject,
                conditions=_conditions(records),
                values=values,
                basis=basis,
            )


def _finding(item: DiagnosticFinding) -> str:
    accuracy = (("sensitivity", item.sensitivity), ("specificity", item.specificity))
    parts = [item.finding, *(f"{name} {share}" for name, share in accuracy if share)]
    return "; ".join(parts)


def _of_treatments(records: Sequence[Records]) -> Iterable[Contrast]:
    effects = [
        [_Effect(effect) for effect in one.effects if effect.direction is not Direction.UNKNOWN]
        for one in records
    ]
    for subject, by_condition in _shared(effects, "name"):
        texts = {i: str(item.effect.direction) for i, item in by_condition.items()}
        if len(set(texts.values())) > 1:
            basis = tuple(item.effect for item in by_condition.values())
            values = _values(len(records), texts)
            yield Contrast(
                kind=ContrastKind.TREATMENT,
                subject=subject,
                conditions=_conditions(records),
                values=values,
                basis=basis,
            )


@frozen
class _Effect:
    """An effect under a name that two conditions can share."""

    effect: TreatmentEffect

    @property
    def name(self) -> str:
        return f"{self.effect.intervention} for {self.effect.outcome}"


def _shared(groups: Iterable[Iterable[T]], role: str) -> Iterable[tuple[str, dict[int, T]]]:
    """Give what at least two groups have in a role, by the group's position."""
    found: dict[str, dict[int, T]] = {}
    for i, group in enumerate(groups):
        for item in group:
            found.setdefault(str(getattr(item, role)), {}).setdefault(i, item)
    return ((name, members) for name, members in found.items() if len(members) > 1)


def _conditions(records: Sequence[Records]) -> tuple[Condition, ...]:
    return tuple(one.condition for one in records)


def _values(length: int, known: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(known.get(i, "not recorded") for i in range(length))


@frozen(kw_only=True, cache_hash=True, repr=False)
class Mimic(Shown):
    """A condition that is mistaken for another, with what tells the two apart.

    Attributes
    ----------
    condition
        The mimic.
    mimicked
        What it is mistaken for.
    distinctions
        What tells the two apart.
    symptoms
        The symptoms that both have.
    """

    condition: Condition
    mimicked: Condition
    distinctions: tuple[Distinction, ...]
    symptoms: tuple[Symptom, ...] = ()

    def __str__(self) -> str:
        return f"{self.condition} for {self.mimicked}: {len(self.distinctions)} distinctions"

    def __repr__(self) -> str:
        return f"<Mimic {self}>"


def mimics(
    condition: Condition,
    distinctions: Iterable[Distinction],
    symptoms_of: Mapping[str, Mapping[str, Symptom]],
) -> list[Mimic]:
    """Gather the other side of a condition's distinctions, the most often distinguished first.

    Parameters
    ----------
    condition
        What is mimicked.
    distinctions
        All that involve it.
    symptoms_of
        The symptoms of each condition by id.
    """
    groups: dict[str, list[Distinction]] = {}
    others: dict[str, Condition] = {}
    for item in distinctions:
        other = item.other if item.condition.id == condition.id else item.condition
        others[other.id] = other
        groups.setdefault(other.id, []).append(item)
    own = symptoms_of.get(condition.id, {})
    rows = [
        Mimic(
            condition=others[name],
            mimicked=condition,
            distinctions=tuple(items),
            symptoms=tuple(s for key, s in symptoms_of.get(name, {}).items() if key in own),
        )
        for name, items in groups.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.distinctions), row.condition.name))
