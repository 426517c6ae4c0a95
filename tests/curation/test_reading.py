"""YAML is read as a person means it, not as YAML guesses."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from neuroimmune.curation.building import check
from neuroimmune.curation.problems import Problem, Where
from neuroimmune.curation.reading import WHERE, read_yaml


def _read(tmp_path: Path, text: str | bytes) -> tuple[Any, list[str]]:
    file = tmp_path / "file.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems: list[Problem] = []
    content = read_yaml(file, problems)
    return content, [problem.show(tmp_path) for problem in problems]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("012", "012"),
        ("1e3", "1e3"),
        ("2026-11-01", "2026-11-01"),
        ("12:30", "12:30"),
        ("~", None),
        ("", None),
        ("null", None),
        ('"~"', "~"),
        ('""', ""),
        ('"null"', "null"),
        ("'a: b'", "a: b"),
        ("|\n  two\n  lines", "two\nlines"),
        (">-\n  one\n  line", "one line"),
    ],
)
def test_scalar_stays_text(tmp_path: Path, written: str, read: str | None) -> None:
    """Nothing becomes a truth value, a number or a date; only a bare null is nothing."""
    content, problems = _read(tmp_path, f"key: {written}\n")
    assert content["key"] == read
    assert problems == []


def test_anchor_stands_for_what_it_names(tmp_path: Path) -> None:
    """A repeated value may be written once."""
    content, problems = _read(tmp_path, "a: &s [PMID:1]\nb: *s\n")
    assert (content["a"], content["b"], problems) == (["PMID:1"], ["PMID:1"], [])


def test_every_mapping_knows_its_lines(tmp_path: Path) -> None:
    """Its own first line, and the line of each key."""
    content, _ = _read(tmp_path, "# why\nid: x\nrows:\n  - a: 1\n    b: 2\n")
    file = tmp_path / "file.yaml"
    assert content[WHERE] == Where(file, 2)
    assert content[WHERE].keys == {"id": 2, "rows": 3}
    assert content["rows"][0][WHERE].of("b") == Where(file, 5)


def test_empty_file_is_nothing_and_no_fault(tmp_path: Path) -> None:
    """A file of comments holds no entries yet."""
    assert _read(tmp_path, "# later\n") == (None, [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a: 1\nb: "open\n', 3),
        ("a: *nobody\n", 1),
        ("a: [1\nb: 2\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ("a: \x01\n", 1),
        (b"a: \xff\n", 1),
    ],
    ids=["quote", "anchor", "bracket", "two documents", "tab", "control character", "encoding"],
)
def test_file_that_is_not_yaml_is_reported_at_its_line(
    tmp_path: Path, text: str | bytes, line: int
) -> None:
    """Whatever the fault, it is one problem with a place, never a crash."""
    content, problems = _read(tmp_path, text)
    assert content is None
    [problem] = problems
    assert problem.startswith(f"file.yaml:{line}: Y101 not YAML: ")
    assert problem.endswith("; check indentation, colons and quotes")


def test_every_doubled_key_is_reported_and_the_first_value_kept(tmp_path: Path) -> None:
    """A second value never wins silently."""
    content, problems = _read(tmp_path, "a: 1\na: 2\nrows: [{b: 3, b: 4}]\n")
    assert (content["a"], content["rows"][0]["b"]) == ("1", "3")
    assert problems == [
        "file.yaml:2: Y102 key 'a' stands here again, first in line 1",
        "file.yaml:3: Y102 key 'b' stands here again, first in line 3",
    ]


@pytest.mark.parametrize(
    ("text", "shown"), [("? [a, b]\n: 1\n", "that is no word"), ("where: here\n", "'where'")]
)
def test_key_that_cannot_be_one_is_reported(tmp_path: Path, text: str, shown: str) -> None:
    """A list as a key, and the word under which places are kept, are refused and not lost."""
    content, problems = _read(tmp_path, text)
    assert problems == [f"file.yaml:1: S201 unknown key {shown}; remove it"]
    assert list(content) == [WHERE]


def test_quirks_read_as_their_fields_say(data: Path, gout: Callable[[str], Path]) -> None:
    """``no`` is a word, ``012`` twelve or a text, ``~`` nothing, in a whole file."""
    gout("""\
onset: ~
synonyms: [no, 012, "podagra: gout of the toe"]
characteristics:
  - aspect: prevalence
    statement: yes
    low: 012
    unit: 1e3
    evidence:
      - {source: PMID:1001, found: off, sample: 0100}
""")
    checked = check(data)
    condition = checked.linked.entities["condition"]["gout"]
    assert checked.problems == ()
    assert condition.immune_mediated == "no"
    assert condition.onset is None
    assert condition.synonyms == ("no", "012", "podagra: gout of the toe")
    statements: list[Any] = [item for item, _ in checked.linked.assertions]
    [statement] = [
        item
        for item in statements
        if item.kind_name == "characteristic" and item.condition.id == "gout"
    ]
    assert (statement.statement, statement.low, statement.unit) == ("yes", 12.0, "1e3")
    assert (statement.evidence[0].found, statement.evidence[0].sample) == ("off", 100)
