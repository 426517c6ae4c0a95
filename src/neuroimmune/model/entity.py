"""What every named thing has."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.model.source import Source
from neuroimmune.model.value import Shown, as_tuple, is_slug, not_blank

__all__ = ["Entity"]


@frozen(kw_only=True, repr=False)
class Entity(Shown):
    """A named thing of the field.

    Attributes
    ----------
    id
        A slug, stable for ever.
    name
        The usual clinical name.
    synonyms
        Other names, lay words too.
    abbreviations
        Short forms: "MS".
    xrefs
        Identifiers in ontologies, as CURIEs.
    description
        What it is, in a few sentences.
    sources
        What the description rests on.
    """

    kind_name: ClassVar[str] = "entity"

    id: str = field(validator=is_slug)
    name: str = field(validator=not_blank)
    synonyms: tuple[str, ...] = field(default=(), converter=as_tuple)
    abbreviations: tuple[str, ...] = field(default=(), converter=as_tuple)
    xrefs: tuple[str, ...] = field(default=(), converter=as_tuple)
    description: str = ""
    sources: tuple[Source, ...] = field(default=(), converter=as_tuple)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called, the usual name first."""
        return (self.name, *self.abbreviations, *self.synonyms)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"
