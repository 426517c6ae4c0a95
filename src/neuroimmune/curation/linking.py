"""Records to model objects: ids become the things they stand for."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import attrs
from attrs import define, field

from neuroimmune.curation.files import Records
from neuroimmune.curation.ontology import Ontology
from neuroimmune.curation.problems import Problem, Where, code_of_rule
from neuroimmune.curation.records import (
    AssertionRecord,
    ConditionRecord,
    GradeRecord,
    ManifestationRecord,
    OpenQuestionRecord,
    Record,
    RiskRecord,
    SchemeRecord,
    SymptomRecord,
)
from neuroimmune.errors import InvalidValueError
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.evidence import Evidence, Grade
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.open_question import OpenQuestion
from neuroimmune.model.vocabulary import Bearing, Endpoint
from neuroimmune.reasoning.certainty import QUESTIONS, Judgement, judge

__all__ = ["Linked", "link"]

_SECTIONS = (
    "characteristics",
    "manifestations",
    "treatments",
    "causal_links",
    "triggers",
    "antibodies",
    "tests",
    "distinctions",
    "red_flags",
)
_NOT_LINKED = {"where", "certainty", "open_questions", *_SECTIONS}


@define
class Linked:
    """All model objects, each with its place, and the problems that linking met."""

    entities: dict[str, dict[str, Any]]
    assertions: list[tuple[Assertion, Where]]
    open_questions: list[tuple[OpenQuestion, Where]]
    problems: list[Problem]


def link(records: Records, ontology: Ontology) -> Linked:
    """Make model objects of all records.

    Parameters
    ----------
    records
        As :func:`~neuroimmune.curation.files.read_records` gives them.
    ontology
        Where labels and mappings of identifiers are looked up.
    """
    linker = _Linker(records, ontology)
    kinds = [kind for kind in records.of if kind != "scheme"]
    entities = {
        kind: {
            name: entity
            for name in sorted(records.of[kind])
            if (entity := linker.entity(kind, name)) is not None
        }
        for kind in kinds
    }
    for scheme in records.of["scheme"].values():
        linker.source_of_scheme(scheme)
    for record in records.of["condition"].values():
        linker.statements_of_condition(record)
    for record in records.of["symptom"].values():
        linker.statements_of_symptom(record)
    return Linked(entities, linker.assertions, linker.open_questions, linker.problems)


@define
class _Linker:
    records: Records
    ontology: Ontology
    assertions: list[tuple[Assertion, Where]] = field(factory=list)
    open_questions: list[tuple[OpenQuestion, Where]] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    _made: dict[tuple[str, str], Any] = field(factory=dict)
    _making: list[tuple[str, str]] = field(factory=list)

    def entity(self, kind: str, name: str) -> Any:
        """Make an entity once; None where it is faulty, which has then been reported."""
        key = (kind, name)
        if key in self._made:
            return self._made[key]
        record = self.records.of[kind][name]
        if key in self._making:
            circle = " > ".join([part for _, part in self._making] + [name])
            self._report(record.where, "I305", f"{kind} is its own ancestor: {circle}")
            return None
        self._making.append(key)
        self._made[key] = self._make(record)
        self._making.pop()
        return self._made[key]

    def source_of_scheme(self, record: SchemeRecord) -> None:
        """Look the source of a grading scheme up, which must be there."""
        self._reference(("source",), record.source, record.where.of("source"))

    def statements_of_condition(self, record: ConditionRecord) -> None:
        """Make the assertions of a condition's file."""
        condition = self.entity("condition", record.id)
        if condition is None:
            return
        for section in _SECTIONS:
            for statement in getattr(record, section):
                self._assertion(statement, condition=condition)
        for question in record.open_questions:
            self._open_question(question, condition)

    def statements_of_symptom(self, record: SymptomRecord) -> None:
        """Make the red flags of a symptom."""
        symptom = self.entity("symptom", record.id)
        for statement in record.red_flags if symptom else ():
            self._assertion(statement, symptom=symptom)

    def _open_question(self, record: OpenQuestionRecord, condition: Condition) -> None:
        parts = self._parts(record)
        if parts is None:
            return
        made: OpenQuestion | None = self._construct(record, parts | {"condition": condition})
        if made is not None:
            self.open_questions.append((made, record.where))

    def _assertion(self, record: AssertionRecord, **context: Any) -> None:
        parts = self._parts(record)
        if parts is None:
            return
        parts |= context
        evidence: tuple[Evidence, ...] = parts["evidence"]
        if isinstance(record, ManifestationRecord):
            parts["frequency"] = _frequency(record, evidence)
            del parts["setting"]
        if isinstance(record, RiskRecord) and record.estimate is None:
            parts["estimate"] = next((e.estimate for e in evidence if e.estimate), None)
        judgement = _judgement(record, evidence)
        made = self._construct(
            record,
            parts | {"certainty": judgement.certainty, "rationale": judgement.rationale},
        )
        if made is not None:
            self.assertions.append((made, record.where))

    def _make(self, record: Record) -> Any:
        if isinstance(record, GradeRecord):
            return self._grade(record)
        parts = self._parts(record)
        return None if parts is None else self._construct(record, parts)

    def _construct(self, record: Record, parts: dict[str, Any]) -> Any:
        try:
            return record.model(**parts)
        except InvalidValueError as error:
            self._report(record.where, code_of_rule(error), str(error))
        return None

    def _parts(self, record: Record) -> dict[str, Any] | None:
        """Link every field of a record; None where one of them is faulty."""
        parts: dict[str, Any] = {}
        for item in attrs.fields(type(record)):
            value = getattr(record, item.name)
            if item.name in _NOT_LINKED or (value is None and item.name == "design"):
                continue
            parts[item.name] = self._part(record, item, value)
        # A part that is None although the record had one was reported when it failed.
        faulty = any(
            _is_faulty(parts[name]) and getattr(record, name) not in (None, ()) for name in parts
        )
        return None if faulty else parts

    def _part(self, record: Record, item: "attrs.Attribute[Any]", value: Any) -> Any:
        kinds = item.metadata.get("kinds")
        where = record.where.of(item.name)
        if item.name == "xrefs":
            return self._xrefs(value, where)
        if kinds and isinstance(value, str):
            return self._reference(kinds, value, where)
        if kinds and isinstance(value, tuple):
            return tuple(self._reference(kinds, name, where) for name in value)
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            return tuple(self._make(part) for part in value)
        return value

    def _reference(self, kinds: Sequence[str], name: str, where: Where) -> Any:
        prefix, _, rest = name.partition(":")
        if prefix in kinds:
            kinds, name = (prefix,), rest
        holders = [kind for kind in kinds if name in self.records.of.get(kind, ())]
        if "endpoint" in kinds and name in {endpoint.value for endpoint in Endpoint}:
            holders.append("endpoint")
        if holders == ["endpoint"]:
            return Endpoint(name)
        if len(holders) == 1:
            return self.entity(holders[0], name)
        if holders:
            ways = " or ".join(f"{kind}:{name}" for kind in holders)
            self._report(where, "I307", f"{name!r} is several things; write {ways}")
        elif name not in self.records.unread:
            self._report(where, "I304", self._dangling(kinds, name))
        return None

    def _dangling(self, kinds: Sequence[str], name: str) -> str:
        known = [known for kind in kinds for known in self.records.of.get(kind, ())]
        if "endpoint" in kinds:
            known += [endpoint.value for endpoint in Endpoint]
        near = get_close_matches(name, known, 3)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "add it first"
        return f"no {' or '.join(kinds)} {name!r}; {hint}"

    def _xrefs(self, values: Sequence[str], where: Where) -> tuple[str, ...]:
        found: list[str] = []
        for value in values:
            curie, _, label = value.partition(" ")
            problem = self.ontology.problem(curie, label.strip())
            if problem:
                self._report(where, *problem)
            found += [curie, *self.ontology.mappings(curie)]
        return tuple(dict.fromkeys(found))

    def _grade(self, record: GradeRecord) -> Grade | None:
        source = self._reference(("source",), record.source, record.where.of("source"))
        scheme = self.records.of["scheme"].get(record.scheme)
        if scheme is None:
            known = ", ".join(self.records.of["scheme"])
            message = f"no grading scheme {record.scheme!r}; known: {known}"
            self._report(record.where.of("scheme"), "G601", message)
            return None
        if record.level not in scheme.levels:
            message = (
                f"{scheme.id} has no level {record.level!r}; it has: {', '.join(scheme.levels)}"
            )
            self._report(record.where.of("level"), "G602", message)
            return None
        if source is None:
            return None
        return Grade(
            scheme=scheme.id,
            level=record.level,
            wording=record.wording,
            meaning=scheme.levels[record.level],
            source=source,
        )

    def _report(self, where: Where, code: str, message: str) -> None:
        self.problems.append(Problem.at(where, code, message))


