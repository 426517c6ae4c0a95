"""Folding of names and the search for the nearest ones."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuroimmune.knowledge.names import NameIndex, fold


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Guillain-Barré syndrome", "guillain barre  SYNDROME"),
        ("tremors", "tremor"),
        ("Parkinson's disease", "parkinson disease"),
        ("Parkinson\u2019s disease", "Parkinson disease"),
        ("HP:0001337", "hp 0001337"),
        ("shaky_hands", "Shaky hands"),
    ],
)
def test_writings_of_one_name_fold_alike(first: str, second: str) -> None:
    """Case, accents, punctuation, possessive and plural do not matter."""
    assert fold(first) == fold(second)


@pytest.mark.parametrize("word", ["MS", "GBS", "sclerosis", "virus", "illness", "chorea"])
def test_an_s_that_is_no_plural_stays(word: str) -> None:
    """Abbreviations and Greek and Latin words keep their end."""
    assert fold(word) == word.lower()


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded name is its own fold, unless a plural hid beneath another."""
    assert fold(fold(text)) == fold(fold(fold(text)))
    assert fold(text) == fold(text.upper()) or text.upper().lower() != text.lower()


NAMES = ["multiple sclerosis", "myasthenia gravis", "essential tremor", "orthostatic tremor"]


@pytest.mark.parametrize("library", ["rapidfuzz", "difflib"])
@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("mutiple sclerosis", "multiple sclerosis"),
        ("multiple scleroses", "multiple sclerosis"),
        ("miastenia gravis", "myasthenia gravis"),
        ("tremor essential", "essential tremor"),
    ],
)
def test_a_typo_finds_what_was_meant(
    typo: str, meant: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With RapidFuzz and without it."""
    if library == "difflib":
        monkeypatch.setitem(sys.modules, "rapidfuzz.fuzz", None)
    assert NameIndex(NAMES).nearest(typo)[0].name == meant


def test_nothing_like_it_is_nothing() -> None:
    """Far names are no suggestions."""
    assert NameIndex(NAMES).nearest("qqqq") == []


@given(st.lists(st.text("abc ", min_size=1), max_size=20), st.text("abc ", max_size=10))
def test_nearest_are_sorted_and_few(names: list[str], query: str) -> None:
    """The likest comes first, never more than asked for."""
    matches = NameIndex(names).nearest(query, limit=2, cutoff=0.1)
    assert len(matches) <= 2
    assert [m.score for m in matches] == sorted((m.score for m in matches), reverse=True)
