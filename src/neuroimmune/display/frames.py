"""Data frames of rows, in pandas or polars."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from neuroimmune.display.columns import columns_of
from neuroimmune.errors import ArgumentError, MissingExtraError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["frame"]


@overload
def frame(rows: Sequence[object], backend: Literal["pandas"] = ...) -> "pd.DataFrame": ...
@overload
def frame(rows: Sequence[object], backend: Literal["polars"]) -> "pl.DataFrame": ...
def frame(
    rows: Sequence[object], backend: Literal["pandas", "polars"] = "pandas"
) -> "pd.DataFrame | pl.DataFrame":
    """Make a tidy data frame, one row each and one column for each plain value.

    Parameters
    ----------
    rows
        Rows of one kind.
    backend
        The library of the frame.

    Raises
    ------
    MissingExtraError
        If narwhals or the backend is not installed.
    ArgumentError
        If the backend is neither of the two.
    """
    if backend not in ("pandas", "polars"):
        raise ArgumentError(f"unknown backend {backend!r}; choose 'pandas' or 'polars'")
    columns = columns_of(rows[0]) if rows else ()
    data: dict[str, Any] = {c.name: [c.read(row) for row in rows] for c in columns}
    try:
        import narwhals

        made: pd.DataFrame | pl.DataFrame = narwhals.from_dict(data, backend=backend).to_native()
    except ImportError:
        raise MissingExtraError(f"a {backend} frame", backend) from None
    return made
