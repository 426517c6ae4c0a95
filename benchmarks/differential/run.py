"""Rank published patients, ours beside simpler and published ways, and print Markdown tables.

    python -m benchmarks.differential.run [--peer-python /path/to/python]

The peer, pyhpo or hpo3, is left out unless an interpreter that has it is named.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from math import exp, log
from statistics import mean
from typing import Any

from attrs import frozen

import neuroimmune as ni
from benchmarks.differential.cases import Case, Words, cases
from benchmarks.differential.rivals import Base, has_peer, lirical, overlap, peer_scores
from benchmarks.measuring import table
from neuroimmune.reasoning import clues, likelihood

__all__ = ["KNOWN", "Placing", "main", "place", "placings"]

Scores = Mapping[str, float]
KNOWN = {
    "findings": "findings alone",
    "history": "with age, sex, onset, history",
    "tests": "with tests too",
}
_LIRICAL = "likelihood ratio as LIRICAL"
_FIGURES = ("way", "first", "in first 3", "in first 5", "mean reciprocal rank", "Brier, first")
_BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_CHANGES: dict[str, dict[str, float]] = {
    "UNLISTED": {str(value): value for value in (0.01, 0.02, 0.03, 0.05, 0.1)},
    "COST_OF_UNLISTED": {f"log({value})": log(value) for value in (0.02, 0.05, 0.1, 0.2, 0.3)},
    "DAMPING": {str(value): value for value in (0.0, 0.25, 0.5, 0.75, 1.0)},
}


@frozen(kw_only=True)
class Placing:
    """Where one way of ranking put the right answer of one case.

    Attributes
    ----------
    rank
        Place of the best right condition; among equals, the mean of its places in random order.
    first
        Id of the first candidate.
    probability
        That of the first candidate, where the way gives any.
    share
        Of the probability, what all right conditions have together.
    is_right
        Whether the first candidate is right, nothing else being as good.
    """

    case: Case
    rank: float
    first: str
    is_right: bool
    probability: float | None = None
    share: float | None = None


def place(
    case: Case, right: set[str], scores: Scores, shares: Scores | None = None
) -> Placing | None:
    """Find the right conditions among the scores; None where the base knows none of them."""
    found = {name: scores[name] for name in right if name in scores}
    first = min(scores, key=lambda name: (-scores[name], name))
    if not found:
        return None
    best = max(found.values())
    above = sum(score > best for score in scores.values())
    equal = sum(score == best for score in scores.values())
    good = sum(score == best for score in found.values())
    rank = above + (equal + 1) / (good + 1)
    return Placing(
        case=case,
        rank=rank,
        first=first,
        is_right=rank == 1,
        probability=None if shares is None else shares[first],
        share=None if shares is None else sum(shares[name] for name in found),
    )


def placings(
    kb: ni.KnowledgeBase, *, known: str = "tests", prior: str = "prevalence"
) -> list[Placing]:
    """Place every case whose diagnosis the base knows, by the differential of a base."""
    words = Words(kb)
    found = (_placed(kb, words, case, known, prior) for case in cases())
    return [one for one in found if one is not None]


def _placed(
    kb: ni.KnowledgeBase, words: Words, case: Case, known: str, prior: str
) -> Placing | None:
    patient = words.patient(case, known)
    if not (patient["present"] or patient["absent"] or patient.get("tests")):
        return None
    rows = kb.differential(**patient, prior=prior)
    scores = {row.condition.id: row.score for row in rows}
    shares = {row.condition.id: row.probability for row in rows}
    return place(case, words.right(case), scores, shares)


def figures(name: str, found: Sequence[Placing]) -> tuple[str, ...]:
    """Sum up the placings of one way as a row of the table."""
    total = len(found)
    tops = [f"{sum(one.rank <= most for one in found)} of {total}" for most in (1, 3, 5)]
    reciprocal = mean(1 / one.rank for one in found)
    return (name, *tops, f"{reciprocal:.2f}", _brier(found))


def _brier(found: Sequence[Placing]) -> str:
    terms = [(one.probability - one.is_right) ** 2 for one in found if one.probability is not None]
    return f"{mean(terms):.2f}" if terms else "no probability"


def main() -> None:
    """Rank, and print."""
    options = _options()
    kb = ni.load()
    words, base, every = Words(kb), Base(kb), cases()
    _print_coverage(words, every, kb)
    ways = {
        f"neuroimmune, {KNOWN[known]}, {prior} prior": placings(kb, known=known, prior=prior)
        for known in KNOWN
        for prior in ("flat", "prevalence")
    }
    ways |= _rivals(words, base, every, options.peer_python)
    print("\n## The ways side by side\n")
    print("The rivals know the findings alone; the first two rows compare like with like.\n")
    print(table(_FIGURES, (figures(name, found) for name, found in ways.items())))
    _print_reliability(ways)
    _print_strangers(kb, words, every)
    _print_sensitivity()
    without, tested = (placings(kb, known=known) for known in ("history", "tests"))
    _print_each(words, without, tested, ways[_LIRICAL])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.differential.run", description=__doc__
    )
    parser.add_argument("--peer-python", help="an interpreter that has pyhpo or hpo3")
    return parser.parse_args()


def _print_coverage(words: Words, every: Sequence[Case], kb: ni.KnowledgeBase) -> None:
    known = [case for case in every if words.right(case)]
    present = [term for case in every for term in case.present]
    missing = [label for case in every for label in words.unmapped(case)]
    climbed = sum(words.climbed(case) for case in every)
    print(f"# Differential of published cases, data {kb.data_version}\n")
    print(f"{len(kb.conditions)} conditions; {len(every)} patients, of whom the base knows the")
    print(f"diagnosis of {len(known)}.\n")
    unmapped = sum(not words.nearest(term) for term in present)
    print(f"Of {len(present)} present findings the base has a word for {len(present) - unmapped},")
    print(f"{climbed} of them broader than the report's. Without a word, absent ones included:")
    print(f"{', '.join(sorted(set(missing)))}.")
    for case in every:
        if new := words.unforeseen(case):
            print(f"\nNow known: {case.id} is {', '.join(sorted(new))}; add it to `expected`.")


def _rivals(
    words: Words, base: Base, every: Sequence[Case], python: str | None
) -> dict[str, list[Placing]]:
    ways = {
        "overlap: share of the findings listed": _ranked(
            words, every, lambda case: overlap(base, words.present(case), words.absent(case))
        ),
        _LIRICAL: _ranked(
            words,
            every,
            lambda case: lirical(base, words.present(case), words.absent(case)),
            shares=True,
        ),
    }
    if not has_peer(python):
        print("\nHPOSet similarity is left out: --peer-python names no Python with pyhpo or hpo3.")
        return ways
    name, scores = peer_scores(str(python), base, {case.id: list(case.present) for case in every})
    ways[f"HPOSet similarity, {name}"] = _ranked(words, every, lambda case: scores[case.id])
    return ways


def _ranked(
    words: Words, every: Iterable[Case], way: Callable[[Case], Scores], *, shares: bool = False
) -> list[Placing]:
    found = []
    for case in every:
        scores = way(case)
        placed = place(case, words.right(case), scores, _softmax(scores) if shares else None)
        found += [placed] if placed else []
    return found


def _softmax(scores: Scores) -> dict[str, float]:
    most = max(scores.values())
    weights = {name: exp(score - most) for name, score in scores.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _print_reliability(ways: Mapping[str, Sequence[Placing]]) -> None:
    print("\n## Reliability of the first candidate's probability\n")
    rows = []
    for name, found in ways.items():
        if any(one.probability is not None for one in found):
            rows.append((name, *(_bin(found, *edges) for edges in _edges()), _together(found)))
    heads = [f"{low:.0%} to {high:.0%}" for low, high in _edges()]
    print("Right, of how many, and the mean probability that was given.\n")
    print(table(("way", *heads, "mean share of all right ones"), rows))


def _edges() -> Iterator[tuple[float, float]]:
    return pairwise(_BINS)


def _bin(found: Sequence[Placing], low: float, high: float) -> str:
    within = [
        one
        for one in found
        if one.probability is not None
        and (low <= one.probability < high or one.probability == high == 1)
    ]
    if not within:
        return "none"
    given = mean(one.probability or 0.0 for one in within)
    return f"{sum(one.is_right for one in within)} of {len(within)} ({given:.0%})"


def _together(found: Sequence[Placing]) -> str:
    return f"{mean(one.share or 0.0 for one in found):.0%}"


def _print_strangers(kb: ni.KnowledgeBase, words: Words, every: Sequence[Case]) -> None:
    """Show what is said of patients whose disease the base does not know."""
    rows = []
    for case in every:
        if words.right(case):
            continue
        first = kb.differential(**words.patient(case))[0]
        missing = f"{len(first.unexplained)} of {len(words.present(case))}"
        shown = (case.id, case.diagnosis, first.condition.name, f"{first.probability:.0%}", missing)
        rows.append(shown)
    print("\n## Patients whose disease the base does not know\n")
    print("The differential cannot say so; what it says instead, and how much it leaves open:\n")
    print(table(("case", "diagnosis", "first candidate", "probability", "unexplained"), rows))


def _print_sensitivity() -> None:
    print("\n## If the constants were others\n")
    print("Prevalence prior, all that is known; the constants as they are stand in bold.\n")
    rows = []
    for name, values in _CHANGES.items():
        for shown, value in values.items():
            usual = value == getattr(likelihood, name)
            with _changed(name, value):
                row = figures(f"{name} = {shown}", placings(ni.load()))
            rows.append(tuple(f"**{cell}**" for cell in row) if usual else row)
    print(table(("constant", *_FIGURES[1:]), rows))


@contextmanager
def _changed(name: str, value: float) -> Iterator[None]:
    """Set a constant of the model for a while, wherever it was imported."""
    modules: list[Any] = [one for one in (likelihood, clues) if hasattr(one, name)]
    before = getattr(likelihood, name)
    for module in modules:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module in modules:
            setattr(module, name, before)


def _print_each(
    words: Words, without: Sequence[Placing], tested: Sequence[Placing], other: Sequence[Placing]
) -> None:
    print("\n## Each case\n")
    rows = [
        (
            plain.case.id,
            plain.case.diagnosis,
            f"{plain.rank:.2g}",
            f"{with_tests.rank:.2g}",
            f"{rival.rank:.2g}",
            f"{with_tests.first} ({with_tests.probability or 0:.0%})",
            ", ".join(words.unmapped(plain.case)) or "none",
        )
        for plain, with_tests, rival in zip(without, tested, other, strict=True)
    ]
    head = ("case", "diagnosis", "rank", "with tests", "LIRICAL", "first, with tests", "unmapped")
    print(table(head, rows))


if __name__ == "__main__":
    main()
