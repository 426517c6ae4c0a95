"""What is filled in for each condition, so that the gaps are seen."""

from collections import Counter
from collections.abc import Iterable

from attrs import fields, frozen

from neuroimmune.curation.linking import Linked
from neuroimmune.model.assertion import Assertion

__all__ = ["Coverage", "coverage", "coverage_table", "statements_by_condition"]


@frozen
class Coverage:
    """How many statements of each sort a condition has."""

    condition: str
    manifestations: int
    with_frequency: int
    mechanisms: int
    antibodies: int
    tests: int
    triggers: int
    treatments: int
    graded: int
    distinctions: int
    red_flags: int
    characteristics: int
    sources: int
    open_questions: int


def coverage(linked: Linked) -> list[Coverage]:
    """Count the statements of each condition."""
    groups = statements_by_condition(linked)
    asked = Counter(question.condition.id for question, _ in linked.open_questions)
    return [_row(name, rows, asked[name]) for name, rows in sorted(groups.items())]


def statements_by_condition(linked: Linked) -> dict[str, list[Assertion]]:
    """Give the statements of each condition by its id; a distinction belongs to both of its two."""
    groups: dict[str, list[Assertion]] = {name: [] for name in linked.entities["condition"]}
    for assertion, _ in linked.assertions:
        for role in ("condition", "other"):
            if holder := getattr(assertion, role, None):
                groups[holder.id].append(assertion)
    return groups


def _row(name: str, statements: list[Assertion], asked: int) -> Coverage:
    def count(kind: str, having: str | None = None) -> int:
        return sum(
            item.kind_name == kind and (having is None or bool(getattr(item, having)))
            for item in statements
        )

    return Coverage(
        condition=name,
        manifestations=count("manifestation"),
        with_frequency=count("manifestation", "frequency"),
        mechanisms=count("causal_link"),
        antibodies=count("antibody_association"),
        tests=count("diagnostic_finding"),
        triggers=count("risk_association"),
        treatments=count("treatment_effect"),
        graded=count("treatment_effect", "grades"),
        distinctions=count("distinction"),
        red_flags=count("red_flag"),
        characteristics=count("characteristic"),
        sources=len({source.id for item in statements for source in item.sources}),
        open_questions=asked,
    )


def coverage_table(rows: Iterable[Coverage]) -> str:
    """Lay the counts out as a Markdown table; an empty cell is a gap."""
    names = [item.name for item in fields(Coverage)]
    lines = [names, ["---", *["--:"] * (len(names) - 1)]]
    lines += [[str(getattr(row, name) or "") for name in names] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
