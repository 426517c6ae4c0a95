"""Which conditions cause a symptom, and in what order they are named."""

from collections.abc import Iterable

from attrs import frozen

from neuroimmune.model.condition import Condition
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import Shown
from neuroimmune.model.vocabulary import Certainty, Standing

__all__ = ["Cause", "by_weight", "causes"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Cause(Shown):
    """A condition that causes a symptom.

    Attributes
    ----------
    condition
        The condition.
    symptom
        The symptom that was asked for.
    manifestations
        The statements behind it, the weightiest first: the symptom itself and narrower ones.
    """

    condition: Condition
    symptom: Symptom
    manifestations: tuple[Manifestation, ...]

    @property
    def standing(self) -> Standing:
        """The best standing among the manifestations."""
        return max(item.standing for item in self.manifestations)

    @property
    def frequency(self) -> Frequency | None:
        """How often: of the symptom itself where recorded, else of the commonest narrower one."""
        exact = [m for m in self._best if m.symptom.id == self.symptom.id and m.frequency]
        known = exact or [m for m in self._best if m.frequency]
        return max(known, key=_share).frequency if known else None

    @property
    def certainty(self) -> Certainty:
        """The best certainty among the manifestations of that standing."""
        return max(item.certainty for item in self._best)

    @property
    def _best(self) -> list[Manifestation]:
        return [item for item in self.manifestations if item.standing is self.standing]

    def __str__(self) -> str:
        often = f", {self.frequency}" if self.frequency else ""
        return f"{self.condition}: {self.symptom}{often} ({self.standing}, {self.certainty})"

    def __repr__(self) -> str:
        return f"<Cause {self}>"


def causes(symptom: Symptom, manifestations: Iterable[Manifestation]) -> list[Cause]:
    """Group manifestations by condition, the strongest condition first.

    The order is by standing, then frequency, then certainty, then name; a frequency that is not
    known comes after every known one of the same standing.
    """
    groups: dict[str, list[Manifestation]] = {}
    for item in manifestations:
        groups.setdefault(item.condition.id, []).append(item)
    rows = [
        Cause(
            condition=items[0].condition,
            symptom=symptom,
            manifestations=tuple(sorted(items, key=by_weight)),
        )
        for items in groups.values()
    ]
    return sorted(rows, key=_cause_weight)


def by_weight(item: Manifestation) -> tuple[int, float, int, str, str]:
    """Sort key: standing, then frequency, then certainty, then names."""
    return (
        -item.standing.rank,
        -_share(item),
        -item.certainty.rank,
        item.condition.name.casefold(),
        item.symptom.name.casefold(),
    )


def _cause_weight(row: Cause) -> tuple[int, float, int, str]:
    return (
        -row.standing.rank,
        -_share(row),
        -row.certainty.rank,
        row.condition.name.casefold(),
    )


def _share(item: Manifestation | Cause) -> float:
    return item.frequency.point if item.frequency else -1.0
