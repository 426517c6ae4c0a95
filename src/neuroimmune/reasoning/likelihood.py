"""How likely a finding is in each condition, against a background of all conditions.

``docs/explanation/differential.md`` explains the model and where its parts come from.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from statistics import median

from attrs import field, frozen

from neuroimmune.model.condition import Condition
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.vocabulary import BodySite, Standing
from neuroimmune.reasoning.contribution import Contribution

__all__ = ["Likelihoods"]

UNLISTED = 0.03
"""Chance of a finding in a condition that does not list it: coincidence, and what we lack."""

COST_OF_UNLISTED = log(0.1)
"""The most that one unlisted finding can cost."""

MOST_GAIN = log(100)
"""The most that one step can gain: rarer findings are mostly records that are missing."""

DAMPING = 0.5
"""Share of its logarithm at which the absence of a finding counts."""

HIGHEST = 0.90
"""Frequencies near one are often guesses; absence is weighed as if none were higher."""

_SITE_FITS, _SITE_DIFFERS = log(1.2), log(0.5)
_WEIGHT = {
    Standing.ESTABLISHED: 1.0,
    Standing.REPORTED: 0.7,
    Standing.CONTESTED: 0.2,
    Standing.REFUTED: 0.0,
}
_PRIOR_SAMPLE = 4
_SAMPLE_OF_RANGE = 30
_SAMPLE_OF_CLASS = 10


@frozen(eq=False)
class Likelihoods:
    """Chances of all symptoms in all conditions, and the steps that follow from them.

    Parameters
    ----------
    conditions
        In a fixed order; every sequence below follows it.
    symptoms
        All symptoms by id.
    manifestations
        All of the base, those that do not hold included.
    """

    conditions: Sequence[Condition]
    symptoms: Mapping[str, Symptom]
    manifestations: Iterable[Manifestation]
    _chances: list[dict[str, float]] = field(init=False)
    _bases: list[dict[str, Manifestation]] = field(init=False)
    _denied: list[dict[str, Manifestation]] = field(init=False)
    _direct: list[set[str]] = field(init=False)
    _backgrounds: dict[str, float] = field(init=False, factory=dict)
    _steps: dict[tuple[str, str], list[Contribution]] = field(init=False, factory=dict)
    _ancestors: dict[str, tuple[str, ...]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        rows = list(self.manifestations)
        usual = _usual_chances(rows)
        own: dict[str, list[Manifestation]] = {c.id: [] for c in self.conditions}
        for row in rows:
            if row.condition.id in own:
                own[row.condition.id].append(row)
        object.__setattr__(self, "_chances", [])
        object.__setattr__(self, "_bases", [])
        object.__setattr__(self, "_denied", [])
        object.__setattr__(self, "_direct", [])
        for condition in self.conditions:
            self._add(self._lineage(condition, own), usual)

    def _lineage(
        self, condition: Condition, own: Mapping[str, list[Manifestation]]
    ) -> dict[str, Manifestation]:
        """Give a condition's manifestations by symptom; a subtype has its parent's where it is mute."""
        rows = {} if condition.parent is None else self._lineage(condition.parent, own)
        rows |= {row.symptom.id: row for row in own.get(condition.id, ())}
        return rows

    def _add(self, rows: Mapping[str, Manifestation], usual: Mapping[Standing, float]) -> None:
        chances: dict[str, float] = {}
        bases: dict[str, Manifestation] = {}
        for name, row in rows.items():
            if not row.holds:
                continue
            chance = _chance(row, usual)
            for symptom in (name, *self.ancestors(name)):
                # Whoever has a narrower finding has the broader one.
                if chance > chances.get(symptom, 0):
                    chances[symptom] = chance
                    bases[symptom] = row
        self._chances.append(chances)
        self._bases.append(bases)
        self._denied.append({name: row for name, row in rows.items() if not row.holds})
        self._direct.append({name for name, row in rows.items() if row.holds})

    def ancestors(self, name: str) -> tuple[str, ...]:
        """Give the ids of all broader symptoms."""
        found = self._ancestors.get(name)
        if found is None:
            above = self.symptoms[name].broader
            found = self._ancestors[name] = tuple(symptom.id for symptom in above)
        return found

    def chance(self, i: int, name: str) -> float:
        """Give the chance of a symptom in condition number `i`."""
        return max(self._chances[i].get(name, 0.0), UNLISTED)

    def background(self, name: str) -> float:
        """Give the mean chance of a symptom over all conditions."""
        found = self._backgrounds.get(name)
        if found is None:
            total = sum(self.chance(i, name) for i in range(len(self.conditions)))
            found = self._backgrounds[name] = total / len(self.conditions)
        return found

    def present(self, name: str) -> list[Contribution]:
        """Give what a finding adds for each condition, given that its broader ones are present.

        The chain from a broad finding to a narrow one is told step by step, so that two related
        findings share the steps they have in common and are not counted twice.
        """
        found = self._steps.get((name, "present"))
        if found is None:
            found = [self._present(i, name) for i in range(len(self.conditions))]
            self._steps[name, "present"] = found
        return found

    def _present(self, i: int, name: str) -> Contribution:
        label = self.symptoms[name].name
        parents = [parent.id for parent in self.symptoms[name].parents]
        chances = self._chances[i]
        if name in self._denied[i] and name not in chances:
            return Contribution(
                label, COST_OF_UNLISTED, "recorded as absent", self._denied[i][name]
            )
        # What the broader findings gained already: the whole chain of an unlisted finding adds
        # up to its cost, and the chain of a listed one to no less.
        gained = sum(self.present(broader)[i].value for broader in self.ancestors(name))
        rest = self._unlisted(name) - gained
        if name in chances:
            gain = log(self.chance(i, name) / self._given(i, parents))
            gain -= log(self.background(name) / self._background_given(parents))
            floor = max(0.0, rest) if parents else rest
            basis = self._bases[i][name]
            value = min(max(gain, floor), max(MOST_GAIN, floor))
            return Contribution(label, value, "recorded", basis, _spread(basis, chances[name]))
        known = [parent for parent in parents if parent in chances]
        if parents and not known:
            return Contribution(label, 0.0, "not recorded")  # paid for at the broader finding
        if self._direct[i].intersection(known):
            return Contribution(label, 0.0, "broader recorded", self._bases[i][known[0]])
        return Contribution(label, min(0.0, rest), "not recorded")

    def _unlisted(self, name: str) -> float:
        return max(COST_OF_UNLISTED, min(0.0, log(UNLISTED / self.background(name))))

    def _given(self, i: int, parents: Sequence[str]) -> float:
        return min((self.chance(i, parent) for parent in parents), default=1.0)

    def _background_given(self, parents: Sequence[str]) -> float:
        return min((self.background(parent) for parent in parents), default=1.0)

    def absent(self, name: str, given: str | None) -> list[Contribution]:
        """Give what the absence of a finding adds for each condition.

        Parameters
        ----------
        name
            The absent finding.
        given
            The nearest broader finding that is present, if there is one.
        """
        found = self._steps.get((name, f"absent {given}"))
        if found is None:
            found = [self._absent(i, name, given) for i in range(len(self.conditions))]
            self._steps[name, f"absent {given}"] = found
        return found

    def _absent(self, i: int, name: str, given: str | None) -> Contribution:
        label = f"no {self.symptoms[name].name}"
        chance, usual = self.chance(i, name), self.background(name)
        if given is not None:
            if given not in self._chances[i]:
                return Contribution(label, 0.0, "not recorded")
            chance /= self.chance(i, given)
            usual /= self.background(given)
            if name not in self._chances[i]:
                chance = usual if given in self._direct[i] else UNLISTED
        value = DAMPING * log((1 - min(chance, HIGHEST)) / (1 - min(usual, HIGHEST)))
        listed = name in self._chances[i]
        return Contribution(
            label, value, "recorded" if listed else "not recorded", self._bases[i].get(name)
        )

    def at(self, site: BodySite, present: Iterable[Symptom]) -> list[Contribution]:
        """Give what the site of the findings adds for each condition, where sites are recorded."""
        names = [symptom.id for symptom in present]
        return [self._at(i, site, names) for i in range(len(self.conditions))]

    def _at(self, i: int, site: BodySite, names: Sequence[str]) -> Contribution:
        rows = [self._bases[i][name] for name in names if name in self._bases[i]]
        label = f"at the {site}"
        placed = [row for row in rows if row.sites]
        if not placed:
            return Contribution(label, 0.0, "not recorded")
        fits = any(row.occurs_at(site) for row in placed)
        return Contribution(label, _SITE_FITS if fits else _SITE_DIFFERS, "recorded", placed[0])


def _usual_chances(rows: Sequence[Manifestation]) -> dict[Standing, float]:
    """Give the middle frequency of each standing, for statements without one."""
    usual = {}
    for standing in Standing:
        known = [row.frequency.point for row in rows if row.frequency and row.standing is standing]
        usual[standing] = median(known) if known else UNLISTED
    usual[Standing.REPORTED] = min(usual[Standing.REPORTED], 0.1)
    usual[Standing.CONTESTED] = min(usual[Standing.CONTESTED], 0.1)
    return usual


def _chance(row: Manifestation, usual: Mapping[Standing, float]) -> float:
    """Shrink a frequency towards the usual one, the more the fewer were counted."""
    expected = usual[row.standing]
    frequency = row.frequency
    sample = _sample(frequency)
    point = frequency.point if frequency else expected
    chance = (point * sample + expected * _PRIOR_SAMPLE) / (sample + _PRIOR_SAMPLE)
    weight = _WEIGHT[row.standing]
    return weight * chance + (1 - weight) * UNLISTED


def _sample(frequency: Frequency | None) -> int:
    if frequency is None:
        return 0
    if frequency.sample is not None:
        return frequency.sample
    return _SAMPLE_OF_CLASS if frequency.frequency_class else _SAMPLE_OF_RANGE


def _spread(row: Manifestation, chance: float) -> float | None:
    """Give the standard deviation of the logarithm of a chance, by the delta method."""
    sample = _sample(row.frequency)
    return sqrt((1 - chance) / (chance * (sample + _PRIOR_SAMPLE))) if sample else None
