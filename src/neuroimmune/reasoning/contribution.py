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
    """

    clue: str
    value: float
    ground: str
    basis: Assertion | None = None

    @property
    def likelihood_ratio(self) -> float:
        """The factor by which it multiplies the odds."""
        return exp(self.value)

    def __str__(self) -> str:
        return f"{self.clue}: \u00d7{self.likelihood_ratio:.2g} ({self.ground})"

    def __repr__(self) -> str:
        return f"<Contribution {self}>"
