"""What an intervention does to an outcome of a condition."""

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.evidence import Grade, Harm
from neuroimmune.model.intervention import Intervention
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import as_tuple
from neuroimmune.model.vocabulary import Direction, Endpoint, Role

__all__ = ["TreatmentEffect"]


def _as_outcome(outcome: Symptom | Endpoint | str) -> Symptom | Endpoint:
    return outcome if isinstance(outcome, Symptom) else Endpoint(outcome)


@frozen(kw_only=True, cache_hash=True, repr=False)
class TreatmentEffect(Assertion):
    """The effect of an intervention on one outcome of a condition.

    Attributes
    ----------
    intervention, condition, outcome
        What it connects; the outcome is a symptom or an endpoint.
    direction
        Benefit, no benefit, mixed, harm, or unknown.
    size
        The effect in a phrase, with its numbers.
    role
        Its place in care, where somebody said.
    grades
        The societies' own verdicts.
    harms
        Unwanted effects.
    """

    kind_name: ClassVar[str] = "treatment_effect"

    intervention: Intervention
    condition: Condition
    outcome: Symptom | Endpoint = field(converter=_as_outcome)
    direction: Direction = field(converter=Direction)
    size: str | None = None
    role: Role | None = field(default=None, converter=optional(Role))
    grades: tuple[Grade, ...] = field(default=(), converter=as_tuple)
    harms: tuple[Harm, ...] = field(default=(), converter=as_tuple)

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids of intervention, condition and outcome."""
        outcome = self.outcome.id if isinstance(self.outcome, Symptom) else self.outcome.value
        return (self.intervention.id, self.condition.id, outcome)

    def __str__(self) -> str:
        return (
            f"{self.intervention} for {self.outcome} in {self.condition}: "
            f"{self.direction} ({self.certainty} certainty)"
        )
