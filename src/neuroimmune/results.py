"""The answer of a verb: an immutable sequence that knows how to show and export itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from html import escape
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from neuroimmune.errors import ArgumentError
from neuroimmune.knowledge.names import fold
from neuroimmune.knowledge.store import Store
from neuroimmune.model.entity import Entity
from neuroimmune.model.source import Source

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from neuroimmune.model.open_question import OpenQuestion
    from neuroimmune.model.red_flag import RedFlag
    from neuroimmune.reasoning.differential import Candidate, Patient, Tables
    from neuroimmune.reasoning.next_steps import NextStep

__all__ = ["Differential", "Frames", "Results"]

Backend = Literal["pandas", "polars"]
Row_co = TypeVar("Row_co", covariant=True)


class Results(Sequence[Row_co], Generic[Row_co]):
    """Rows in a meaningful order, the strongest first.

    Parameters
    ----------
    rows
        The rows.
    title
        What they are, for the table.
    open_questions
        What the base cannot tell of it; shown below the table.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> causes = ni.conditions_causing("intention tremor")
    >>> "multiple sclerosis" in [row.condition.name for row in causes]
    True
    >>> len(causes.filter(immune_mediated=True)) <= len(causes)
    True
    """

    __slots__ = ("_rows", "open_questions", "title")

    def __init__(
        self,
        rows: Iterable[Row_co] = (),
        title: str = "results",
        open_questions: "Iterable[OpenQuestion]" = (),
    ) -> None:
        self._rows = tuple(rows)
        self.title = title
        self.open_questions = tuple(open_questions)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row_co: ...
    @overload
    def __getitem__(self, index: slice) -> "Results[Row_co]": ...
    def __getitem__(self, index: int | slice) -> "Row_co | Results[Row_co]":
        if isinstance(index, slice):
            return Results(self._rows[index], self.title, self.open_questions)
        return self._rows[index]

    def __iter__(self) -> Iterator[Row_co]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Results):
            return self._rows == other._rows
        return self._rows == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._rows)

    def filter(
        self, predicate: "Callable[[Row_co], bool] | None" = None, /, **wanted: object
    ) -> "Results[Row_co]":
        """Keep the rows that fit.

        Parameters
        ----------
        predicate
            A function that says of a row whether to keep it.
        **wanted
            Attributes of the row and the value they must have; several values in a list, tuple
            or set mean any of them. An entity is matched by any of its names.

        Raises
        ------
        ArgumentError
            If a row has no such attribute.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.treatments_for("MS", symptom="tremor").filter(intervention="Sativex")[0].direction
        <Direction.NO_BENEFIT: 'no benefit'>
        """
        rows = [
            row
            for row in self._rows
            if (predicate is None or predicate(row))
            and all(_fits(_attribute(row, name), value) for name, value in wanted.items())
        ]
        return Results(rows, self.title, self.open_questions)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give the rows as plain data, everything they hold included.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> rows = ni.conditions_causing("intention tremor").to_dicts()
        >>> rows[0]["condition"]["name"]
        'essential tremor'
        """
        from neuroimmune.exchange.plain import to_plain

        return [to_plain(row) for row in self._rows]

    def to_json(self, *, indent: int | None = None) -> str:
        """Give the rows as a JSON text.

        Parameters
        ----------
        indent
            Spaces a level; without it all is on one line.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.antibodies_of("essential tremor").to_json()
        '[]'
        """
        from neuroimmune.exchange.plain import to_json

        return to_json(list(self._rows), indent=indent)

    @overload
    def to_frame(self, backend: Literal["pandas"] = ...) -> "pd.DataFrame": ...
    @overload
    def to_frame(self, backend: Literal["polars"]) -> "pl.DataFrame": ...
    def to_frame(
        self, backend: Literal["pandas", "polars"] = "pandas"
    ) -> "pd.DataFrame | pl.DataFrame":
        """Give the rows as a tidy data frame (extra ``pandas`` or ``polars``).

        Parameters
        ----------
        backend
            "pandas" or "polars".

        Raises
        ------
        MissingExtraError
            If the backend is not installed.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> table = ni.conditions_causing("tremor").to_frame()
        >>> "condition" in table.columns
        True
        """
        from neuroimmune.display.frames import frame

        return frame(self._rows, backend)

    def __repr__(self) -> str:
        from neuroimmune.display.text import not_known, text_table

        return "\n".join([text_table(self._rows, self.title), *not_known(self.open_questions)])

    def _repr_html_(self) -> str:
        from neuroimmune.display.html import html_table

        return html_table(self._rows, self.title, self.open_questions)


