"""A symptom of a condition."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.mechanism import Mechanism
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import as_tuple
from neuroimmune.model.vocabulary import BodySite

__all__ = ["Manifestation"]


def _as_sites(words: Iterable[BodySite | str]) -> tuple[BodySite, ...]:
    return tuple(map(BodySite, as_tuple(words)))


@frozen(kw_only=True, cache_hash=True, repr=False)
class Manifestation(Assertion):
    """A condition shows a symptom, or was found not to.

    Attributes
    ----------
    condition, symptom
        What it connects.
    frequency
        How often: as the sources together report it.
    sites
        Where in the body.
    onset, course
        When it comes and how it goes on.
    via
        Mechanisms by which the condition causes it.
    """

    kind_name: ClassVar[str] = "manifestation"

    condition: Condition
    symptom: Symptom
    frequency: Frequency | None = None
    sites: tuple[BodySite, ...] = field(default=(), converter=_as_sites)
    onset: str | None = None
    course: str | None = None
    via: tuple[Mechanism, ...] = field(default=(), converter=as_tuple)

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids of condition and symptom."""
        return (self.condition.id, self.symptom.id)

    @property
    def found_in_nobody(self) -> bool:
        """Whether the symptom was found in none of those examined."""
        return self.frequency is not None and self.frequency.is_zero

    def occurs_at(self, site: BodySite) -> bool:
        """Whether it is known to occur at `site`.

        A part of the site counts; so do a whole limb for its hand or foot, and the whole body.
        """
        own = (*self.sites, *((self.symptom.site,) if self.symptom.site else ()))
        return any(place.reaches(site) for place in own)

    def __str__(self) -> str:
        often = f", {self.frequency}" if self.frequency else ""
        return f"{self.condition}: {self.symptom}{often} ({self.standing}, {self.certainty})"
