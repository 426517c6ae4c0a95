"""Write the knowledge base as the scripts that the explorer loads.

Each file is a classic script that hands one JSON value over, so that the page also runs when it
is opened from a disk, where browsers refuse to fetch. Sphinx calls :func:`write` before it reads
anything. By hand, from a checkout: python docs/generate_explorer.py
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generate_pages import FOLDERS, Knowledge

import neuroimmune as ni
from neuroimmune.reasoning.differential import Tables

HERE = Path(__file__).parent
TARGET = HERE / "_static" / "explorer" / "data"

AGES = tuple(range(5, 100, 10))
"""The middle of each decade of life that can be chosen."""

_KINDS = (
    "conditions",
    "symptoms",
    "mechanisms",
    "interventions",
    "autoantibodies",
    "tests",
    "triggers",
)
"""What can be searched, as the base calls its mappings."""


# -- what is shown ---------------------------------------------------------------------------


def thing(entity: Any) -> Any:
    """Give an entity as kind, id and name; a word stays a word."""
    if isinstance(entity, ni.Entity):
        return {"kind": entity.kind_name, "id": entity.id, "name": entity.name}
    return None if entity is None else {"kind": "word", "id": str(entity), "name": str(entity)}


def frequency(value: ni.Frequency | None) -> Any:
    """Give a share as its text and its ends, for a bar."""
    return None if value is None else {"text": str(value), "low": value.low, "high": value.high}


def evidence(item: ni.Evidence) -> dict[str, Any]:
    """Give what one source found."""
    return {
        "source": item.source.id,
        "found": item.found,
        "bearing": str(item.bearing),
        "design": str(item.design),
        "people": item.participants,
        "setting": item.setting,
        "bias": None if item.risk_of_bias is None else str(item.risk_of_bias),
        "indirect": item.indirect,
    }


def grade(item: ni.Grade) -> dict[str, Any]:
    """Give a society's verdict."""
    return {
        "scheme": item.scheme,
        "level": item.level,
        "wording": item.wording,
        "source": item.source.id,
    }


_ENDS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "manifestation": lambda row: {
        "subject": thing(row.symptom),
        "frequency": frequency(row.frequency),
        "sites": [str(site) for site in row.sites],
        "details": {"onset": row.onset, "course": row.course},
    },
    "treatment_effect": lambda row: {
        "subject": thing(row.intervention),
        "outcome": thing(row.outcome),
        "direction": str(row.direction),
        "text": row.size,
        "role": None if row.role is None else str(row.role),
        "grades": [grade(item) for item in row.grades],
        "harms": [
            {"harm": item.harm, "evidence": [evidence(part) for part in item.evidence]}
            for item in row.harms
        ],
    },
    "causal_link": lambda row: {"subject": thing(row.cause), "other": thing(row.effect)},
    "diagnostic_finding": lambda row: {
        "subject": thing(row.test),
        "text": row.finding,
        "details": {
            "expected": str(row.result),
            "sensitivity": None if row.sensitivity is None else str(row.sensitivity),
            "specificity": None if row.specificity is None else str(row.specificity),
            "against": row.versus,
        },
    },
    "antibody_association": lambda row: {
        "subject": thing(row.autoantibody),
        "frequency": frequency(row.share_positive),
        "text": row.meaning,
        "details": {"specificity": None if row.specificity is None else str(row.specificity)},
    },
    "risk_association": lambda row: {
        "subject": thing(row.trigger),
        "details": {"risk": None if row.estimate is None else str(row.estimate)},
    },
    "distinction": lambda row: {
        "subject": thing(row.condition),
        "other": thing(row.other),
        "text": row.feature,
        "details": {"speaks for": str(row.favours)},
    },
    "red_flag": lambda row: {
        "subject": thing(row.symptom),
        "text": row.sign,
        "details": {
            "think of": row.suspect,
            "what to do": row.action,
            "urgency": str(row.urgency),
        },
    },
    "characteristic": lambda row: {"subject": thing(row.aspect), "text": row.statement},
}
"""What each kind of statement says, beside what all statements have."""


