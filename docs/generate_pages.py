"""Write a page for each condition, symptom, mechanism and intervention of the knowledge base.

Sphinx calls :func:`write` before it reads anything. By hand, from a checkout:
python docs/generate_pages.py
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import attrs
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import neuroimmune as ni

HERE = Path(__file__).parent
TARGET = HERE / "knowledge"
TEMPLATES = HERE / "_templates" / "pages"

FOLDERS = {
    "condition": "conditions",
    "symptom": "symptoms",
    "mechanism": "mechanisms",
    "intervention": "interventions",
}
"""The kinds of entity that have pages, and where."""

_OBO = frozenset({"CHEBI", "DOID", "HP", "MAXO", "MONDO"})
"""Ontologies whose terms have a permanent address at purl.obolibrary.org."""

STATEMENTS: tuple[type[ni.Assertion], ...] = (
    ni.TreatmentEffect,
    ni.RiskAssociation,
    ni.Manifestation,
    ni.AntibodyAssociation,
    ni.Characteristic,
    ni.DiagnosticFinding,
    ni.Distinction,
    ni.RedFlag,
    ni.CausalLink,
)
"""The kinds of statement, in the order of the lists of several kinds."""

_ENDS = {
    "manifestation": ("symptom", "condition", "via"),
    "treatment_effect": ("intervention", "outcome", "condition"),
    "causal_link": ("cause", "effect", "condition"),
    "diagnostic_finding": ("test", "symptom", "condition"),
    "antibody_association": ("autoantibody", "condition"),
    "risk_association": ("trigger", "condition"),
    "distinction": ("condition", "other"),
    "red_flag": ("condition", "symptom"),
    "characteristic": ("condition",),
}
"""The fields of each kind of statement that hold what it connects."""

_TOLD = {
    "manifestation": ("symptom",),
    "treatment_effect": ("intervention", "outcome"),
    "diagnostic_finding": ("test",),
    "antibody_association": ("autoantibody",),
    "risk_association": ("trigger",),
    "distinction": ("other",),
}
"""The fields that name a statement to a reader, beside its condition."""

_TEXTS = {
    "diagnostic_finding": "finding",
    "distinction": "feature",
    "red_flag": "sign",
    "characteristic": "statement",
}
"""The field that says in words what a statement says."""

_SECTIONS = {
    "characteristic": (ni.Topic.EPIDEMIOLOGY, "epidemiology and outlook"),
    "manifestation": (ni.Topic.SYMPTOMS, "symptoms and signs"),
    "causal_link": (ni.Topic.MECHANISMS, "mechanisms"),
    "risk_association": (ni.Topic.TRIGGERS, "triggers"),
    "antibody_association": (ni.Topic.ANTIBODIES, "antibodies"),
    "diagnostic_finding": (ni.Topic.TESTS, "tests"),
    "treatment_effect": (ni.Topic.TREATMENTS, "treatments"),
    "distinction": (ni.Topic.DISTINCTIONS, "what it is mistaken for"),
    "red_flag": (ni.Topic.RED_FLAGS, "red flags"),
}
"""The parts of a condition's page: what an open question calls each, and what a reader does."""

CLAIMS = {
    "manifestation": "as a symptom",
    "causal_link": "as a mechanism",
    "diagnostic_finding": "as a test result",
    "antibody_association": "as an antibody",
    "risk_association": "as a trigger",
    "distinction": "as a distinction",
    "red_flag": "as a red flag",
    "characteristic": "as a trait",
}
"""What a statement says of its subject, for a list of several kinds."""


# -- Markdown --------------------------------------------------------------------------------

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|$~&]")
_OPENING = re.compile(r"[%(]|[-+=:](?!\w)|\d+(?=[.)](\s|$))")


def escape(value: object) -> Markup:
    r"""Put a text on one line of Markdown that shows it as it is.

    Examples
    --------
    >>> print(escape("p < 0.05 | *HLA_A*"))
    p \< 0.05 \| \*HLA\_A\*
    """
    if hasattr(value, "__html__"):
        return Markup(value)
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(str("" if value is None else value).split()))
    opening = _OPENING.match(text)
    if opening and opening[1] is not None:
        text = f"{opening[0]}\\{text[opening.end() :]}"
    elif opening:
        text = f"\\{text}"
    return Markup(text)


