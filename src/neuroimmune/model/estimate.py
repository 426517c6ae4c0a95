"""One number of a study with its interval."""

from attrs import field, frozen

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.value import Shown, as_number, not_blank

__all__ = ["Estimate"]


@frozen(kw_only=True, repr=False)
class Estimate(Shown):
    """A measured effect, risk or ratio.

    Attributes
    ----------
    measure
        What the number is: "odds ratio", "mean difference" …
    value
        The number, exactly as the source gives it.
    low, high
        The 95 % interval, where given.
    unit
        The unit, where there is one.

    Examples
    --------
    >>> from neuroimmune import Estimate
    >>> str(Estimate(measure="hazard ratio", value=32.4, low=4.3, high=245.3))
    'hazard ratio 32.4 (95% CI 4.3 to 245.3)'
    """

    measure: str = field(validator=not_blank)
    value: float = field(converter=as_number)
    low: float | None = None
    high: float | None = None
    unit: str | None = None

    def __attrs_post_init__(self) -> None:
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if not low <= self.value <= high:
            raise InvalidValueError(
                f"{self.measure} {self.value:g} is outside its interval {low:g} to {high:g}",
                rule="interval",
            )

    def __str__(self) -> str:
        text = f"{self.measure} {self.value:g}" + (f" {self.unit}" if self.unit else "")
        if self.low is not None and self.high is not None:
            text += f" (95% CI {self.low:g} to {self.high:g})"
        return text

    def __repr__(self) -> str:
        return f"<Estimate {self}>"
