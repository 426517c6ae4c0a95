"""Everything that is done about a condition."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.model.entity import Entity
from neuroimmune.model.value import as_tuple
from neuroimmune.model.vocabulary import InterventionKind

__all__ = ["Intervention"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Intervention(Entity):
    """A drug, biological, procedure, device, rehabilitation or change of life.

    Attributes
    ----------
    kind
        Which of these.
    parents
        The classes it belongs to: nabiximols is a cannabinoid.
    """

    kind_name: ClassVar[str] = "intervention"

    kind: InterventionKind = field(converter=InterventionKind)
    parents: "tuple[Intervention, ...]" = field(default=(), converter=as_tuple)
