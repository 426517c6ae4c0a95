"""What can only be seen when everything is there: clashes, doubles, leftovers."""

from collections.abc import Iterator
from typing import Any

import attrs

from neuroimmune.curation.files import Records
from neuroimmune.curation.linking import Linked
from neuroimmune.curation.problems import Problem, Where
from neuroimmune.curation.records import Record
from neuroimmune.knowledge.names import fold
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.evidence import Evidence
from neuroimmune.model.open_question import OpenQuestion
from neuroimmune.model.vocabulary import Standing, StudyDesign

__all__ = ["check_whole"]

_FEWEST_OF_A_SERIES = 10
"""Case series smaller than this are single cases."""


def check_whole(records: Records, linked: Linked) -> list[Problem]:
    """Find the problems of the base as a whole."""
    return [
        *_shared_names(records),
        *_shared_identifiers(records, linked),
        *_same_publication(records),
        *_same_statement(linked),
        *_weakly_established(linked),
        *_unused_sources(records),
    ]


def _shared_names(records: Records) -> Iterator[Problem]:
    for kind, entities in records.of.items():
        if kind in ("source", "scheme"):
            continue
        holders: dict[str, Any] = {}
        for record in entities.values():
            names = (record.id, record.name, *record.synonyms, *record.abbreviations)
            for folded, name in {fold(name): name for name in names}.items():
                other = holders.setdefault(folded, record)
                if other is not record:
                    message = f"{kind} {record.id!r} is called {name!r}, as is {other.id!r}"
                    yield Problem.at(record.where, "I306", f"{message}; give it to one of them")


def _shared_identifiers(records: Records, linked: Linked) -> Iterator[Problem]:
    for kind, entities in linked.entities.items():
        if kind == "source":
            continue
        holders: dict[str, str] = {}
        for name, entity in entities.items():
            for curie in entity.xrefs:
                other = holders.setdefault(curie, name)
                if other != name:
                    where: Where = records.of[kind][name].where.of("xrefs")
                    yield Problem.at(where, "D803", f"{curie} is already on {kind} {other!r}")


def _same_publication(records: Records) -> Iterator[Problem]:
    holders: dict[str, str] = {}
    for record in records.of["source"].values():
        doi = f"DOI:{record.doi}" if record.doi else ""
        pmcid = f"PMC:{record.pmcid}" if record.pmcid else ""
        for curie in {name.lower() for name in (record.id, doi, pmcid) if name}:
            other = holders.setdefault(curie, record.id)
            if other != record.id:
                message = f"{record.id} and {other} are both {curie}; keep one"
                yield Problem.at(record.where, "D805", message)


def _same_statement(linked: Linked) -> Iterator[Problem]:
    seen: dict[str, Where] = {}
    stated: list[tuple[Assertion | OpenQuestion, Where]] = [
        *linked.assertions,
        *linked.open_questions,
    ]
    for statement, where in stated:
        first = seen.setdefault(statement.id, where)
        if first is not where:
            message = f"{statement.id} is already stated in {first.file.name}:{first.line}"
            what = "evidence" if isinstance(statement, Assertion) else "two"
            yield Problem.at(where, "D801", f"{message}; put the {what} together")


def _weakly_established(linked: Linked) -> Iterator[Problem]:
    for assertion, where in linked.assertions:
        if assertion.standing is Standing.ESTABLISHED and _rests_on_cases(assertion):
            message = "single cases do not establish it; write 'standing: reported'"
            yield Problem.at(where.of("standing"), "E404", message)


def _rests_on_cases(assertion: Assertion) -> bool:
    return all(map(_is_single_case, assertion.supporting))


def _is_single_case(item: Evidence) -> bool:
    if item.design is StudyDesign.CASE_SERIES:
        return (item.participants or _FEWEST_OF_A_SERIES) < _FEWEST_OF_A_SERIES
    return item.design is StudyDesign.CASE_REPORT


def _unused_sources(records: Records) -> Iterator[Problem]:
    if records.problems:
        return  # what could not be read may use them
    everything = [record for entities in records.of.values() for record in entities.values()]
    used = {source for record in everything for source in _sources_of(record)}
    for name, record in records.of["source"].items():
        if name not in used:
            yield Problem.at(record.where, "D804", f"nothing uses {name}; use it or remove it")


def _sources_of(record: Record) -> Iterator[str]:
    """Give the ids of all sources that a record and its parts name."""
    for item in attrs.fields(type(record)):
        value = getattr(record, item.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record):
                yield from _sources_of(part)
            elif part and "source" in item.metadata.get("kinds", ()):
                yield part.removeprefix("source:")
