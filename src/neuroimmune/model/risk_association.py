"""What a trigger does to the risk of a condition."""

from typing import ClassVar

from attrs import frozen

from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.estimate import Estimate
from neuroimmune.model.trigger import Trigger

__all__ = ["RiskAssociation"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class RiskAssociation(Assertion):
    """A trigger changes the risk of a condition, by `estimate` where it was measured."""

    kind_name: ClassVar[str] = "risk_association"

    trigger: Trigger
    condition: Condition
    estimate: Estimate | None = None

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids of trigger and condition."""
        return (self.trigger.id, self.condition.id)

    def __str__(self) -> str:
        size = f": {self.estimate}" if self.estimate else ""
        return f"{self.trigger} and {self.condition}{size} ({self.standing})"
