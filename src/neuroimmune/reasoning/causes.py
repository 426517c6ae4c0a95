"""Which conditions cause a symptom, and in what order they are named."""

from collections.abc import Iterable

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
        The statements behind it, the weightiest first: the symptom itself and narrower ones.
    """

    condition: Condition
    symptom: Symptom
    manifestations: tuple[Manifestation, ...]

    @property
    def standing(self) -> Standing:
        """The standing of the weightiest manifestation."""
        return self.manifestations[0].standing

    @property
    def frequency(self) -> Frequency | None:
        """How often, at the least: the frequency of the weightiest manifestation."""
        return self.manifestations[0].frequency

    @property
    def certainty(self) -> Certainty:
        """The certainty of the weightiest manifestation."""
        return self.manifestations[0].certainty

    def __str__(self) -> str:
        often = f", {self.frequency}" if self.frequency else ""
        return f"{self.condition}: {self.symptom}{often} ({self.standing}, {self.certainty})"

    def __repr__(self) -> str:
        return f"<Cause {self}>"


def causes(symptom: Symptom, manifestations: Iterable[Manifestation]) -> list[Cause]:
    """Group manifestations by condition, the strongest condition first.

    The order is that of each condition's weightiest manifestation: by standing, then frequency,
    then certainty, then name; a frequency that is not known comes after every known one of the
    same standing.

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
    return [
        Cause(condition=items[0].condition, symptom=symptom, manifestations=tuple(items))
        for items in groups.values()
    ]
