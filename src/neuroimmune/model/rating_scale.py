"""Scales that put a number on a symptom or a disease."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.entity import Entity
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import as_tuple, not_empty

__all__ = ["RatingScale"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class RatingScale(Entity):
    """A rating scale.

    Attributes
    ----------
    measures
        The symptoms it rates.
    items
        What is rated, item by item.
    minimum, maximum
        The range of the score (of an item, where the scale has no sum; the description says so).
    evidence
        What its validation found.
    """

    kind_name: ClassVar[str] = "scale"

    measures: tuple[Symptom, ...] = field(default=(), converter=as_tuple)
    items: tuple[str, ...] = field(default=(), converter=as_tuple)
    minimum: float | None = None
    maximum: float | None = None
    evidence: tuple[Evidence, ...] = field(converter=as_tuple, validator=not_empty)

    def __attrs_post_init__(self) -> None:
        if self.minimum is not None and self.maximum is not None and self.minimum >= self.maximum:
            raise InvalidValueError(
                f"scale {self.id} runs from {self.minimum:g} to {self.maximum:g}",
                rule="range-order",
            )
