"""How long the verbs take. Every benchmark also checks its answer; none checks a time.

Run with ``pytest benchmarks --benchmark-only``.
"""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import neuroimmune as ni
from benchmarks.questions import (
    DIFFERENTIALS,
    LOOKUPS,
    NAMES,
    TYPO,
    Question,
    suggestions,
)

QUESTIONS = {**LOOKUPS, **NAMES}


@pytest.fixture(scope="module")
def kb() -> ni.KnowledgeBase:
    """A base of our own whose objects have all been made and whose indexes are built."""
    base = ni.load()
    for question in QUESTIONS.values():
        question.ask(base)
    base.search(TYPO)
    return base


@pytest.fixture
def kb_without_rapidfuzz(monkeypatch: pytest.MonkeyPatch) -> ni.KnowledgeBase:
    """A base that compares names as where RapidFuzz is not installed."""
    monkeypatch.setitem(sys.modules, "rapidfuzz.fuzz", None)
    base = ni.load()
    base.search(TYPO)
    return base


@pytest.mark.benchmark(group="warm: answers forgotten, objects kept")
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_warm(benchmark: BenchmarkFixture, kb: ni.KnowledgeBase, question: Question) -> None:
    """A verb looks its answer up anew."""
    answer = benchmark.pedantic(
        question.ask, args=(kb,), setup=kb._answers.clear, rounds=1000, warmup_rounds=50
    )
    assert question.right(answer)


@pytest.mark.benchmark(group="repeated: the same question again")
@pytest.mark.parametrize("question", LOOKUPS.values(), ids=LOOKUPS)
def test_repeated(benchmark: BenchmarkFixture, kb: ni.KnowledgeBase, question: Question) -> None:
    """A verb gives an answer that it remembers."""
    answer = benchmark(question.ask, kb)
    assert question.right(answer)
    assert answer is question.ask(kb)


@pytest.mark.benchmark(group="differential over the whole base")
@pytest.mark.parametrize("question", DIFFERENTIALS.values(), ids=DIFFERENTIALS)
def test_differential(
    benchmark: BenchmarkFixture, kb: ni.KnowledgeBase, question: Question
) -> None:
    """All conditions are ranked and explained; what the base says was tabled before."""
    assert question.right(benchmark(question.ask, kb))


@pytest.mark.benchmark(group="differential over the whole base")
def test_first_differential(benchmark: BenchmarkFixture) -> None:
    """The first one of a base just read tables what the base says."""
    question = DIFFERENTIALS["four findings"]
    answer = benchmark.pedantic(question.ask, setup=lambda: ((ni.load(),), {}), rounds=20)
    assert question.right(answer)


@pytest.mark.benchmark(group="differential over the whole base")
def test_next_steps(benchmark: BenchmarkFixture, kb: ni.KnowledgeBase) -> None:
    """What to ask next is found by trying every question and test."""
    found = DIFFERENTIALS["four findings"].ask(kb)
    assert benchmark(found.next_steps)[0].gain > 0


@pytest.mark.benchmark(group="names that are not exact")
def test_search_typo(benchmark: BenchmarkFixture, kb: ni.KnowledgeBase) -> None:
    """A misspelt query finds what was meant."""
    assert benchmark(kb.search, TYPO)[0].entity.id == "multiple-sclerosis"


@pytest.mark.benchmark(group="names that are not exact")
def test_search_typo_with_difflib(
    benchmark: BenchmarkFixture, kb_without_rapidfuzz: ni.KnowledgeBase
) -> None:
    """It does so without the extra, too."""
    assert benchmark(kb_without_rapidfuzz.search, TYPO)[0].entity.id == "multiple-sclerosis"


@pytest.mark.benchmark(group="names that are not exact")
def test_search_lay_words(benchmark: BenchmarkFixture, kb: ni.KnowledgeBase) -> None:
    """A lay name is found as it stands."""
    assert benchmark(kb.search, "shaky hands")[0].entity.id == "hand-tremor"


@pytest.mark.benchmark(group="names that are not exact")
def test_unknown_term(benchmark: BenchmarkFixture, kb: ni.KnowledgeBase) -> None:
    """An unknown name is an error that suggests the nearest names."""
    assert "multiple sclerosis" in benchmark(suggestions, kb)


@pytest.mark.benchmark(group="reading the bundle")
def test_load(benchmark: BenchmarkFixture) -> None:
    """Reading checks the whole file and parses next to nothing."""
    assert benchmark(ni.load).content_hash == ni.content_hash


@pytest.mark.benchmark(group="reading the bundle")
def test_load_and_first_answer(benchmark: BenchmarkFixture) -> None:
    """A base just read answers its first question."""
    rows = benchmark(lambda: ni.load().conditions_causing("tremor"))
    assert rows == ni.conditions_causing("tremor")


@pytest.mark.benchmark(group="reading the bundle")
def test_every_condition_made(benchmark: BenchmarkFixture) -> None:
    """A base just read makes everything that its conditions hold."""
    made = benchmark.pedantic(lambda: list(ni.load().conditions.values()), rounds=20)
    assert len(made) == len(ni.conditions)


@pytest.mark.benchmark(group="the public names")
def test_all_public_names(benchmark: BenchmarkFixture) -> None:
    """Every name of ``__all__`` is there, once it has been loaded."""
    values = benchmark(lambda: [getattr(ni, name) for name in ni.__all__])
    assert len(values) == len(ni.__all__) == len(set(ni.__all__))


def _frame(backend: str) -> Callable[[ni.Results[Any]], Any]:
    def export(rows: ni.Results[Any]) -> Any:
        pytest.importorskip(backend)
        return rows.to_frame(backend)  # type: ignore[call-overload]

    return export


EXPORTS: dict[str, Callable[[ni.Results[Any]], Any]] = {
    "to_dicts": lambda rows: rows.to_dicts(),
    "to_json": lambda rows: rows.to_json(),
    "to_frame, pandas": _frame("pandas"),
    "to_frame, polars": _frame("polars"),
    "text": repr,
    "HTML": lambda rows: rows._repr_html_(),
}


@pytest.mark.benchmark(group="exports of conditions_causing('tremor')")
@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_export(
    benchmark: BenchmarkFixture,
    kb: ni.KnowledgeBase,
    export: Callable[[ni.Results[Any]], Any],
) -> None:
    """An answer leaves as data, table or text, with multiple sclerosis in it."""
    rows = kb.conditions_causing("tremor")
    export(rows)  # importing pandas is not the export
    answer = benchmark(export, rows)
    shown = list(answer["condition"]) if hasattr(answer, "columns") else str(answer)
    assert "multiple sclerosis" in shown
