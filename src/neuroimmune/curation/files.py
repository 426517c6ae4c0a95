"""Which files there are, and all their records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import define, field

from neuroimmune.curation.problems import Problem, Where
from neuroimmune.curation.reading import WHERE, read_yaml
from neuroimmune.curation.records import (
    AutoantibodyRecord,
    ConditionRecord,
    EntityRecord,
    InterventionRecord,
    MechanismRecord,
    Record,
    ScaleRecord,
    SchemeRecord,
    SourceRecord,
    SymptomRecord,
    TestRecord,
    TriggerRecord,
)
from neuroimmune.curation.structuring import kind_of, structure

__all__ = ["DATA", "Records", "read_records"]

DATA = Path(__file__).parents[1] / "data"
"""Where the knowledge is written down."""

_FOLDERS: dict[str, tuple[str, type[EntityRecord | SourceRecord]]] = {
    "symptoms": ("symptom", SymptomRecord),
    "mechanisms": ("mechanism", MechanismRecord),
    "interventions": ("intervention", InterventionRecord),
    "autoantibodies": ("autoantibody", AutoantibodyRecord),
    "triggers": ("trigger", TriggerRecord),
    "tests": ("test", TestRecord),
    "scales": ("scale", ScaleRecord),
    "sources": ("source", SourceRecord),
}


@define
class Records:
    """All records by kind and id, and the problems that reading them met.

    Attributes
    ----------
    of
        The records by kind and id.
    unread
        Ids of entries that could not be read: a reference to one of them does not dangle.
    problems
        What was wrong.
    """

    of: dict[str, dict[str, Any]] = field(factory=dict)
    unread: set[str] = field(factory=set)
    problems: list[Problem] = field(factory=list)

    def add(self, kind: str, record: Any) -> None:
        """Take in a record, unless its id is taken."""
        known = self.of.setdefault(kind, {})
        if record.id in known:
            first = known[record.id].where
            message = f"{kind} {record.id!r} is already in {first.file.name}:{first.line}"
            self.problems.append(Problem.at(record.where.of("id"), "I301", message))
        else:
            known[record.id] = record


def read_records(data: Path) -> Records:
    """Read all data files of a folder."""
    records = Records()
    for kind in ("condition", "scheme", *(kind for kind, _ in _FOLDERS.values())):
        records.of[kind] = {}
    for folder, (kind, record_class) in _FOLDERS.items():
        for file in sorted((data / folder).glob("*.yaml")):
            for record in _entries(file, record_class, records):
                records.add(kind, record)
    for file in sorted((data / "conditions").glob("*.yaml")):
        if condition := _condition(file, records):
            records.add("condition", condition)
    schemes = data / "schemes.yaml"
    for scheme in _entries(schemes, SchemeRecord, records) if schemes.exists() else ():
        records.add("scheme", scheme)
    return records


def _entries(file: Path, kind: type[Record], records: Records) -> Iterator[Any]:
    problems = records.problems
    content = read_yaml(file, problems)
    if content is None:
        return
    if not isinstance(content, list):
        message = "a list of entries is wanted: each begins with '- id: …'"
        problems.append(Problem(file, 1, "Y103", message))
        return
    for entry in content:
        if not isinstance(entry, dict):
            message = f"an entry is wanted, a mapping with an id; not {kind_of(entry)}"
            problems.append(Problem(file, 1, "Y103", message))
        elif record := structure(entry, kind, problems):
            yield record
        else:
            records.unread.add(str(entry.get("id")))


def _condition(file: Path, records: Records) -> ConditionRecord | None:
    problems = records.problems
    faults = len(problems)
    content = read_yaml(file, problems)
    if content is None and len(problems) > faults:
        records.unread.add(file.stem)
        return None
    if not isinstance(content, dict):
        problems.append(Problem(file, 1, "Y103", "one condition is wanted: a mapping with an id"))
        return None
    where: Where = content[WHERE]
    record = structure(content, ConditionRecord, problems)
    if record is None:
        records.unread.add(str(content.get("id")))
    elif record.id != file.stem:
        message = f"condition {record.id!r} belongs in {record.id}.yaml"
        problems.append(Problem.at(where.of("id"), "I303", message))
    return record
