"""The command line."""

import json
import subprocess
import sys

import pytest
from rich.console import Console

import neuroimmune as ni
from neuroimmune import cli
from neuroimmune.__main__ import main


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["causes", "tremor"], "multiple sclerosis"),
        (["causes", "tremor", "--site", "head"], "multiple sclerosis"),
        (["symptoms", "MS"], "fatigue"),
        (["treatments", "MS", "--symptom", "tremor"], "nabiximols"),
        (["treatments", "--symptom", "tremor"], "propranolol"),
        (["evidence", "nabiximols", "--condition", "MS", "--symptom", "tremor"], "no benefit"),
        (["tests", "MS", "--symptom", "tremor"], "tests for tremor in multiple sclerosis"),
        (["show", "essential-tremor"], "MONDO:0003233"),
        (["show", "PMID:24663230"], "title: Summary of evidence-based guideline"),
        (["search", "shaky hands"], "hand-tremor"),
        (["cite", "PMID:24663230"], "https://doi.org/10.1212/WNL.0000000000000250"),
    ],
)
def test_commands_answer(
    words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command prints its answer, and as JSON when asked."""
    assert cli.run(words) == 0
    assert expected in capsys.readouterr().out
    assert cli.run([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["causes", "tremr"], "unknown symptom 'tremr'; did you mean 'tremor'?"),
        (["evidence", "tremor"], "'tremor' is a symptom, not an intervention; symptoms go to"),
        (["treatments"], "treatments_for() needs a condition, a symptom, or both"),
        (["cite", "PMID:1"], "unknown source 'PMID:1'"),
        (["dance"], 'Unknown command "dance"'),
    ],
)
def test_mistakes_exit_with_two(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reason goes to the error stream, nothing to the output."""
    assert cli.run(words) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith(message)) == ("", True)


def test_an_empty_answer_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing recorded is said, with exit code 0."""
    assert cli.run(["evidence", "nabiximols", "--condition", "Wilson disease"]) == 0
    assert capsys.readouterr().out.startswith("nothing is recorded on nabiximols in Wilson disease")


def test_a_terminal_gets_a_drawn_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe gets plain text; a terminal gets lines, whole rows and a title."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(cli, "Console", lambda: Console(width=200, force_terminal=True))
    cli.run(["causes", "tremor"])
    assert "\u2502" in capsys.readouterr().out


def test_a_pipe_that_closes_early_is_no_crash() -> None:
    """`neuroimmune symptoms MS | head -1` ends quietly."""
    command = f"{sys.executable} -m neuroimmune symptoms MS --json | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[", "")


def test_without_its_extra_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the remedy instead of a traceback."""
    monkeypatch.setitem(sys.modules, "cyclopts", None)
    monkeypatch.delitem(sys.modules, "neuroimmune.cli")
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == (
        "the command line needs an optional part: pip install 'neuroimmune[cli]'"
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the package."""
    cli.run(["--version"])
    assert ni.__version__ in capsys.readouterr().out
