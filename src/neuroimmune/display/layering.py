"""Where the boxes and lines of a layered drawing go: arithmetic that draws nothing.

Every box has a column. A line that spans several columns is led through a place of its own in
each column between, so that it passes behind no box; the order within the columns is then
improved until lines cross little. The same input gives the same drawing on every machine.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from statistics import fmean

from attrs import frozen

__all__ = ["Arrangement", "arrange"]

_SWEEPS = 12
_UPWARD = 0.6
"""What a line that runs upwards within its column costs, in crossings."""

_LEAST = 1e-9
"""Less than this is not worth a move."""

_Near = dict[str, list[str]]


@frozen
class Arrangement:
    """The geometry of a drawing.

    Attributes
    ----------
    columns
        The boxes and passing places of each column, from above.
    middles
        The height of the middle of each, growing downwards from 0.
    routes
        For each line what it passes, from cause to effect, both ends included.
    extent
        The height of the whole.
    """

    columns: tuple[tuple[str, ...], ...]
    middles: Mapping[str, float]
    routes: tuple[tuple[str, ...], ...]
    extent: float


def arrange(
    column_of: Mapping[str, int],
    height_of: Mapping[str, float],
    lines: Sequence[tuple[str, str]],
    *,
    gap: float = 0.2,
    lane: float = 0.02,
) -> Arrangement:
    """Find a place for every box and a way for every line.

    Parameters
    ----------
    column_of
        The number of each box's column, from 0.
    height_of
        The height of each box.
    lines
        Pairs of boxes, the cause first.
    gap
        The space between neighbours in a column.
    lane
        The height of a passing line's place.

    Examples
    --------
    >>> arrange({"a": 0, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1}, [("a", "c")]).routes
    (('a', '0@1', 'c'),)
    """
    routes = tuple(_route(i, line, column_of) for i, line in enumerate(lines))
    columns = _columns(column_of, routes)
    near, beside = _neighbours(routes, column_of)
    _order(columns, near, beside)
    heights = {name: height_of.get(name, lane) for column in columns for name in column}
    middles = _heights(columns, near, heights, gap)
    top = min((middles[name] - heights[name] / 2 for name in middles), default=0.0)
    bottom = max((middles[name] + heights[name] / 2 for name in middles), default=0.0)
    return Arrangement(
        columns=tuple(map(tuple, columns)),
        middles={name: place - top for name, place in middles.items()},
        routes=routes,
        extent=bottom - top,
    )


def _route(i: int, line: tuple[str, str], column_of: Mapping[str, int]) -> tuple[str, ...]:
    start, end = (column_of[name] for name in line)
    step = 1 if end >= start else -1
    return (line[0], *(f"{i}@{column}" for column in range(start + step, end, step)), line[1])


def _columns(column_of: Mapping[str, int], routes: Sequence[tuple[str, ...]]) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in range(max(column_of.values(), default=-1) + 1)]
    for name, column in column_of.items():
        columns[column].append(name)
    for route in routes:
        for place in route[1:-1]:
            columns[int(place.rpartition("@")[2])].append(place)
    return columns


def _neighbours(
    routes: Sequence[tuple[str, ...]], column_of: Mapping[str, int]
) -> tuple[_Near, _Near]:
    """Give each one's neighbours in the columns beside it, and what it leads to in its own."""
    near: _Near = {}
    beside: _Near = {}
    for route in routes:
        if len(route) == 2 and column_of[route[0]] == column_of[route[1]]:
            beside.setdefault(route[0], []).append(route[1])
            continue
        for one, other in pairwise(route):
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    return near, beside


