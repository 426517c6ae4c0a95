"""Antibodies against the self."""

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from neuroimmune.model.entity import Entity
from neuroimmune.model.trigger import Trigger
from neuroimmune.model.value import as_tuple
from neuroimmune.model.vocabulary import AntigenLocation

__all__ = ["Autoantibody"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Autoantibody(Entity):
    """An antibody against the body's own tissue.

    Attributes
    ----------
    antigen
        What it binds.
    location
        Where the antigen is: cell surface, intracellular, or soluble; None where not recorded.
    igg_subclass
        The dominant class or subclass, as reported: "IgG4", "IgM".
    tumours
        Tumours it is linked with.
    """

    kind_name: ClassVar[str] = "autoantibody"

    antigen: str
    location: AntigenLocation | None = field(default=None, converter=optional(AntigenLocation))
    igg_subclass: str | None = None
    tumours: tuple[Trigger, ...] = field(default=(), converter=as_tuple)
