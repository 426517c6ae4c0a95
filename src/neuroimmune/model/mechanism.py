"""Steps of pathogenesis."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.model.entity import Entity
from neuroimmune.model.vocabulary import Level

__all__ = ["Mechanism"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Mechanism(Entity):
    """A step of pathogenesis, at one `level` between trigger and symptom."""

    kind_name: ClassVar[str] = "mechanism"

    level: Level = field(converter=Level)