def statement(row: Any) -> dict[str, Any]:
    """Give a statement with all that it rests on."""
    return {
        "id": row.id,
        "kind": row.kind_name,
        "condition": thing(row.condition),
        "standing": str(row.standing),
        "reason": row.reason,
        "holds": row.holds,
        "certainty": str(row.certainty),
        "rationale": list(row.rationale),
        "note": row.note,
        "evidence": [evidence(item) for item in row.evidence],
        **_ENDS[row.kind_name](row),
    }


def sources(rows: Iterable[Any]) -> dict[str, Any]:
    """Give the sources of statements by their id."""
    cited = {source for row in rows for source in _cited(row)}
    return {
        source.id: {
            "title": source.title,
            "name": source.name,
            "journal": source.journal if source.authors else None,  # else the name begins with it
            "link": source.link,
        }
        for source in sorted(cited, key=lambda source: source.id)
    }


def _cited(row: Any) -> Iterable[ni.Source]:
    yield from row.sources
    for item in getattr(row, "grades", ()):
        yield item.source
    for harm in getattr(row, "harms", ()):
        yield from (item.source for item in harm.evidence)


# -- pages -----------------------------------------------------------------------------------


def condition_page(known: Knowledge, condition: ni.Condition) -> dict[str, Any]:
    """Give a condition with every statement about it."""
    about = known.about(condition)
    rows = [row for part in about.values() for row in part]
    questions = known.questions(condition)
    facts = (condition.category, condition.immune_mediated, condition.onset, condition.course)
    return {
        "description": condition.description,
        "facts": [str(fact) for fact in facts if fact is not None],
        "broader": thing(condition.parent),
        "narrower": [thing(one) for one in known.narrower(condition)],
        "statements": [statement(row) for row in rows],
        "levels": {
            end.id: str(end.level)
            for row in about["causal_link"]
            for end in (row.cause, row.effect)
            if isinstance(end, ni.Mechanism)
        },
        "questions": [
            {
                "about": str(row.about),
                "text": row.statement,
                "sources": [source.id for source in row.sources],
            }
            for row in questions
        ],
        "gaps": known.gaps(condition),
        "sources": sources([*rows, *questions]),
    }


def symptom_page(known: Knowledge, symptom: ni.Symptom) -> dict[str, Any]:
    """Give a symptom with what causes it and what is done about it, narrower ones included."""
    return {
        "description": symptom.description,
        "examination": symptom.examination,
        "pitfalls": symptom.pitfalls,
        "broader": [thing(one) for one in symptom.parents],
        "narrower": [thing(one) for one in known.narrower(symptom)],
        "causes": [
            {
                "condition": thing(row.condition),
                "frequency": frequency(row.frequency),
                "standing": str(row.standing),
                "certainty": str(row.certainty),
                "statements": [item.id for item in row.manifestations],
            }
            for row in known.kb.conditions_causing(symptom)
        ],
        "effects": [pointer(row) for row in known.kb.treatments_for(symptom=symptom)],
    }


def other_page(known: Knowledge, entity: Any) -> dict[str, Any]:
    """Give where anything else takes part."""
    rows = [row for part in known.about(entity).values() for row in part]
    return {
        "description": entity.description,
        "uses": [pointer(row) for row in rows if row.condition is not None],
    }


def pointer(row: Any) -> dict[str, Any]:
    """Give a statement in short: what it says, of which condition, and its id there."""
    ends = _ENDS[row.kind_name](row)
    return {
        "id": row.id,
        "kind": row.kind_name,
        "condition": thing(row.condition),
        "subject": ends["subject"],
        "other": ends.get("other") or ends.get("outcome"),
        "text": ends.get("text"),
        "standing": str(row.standing),
        "certainty": str(row.certainty),
        "direction": ends.get("direction"),
        "holds": row.holds,
    }


# -- the ranking -----------------------------------------------------------------------------


