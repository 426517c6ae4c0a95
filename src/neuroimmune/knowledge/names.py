"""From what a person writes to the name that is meant.

Names are compared folded: without case, accents, punctuation and plural s, so that
"Guillain-Barré", "guillain barre" and "tremors" find what they mean. Nearest names come from
RapidFuzz where it is installed (extra ``search``) and from difflib elsewhere.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

__all__ = ["Match", "NameIndex", "fold"]

_NOT_WORD = re.compile(r"[^a-z0-9\u03b1-\u03c9]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<![suai])s\b")


@lru_cache(maxsize=4096)
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
        self._spans = [len(name) + 5 for name in self._names]
        self._ratio = _ratio()

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
        words = set(wanted.split())
        matches = [
            Match(name, score)
            for name in self._candidates(wanted)
            if (score := self._likeness(wanted, words, name, cutoff)) >= cutoff
        ]
        return sorted(matches, key=lambda match: (-match.score, match.name))[:limit]

    def _candidates(self, wanted: str, most: int = 25) -> list[str]:
        # Only names that share pieces of three letters are worth a careful comparison.
        holders = (self._holders.get(piece, ()) for piece in _pieces(wanted))
        shared = Counter(chain.from_iterable(holders))
        ranked = sorted((-count / self._spans[i], i) for i, count in shared.items())
        return [self._names[i] for _, i in ranked[:most]]

    def _likeness(self, wanted: str, words: set[str], name: str, cutoff: float) -> float:
        whole = self._ratio(wanted, name, cutoff)
        covered = len(words.intersection(name.split())) / len(words) if words else 0.0
        # A name that holds every word asked for is a good answer even when it is longer.
        return max(whole, 0.8 * covered + 0.1 * whole)


def _pieces(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)} | {padded[:2]}


def _holders(names: Sequence[str]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        for piece in _pieces(name):
            holders.setdefault(piece, []).append(i)
    return holders


def _difflib_ratio(first: str, second: str, cutoff: float) -> float:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # The upper bounds cost a fraction of the ratio itself.
    if matcher.real_quick_ratio() < cutoff or matcher.quick_ratio() < cutoff:
        return 0.0
    return matcher.ratio()


def _ratio() -> Callable[[str, str, float], float]:
    """Choose how to compare, once: Python looks for a missing module anew at each import.

    A likeness below the cutoff, the last argument, may be given as 0.
    """
    try:
        from rapidfuzz.fuzz import ratio
    except ImportError:
        return _difflib_ratio
    return lambda first, second, _: ratio(first, second) / 100
