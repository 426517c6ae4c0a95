"""Where boxes and lines go."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from neuroimmune.display.layering import Arrangement, arrange


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, float], list[tuple[str, str]]]:
    names = [f"n{i}" for i in range(draw(st.integers(1, 9)))]
    columns = {name: draw(st.integers(0, 3)) for name in names}
    heights = {name: draw(st.floats(0.2, 2)) for name in names}
    ends = st.sampled_from(names)
    return columns, heights, draw(st.lists(st.tuples(ends, ends), max_size=14))


@given(graphs())
def test_nothing_meets_and_nothing_is_lost(
    graph: tuple[dict[str, int], dict[str, float], list[tuple[str, str]]],
) -> None:
    """Neighbours keep their distance; every box has a place, every line a way."""
    columns, heights, lines = graph
    found = arrange(columns, heights, lines, gap=0.2)
    assert set(columns) <= set(found.middles)
    assert [(route[0], route[-1]) for route in found.routes] == lines
    for column in found.columns:
        for upper, lower in pairwise(column):
            space = (heights.get(upper, 0) + heights.get(lower, 0)) / 2
            assert found.middles[lower] - found.middles[upper] >= space + 0.2 - 1e-9
    edges = [found.middles[name] + side * heights[name] / 2 for name in columns for side in (-1, 1)]
    assert min(edges) >= -1e-9
    assert max(edges) <= found.extent + 1e-9


@given(graphs())
def test_the_same_graph_is_drawn_the_same(
    graph: tuple[dict[str, int], dict[str, float], list[tuple[str, str]]],
) -> None:
    """On every machine."""
    assert arrange(*graph) == arrange(*graph)


def test_lines_that_need_not_cross_do_not() -> None:
    """The order within a column follows that of its neighbours."""
    columns = {"a": 0, "b": 0, "c": 1, "d": 1}
    found = arrange(columns, dict.fromkeys(columns, 1.0), [("a", "d"), ("b", "c")])
    assert found.columns[0].index("a") == found.columns[1].index("d")


def test_a_long_line_passes_no_box() -> None:
    """It has a place of its own in each column between, also when it runs back."""
    columns = {"a": 0, "b": 1, "c": 2}
    found = arrange(columns, dict.fromkeys(columns, 1.0), [("a", "b"), ("c", "a")])
    passing = found.routes[1][1]
    assert passing in found.columns[1]
    assert abs(found.middles[passing] - found.middles["b"]) > 0.5


def test_a_chain_within_a_column_runs_down() -> None:
    """Without detours."""
    columns = dict.fromkeys(("c", "a", "b"), 0)
    found = arrange(columns, dict.fromkeys(columns, 1.0), [("a", "b"), ("b", "c")])
    assert found.columns == (("a", "b", "c"),)


def test_nothing_gives_nothing() -> None:
    """An empty drawing has no extent."""
    assert arrange({}, {}, []) == Arrangement((), {}, (), 0.0)