def capital(value: object) -> str:
    """Begin with a capital letter, unless the first word has its own way of being written.

    Examples
    --------
    >>> capital("anti-LGI1 encephalitis"), capital("mTOR inhibitor")
    ('Anti-LGI1 encephalitis', 'mTOR inhibitor')
    """
    text = str(value)
    return text if re.match(r"[a-z][A-Z]", text) else text[:1].upper() + text[1:]


def link(thing: Any, write: Callable[[Any], object] = str) -> Markup:
    """Give the name of a thing, linked to its page if it has one."""
    folder = FOLDERS.get(getattr(thing, "kind_name", ""))
    name = escape(write(thing))
    return Markup(f"[{name}](../{folder}/{thing.id}.md)") if folder else name


def links(things: Iterable[Any]) -> Markup:
    """Give the names of several things, each once, linked to their pages."""
    return Markup(", ".join(dict.fromkeys(map(link, things))))


def identifier(curie: str) -> Markup:
    """Give a CURIE, linked where its ontology keeps a permanent address for it.

    Examples
    --------
    >>> print(identifier("HP:0001337"))
    [HP:0001337](<http://purl.obolibrary.org/obo/HP_0001337>)
    """
    prefix, _, local = curie.partition(":")
    if prefix not in _OBO:
        return escape(curie)
    return Markup(f"[{escape(curie)}](<http://purl.obolibrary.org/obo/{prefix}_{escape(local)}>)")


def reference(source: ni.Source) -> Markup:
    """Give the full reference of a source, linked to its record."""
    authors = ", ".join(source.authors[:6]) + (" et al." if len(source.authors) > 6 else "")
    parts = (authors, source.title, source.journal, source.dated)
    told = " ".join(_sentence(escape(part)) for part in parts if part)
    return Markup(f"{told} [{escape(source.id)}](<{source.link}>) ({source.kind})")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def label(row: Any, *here: Any) -> Markup:
    """Name a statement where some of what it connects need not be named again."""
    kind = row.kind_name
    if kind == "causal_link":
        subjects = Markup(f"{link(row.cause)} → {link(row.effect)}")
    else:
        ends = [getattr(row, end) for end in _TOLD.get(kind, ())]
        subjects = links(end for end in ends if end not in here)
    text = escape(capital(getattr(row, _TEXTS[kind]))) if kind in _TEXTS else ""
    told = ": ".join(part for part in (subjects, text) if part)
    where = () if row.condition in (None, *here) else (link(row.condition),)
    return Markup(" in ".join((told, *where)))


@attrs.define
class Citations:
    """The sources of one page, numbered as they are first cited."""

    sources: dict[ni.Source, int] = attrs.field(factory=dict)

    def cite(self, *things: Any) -> Markup:
        """Cite the sources of statements, descriptions or grades as footnotes."""
        found = dict.fromkeys(source for thing in things for source in _sources(thing))
        numbers = sorted(self.sources.setdefault(one, len(self.sources) + 1) for one in found)
        return Markup(" ".join(f"[^{number}]" for number in numbers))


def _sources(thing: Any) -> Iterator[ni.Source]:
    if isinstance(thing, list | tuple):
        yield from (source for part in thing for source in _sources(part))
    elif hasattr(thing, "evidence") and not hasattr(thing, "sources"):  # a harm
        yield from (item.source for item in thing.evidence)
    elif hasattr(thing, "source"):  # a grade, or one source's finding
        yield thing.source
    else:
        yield from thing.sources


# -- what there is to tell -------------------------------------------------------------------


