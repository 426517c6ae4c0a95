"""What is filled in for each condition."""

from pathlib import Path

from neuroimmune.curation.building import check
from neuroimmune.curation.coverage import Coverage, coverage, coverage_table


def test_statements_are_counted_for_each_condition(data: Path) -> None:
    """A distinction counts for both of its conditions."""
    assert coverage(check(data).linked) == [
        Coverage(
            condition="essential-tremor",
            manifestations=1,
            with_frequency=1,
            mechanisms=0,
            antibodies=0,
            tests=0,
            triggers=0,
            treatments=0,
            graded=0,
            distinctions=1,
            red_flags=0,
            characteristics=0,
            sources=1,
            open_questions=0,
        ),
        Coverage(
            condition="multiple-sclerosis",
            manifestations=2,
            with_frequency=2,
            mechanisms=1,
            antibodies=1,
            tests=1,
            triggers=1,
            treatments=1,
            graded=1,
            distinctions=1,
            red_flags=1,
            characteristics=1,
            sources=2,
            open_questions=1,
        ),
    ]


def test_gaps_are_empty_cells(data: Path) -> None:
    """A Markdown table, one row a condition."""
    lines = coverage_table(coverage(check(data).linked)).splitlines()
    assert lines == [
        "| condition | manifestations | with_frequency | mechanisms | antibodies | tests "
        "| triggers | treatments | graded | distinctions | red_flags | characteristics "
        "| sources | open_questions |",
        "| --- " + "| --: " * 13 + "|",
        "| essential-tremor | 1 | 1 |  |  |  |  |  |  | 1 |  |  | 1 |  |",
        "| multiple-sclerosis | 2 | 2 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 2 | 1 |",
    ]
