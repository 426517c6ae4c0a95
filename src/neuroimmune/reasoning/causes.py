"""Which conditions cause a symptom, and in what order they are named."""

from collections.abc import Sequence

from attrs import frozen

from neuroimmune.model.condition import Condition
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.manifestation import Manifestation
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import Shown
from neuroimmune.model.vocabulary import Certainty, Standing

__all__ = ["Cause", "causes"]


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
        The statements behind it: the symptom itself, then narrower ones, the weightiest first.
    """

    condition: Condition
    symptom: Symptom
    manifestations: tuple[Manifestation, ...]

    @property
    def standing(self) -> Standing:
        """The best standing among the manifestations."""
        return self.manifestations[0].standing

    @property
    def frequency(self) -> Frequency | None:
        """How often, as the first manifestation has it."""
        return self.manifestations[0].frequency

    @property
    def certainty(self) -> Certainty:
        """How certain, as the first manifestation is."""
        return self.manifestations[0].certainty

    def __str__(self) -> str:
        often = f", {self.frequency}" if self.frequency else ""
        return f"{self.condition}: {self.symptom}{often} ({self.standing}, {self.certainty})"

    def __repr__(self) -> str:
        return f"<Cause {self}>"


def causes(symptom: Symptom, manifestations: Sequence[Manifestation]) -> list[Cause]:
    """Group manifestations by condition, the strongest condition first.

    The order is by standing, then frequency, then certainty, then name; a frequency that is not
    known comes after every known one of the same standing. A condition's frequency is that of the
    symptom itself where it is recorded, else of its commonest narrower one whose certainty is more
    than very low: who has a narrower symptom has the symptom.

    Parameters
    ----------
    symptom
        The symptom that was asked for.
    manifestations
        Of it and narrower ones, the weightiest first.
    """
    groups: dict[int, list[Manifestation]] = {}
    for item in manifestations:
        groups.setdefault(id(item.condition), []).append(item)
    for items in groups.values():
        if len(items) > 1:
            items.sort(
                key=lambda item: (
                    -item.standing.rank,
                    item.symptom is not symptom or item.frequency is None,
                    item.certainty is Certainty.VERY_LOW,
                )
            )
    # A condition ranks as its first manifestation does, and these came in order.
    place = {id(item): i for i, item in enumerate(manifestations)}
    ranked = sorted(groups.values(), key=lambda items: place[id(items[0])])
    return [
        Cause(condition=items[0].condition, symptom=symptom, manifestations=tuple(items))
        for items in ranked
    ]
