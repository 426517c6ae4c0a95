"""Epidemiology, onset, course and outlook of a condition."""

from typing import ClassVar

from attrs import field, frozen

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.value import not_blank
from neuroimmune.model.vocabulary import Aspect

__all__ = ["Characteristic"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class Characteristic(Assertion):
    """A fact about a condition as a whole.

    Attributes
    ----------
    condition
        Which.
    aspect
        What it is about: prevalence, prognosis …
    statement
        The fact in a sentence.
    low, high
        Its number or range, in `unit`, where there is one.
    setting
        Where and when it was measured.
    """

    kind_name: ClassVar[str] = "characteristic"

    condition: Condition
    aspect: Aspect = field(converter=Aspect)
    statement: str = field(validator=not_blank)
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    setting: str | None = None

    def __attrs_post_init__(self) -> None:
        Assertion.__attrs_post_init__(self)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidValueError(
                f"{self.aspect} runs backwards: {self.low:g} > {self.high:g}", rule="range-order"
            )

    @property
    def connects(self) -> tuple[str, ...]:
        """Id of the condition, the aspect and the statement."""
        return (self.condition.id, self.aspect, self.statement)

    def __str__(self) -> str:
        return f"{self.condition}, {self.aspect}: {self.statement}"
