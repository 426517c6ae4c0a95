"""Symptoms and signs."""

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from neuroimmune.model.entity import Entity
from neuroimmune.model.value import as_tuple
from neuroimmune.model.vocabulary import BodySite

__all__ = ["Symptom"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Symptom(Entity):
    """A symptom or sign.

    Attributes
    ----------
    parents
        Broader symptoms: intention tremor is a kinetic tremor.
    site
        Body site, where it is part of the meaning.
    examination
        How it is looked for.
    pitfalls
        What it is confused with, and how to tell.
    """

    kind_name: ClassVar[str] = "symptom"

    parents: "tuple[Symptom, ...]" = field(default=(), converter=as_tuple)
    site: BodySite | None = field(default=None, converter=optional(BodySite))
    examination: str = ""
    pitfalls: str = ""

    @property
    def broader(self) -> "tuple[Symptom, ...]":
        """All broader symptoms, each once: whoever has the symptom has them too.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.symptom("tremor") in ni.symptom("intention tremor").broader
        True
        """
        above = {one: None for parent in self.parents for one in (parent, *parent.broader)}
        return tuple(above)
