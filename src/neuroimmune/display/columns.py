"""The columns of each kind of row: what a table shows and what a data frame holds."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from attrs import frozen

from neuroimmune.model.entity import Entity
from neuroimmune.model.estimate import Estimate
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.symptom import Symptom
from neuroimmune.reasoning.comparison import Contrast
from neuroimmune.reasoning.contribution import Contribution

__all__ = ["Column", "columns_of"]

Cell = str | float | int | None


@frozen
class Column:
    """One column of a table or frame.

    Attributes
    ----------
    name
        Its heading.
    read
        How to read a plain cell off a row.
    printed
        Whether a printed table shows it.
    draw_from
        How to read what HTML draws, where that is more than the plain cell: a frequency, a list
        of sources.
    """

    name: str
    read: Callable[[Any], Cell]
    printed: bool = True
    draw_from: Callable[[Any], object] | None = None

    def drawn(self, row: object) -> object:
        """Read what HTML draws."""
        return (self.draw_from or self.read)(row)


def columns_of(row: object) -> tuple[Column, ...]:
    """Give the columns of a row's kind.

    A kind without columns of its own is shown as one column, its text.
    """
    if isinstance(row, Contrast):
        return _contrast_columns(row)
    for kind in type(row).__mro__:
        if kind.__name__ in _COLUMNS:
            return _COLUMNS[kind.__name__]
    return (Column(type(row).__name__.lower(), str),)


def _contrast_columns(row: Contrast) -> tuple[Column, ...]:
    """Give a comparison one column for each condition."""

    def read(i: int) -> Callable[[Any], Cell]:
        return lambda contrast: contrast.values[i]

    return (
        _text("kind"),
        _text("subject"),
        *(Column(condition.name, read(i)) for i, condition in enumerate(row.conditions)),
        _text("likelihood_ratio"),
        Column(
            "sources",
            lambda contrast: _joined(
                dict.fromkeys(source.id for item in contrast.basis for source in item.sources)
            ),
            printed=False,
        ),
    )


def _text(name: str, *, printed: bool = True) -> Column:
    def read(row: Any) -> Cell:
        value = getattr(row, name)
        return None if value is None else str(value)

    return Column(name, read, printed, draw_from=attrgetter(name))


def _entity(name: str) -> tuple[Column, Column]:
    """Give a named column for people and an id column for joins."""

    def read_id(row: Any) -> Cell:
        value = getattr(row, name)
        return None if value is None else getattr(value, "id", str(value))

    return _text(name), Column(f"{name}_id", read_id, printed=False)


def _frequency(name: str) -> tuple[Column, ...]:
    """Give a printed text, and the numbers for a frame."""

    def read(part: str) -> Callable[[Any], Cell]:
        def read_part(row: Any) -> Cell:
            value: Frequency | None = getattr(row, name)
            return None if value is None else getattr(value, part)

        return read_part

    return (
        _text(name),
        *(Column(f"{name}_{part}", read(part), printed=False) for part in _FREQUENCY_PARTS),
    )


_FREQUENCY_PARTS = ("low", "high", "count", "sample", "setting")


def _joined(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))


def _weightiest(contributions: Sequence[Contribution]) -> list[str]:
    ranked = sorted(contributions, key=lambda part: -abs(part.value))
    return [f"{part.clue} \u00d7{part.likelihood_ratio:.2g}" for part in ranked[:3]]


def _hpo(symptom: object) -> Cell:
    return _curie(symptom, "HP:") if isinstance(symptom, Symptom) else None


def _curie(entity: Entity | None, prefix: str) -> Cell:
    xrefs = () if entity is None else entity.xrefs
    return next((xref for xref in xrefs if xref.startswith(prefix)), None)


def _estimate(name: str) -> tuple[Column, ...]:
    """Give a printed text, and the numbers for a frame."""

    def read(part: str) -> Callable[[Any], Cell]:
        def read_part(row: Any) -> Cell:
            value: Estimate | None = getattr(row, name)
            return None if value is None else getattr(value, part)

        return read_part

    return (
        _text(name),
        *(Column(f"{name}_{part}", read(part), printed=False) for part in _ESTIMATE_PARTS),
    )


_ESTIMATE_PARTS = ("measure", "value", "low", "high", "unit")

_CONDITION = (
    *_entity("condition"),
    Column("condition_mondo", lambda row: _curie(row.condition, "MONDO:"), printed=False),
)
_SYMPTOM = (
    *_entity("symptom"),
    Column("symptom_hpo", lambda row: _hpo(row.symptom), printed=False),
)
_SOURCES = Column(
    "sources",
    lambda row: _joined(source.id for source in row.sources),
    draw_from=lambda row: row.sources,
)
_MORE = (
    _text("reason", printed=False),
    _text("note", printed=False),
    Column("assertion_id", lambda row: row.id, printed=False),
    Column("holds", lambda row: row.holds, printed=False),
)
_ASSERTION = (_text("standing"), _text("certainty"), _SOURCES, *_MORE)

_COLUMNS: dict[str, tuple[Column, ...]] = {
    "Cause": (
        *_CONDITION,
        *_frequency("frequency"),
        _text("standing"),
        _text("certainty"),
        Column("as", lambda row: _joined(m.symptom for m in row.manifestations)),
        Column(
            "sources",
            lambda row: _joined(dict.fromkeys(s.id for m in row.manifestations for s in m.sources)),
            printed=False,
        ),
    ),
    "Manifestation": (
        *_CONDITION,
        *_SYMPTOM,
        *_frequency("frequency"),
        *_ASSERTION,
    ),
    "TreatmentEffect": (
        *_entity("intervention"),
        *_CONDITION,
        *_entity("outcome"),
        Column("outcome_hpo", lambda row: _hpo(row.outcome), printed=False),
        _text("direction"),
        _text("certainty"),
        Column("grades", lambda row: _joined(f"{g.scheme} {g.level}" for g in row.grades)),
        _text("role"),
        _text("size", printed=False),
        _text("standing", printed=False),
        Column("harms", lambda row: _joined(row.harms), printed=False),
        Column("sources", _SOURCES.read, printed=False),
        *_MORE,
    ),
    "Involvement": (
        *_entity("mechanism"),
        Column("level", lambda row: str(row.mechanism.level)),
        *_CONDITION,
        _text("standing"),
        _text("certainty"),
        Column("links", lambda row: len(row.links)),
    ),
    "CausalLink": (*_entity("cause"), *_entity("effect"), *_CONDITION, *_ASSERTION),
    "DiagnosticFinding": (
        *_entity("test"),
        *_CONDITION,
        _text("finding"),
        *_SYMPTOM,
        _text("purpose"),
        *_frequency("sensitivity"),
        *_frequency("specificity"),
        _text("versus", printed=False),
        *_ASSERTION,
    ),
    "AntibodyAssociation": (
        *_entity("autoantibody"),
        *_CONDITION,
        *_frequency("share_positive"),
        *_frequency("specificity"),
        _text("meaning"),
        *_ASSERTION,
    ),
    "RiskAssociation": (
        *_entity("trigger"),
        *_CONDITION,
        *_estimate("estimate"),
        *_ASSERTION,
    ),
    "Distinction": (
        _text("feature"),
        *_entity("favours"),
        *_CONDITION,
        *_entity("other"),
        *_estimate("likelihood_ratio"),
        *_ASSERTION,
    ),
    "RedFlag": (
        _text("sign"),
        _text("suspect"),
        _text("action"),
        _text("urgency"),
        *_CONDITION,
        *_SYMPTOM,
        *_ASSERTION,
    ),
    "Characteristic": (
        *_CONDITION,
        _text("aspect"),
        _text("statement"),
        Column("low", lambda row: row.low, printed=False),
        Column("high", lambda row: row.high, printed=False),
        _text("unit", printed=False),
        _text("setting", printed=False),
        *_ASSERTION,
    ),
    "OpenQuestion": (
        *_CONDITION,
        _text("about"),
        _text("statement"),
        _SOURCES,
    ),
    "CausalPath": (
        Column("path", lambda row: " \u2192 ".join(node.name for node in row.nodes)),
        _text("standing"),
        _text("certainty"),
        Column(
            "sources",
            lambda row: _joined(dict.fromkeys(e.source.id for e in row.evidence)),
            draw_from=lambda row: tuple(dict.fromkeys(e.source for e in row.evidence)),
        ),
    ),
    "Candidate": (
        *_CONDITION,
        Column(
            "probability",
            lambda row: round(row.probability, 4),
            draw_from=lambda row: Frequency(low=row.probability, high=row.probability),
        ),
        Column("score", lambda row: round(row.score, 3), printed=False),
        Column("weightiest clues", lambda row: _joined(_weightiest(row.contributions))),
        Column("unexplained", lambda row: _joined(row.unexplained)),
    ),
    "Contribution": (
        _text("clue"),
        Column("likelihood_ratio", lambda row: round(row.likelihood_ratio, 3)),
        Column("value", lambda row: row.value, printed=False),
        _text("ground"),
        _text("basis"),
    ),
    "NextStep": (
        _text("subject"),
        Column("bits", lambda row: round(row.gain, 3)),
        _text("burden"),
        Column("if so", lambda row: f"{row.if_present[0]} {row.if_present[1]:.0%}"),
        Column("if not", lambda row: f"{row.if_absent[0]} {row.if_absent[1]:.0%}"),
    ),
    "Mimic": (
        *_CONDITION,
        Column("distinctions", lambda row: len(row.distinctions)),
        Column("shared symptoms", lambda row: _joined(row.symptoms)),
    ),
    "Hit": (
        Column("kind", lambda row: row.kind),
        Column("name", lambda row: str(row.entity.name)),
        Column("id", lambda row: row.entity.id),
        _text("matched"),
        Column("score", lambda row: round(row.score, 2)),
    ),
    "Source": (
        _text("id"),
        _text("name"),
        _text("title"),
        _text("journal"),
        Column("year", lambda row: row.year),
        _text("kind"),
        Column("authors", lambda row: _joined(row.authors), printed=False),
        _text("doi", printed=False),
        _text("pmcid", printed=False),
        _text("link", printed=False),
        _text("checked", printed=False),
    ),
    "Entity": (
        _text("id"),
        _text("name"),
        Column("names", lambda row: _joined(row.names[1:])),
        Column("xrefs", lambda row: _joined(row.xrefs)),
    ),
}
