"""What must not be missed."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.value import not_blank
from neuroimmune.model.vocabulary import Urgency

__all__ = ["RedFlag"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class RedFlag(Assertion):
    """A sign that asks for action.

    Attributes
    ----------
    condition, symptom
        Where it matters; at least one of the two.
    sign
        What is seen.
    suspect
        What may be behind it.
    action
        What to do.
    urgency
        How soon.
    """

    kind_name: ClassVar[str] = "red_flag"

    condition: Condition | None = None
    symptom: Symptom | None = None
    sign: str = field(validator=not_blank)
    suspect: str = field(validator=not_blank)
    action: str = field(validator=not_blank)
    urgency: Urgency = field(converter=Urgency)

    def __attrs_post_init__(self) -> None:
        Assertion.__attrs_post_init__(self)
        if self.condition is None and self.symptom is None:
            raise InvalidValueError(
                f"red flag {self.sign!r} belongs to no condition and no symptom", rule="subject"
            )

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids of what it belongs to, and the sign."""
        subjects = (self.condition, self.symptom)
        return (*(subject.id for subject in subjects if subject), self.sign)

    def __str__(self) -> str:
        return f"{self.sign}: suspect {self.suspect}; {self.action} ({self.urgency})"