def ranking(tables: Tables, symptoms: Mapping[str, ni.Symptom]) -> dict[str, Any]:
    """Give all that the differential adds up, for findings, sex, age and onset.

    A row has one number a condition, in thousandths of the natural logarithm of a likelihood
    ratio. The absence of a finding depends on the nearest broader finding that is present, so
    there is a row for each; the key "" is for none.
    """
    steps, clues = tables.likelihoods, tables.clues
    return {
        "conditions": [condition.id for condition in tables.conditions],
        "broader": {name: list(steps.ancestors(name)) for name in symptoms},
        "present": {name: row(steps.present(name)) for name in symptoms},
        "absent": {
            name: {
                given or "": row(steps.absent(name, given))
                for given in (None, *steps.ancestors(name))
            }
            for name in symptoms
        },
        "sex": {word: row(clues.sex(word)) for word in ("female", "male")},
        "onset": {
            str(onset): row(clues.onset(onset))
            for onset in (ni.Onset.ACUTE, ni.Onset.SUBACUTE, ni.Onset.CHRONIC)
        },
        "age": {str(age): row(clues.age(age)) for age in AGES},
        "prevalence": row(clues.prevalence()),
    }


def row(contributions: Sequence[ni.Contribution]) -> dict[str, Any]:
    """Give one clue for all conditions: the commonest value once, the others by number."""
    values = [round(1000 * part.value) for part in contributions]
    usual, _ = Counter(values).most_common(1)[0]
    unexplained = {"not recorded", "recorded as absent"}
    return {
        "usual": usual,
        "other": [x for i, value in enumerate(values) if value != usual for x in (i, value)],
        "known": [i for i, part in enumerate(contributions) if part.ground not in unexplained],
    }


def patients(kb: ni.KnowledgeBase, count: int) -> list[dict[str, Any]]:
    """Make patients up and rank them with the library, to hold the explorer's sums against."""
    chance = random.Random(2026)
    symptoms = sorted({row.symptom.id for row in kb.statements(ni.Manifestation)})
    made = []
    while len(made) < count:
        names = chance.sample(symptoms, chance.randint(2, 7))
        asked: dict[str, Any] = {
            "present": names[: chance.randint(1, 4)],
            "sex": chance.choice([None, "female", "male"]),
            "age": chance.choice([None, *AGES]),
            "onset": chance.choice([None, "acute", "subacute", "chronic"]),
        }
        asked["absent"] = names[len(asked["present"]) :]
        try:
            found = kb.differential(**asked)
        except ni.ArgumentError:  # a narrower finding is present: the explorer cannot ask that
            continue
        ranked = [[row.condition.id, row.probability] for row in found[:10]]
        made.append({"asked": asked, "ranked": ranked})
    return made


# -- files -----------------------------------------------------------------------------------


def write(kb: ni.KnowledgeBase | None = None, target: Path = TARGET) -> int:
    """Write all files anew and say how many."""
    kb = ni.load() if kb is None else kb
    known = Knowledge(kb)
    shutil.rmtree(target, ignore_errors=True)
    files = {"index": index(kb)}
    for kind in _KINDS:
        entities: Mapping[str, Any] = getattr(kb, kind)
        for entity in entities.values():
            page = {"condition": condition_page, "symptom": symptom_page}.get(
                entity.kind_name, other_page
            )
            files[f"{entity.kind_name}/{entity.id}"] = page(known, entity)
    for name, value in files.items():
        place = target / f"{name}.js"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        place.write_text(f"neuroimmune.receive({json.dumps(name)},{text});\n", encoding="utf-8")
    return len(files)


def index(kb: ni.KnowledgeBase) -> dict[str, Any]:
    """Give what the explorer needs at once: all names, and the ranking."""
    return {
        "version": kb.data_version,
        "disclaimer": ni.DISCLAIMER,
        "pages": FOLDERS,
        "things": [
            [entity.kind_name, entity.id, entity.name, [*entity.names[1:], *entity.xrefs]]
            for kind in _KINDS
            for entity in getattr(kb, kind).values()
        ],
        "ranking": ranking(kb.differential(["tremor"]).tables, kb.symptoms),
    }


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--index"]:
            json.dump(index(ni.load()), sys.stdout)
        case ["--patients", count]:
            json.dump(patients(ni.load(), int(count)), sys.stdout)
        case _:
            print(f"{write()} files")
