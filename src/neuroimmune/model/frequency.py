"""How often: a proportion, the count behind it, or HPO's word for it."""

import re
from typing import Self

from attrs import field, frozen
from attrs.converters import optional

from neuroimmune.errors import InvalidValueError
from neuroimmune.model.value import Shown, as_number, proportion
from neuroimmune.model.vocabulary import FrequencyClass

__all__ = ["HPO_RANGES", "Frequency"]

HPO_RANGES: dict[FrequencyClass, tuple[float, float]] = {
    FrequencyClass.OBLIGATE: (1.0, 1.0),
    FrequencyClass.VERY_FREQUENT: (0.80, 0.99),
    FrequencyClass.FREQUENT: (0.30, 0.79),
    FrequencyClass.OCCASIONAL: (0.05, 0.29),
    FrequencyClass.VERY_RARE: (0.01, 0.04),
    FrequencyClass.EXCLUDED: (0.0, 0.0),
}
"""The bounds of HPO's frequency classes (HP:0040280 to HP:0040285)."""

_NUMBER = r"(\d+(?:\.\d+)?)"
_COUNT = re.compile(r"(\d+)\s*/\s*(\d+)")
_PERCENT = re.compile(rf"{_NUMBER}\s*%?\s*(?:[-\u2013]\s*{_NUMBER}\s*)?%")
_SHARE = re.compile(rf"{_NUMBER}(?:\s*[-\u2013]\s*{_NUMBER})?")


@frozen(kw_only=True, repr=False)
class Frequency(Shown):
    """How often something occurs, as a source reports it.

    Attributes
    ----------
    low, high
        Bounds of the proportion, 0 to 1; equal when the source gives one number.
    count, sample
        The n of N behind it, where the source gives counts.
    frequency_class
        HPO's word, where the source gives only that.
    setting
        Who was counted: "specialist clinic", "population cohort" …

    Raises
    ------
    InvalidValueError
        If a bound is outside 0 to 1, the bounds run backwards, or the count exceeds the sample.

    Examples
    --------
    >>> from neuroimmune import Frequency
    >>> tremor = Frequency.from_count(58, 100, setting="specialist clinic")
    >>> tremor.low, str(tremor), tremor.nearest_class
    (0.58, '58% (58 of 100)', <FrequencyClass.FREQUENT: 'frequent'>)
    """

    low: float = field(converter=as_number, validator=proportion)
    high: float = field(converter=as_number, validator=proportion)
    count: int | None = None
    sample: int | None = None
    frequency_class: FrequencyClass | None = field(default=None, converter=optional(FrequencyClass))
    setting: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise InvalidValueError(
                f"frequency runs backwards: {self.low} > {self.high}", rule="range-order"
            )
        if (self.count is None) != (self.sample is None):
            raise InvalidValueError("a count needs its sample, and a sample its count")
        if self.count is not None and self.sample is not None:
            _check_count(self.count, self.sample)

    @classmethod
    def from_count(cls, count: int, sample: int, *, setting: str | None = None) -> Self:
        """Make a frequency of n of N.

        Examples
        --------
        >>> from neuroimmune import Frequency
        >>> Frequency.from_count(5, 3)
        Traceback (most recent call last):
        ...
        neuroimmune.errors.InvalidValueError: count 5 exceeds its sample of 3
        """
        _check_count(count, sample)
        share = count / sample
        return cls(low=share, high=share, count=count, sample=sample, setting=setting)

    @classmethod
    def from_class(
        cls, frequency_class: FrequencyClass | str, *, setting: str | None = None
    ) -> Self:
        """Make a frequency of one of HPO's words.

        Examples
        --------
        >>> from neuroimmune import Frequency
        >>> Frequency.from_class("occasional").high
        0.29
        """
        word = FrequencyClass(frequency_class)
        low, high = HPO_RANGES[word]
        return cls(low=low, high=high, frequency_class=word, setting=setting)

    @classmethod
    def parse(cls, text: str, *, setting: str | None = None) -> Self:
        """Read "58/100", "25.5%", "26-58%", "0.26-0.58" or one of HPO's words.

        Raises
        ------
        InvalidValueError
            If the text is none of these.

        Examples
        --------
        >>> from neuroimmune import Frequency
        >>> Frequency.parse("26-58%").low
        0.26
        """
        text = text.strip()
        if match := _COUNT.fullmatch(text):
            return cls.from_count(int(match[1]), int(match[2]), setting=setting)
        if match := _PERCENT.fullmatch(text):
            low, high = (round(float(part) / 100, 10) for part in (match[1], match[2] or match[1]))
            return cls(low=low, high=high, setting=setting)
        if match := _SHARE.fullmatch(text):
            return cls(low=float(match[1]), high=float(match[2] or match[1]), setting=setting)
        try:
            return cls.from_class(text, setting=setting)
        except InvalidValueError:
            raise InvalidValueError(
                f"{text!r} is not a frequency; write 58/100, 25.5%, 26-58%, or one of: "
                + ", ".join(HPO_RANGES),
                rule="frequency-text",
            ) from None

    @property
    def point(self) -> float:
        """The single number nearest to the report, which is n of N, or the middle of the range."""
        if self.count is not None and self.sample:
            return self.count / self.sample
        return (self.low + self.high) / 2

    @property
    def is_zero(self) -> bool:
        """Whether it was looked for and found in nobody."""
        return self.high == 0

    @property
    def nearest_class(self) -> FrequencyClass:
        """HPO's word for this share.

        The gaps between HPO's ranges (79 to 80 %, say) go to the rarer word.
        """
        if self.frequency_class is not None:
            return self.frequency_class
        share = self.point
        if share == 0:
            return FrequencyClass.EXCLUDED
        for word, (low, _) in HPO_RANGES.items():
            if low and share >= low:
                return word
        return FrequencyClass.VERY_RARE

    def __str__(self) -> str:
        if self.frequency_class is not None:
            if self.low == self.high:
                return f"{self.frequency_class} ({_percent(self.low)})"
            return f"{self.frequency_class} ({_percent(self.low)[:-1]}\u2013{_percent(self.high)})"
        if self.count is not None:
            return f"{_percent(self.point)} ({self.count} of {self.sample})"
        if self.low == self.high:
            return _percent(self.low)
        return f"{_percent(self.low)[:-1]}\u2013{_percent(self.high)}"

    def __repr__(self) -> str:
        return f"<Frequency {self}>"


def _check_count(count: int, sample: int) -> None:
    if sample < 1:
        raise InvalidValueError(f"a sample of {sample} counts nobody", rule="sample")
    if count < 0:
        raise InvalidValueError(f"count {count} is negative", rule="count")
    if count > sample:
        raise InvalidValueError(f"count {count} exceeds its sample of {sample}", rule="count")


def _percent(share: float) -> str:
    return f"{round(share * 100, 2):g}%"
