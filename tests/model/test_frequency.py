"""Frequencies: proportions, counts, words, and what they refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuroimmune import Frequency, FrequencyClass, InvalidValueError


@pytest.mark.parametrize(
    ("text", "low", "high", "shown"),
    [
        ("58/100", 0.58, 0.58, "58% (58 of 100)"),
        ("25.5%", 0.255, 0.255, "25.5%"),
        ("26-58%", 0.26, 0.58, "26\u201358%"),
        ("26%-58%", 0.26, 0.58, "26\u201358%"),
        ("0.26-0.58", 0.26, 0.58, "26\u201358%"),
        ("1", 1.0, 1.0, "100%"),
        ("0/58", 0.0, 0.0, "0% (0 of 58)"),
        ("very frequent", 0.80, 0.99, "very frequent (80\u201399%)"),
        ("Obligate", 1.0, 1.0, "obligate (100%)"),
    ],
)
def test_texts_are_read(text: str, low: float, high: float, shown: str) -> None:
    """Every way of writing a frequency gives its bounds and reads well."""
    frequency = Frequency.parse(text)
    assert (frequency.low, frequency.high, str(frequency)) == (low, high, shown)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("58/10", "count 58 exceeds its sample of 10"),
        ("0/0", "a sample of 0 counts nobody"),
        ("120%", "low 1.2 is not a proportion from 0 to 1"),
        ("58-26%", "frequency runs backwards: 0.58 > 0.26"),
        (
            "often",
            "'often' is not a frequency; write 58/100, 25.5%, 26-58%, or one of: obligate, "
            "very frequent, frequent, occasional, very rare, excluded",
        ),
    ],
)
def test_nonsense_is_refused(text: str, message: str) -> None:
    """The message names the value and the remedy."""
    with pytest.raises(InvalidValueError) as caught:
        Frequency.parse(text)
    assert str(caught.value) == message


def test_a_count_needs_its_sample() -> None:
    """Half a count is no count."""
    with pytest.raises(InvalidValueError, match="a count needs its sample"):
        Frequency(low=0.1, high=0.1, count=1)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_count_falls_into_the_nearest_class(counts: tuple[int, int]) -> None:
    """Only nobody is excluded and only everybody obligate; the words rise with the share."""
    count, sample = counts
    word = Frequency.from_count(count, sample).nearest_class
    assert (word is FrequencyClass.EXCLUDED) == (count == 0)
    assert (word is FrequencyClass.OBLIGATE) == (count == sample)
    if count:
        fewer = Frequency.from_count(count - 1, sample).nearest_class
        assert fewer <= word


@given(st.sampled_from(FrequencyClass))
def test_a_class_is_its_own_nearest(word: FrequencyClass) -> None:
    """A word survives the way to numbers and back."""
    assert Frequency.from_class(word).nearest_class is word
    numbers = Frequency.from_class(word)
    assert Frequency(low=numbers.low, high=numbers.high).nearest_class is word


def test_only_nobody_is_zero() -> None:
    """Found in none of those examined is told apart from rare."""
    assert Frequency.parse("0/58").is_zero
    assert not Frequency.parse("0-1%").is_zero