class Differential(Results["Candidate"]):
    """Candidates, the likeliest first, with what else the findings say.

    Parameters
    ----------
    candidates
        All conditions that were considered.
    patient
        What was asked.
    tables
        What the base says, for further questions.
    red_flags
        What the findings and the likeliest candidates say must not be missed.
    unknown
        Findings that the base does not know and that were left out on request.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> found = ni.differential(["rest tremor", "bradykinesia"], absent=["ataxia"])
    >>> abs(sum(row.probability for row in found) - 1) < 1e-9
    True
    """

    __slots__ = ("patient", "red_flags", "tables", "unknown")

    def __init__(
        self,
        candidates: "Iterable[Candidate]",
        *,
        patient: "Patient",
        tables: "Tables",
        red_flags: "Iterable[RedFlag]" = (),
        unknown: Iterable[str] = (),
    ) -> None:
        findings = ", ".join(map(str, patient.present)) or "the findings"
        super().__init__(candidates, f"differential of {findings}")
        self.patient = patient
        self.red_flags = tuple(red_flags)
        self.unknown = tuple(unknown)
        self.tables = tables

    def next_steps(self, most: int = 5) -> "Results[NextStep]":
        """Find the questions and tests that would shrink the uncertainty most.

        Parameters
        ----------
        most
            How many to give; what tells more for less burden comes first.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.differential(["tremor"]).next_steps(1)[0].gain > 0
        True
        """
        from neuroimmune.reasoning.next_steps import next_steps

        steps = next_steps(self.tables, self.patient, self._rows, _whole_number(most))
        return Results(steps, "what to ask or test next")

    def __repr__(self) -> str:
        from neuroimmune.display.text import text_table

        lines = [text_table(self._rows[:_MOST_SHOWN], self.title)]
        hidden = len(self) - _MOST_SHOWN
        lines += [f"… and {hidden} less likely conditions"] if hidden > 0 else []
        lines += [_RELATIVE]
        lines += [f"unknown and left out: {', '.join(self.unknown)}"] if self.unknown else []
        lines += [f"red flag: {flag}" for flag in self.red_flags[:_MOST_FLAGS]]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        notes = [_RELATIVE, *(f"Red flag: {flag}" for flag in self.red_flags[:_MOST_FLAGS])]
        notes += [f"Unknown and left out: {', '.join(self.unknown)}"] if self.unknown else []
        return super()._repr_html_() + "".join(f"<p>{escape(note)}</p>" for note in notes)


class Frames:
    """Whole tables of a base as tidy data frames.

    What does not hold (refuted, or found in nobody) is left out unless `refuted` is true; then
    the column ``holds`` tells it apart.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> frame = ni.frames.manifestations()
    >>> "condition_mondo" in frame.columns
    True
    """

    __slots__ = ("_store",)

    def __init__(self, store: Store) -> None:
        self._store = store

    def manifestations(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give all symptoms of all conditions."""
        return self._statements("manifestation", backend, refuted=refuted)

    def treatments(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give all treatment effects."""
        return self._statements("treatment_effect", backend, refuted=refuted)

    def causal_links(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give all causal links."""
        return self._statements("causal_link", backend, refuted=refuted)

    def tests(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give all diagnostic findings."""
        return self._statements("diagnostic_finding", backend, refuted=refuted)

    def antibodies(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give all antibody associations."""
        return self._statements("antibody_association", backend, refuted=refuted)

    def triggers(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give all risk associations."""
        return self._statements("risk_association", backend, refuted=refuted)

    def distinctions(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give all features that tell two conditions apart."""
        return self._statements("distinction", backend, refuted=refuted)

    def red_flags(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give all red flags."""
        return self._statements("red_flag", backend, refuted=refuted)

    def characteristics(self, backend: Backend = "pandas", *, refuted: bool = False) -> Any:
        """Give how common conditions are, their course and outlook."""
        return self._statements("characteristic", backend, refuted=refuted)

    def open_questions(self, backend: Backend = "pandas") -> Any:
        """Give all that the base cannot answer about conditions."""
        return self._statements("open_question", backend, refuted=False)

    def sources(self, backend: Backend = "pandas") -> Any:
        """Give all sources."""
        from neuroimmune.display.frames import frame

        return frame(list(self._store.all_of("source")), backend)

    def _statements(self, kind: str, backend: Backend, *, refuted: bool) -> Any:
        from neuroimmune.display.frames import frame

        rows = list(self._store.all_of(kind))
        return frame(rows if refuted else [row for row in rows if row.holds], backend)


_RELATIVE = (
    "Probabilities are relative to the conditions that the base knows. This is no diagnosis, "
    "and it does not replace the judgement of a clinician."
)
_MOST_SHOWN = 10
_MOST_FLAGS = 5


def _whole_number(most: object) -> int:
    if isinstance(most, bool) or not isinstance(most, int) or most < 1:
        raise ArgumentError(f"most is a whole number from 1, not {most!r}")
    return most


def _attribute(row: object, name: str) -> object:
    for holder in (row, getattr(row, "condition", None)):
        try:
            return getattr(holder, name)
        except AttributeError:
            continue
    public = ", ".join(part for part in dir(row) if not part.startswith("_"))
    raise ArgumentError(f"a {type(row).__name__} has no {name!r}; it has: {public}")


def _fits(value: object, wanted: object) -> bool:
    if isinstance(wanted, list | tuple | set | frozenset) and not isinstance(value, tuple):
        return any(_fits(value, one) for one in wanted)
    if isinstance(wanted, bool) and isinstance(value, str):
        return (value != "no") is wanted  # immune_mediated=True
    if isinstance(value, Entity) and isinstance(wanted, str):
        return fold(wanted) in map(fold, (value.id, *value.names, *value.xrefs))
    if isinstance(value, Source) and isinstance(wanted, str):
        return wanted == value.id
    if isinstance(value, Enum) and isinstance(wanted, str):
        return value == type(value)(wanted)
    return value == wanted