class Knowledge:
    """A knowledge base, with its statements by what they connect.

    Parameters
    ----------
    kb
        The base.
    """

    def __init__(self, kb: ni.KnowledgeBase) -> None:
        self.kb = kb
        self._about: dict[tuple[str, str], dict[str, list[Any]]] = {}
        for kind in STATEMENTS:
            # The verbs leave out what does not hold; a page tells it too, as not holding.
            for row in kb.statements(kind):
                for thing in dict.fromkeys(_things(row)):
                    rows = self._about.setdefault(thing, defaultdict(list))
                    rows[kind.kind_name].append(row)

    def entities(self, kind: str) -> list[Any]:
        """Give all entities of a kind, by name."""
        found: Mapping[str, ni.Entity] = getattr(self.kb, FOLDERS[kind])
        return sorted(found.values(), key=lambda one: (one.name.casefold(), one.id))

    def about(self, entity: ni.Entity) -> dict[str, list[Any]]:
        """Give the statements in which an entity takes part, by their kind."""
        found = self._about.get((entity.kind_name, entity.id), {})
        return {one.kind_name: list(found.get(one.kind_name, ())) for one in STATEMENTS}

    def questions(self, condition: ni.Condition) -> list[ni.OpenQuestion]:
        """Give what is not known of a condition itself."""
        found = self.kb.open_questions(condition)
        return [question for question in found if question.condition is condition]

    def gaps(self, condition: ni.Condition) -> list[str]:
        """Name what is neither recorded of a condition nor told by an open question."""
        about = self.about(condition)
        told = {question.about for question in self.questions(condition)}
        return [
            name
            for kind, (topic, name) in _SECTIONS.items()
            if not about[kind] and topic not in told
        ]

    def narrower(self, entity: Any) -> list[Any]:
        """Give the entities right below one."""
        return [one for one in self.entities(entity.kind_name) if entity in broader(one)]


def _things(row: ni.Assertion) -> Iterator[tuple[str, str]]:
    for end in _ENDS[row.kind_name]:
        value = getattr(row, end)
        for thing in value if isinstance(value, tuple) else (value,):
            if isinstance(thing, ni.Entity):
                yield thing.kind_name, thing.id


def broader(entity: Any) -> tuple[Any, ...]:
    """Give the entities right above one."""
    if isinstance(entity, ni.Condition):
        return (entity.parent,) if entity.parent else ()
    return getattr(entity, "parents", ())


def grouped(rows: Iterable[Any], field: str) -> list[tuple[Any, list[Any]]]:
    """Group rows by a field, in the order of its names (of its list, for a word)."""
    return [
        (key, list(group))
        for key, group in groupby(
            sorted(rows, key=lambda row: _rank(attrgetter(field)(row))), attrgetter(field)
        )
    ]


def _rank(value: Any) -> tuple[int, str]:
    # Outcomes mix symptoms and endpoints: those go by name, other words by their list.
    by_list = hasattr(value, "rank") and not isinstance(value, ni.Endpoint)
    return (value.rank, "") if by_list else (0, str(value).casefold())


# -- pages -----------------------------------------------------------------------------------


def condition_page(known: Knowledge, condition: ni.Condition) -> dict[str, Any]:
    """Gather what the page of a condition tells."""
    about = known.about(condition)
    steps = [row for row in about["causal_link"] if row.holds]
    mechanisms = {
        end.id: end
        for row in steps
        for end in (row.cause, row.effect)
        if isinstance(end, ni.Mechanism)
    }
    return {
        "about": {kind: _holding(rows) for kind, rows in about.items()},
        "mechanisms": grouped(sorted(mechanisms.values(), key=attrgetter("name")), "level"),
        "rivals": _rivals(condition, _holding(about["distinction"])),
        "questions": known.questions(condition),
        "gaps": known.gaps(condition),
        **_doubts(about),
    }


def symptom_page(known: Knowledge, symptom: ni.Symptom) -> dict[str, Any]:
    """Gather what the page of a symptom tells; narrower symptoms are included."""
    about = known.about(symptom)
    about.pop("treatment_effect")
    return {
        "causes": known.kb.conditions_causing(symptom),
        "effects": known.kb.treatments_for(symptom=symptom),
        "tests": known.kb.tests_for(symptom=symptom),
        "flags": known.kb.red_flags(symptom),
        **_doubts(about),
    }


def mechanism_page(known: Knowledge, mechanism: ni.Mechanism) -> dict[str, Any]:
    """Gather what the page of a mechanism tells."""
    about = known.about(mechanism)
    steps = _holding(about["causal_link"])
    shown = _holding(about["manifestation"])
    conditions = {row.condition.id: row.condition for row in (*steps, *shown)}
    return {
        "conditions": sorted(conditions.values(), key=lambda one: one.name.casefold()),
        "into": [row for row in steps if row.effect is mechanism],
        "out": [row for row in steps if row.cause is mechanism],
        "shown": shown,
        **_doubts(about),
    }


def intervention_page(known: Knowledge, intervention: ni.Intervention) -> dict[str, Any]:
    """Gather what the page of an intervention tells."""
    about = known.about(intervention)
    return {"effects": _holding(about["treatment_effect"]), **_doubts(about)}