def _is_faulty(part: Any) -> bool:
    return part is None or (isinstance(part, tuple) and None in part)


def _frequency(record: ManifestationRecord, evidence: Sequence[Evidence]) -> Frequency | None:
    """Take the curator's frequency, or the span of what was found.

    What speaks to the statement only indirectly counts where nothing else does. A contrary
    finding widens the span of the supporting ones; alone it is the frequency only of a statement
    that nothing supports, for it is no measure of what others saw.
    """
    if record.frequency is not None:
        return attrs.evolve(record.frequency, setting=record.setting)
    with_frequency = [item for item in evidence if item.frequency is not None]
    supporting = [item for item in evidence if item.bearing is Bearing.SUPPORTS]
    if supporting and not any(item.frequency for item in supporting):
        return None
    found = [item for item in with_frequency if not item.indirect] or with_frequency
    counts = [item.frequency for item in found if item.frequency]
    if not counts:
        return None
    if len(counts) == 1:
        return attrs.evolve(counts[0], setting=record.setting or found[0].setting)
    settings = dict.fromkeys(item.setting for item in found if item.setting)
    return Frequency(
        low=min(item.low for item in counts),
        high=max(item.high for item in counts),
        setting=record.setting or "; ".join(settings) or None,
    )


def _judgement(record: AssertionRecord, evidence: Sequence[Evidence]) -> Judgement:
    derived = judge(
        QUESTIONS[record.model.kind_name],  # type: ignore[attr-defined]
        evidence,
        standing=record.standing,
        direction=getattr(record, "direction", None),
    )
    if record.certainty is None:
        return derived
    override = f"set to {record.certainty.level} by a curator: {record.certainty.reason}"
    return Judgement(record.certainty.level, (*derived.rationale, override))
