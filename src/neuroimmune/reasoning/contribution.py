"""What one clue adds to a condition's score."""

from math import exp

from attrs import frozen

from neuroimmune.model.assertion import Assertion
from neuroimmune.model.value import Shown

__all__ = ["Contribution"]


@frozen(cache_hash=True, repr=False)
class Contribution(Shown):
    """What one clue adds to a condition's score, and why.

    Attributes
    ----------
    clue
        The finding, test result, trigger, or "age", "sex", "onset", "prevalence".
    value
        Natural logarithm of the likelihood ratio that it adds.
    ground
        "recorded", "broader recorded", "not recorded", "recorded as absent" …
    basis
        The statement it rests on, with its frequency and evidence, where there is one.
    spread
        Standard deviation of `value`, from the number of patients behind the frequency; None
        where nothing was counted.
    """

    clue: str
    value: float
    ground: str
    basis: Assertion | None = None
    spread: float | None = None

    @property
    def likelihood_ratio(self) -> float:
        """The factor by which it multiplies the odds."""
        return exp(self.value)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % range of the likelihood ratio, where the frequency behind it was counted."""
        if self.spread is None:
            return None
        reach = 1.96 * self.spread
        return exp(self.value - reach), exp(self.value + reach)

    def __str__(self) -> str:
        return f"{self.clue}: \u00d7{self.likelihood_ratio:.2g} ({self.ground})"

    def __repr__(self) -> str:
        return f"<Contribution {self}>"
