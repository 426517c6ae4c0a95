"""What tells two conditions apart."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.diagnostic_test import DiagnosticTest
from neuroimmune.model.estimate import Estimate
from neuroimmune.model.intervention import Intervention
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import not_blank

__all__ = ["Distinction", "DistinctionSubject"]

DistinctionSubject = Symptom | DiagnosticTest | Intervention


@frozen(kw_only=True, cache_hash=True, repr=False)
class Distinction(Assertion):
    """A feature that speaks for one of two conditions.

    Attributes
    ----------
    condition, other
        The two.
    feature
        What is seen.
    favours
        The one of the two that it speaks for.
    about
        The symptom, test or intervention that the feature is about, if there is one.
    likelihood_ratio
        How strongly it speaks, where known.
    """

    kind_name: ClassVar[str] = "distinction"

    condition: Condition
    other: Condition
    feature: str = field(validator=not_blank)
    favours: Condition
    about: DistinctionSubject | None = None
    likelihood_ratio: Estimate | None = None

    def __attrs_post_init__(self) -> None:
        Assertion.__attrs_post_init__(self)
        if self.favours.id not in (self.condition.id, self.other.id):
            raise InvalidValueError(
                f"a distinction between {self.condition.id} and {self.other.id} "
                f"cannot favour {self.favours.id}",
                rule="favours",
            )

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids of the two conditions, and the feature."""
        return (self.condition.id, self.other.id, self.feature)

    def __str__(self) -> str:
        ratio = f" ({self.likelihood_ratio})" if self.likelihood_ratio else ""
        against = self.other if self.favours.id == self.condition.id else self.condition
        return f"{self.feature}: {self.favours} rather than {against}{ratio}"
