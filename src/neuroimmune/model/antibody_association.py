"""An autoantibody in a condition."""

from typing import ClassVar

from attrs import frozen

from neuroimmune.model.assertion import Assertion
from neuroimmune.model.autoantibody import Autoantibody
from neuroimmune.model.condition import Condition
from neuroimmune.model.frequency import Frequency

__all__ = ["AntibodyAssociation"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class AntibodyAssociation(Assertion):
    """An autoantibody is found in a condition.

    Attributes
    ----------
    autoantibody, condition
        What it connects.
    share_positive
        The share of patients who have it.
    specificity
        The share of others who do not.
    meaning
        What a positive result says.
    """

    kind_name: ClassVar[str] = "antibody_association"

    autoantibody: Autoantibody
    condition: Condition
    share_positive: Frequency | None = None
    specificity: Frequency | None = None
    meaning: str | None = None

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids of condition and autoantibody."""
        return (self.condition.id, self.autoantibody.id)

    @property
    def found_in_nobody(self) -> bool:
        """Whether it was positive in none of those tested."""
        return self.share_positive is not None and self.share_positive.is_zero

    def __str__(self) -> str:
        share = f", positive in {self.share_positive}" if self.share_positive else ""
        return f"{self.autoantibody} in {self.condition}{share}"