PAGES: dict[str, Callable[[Knowledge, Any], dict[str, Any]]] = {
    "condition": condition_page,
    "symptom": symptom_page,
    "mechanism": mechanism_page,
    "intervention": intervention_page,
}


def _holding(rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.holds]


def _doubts(about: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Give what is contested, refuted, and looked for in vain, apart."""
    rows = [row for part in about.values() for row in part]
    return {
        "contested": [row for row in rows if row.standing is ni.Standing.CONTESTED],
        "refuted": [row for row in rows if row.standing is ni.Standing.REFUTED],
        "absent": [row for row in rows if row.found_in_nobody and row.standing > "contested"],
    }


def _rivals(condition: ni.Condition, rows: Iterable[Any]) -> list[tuple[Any, list[Any]]]:
    """Group distinctions by the condition that this one is mistaken for."""
    found: dict[str, tuple[Any, list[Any]]] = {}
    for row in rows:
        rival = row.other if row.condition is condition else row.condition
        found.setdefault(rival.id, (rival, []))[1].append(row)
    return sorted(found.values(), key=lambda pair: pair[0].name.casefold())


_HEADINGS = {
    "condition": ("category", "Conditions, by the field they belong to."),
    "symptom": (None, "Symptoms and signs, the narrower ones below the broader."),
    "mechanism": ("level", "Mechanisms, from what sets a disease off to what it does."),
    "intervention": ("kind", "What is done, by kind, the members of a class below it."),
}
"""By what each index is divided, and its first words."""


def index_page(known: Knowledge, kind: str) -> dict[str, Any]:
    """Gather what an index tells: names under their broader names, in parts."""
    field, opening = _HEADINGS[kind]
    entities = known.entities(kind)
    parts = grouped(entities, field) if field else [(None, entities)]
    return {
        "parts": [(part, _tree(members)) for part, members in parts],
        "total": len(entities),
        "opening": opening,
        "version": known.kb.data_version,
    }


def _tree(members: list[Any]) -> list[tuple[Markup, Any]]:
    """Give members with their indent, each after whatever is broader among them."""
    inside = {one.id for one in members}
    below: dict[str, list[Any]] = defaultdict(list)
    for one in members:
        for above in broader(one):
            below[above.id].append(one)
    roots = [one for one in members if not inside & {above.id for above in broader(one)}]

    def walk(one: Any, indent: Markup) -> Iterator[tuple[Markup, Any]]:
        yield indent, one
        for child in below[one.id]:
            yield from walk(child, indent + "  ")

    return [row for root in roots for row in walk(root, Markup())]


# -- files -----------------------------------------------------------------------------------


def environment() -> Environment:
    """Make the templates' environment, in which all that is no Markdown yet is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,  # so that a macro's Markdown is told from text
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "capital": capital,
        "identifier": identifier,
        "grouped": grouped,
        "link": link,
        "links": links,
        "reference": reference,
    }
    made.globals |= {"broader": broader, "capital": capital, "claims": CLAIMS, "folders": FOLDERS}
    return made


def pages(kb: ni.KnowledgeBase | None = None) -> Iterator[tuple[str, str]]:
    """Give all pages: the path below the folder of pages, and the text."""
    known = Knowledge(kb or ni.load())
    made = environment()
    for kind, gather in PAGES.items():
        template = made.get_template(f"{kind}.md.jinja")
        for entity in known.entities(kind):
            content = {"narrower": known.narrower(entity), **gather(known, entity)}
            yield f"{FOLDERS[kind]}/{entity.id}.md", _render(template, entity, content)
        index = made.get_template("index.md.jinja")
        yield f"{FOLDERS[kind]}/index.md", _tidy(index.render(kind=kind, **index_page(known, kind)))


def _render(template: Any, entity: ni.Entity, content: Mapping[str, Any]) -> str:
    citations = Citations()
    return _tidy(
        template.render(
            entity=entity,
            folder=FOLDERS[entity.kind_name],
            cite=citations.cite,
            label=lambda row, *told: label(row, entity, *told),
            citations=citations,
            **content,
        )
    )


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"


def write(target: Path = TARGET) -> None:
    """Write the pages that changed and remove those whose entity is gone."""
    wanted = {target / path: text for path, text in pages()}
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for folder in FOLDERS.values():
        for path in (target / folder).glob("*.md"):
            if path not in wanted:
                path.unlink()


if __name__ == "__main__":
    write()
