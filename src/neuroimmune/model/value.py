"""What all model classes share: how values are checked and shown."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from neuroimmune.errors import InvalidValueError

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["Shown", "as_number", "as_tuple", "is_slug", "not_blank", "not_empty", "proportion"]

T = TypeVar("T")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Shown:
    """Something that a notebook can draw."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        # The one door from below up to the display, opened only when a notebook asks.
        from neuroimmune.display.html import to_html

        return to_html(self)


def as_tuple(values: Iterable[T]) -> tuple[T, ...]:
    """Freeze a sequence; a lone string is refused, for it would fall into letters."""
    if isinstance(values, str):
        raise InvalidValueError(f"a sequence is wanted, not the single string {values!r}")
    return tuple(values)


def as_number(value: float | str) -> float:
    """Make a number; attrs inspects the signature of a converter, and float's costs 5 ms."""
    return float(value)


def is_slug(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Refuse an id that is not lower-case words joined by hyphens."""
    if not _SLUG.fullmatch(value):
        raise InvalidValueError(
            f"{attribute.name} {value!r} is not a slug: lower-case letters, digits and hyphens",
            rule="slug",
        )


def not_blank(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Refuse an empty text."""
    if not value.strip():
        raise InvalidValueError(f"{attribute.name} is blank", rule="blank")


def not_empty(instance: object, attribute: "Attribute[Any]", value: tuple[object, ...]) -> None:
    """Refuse an empty sequence."""
    if not value:
        raise InvalidValueError(
            f"a {type(instance).__name__} needs at least one {attribute.name}",
            rule=f"no-{attribute.name}",
        )


def proportion(_: object, attribute: "Attribute[float]", value: float) -> None:
    """Refuse a share that is not between 0 and 1."""
    if not 0 <= value <= 1:
        raise InvalidValueError(
            f"{attribute.name} {value!r} is not a proportion from 0 to 1", rule="proportion"
        )
