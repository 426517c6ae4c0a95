"""One step of a causal chain."""

from typing import ClassVar

from attrs import frozen

from neuroimmune.model.assertion import Assertion
from neuroimmune.model.autoantibody import Autoantibody
from neuroimmune.model.condition import Condition
from neuroimmune.model.mechanism import Mechanism
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.trigger import Trigger

__all__ = ["CausalLink", "CausalNode"]

CausalNode = Trigger | Mechanism | Autoantibody | Condition | Symptom


@frozen(kw_only=True, cache_hash=True, repr=False)
class CausalLink(Assertion):
    """One thing brings about another, in the course of a condition.

    Attributes
    ----------
    cause, effect
        The two ends.
    condition
        The condition in which this was shown.
    """

    kind_name: ClassVar[str] = "causal_link"

    cause: CausalNode
    effect: CausalNode
    condition: Condition

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids of condition, cause and effect."""
        return (self.condition.id, self.cause.id, self.effect.id)

    def __str__(self) -> str:
        return f"{self.cause} \u2192 {self.effect} in {self.condition} ({self.standing})"
