"""Answers as sequences, tables, frames and JSON."""

import json
import re
import sys
from pathlib import Path

import attrs
import pandas as pd
import polars as pl
import pytest

import neuroimmune as ni
from neuroimmune.results import Results


def test_results_are_an_immutable_sequence() -> None:
    """Index, slice, iterate, compare, hash."""
    rows = ni.symptoms_of("MS")
    assert rows[0] == next(iter(rows))
    assert isinstance(rows[:2], Results)
    assert rows[:2] == (rows[0], rows[1])
    assert hash(rows) == hash(ni.symptoms_of("MS"))
    assert rows != list(rows)
    with pytest.raises(TypeError):
        rows[0] = rows[1]  # type: ignore[index]


def test_filter_takes_names_words_lists_and_functions() -> None:
    """An entity by any of its names, a word in any spelling."""
    rows = ni.treatments_for("MS")
    assert {r.intervention.id for r in rows.filter(intervention="SATIVEX")} == {"nabiximols"}
    assert {r.direction for r in rows.filter(direction="NO_BENEFIT")} == {"no benefit"}
    assert {r.direction for r in rows.filter(direction=["harm", "mixed"])} == {"harm", "mixed"}
    assert rows.filter(lambda row: bool(row.grades), intervention="nabiximols")
    assert rows.filter(intervention="water") == ()


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_frames_are_tidy(backend: str) -> None:
    """One row a statement, with the numbers and the CURIEs beside the words."""
    rows = ni.symptoms_of("MS")
    frame = rows.to_frame(backend)  # type: ignore[call-overload]
    assert isinstance(frame, pd.DataFrame if backend == "pandas" else pl.DataFrame)
    assert len(frame) == len(rows)
    assert {"symptom_hpo", "condition_mondo", "frequency_low", "sources"} <= set(frame.columns)
    assert next(iter(frame["symptom"])) == rows[0].symptom.name


def test_every_verb_gives_a_frame_and_a_table() -> None:
    """Each kind of row has its columns."""
    for rows in (
        ni.conditions_causing("tremor"),
        ni.symptoms_of("MS"),
        ni.treatments_for("MS"),
        ni.tests_for("MS"),
        ni.mechanisms_of("MS"),
        ni.triggers_of("MS"),
        ni.antibodies_of("Graves disease"),
        ni.red_flags("tremor"),
        ni.characteristics_of("MS"),
        ni.search("tremor"),
    ):
        assert len(rows.to_frame()) == len(rows) > 0
        assert repr(rows).startswith(f"{rows.title}: {len(rows)}\n")
        assert rows._repr_html_().count("<tr>") == len(rows) + 1
        assert ("<details><summary>" in rows._repr_html_()) >= (len(rows) > 15)
        assert len(json.loads(rows.to_json())) == len(rows) == len(rows.to_dicts())


def test_an_empty_answer_says_so() -> None:
    """In text, in HTML and as a frame."""
    empty = ni.antibodies_of("essential tremor")
    assert repr(empty) == "autoantibodies of essential tremor: nothing recorded"
    assert "<p>autoantibodies of essential tremor: nothing recorded</p>" in empty._repr_html_()
    assert (empty.to_dicts(), empty.to_json(), len(empty.to_frame())) == ([], "[]", 0)


def test_an_answer_tells_what_is_not_known() -> None:
    """In text, and in HTML with who says so; slices and filters keep it."""
    source = ni.Source(
        id="PMID:1", title="A review", year=2024, checked="x", kind="narrative review"
    )
    question = ni.OpenQuestion(
        condition=ni.condition("MS"),
        about="treatments",
        statement="No trial was found.",
        sources=[source],
    )
    answer = Results([], "treatments for X", [question])
    assert repr(answer) == "treatments for X: nothing recorded\nnot known: No trial was found."
    assert "<p>Not known: No trial was found. <a href=" in answer._repr_html_()
    assert answer[:1].open_questions == answer.filter().open_questions == (question,)
    assert str(question) == "multiple sclerosis, treatments: No trial was found."


def test_few_columns_leave_room_for_their_texts() -> None:
    """A table shortens its longest cells only as far as its width asks for, never below 46."""
    thing = ni.Symptom(id="thing", name="a statement in more than forty-six letters, as most are")
    assert thing.name in repr(Results([thing], "few"))
    crowded = attrs.evolve(thing, synonyms=["b" * 60], xrefs=["HP:" + "7" * 60])
    lines = repr(Results([crowded], "many")).splitlines()
    assert "a statement in more than forty-six letters,…" in lines[-1]


def test_html_is_escaped() -> None:
    """Whatever the text holds, it is never markup."""
    evil = ni.Symptom(id="evil", name="<script>alert('x')</script>", description="a & b")
    page = Results([evil], "<b>title</b>")._repr_html_() + evil._repr_html_()
    assert "<script>" not in page
    assert "<b>title" not in page
    assert "&lt;script&gt;" in page


def test_every_object_of_the_base_can_be_shown() -> None:
    """Each entity has a text and HTML, its sources as links."""
    for mapping in (ni.conditions, ni.symptoms, ni.interventions, ni.mechanisms, ni.scales):
        for thing in mapping.values():
            assert str(thing) == thing.name
            assert thing.id in repr(thing)
            assert thing._repr_html_().startswith("<div class='neuroimmune'>")
    row = ni.symptoms_of("MS")[0]
    assert "<a href='https://" in row._repr_html_()


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_a_missing_backend_names_its_extra(backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the command that mends it."""
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(ni.MissingExtraError) as caught:
        ni.symptoms_of("MS").to_frame(backend)  # type: ignore[call-overload]
    assert str(caught.value) == (
        f"a {backend} frame needs an optional part: pip install 'neuroimmune[{backend}]'"
    )


def test_an_unknown_backend_is_refused() -> None:
    """Only the two that are known."""
    with pytest.raises(ni.ArgumentError, match="unknown backend 'excel'; choose 'pandas' or"):
        ni.symptoms_of("MS").to_frame("excel")  # type: ignore[call-overload]


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_whole_tables_tell_apart_what_does_not_hold(backend: str) -> None:
    """Left out unless asked for, and marked then."""
    for table in (
        "manifestations",
        "treatments",
        "causal_links",
        "tests",
        "antibodies",
        "triggers",
    ):
        make = getattr(ni.frames, table)
        holding, everything = make(backend), make(backend, refuted=True)
        assert all(holding["holds"])
        assert len(holding) == sum(everything["holds"])
    assert not all(ni.frames.manifestations(backend, refuted=True)["holds"])
    assert len(ni.frames.sources(backend)) == len(ni.sources)


TABLES = tuple(name for name in dir(ni.frames) if not name.startswith("_"))


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_a_table_is_documented(table: str) -> None:
    """Under its own name, or as a part of a share or an estimate."""
    page = (Path(__file__).parent.parent / "docs" / "reference" / "columns.md").read_text("utf-8")
    parts = re.compile(r"_(low|high|count|sample|setting|measure|value|unit)$")
    assert f"`{table}`" in page
    for column in getattr(ni.frames, table)().columns:
        assert f"`{column}`" in page or f"`{parts.sub('', column)}`" in page