def _order(columns: list[list[str]], near: _Near, beside: _Near) -> None:
    """Bring what belongs together to the same height, then move while that saves crossings."""
    home = {name: i for i, column in enumerate(columns) for name in column}
    for column in columns:
        column.sort(key=_depths(column, beside).__getitem__)
    place = _places(columns)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = {
                name: fmean(place[other] for other in near.get(name, (name,))) for name in column
            }
            column.sort(key=wanted.__getitem__)
            place.update(_places([column]))
    linked = {name for start, ends in beside.items() for name in (start, *ends)}

    def saved(upper: str, lower: str) -> int:
        """Say how many crossings fewer there are when the lower of two comes above the upper."""
        steps = [
            place[one] - place[other]
            for one in near.get(upper, ())
            for other in near.get(lower, ())
            if home[one] == home[other]
        ]
        return sum(step > 0 for step in steps) - sum(step < 0 for step in steps)

    for _ in range(_SWEEPS):
        moved = False
        for column in columns:
            moved |= _swap(column, beside, saved)
            for name in [name for name in column if name in linked]:
                moved |= _move(column, name, beside, saved)
            place.update(_places([column]))
        if not moved:
            break


def _depths(column: Sequence[str], beside: _Near) -> dict[str, int]:
    """Count the steps within the column that lead to each; a circle is cut somewhere."""
    depths = dict.fromkeys(column, 0)
    for _ in range(min(len(column), _SWEEPS)):
        for name in column:
            for end in beside.get(name, ()):
                depths[end] = max(depths[end], min(depths[name] + 1, len(column)))
    return depths


def _places(columns: Sequence[Sequence[str]]) -> dict[str, float]:
    return {name: (i + 0.5) / len(column) for column in columns for i, name in enumerate(column)}


def _swap(column: list[str], beside: _Near, saved: Callable[[str, str], int]) -> bool:
    """Swap neighbours where that saves crossings or shortens lines within the column."""
    swapped = False
    for i in range(len(column) - 1):
        upper, lower = column[i], column[i + 1]
        other = [*column[:i], lower, upper, *column[i + 2 :]]
        if saved(upper, lower) + _detours(column, beside) - _detours(other, beside) > _LEAST:
            column[:] = other
            swapped = True
    return swapped


def _move(column: list[str], name: str, beside: _Near, saved: Callable[[str, str], int]) -> bool:
    """Move one of a column to where that saves most."""
    start = column.index(name)
    rest = [*column[:start], *column[start + 1 :]]
    upwards = accumulate((saved(other, name) for other in reversed(rest[:start])), initial=0)
    downwards = accumulate((saved(name, other) for other in rest[start:]), initial=0)
    gains = [*reversed([*upwards]), *[*downwards][1:]]
    before = _detours(column, beside)
    best, order = _LEAST, column[:]
    for i, gain in enumerate(gains):
        other = [*rest[:i], name, *rest[i:]]
        total = gain + before - _detours(other, beside)
        if total > best:
            best, order = total, other
    moved = order != column
    column[:] = order
    return moved


def _detours(column: Sequence[str], beside: _Near) -> float:
    """Say how far lines within a column must go around, and how many run upwards."""
    at = {name: i for i, name in enumerate(column)}
    steps = [at[end] - at[name] for name in column for end in beside.get(name, ())]
    return sum(abs(step) - 1 + (_UPWARD if step < 0 else 0) for step in steps)


def _heights(
    columns: Sequence[Sequence[str]], near: _Near, heights: Mapping[str, float], gap: float
) -> dict[str, float]:
    """Move everything towards its neighbours, keeping order and distance."""
    middles: dict[str, float] = {}
    for column in columns:
        middles.update(_spread(column, dict.fromkeys(column, 0.0), heights, gap))
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = {
                name: fmean(middles[other] for other in near.get(name, (name,))) for name in column
            }
            middles.update(_spread(column, wanted, heights, gap))
    return middles


def _spread(
    column: Sequence[str], wanted: Mapping[str, float], heights: Mapping[str, float], gap: float
) -> dict[str, float]:
    """Give the heights nearest to those wanted that keep the distance (pooled violators)."""
    offsets = [0.0]
    for upper, lower in pairwise(column):
        offsets.append(offsets[-1] + (heights[upper] + heights[lower]) / 2 + gap)
    blocks: list[list[float]] = []
    for name, offset in zip(column, offsets, strict=False):
        blocks.append([wanted[name] - offset])
        while len(blocks) > 1 and fmean(blocks[-2]) > fmean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    levels = [fmean(block) for block in blocks for _ in block]
    return {
        name: level + offset for name, level, offset in zip(column, levels, offsets, strict=False)
    }
