"""Diseases and syndromes."""

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from neuroimmune.model.entity import Entity
from neuroimmune.model.vocabulary import Category, Course, ImmuneMediation, Onset

__all__ = ["Condition"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Condition(Entity):
    """A disease or syndrome; mimics that are not immune-mediated are conditions too.

    Attributes
    ----------
    category
        The field it belongs to.
    immune_mediated
        Autoimmune, immune-mediated, paraneoplastic, or no.
    parent
        The broader condition, for a subtype.
    onset, course
        How it usually begins and goes on. Numbers with their sources are in the
        condition's characteristics.
    """

    kind_name: ClassVar[str] = "condition"

    category: Category = field(converter=Category)
    immune_mediated: ImmuneMediation = field(converter=ImmuneMediation)
    parent: "Condition | None" = None
    onset: Onset | None = field(default=None, converter=optional(Onset))
    course: Course | None = field(default=None, converter=optional(Course))

    @property
    def lineage(self) -> "tuple[Condition, ...]":
        """The condition and its broader ones, the nearest first.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> [place.id for place in ni.condition("Miller Fisher syndrome").lineage]
        ['miller-fisher-syndrome', 'guillain-barre-syndrome']
        """
        above = () if self.parent is None else self.parent.lineage
        return (self, *above)
