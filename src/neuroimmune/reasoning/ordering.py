"""In which order statements are told: the strongest, most useful or most urgent first.

The bundle numbers its statements in these orders, so that an answer is in order as it is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the first answer does not wait for the classes of other questions
    from collections.abc import Callable

    from neuroimmune.model.assertion import Assertion
    from neuroimmune.model.characteristic import Characteristic
    from neuroimmune.model.manifestation import Manifestation
    from neuroimmune.model.open_question import OpenQuestion
    from neuroimmune.model.red_flag import RedFlag
    from neuroimmune.model.treatment_effect import TreatmentEffect

__all__ = ["order_of"]

_LAST = 99


def order_of(kind: str) -> Callable[[Any], tuple[Any, ...]]:
    """Give the sort key of a kind of assertion."""
    return _ORDERS.get(kind, _by_strength)


def _by_weight(item: Manifestation) -> tuple[Any, ...]:
    """Standing, then frequency (unknown last), then certainty, then names."""
    return (
        -item.standing.rank,
        -(item.frequency.point if item.frequency else -1.0),
        -item.certainty.rank,
        item.condition.name.casefold(),
        item.symptom.name.casefold(),
        item.id,
    )


def _by_benefit(effect: TreatmentEffect) -> tuple[Any, ...]:
    """Direction (benefit first), then certainty, then role, then names."""
    return (
        effect.direction.rank,
        -effect.certainty.rank,
        effect.role.rank if effect.role else _LAST,
        effect.intervention.name.casefold(),
        effect.condition.name.casefold(),
        effect.id,
    )


def _by_urgency(flag: RedFlag) -> tuple[Any, ...]:
    return (-flag.urgency.rank, flag.sign.casefold(), flag.id)


def _by_aspect(item: Characteristic) -> tuple[Any, ...]:
    return (item.aspect.rank, -item.certainty.rank, item.id)


def _by_strength(item: Assertion) -> tuple[Any, ...]:
    return (-item.standing.rank, -item.certainty.rank, item.id)


def _by_subject(item: OpenQuestion) -> tuple[Any, ...]:
    return (item.condition.name.casefold(), item.about.rank, item.id)


_ORDERS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "manifestation": _by_weight,
    "treatment_effect": _by_benefit,
    "red_flag": _by_urgency,
    "characteristic": _by_aspect,
    "open_question": _by_subject,
}
