"""The pages of the documentation that are written from the knowledge base."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from markdown_it import MarkdownIt

import neuroimmune as ni

pytest.importorskip("jinja2")

GENERATOR = Path(__file__).parent.parent / "docs" / "generate_pages.py"
KINDS = {
    "conditions": ni.conditions,
    "symptoms": ni.symptoms,
    "mechanisms": ni.mechanisms,
    "interventions": ni.interventions,
}


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_pages", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generator = load_generator()


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return dict(generator.pages())


def shown(markdown: str) -> str:
    """Give the text that a reader of the Markdown sees."""
    (line,) = MarkdownIt().parse(markdown)[1:-1] or [None]
    parts = line.children if line else []
    assert {part.type for part in parts} <= {"text", "text_special"}, markdown
    return "".join(part.content for part in parts)


def test_every_entity_has_a_page_and_every_page_an_entity(pages: dict[str, str]) -> None:
    """The pages are the entities of the four kinds and their four indexes."""
    wanted = {f"{folder}/{name}.md" for folder, things in KINDS.items() for name in things}
    assert set(pages) == wanted | {f"{folder}/index.md" for folder in KINDS}


def test_index_names_every_page_of_its_kind(pages: dict[str, str]) -> None:
    """No page can be reached from other pages alone."""
    for folder, things in KINDS.items():
        linked = set(re.findall(r"\]\(([a-z0-9-]+)\.md\)", pages[f"{folder}/index.md"]))
        assert linked == set(things)


def test_every_link_leads_to_a_page(pages: dict[str, str]) -> None:
    """What one page links to, the generator wrote."""
    for path, text in pages.items():
        targets = re.findall(r"\]\(\.\./([a-z]+/[a-z0-9-]+\.md)\)", text)
        assert set(targets) <= set(pages), path


def test_every_statement_is_told_with_its_sources(pages: dict[str, str]) -> None:
    """Each source of a condition's statements stands in the source list of its page."""
    for condition in ni.conditions.values():
        text = pages[f"conditions/{condition.id}.md"]
        rows = [
            row
            for row in (
                *ni.symptoms_of(condition, standing=tuple(ni.Standing)),
                *ni.treatments_for(condition, standing=tuple(ni.Standing)),
                *ni.tests_for(condition, standing=tuple(ni.Standing)),
                *ni.antibodies_of(condition, standing=tuple(ni.Standing)),
                *ni.triggers_of(condition, standing=tuple(ni.Standing)),
            )
            if row.condition is condition
        ]
        missing = {
            source.id
            for row in rows
            for source in row.sources
            if f"(<{source.link}>)" not in text.partition("## Sources")[2]
        }
        assert not missing, condition.id


def test_what_is_not_known_is_told(pages: dict[str, str]) -> None:
    """Each open question of a condition stands on its page, with who says so."""
    for question in ni.open_questions():
        text = pages[f"conditions/{question.condition.id}.md"]
        unknown = text.partition("## What is not known")[2].partition("\n## ")[0]
        assert str(generator.escape(question.statement)) in unknown, question
        cited = re.findall(r"\[\^(\d+)\]", unknown)
        assert bool(cited) >= bool(question.sources), question


def test_citations_and_sources_belong_together(pages: dict[str, str]) -> None:
    """Every number that is cited is in the list, and every source in the list is cited."""
    for path, text in pages.items():
        listed = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
        cited = set(re.findall(r"\[\^(\d+)\](?!:)", text))
        assert cited == listed, path
        assert ("## Sources" in text) == bool(cited), path


def test_tables_have_as_many_cells_as_columns(pages: dict[str, str]) -> None:
    """A stray bar in a text breaks no table."""
    for path, text in pages.items():
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
            assert len(widths) == 1, f"{path}: {table[:200]}"


def test_nothing_missing_is_printed(pages: dict[str, str]) -> None:
    """What is not recorded leaves no "None" behind."""
    for path, text in pages.items():
        assert not re.search(r"(\bin |\[|\| )None(\]| [\[(|]|$)", text, re.MULTILINE), path


def test_what_is_contested_or_refuted_is_told_with_its_reason(pages: dict[str, str]) -> None:
    """A reader of a condition's page learns what does not stand, and why."""
    rows = [
        row
        for condition in ni.conditions.values()
        for row in ni.symptoms_of(condition, standing=["contested", "refuted"])
        if row.condition is condition and row.reason
    ]
    assert rows
    for row in rows:
        section = pages[f"conditions/{row.condition.id}.md"].partition("## Contested")[2]
        assert generator.escape(row.reason) in section


def test_refuted_symptoms_stay_out_of_the_table(pages: dict[str, str]) -> None:
    """Absence is never read as presence."""
    for condition in ni.conditions.values():
        text = pages[f"conditions/{condition.id}.md"]
        table = text.partition("## Symptoms and signs")[2].partition("\n## ")[0]
        for row in ni.symptoms_of(condition, standing="refuted"):
            if row.condition is condition:
                assert f"| [{generator.escape(row.symptom)}]" not in table


@pytest.mark.parametrize(
    "text",
    [
        "p < 0.05 | *HLA_A* costs $5 & `rises`",
        "[retired] <b>bold</b> {role}`x` ~~gone~~ ^2^ ![image](x)",
        "1. not a list",
        "2) nor this",
        "- nor that",
        "+ nor that",
        "# no heading",
        "> no quotation",
        ": no definition",
        "(no-target)=",
        "% no comment",
        "%nor this",
        "=== no rule",
        "---",
        "backslash \\ and \\*",
        "&amp; and &#42;",
        "3.5 mg of -2.3",
        "anti-\u03b23 \u2192 50\u201360%",
    ],
)
def test_special_characters_survive(text: str) -> None:
    """A text is shown as it is, whatever it would mean in Markdown."""
    assert shown(generator.escape(text)) == text


def test_escaping_happens_once() -> None:
    """What is Markdown already is left alone."""
    once = generator.escape("a | b")
    assert generator.escape(once) == once


def test_everything_a_template_prints_is_escaped() -> None:
    """No template needs to remember to escape."""
    made = generator.environment()
    assert made.from_string("{{ text }}").render(text="a_b | c") == r"a\_b \| c"


def test_generation_is_deterministic(pages: dict[str, str]) -> None:
    """The same knowledge gives the same pages."""
    assert dict(generator.pages(ni.load())) == pages


def test_writing_touches_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is up to date keeps its time; one whose entity is gone goes."""
    content = {"symptoms/index.md": "old\n", "symptoms/tremor.md": "same\n"}
    monkeypatch.setattr(generator, "pages", lambda: iter(content.items()))
    generator.write(tmp_path)
    (tmp_path / "symptoms/gone.md").write_text("stale")
    before = (tmp_path / "symptoms/tremor.md").stat().st_mtime_ns
    content["symptoms/index.md"] = "new\n"
    generator.write(tmp_path)
    assert (tmp_path / "symptoms/index.md").read_text() == "new\n"
    assert (tmp_path / "symptoms/tremor.md").stat().st_mtime_ns == before
    assert not (tmp_path / "symptoms/gone.md").exists()
