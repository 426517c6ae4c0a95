"""From what a person writes to the name that is meant.

Names are compared folded: without case, accents, punctuation and plural s, so that
"Guillain-Barré", "guillain barre" and "tremors" find what they mean. Nearest names come from
RapidFuzz where it is installed (extra ``search``) and from difflib elsewhere.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

__all__ = ["Match", "NameIndex", "fold"]

_NOT_WORD = re.compile(r"[^a-z0-9\u03b1-\u03c9]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<![suai])s\b")


def fold(name: str) -> str:
    """Reduce a name to what two writings of it share.

    Examples
    --------
    >>> fold("Guillain-Barré syndrome"), fold("Shaky  HANDS")
    ('guillain barre syndrome', 'shaky hand')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.replace("'s", "").replace("\u2019s", "")
    return _PLURAL.sub("", _NOT_WORD.sub(" ", plain).strip())


class Match(NamedTuple):
    """A folded name near to what was asked, with its likeness from 0 to 1."""

    name: str
    score: float


class NameIndex:
    """Folded names that can be asked for the nearest ones.

    Parameters
    ----------
    names
        Folded names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)
        self._holders: Mapping[str, Sequence[int]] = _holders(self._names)

    def nearest(self, query: str, *, limit: int = 3, cutoff: float = 0.7) -> list[Match]:
        """Find the names most like `query`, the likest first.

        Parameters
        ----------
        query
            What was written, not yet folded.
        limit
            How many at most.
        cutoff
            The least likeness, 0 to 1.
        """
        wanted = fold(query)
        matches = [
            Match(name, score)
            for name in self._candidates(wanted)
            if (score := _likeness(wanted, name)) >= cutoff
        ]
        return sorted(matches, key=lambda match: (-match.score, match.name))[:limit]

    def _candidates(self, wanted: str, most: int = 60) -> list[str]:
        # Only names that share pieces of three letters are worth a careful comparison.
        shared = Counter(i for piece in _pieces(wanted) for i in self._holders.get(piece, ()))
        ranked = sorted(shared, key=lambda i: (-shared[i] / (len(self._names[i]) + 5), i))
        return [self._names[i] for i in ranked[:most]]


def _pieces(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)} | {padded[:2]}


def _holders(names: Sequence[str]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        for piece in _pieces(name):
            holders.setdefault(piece, []).append(i)
    return holders


def _likeness(wanted: str, name: str) -> float:
    whole = _ratio(wanted, name)
    words = set(wanted.split())
    covered = len(words & set(name.split())) / len(words) if words else 0.0
    # A name that holds every word asked for is a good answer even when it is much longer.
    return max(whole, 0.9 * covered)


def _difflib_ratio(first: str, second: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _rapidfuzz_ratio(first: str, second: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(first, second) / 100


def _ratio(first: str, second: str) -> float:
    try:
        return _rapidfuzz_ratio(first, second)
    except ImportError:
        return _difflib_ratio(first, second)
