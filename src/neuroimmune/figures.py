"""Figures of answers, drawn with matplotlib (extra ``plot``).

Every function takes an Axes to draw in, makes a figure of a fitting size without one, and gives
the Axes back; ``ax.figure.savefig("name.pdf")`` saves it. Nothing global is touched.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from neuroimmune.errors import MissingExtraError
from neuroimmune.model.condition import Condition
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.vocabulary import Standing

try:
    import matplotlib as mpl  # noqa: F401  (asked for first, so that its lack is told well)
except ImportError:
    raise MissingExtraError("a figure", "plot") from None

from neuroimmune.display import figures as _drawn
from neuroimmune.display.figures import causal_graph, evidence_map, forest, waterfall

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from neuroimmune.knowledge_base import KnowledgeBase

__all__ = ["causal_graph", "evidence_map", "forest", "symptom_heatmap", "waterfall"]

T = TypeVar("T")


def symptom_heatmap(
    conditions: Iterable[Condition | str],
    symptoms: Iterable[Symptom | str] | None = None,
    *,
    base: "KnowledgeBase | None" = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw how often conditions show symptoms, and what nobody recorded.

    A hatched cell has no record; "0%" was looked for and found in none; a cross was recorded as
    not so. A frequency known of a narrower symptom alone is a least one.

    Parameters
    ----------
    conditions
        The columns. Each stands for itself, its subtypes are not added.
    symptoms
        The rows; without them the 25 symptoms that most of the conditions share.
    base
        Where to look; the bundled base without it.
    ax
        Where to draw; a figure is made without it.

    Returns
    -------
    Axes
        One rectangle (a patch) a cell.

    Raises
    ------
    UnknownTermError
        If nothing has one of the names.

    Examples
    --------
    >>> from neuroimmune import figures
    >>> ax = figures.symptom_heatmap(["MS", "essential tremor"], ["tremor", "voice tremor"])
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['tremor', 'voice tremor']
    """
    kb = _bundled() if base is None else base
    columns = _distinct(kb.condition(term) for term in _several(conditions))
    rows = None if symptoms is None else _distinct(kb.symptom(term) for term in _several(symptoms))
    told = [row for one in columns for row in kb.symptoms_of(one, standing=tuple(Standing))]
    return _drawn.symptom_heatmap(columns, rows, told, ax=ax)


def _several(terms: Iterable[T | str]) -> Iterable[T | str]:
    """Take a lone name as a list of one; it would fall into letters."""
    return (terms,) if isinstance(terms, str) else terms


def _distinct(values: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(values))


def _bundled() -> "KnowledgeBase":
    from neuroimmune.bundled import knowledge_base

    return knowledge_base
