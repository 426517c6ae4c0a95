"""What sets a condition off or raises its risk."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.model.entity import Entity
from neuroimmune.model.vocabulary import TriggerKind

__all__ = ["Trigger"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Trigger(Entity):
    """An infection, tumour, drug, vaccine, exposure or gene."""

    kind_name: ClassVar[str] = "trigger"

    kind: TriggerKind = field(converter=TriggerKind)
