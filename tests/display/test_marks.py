"""Marks never speak by colour alone."""

from html import unescape

import pytest

import neuroimmune as ni
from neuroimmune.display.marks import certainty_mark, direction_mark, frequency_bar, standing_mark


@pytest.mark.parametrize("certainty", ni.Certainty)
def test_certainty_has_a_dot_for_each_step_and_its_word(certainty: ni.Certainty) -> None:
    mark = certainty_mark(certainty)
    assert mark.count("●") == certainty.rank + 1
    assert mark.count("●") + mark.count("○") == 4
    assert mark.endswith(f"</span> {certainty}</span>")


def test_each_direction_has_a_sign_and_colour_of_its_own() -> None:
    marks = {direction_mark(direction).split(">", 1)[1] for direction in ni.Direction}
    assert len(marks) == len(ni.Direction)
    assert all(f"</span> {one}</span>" in direction_mark(one) for one in ni.Direction)


def test_only_doubt_is_framed() -> None:
    framed = {one for one in ni.Standing if "doubt" in standing_mark(one)}
    assert framed == {ni.Standing.CONTESTED, ni.Standing.REFUTED}


def test_a_range_is_drawn_between_its_ends() -> None:
    bar = unescape(frequency_bar(ni.Frequency(low=0.25, high=0.75)))
    assert "<rect width='20'" in bar
    assert "<rect x='20' width='40'" in bar
    assert bar.endswith(" 25\u201375%</span>")
