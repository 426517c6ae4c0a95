"""All of it together: read, link, check, compile."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs

from neuroimmune.curation.checks import check_whole
from neuroimmune.curation.files import DATA, Records, read_records
from neuroimmune.curation.linking import Linked, link
from neuroimmune.curation.ontology import SNAPSHOT, Ontology, read_snapshot, read_tables
from neuroimmune.curation.problems import Problem
from neuroimmune.errors import BundleError, NeuroimmuneError
from neuroimmune.knowledge.bundle import Bundle, encode, write_bundle
from neuroimmune.knowledge.names import fold
from neuroimmune.knowledge.store import ENTITY_KINDS
from neuroimmune.model.entity import Entity
from neuroimmune.model.open_question import OpenQuestion
from neuroimmune.model.source import Source
from neuroimmune.model.vocabulary import Endpoint
from neuroimmune.reasoning.ordering import order_of

__all__ = ["BUNDLE", "CurationError", "build", "check", "compile_bundle", "is_current"]

BUNDLE = "knowledge.bundle"
VERSION = "VERSION"


class CurationError(NeuroimmuneError, ValueError):
    """The data has problems, so that nothing was compiled."""

    def __init__(self, problems: tuple[Problem, ...], root: Path) -> None:
        super().__init__("\n".join(problem.show(root) for problem in problems))
        self.problems = problems


@attrs.frozen
class Checked:
    """What a check read, and every problem it found."""

    records: Records
    linked: Linked
    problems: tuple[Problem, ...]


def check(data: Path = DATA, tables: Path | None = None) -> Checked:
    """Read and check all data files.

    Parameters
    ----------
    data
        The folder of the data files.
    tables
        A folder with the ontologies' tables; without it the snapshot is used.

    Returns
    -------
    Checked
        With all problems of all files at once, in the order of file and line.
    """
    records = read_records(data)
    snapshot = read_snapshot(data / SNAPSHOT) if (data / SNAPSHOT).exists() else Ontology()
    ontology = read_tables(tables) if tables else snapshot
    linked = link(records, ontology)
    problems = {*records.problems, *linked.problems, *check_whole(records, linked)}
    if tables:
        problems |= _stale(data, snapshot, ontology, records)
    return Checked(records, linked, tuple(sorted(problems)))


def used_identifiers(records: Records) -> set[str]:
    """Give the CURIEs of all cross-references."""
    return {
        xref.partition(" ")[0]
        for entities in records.of.values()
        for record in entities.values()
        for xref in getattr(record, "xrefs", ())
    }


def _stale(data: Path, snapshot: Ontology, ontology: Ontology, records: Records) -> set[Problem]:
    return {
        Problem(data / SNAPSHOT, 1, "O703", f"{curie} is missing or changed; refresh the snapshot")
        for curie in used_identifiers(records)
        if curie in ontology.terms and snapshot.terms.get(curie) != ontology.terms[curie]
    }


def build(data: Path = DATA, target: Path | None = None) -> Path:
    """Compile the data files into a bundle.

    Parameters
    ----------
    data
        The folder of the data files.
    target
        The file to write; ``knowledge.bundle`` in `data` without it.

    Raises
    ------
    CurationError
        If anything is wrong with the data; nothing is written then.
    """
    checked = check(data)
    if checked.problems:
        raise CurationError(checked.problems, data)
    target = target or data / BUNDLE
    content = compile_bundle(checked.linked, (data / VERSION).read_text().strip(), _inputs(data))
    # Written beside and moved into place, so that no reader meets half a file.
    beside = target.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(target)
    return target


def is_current(data: Path = DATA) -> bool:
    """Say whether the bundle was made of just these data files by just this code."""
    file = data / BUNDLE
    try:
        return bool(Bundle(file.read_bytes(), str(file)).section("inputs") == _inputs(data))
    except (OSError, BundleError):
        return False


def _inputs(data: Path) -> str:
    """Hash everything a bundle is made of: the data files, and the code that reads them."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    code = [*package.glob("*/*.py")]
    files = [*data.rglob("*.yaml"), data / SNAPSHOT, data / VERSION]
    for root, members in ((package, code), (data, files)):
        for file in sorted(member for member in members if member.exists()):
            digest.update(f"{file.relative_to(root).as_posix()}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def compile_bundle(linked: Linked, version: str, inputs: str) -> bytes:
    """Make the bytes of a bundle.

    Parameters
    ----------
    linked
        The model objects.
    version
        The version of the data.
    inputs
        A hash of what they were made of.
    """
    kinds: dict[str, list[Any]] = {
        kind: list(linked.entities[kind].values()) for kind in ENTITY_KINDS
    }
    numbers: dict[tuple[str, str], int] = {}
    for kind, entities in kinds.items():
        for entity in entities:
            numbers[kind, entity.id] = len(numbers)
    assertions: dict[str, list[Any]] = {}
    for assertion, _ in linked.assertions:
        assertions.setdefault(assertion.kind_name, []).append(assertion)
    if linked.open_questions:
        assertions[OpenQuestion.kind_name] = [question for question, _ in linked.open_questions]
    for kind, group in assertions.items():
        group.sort(key=order_of(kind))
    objects = [item for group in (*kinds.values(), *assertions.values()) for item in group]

    def number_of(value: Any) -> int | None:
        if isinstance(value, Entity | Source):
            return numbers[value.kind_name, value.id]
        return None

    records = [encode(item, number_of) for item in objects]
    sections: dict[str, Any] = {"inputs": inputs}
    sections |= _ids({**kinds, **assertions})
    sections |= {f"names.{kind}": _names(group, number_of) for kind, group in kinds.items()}
    sections |= {f"narrower.{kind}": _narrower(group, number_of) for kind, group in kinds.items()}
    sections |= _indexes(assertions, len(numbers), number_of)
    content = hashlib.sha256(json.dumps([version, records], sort_keys=True).encode()).hexdigest()
    return write_bundle(records, sections, version=version, content_hash=content)


def _ids(groups: dict[str, list[Any]]) -> dict[str, Any]:
    first = 0
    sections = {}
    for kind, group in groups.items():
        sections[f"ids.{kind}"] = [first, [item.id for item in group]]
        first += len(group)
    return sections


def _names(group: Iterable[Any], number_of: Any) -> dict[str, list[Any]]:
    """Map folded names to the name as written and the numbers of all that have it."""
    names: dict[str, list[Any]] = {}
    for entity in group:
        for name in (*_names_of(entity), entity.id):
            numbers = names.setdefault(fold(name), [name])
            if number_of(entity) not in numbers:
                numbers.append(number_of(entity))
    return names


def _names_of(entity: Any) -> tuple[str, ...]:
    if isinstance(entity, Source):
        others = (entity.doi and f"DOI:{entity.doi}", entity.doi, entity.pmcid)
        return tuple(name for name in others if name)
    return (*entity.names, *entity.xrefs)


def _narrower(group: Sequence[Any], number_of: Any) -> dict[str, list[int]]:
    """Map each entity that has narrower ones to itself and all of them, the broad ones first."""
    children: dict[int, list[int]] = {}
    for entity in group:
        parent = getattr(entity, "parent", None)
        for broader in (*getattr(entity, "parents", ()), *((parent,) if parent else ())):
            children.setdefault(number_of(broader), []).append(number_of(entity))
    return {str(number): _closure(number, children) for number in children}


def _closure(number: int, children: dict[int, list[int]]) -> list[int]:
    found = [number]
    for member in found:
        found += [child for child in children.get(member, ()) if child not in found]
    return found


def _indexes(assertions: dict[str, list[Any]], first: int, number_of: Any) -> dict[str, Any]:
    """Map each entity to the assertions of a kind in which it has a role.

    What does not hold has an index of its own, so that no answer gives it by oversight.
    """
    sections: dict[str, Any] = {}
    number = first
    for kind, group in assertions.items():
        for assertion in group:
            table = "index" if assertion.holds else "denied"
            for item in attrs.fields(type(assertion)):
                part = getattr(assertion, item.name)
                key = part.value if isinstance(part, Endpoint) else number_of(part)
                if key is not None:
                    index = sections.setdefault(f"{table}.{kind}.{item.name}", {})
                    index.setdefault(str(key), []).append(number)
            number += 1
    return sections
