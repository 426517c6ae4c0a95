"""Every code has a bad folder that proves it, and a line in the documentation."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from neuroimmune.curation.building import check
from neuroimmune.curation.problems import CODES, Problem, Where

BAD = sorted((Path(__file__).parent / "bad").iterdir())
CHECKS = Path(__file__).parents[2] / "docs" / "reference" / "checks.md"
_ROW = re.compile(r"\| (\w\d{3}) \| (.+?) \| `(.+?)` \| (.+?) \|")


def _expected(bad: Path) -> str:
    return (bad / "expected.txt").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_bad_folder_gives_its_problem_and_no_other(bad: Path, data: Path) -> None:
    """Laid over the good folder, each bad one fires its own code, at its line, and nothing else."""
    shutil.copytree(bad, data, dirs_exist_ok=True)
    tables = data / "tables"
    found = check(data, tables if tables.exists() else None).problems
    assert "\n".join(problem.show(data) for problem in found) == _expected(bad)
    assert {problem.code for problem in found} == {bad.name.partition("-")[0]}


def test_every_code_has_a_bad_folder() -> None:
    """No check goes unproved, and no folder proves a code that does not exist."""
    assert {bad.name.partition("-")[0] for bad in BAD} == set(CODES)


def test_documentation_has_one_line_for_each_code() -> None:
    """The table has all codes in their order, with the meanings that the code gives them."""
    rows = _ROW.findall(CHECKS.read_text(encoding="utf-8"))
    assert [(code, meaning) for code, meaning, _, _ in rows] == list(CODES.items())


def test_documentation_shows_messages_that_are_really_given() -> None:
    """Each example of the table is the message of one of the bad folders."""
    given = {tuple(_expected(bad).split(": ", 1)[1].split(" ", 1)) for bad in BAD}
    rows = _ROW.findall(CHECKS.read_text(encoding="utf-8"))
    assert {(code, message) for code, _, message, _ in rows} <= given
    assert len(rows) == len(CODES)


def test_problem_shows_its_place_relative_to_the_data() -> None:
    """The same text on every machine, wherever the folder lies."""
    problem = Problem(Path("/a/data/conditions/gout.yaml"), 7, "S202", "'name' is missing; add it")
    inside = "conditions/gout.yaml:7: S202 'name' is missing; add it"
    assert problem.show(Path("/a/data")) == inside
    assert problem.show(Path("/b")) == f"/a/data/{inside}"


def test_problems_sort_by_file_and_then_by_line_as_a_number() -> None:
    """Line 9 comes before line 10."""
    late, early = (Problem(Path("a.yaml"), line, "S202", "") for line in (10, 9))
    other = Problem(Path("b.yaml"), 1, "E401", "")
    assert sorted([other, late, early]) == [early, late, other]


def test_place_of_a_missing_key_is_the_place_of_its_mapping() -> None:
    """A key that is not there cannot have a line."""
    where = Where(Path("a.yaml"), 3, {"name": 5})
    assert (where.of("name").line, where.of("sources").line) == (5, 3)


def test_rule_without_a_code_is_an_unreadable_value(
    data: Path, problems: Callable[[], list[str]]
) -> None:
    """What the model refuses for a reason of its own is S203, with the model's words."""
    sources = data / "sources" / "all.yaml"
    sources.write_text(sources.read_text().replace("year: 2004", "year: 204"))
    assert problems() == ["sources/all.yaml:10: S203 year 204 of PMID:1002 is not a year"]
