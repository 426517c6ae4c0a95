"""``python -m neuroimmune.curation``, as a curator or a build runs it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import neuroimmune as ni
from neuroimmune.curation.__main__ import main

BAD = Path(__file__).parent / "bad"
TABLES = BAD / "O703-stale-snapshot" / "tables"


def _run(
    capsys: pytest.CaptureFixture[str], data: Path, *arguments: str
) -> tuple[int, list[str], list[str]]:
    code = main(["--data", str(data), *arguments])
    captured = capsys.readouterr()
    return code, captured.out.splitlines(), captured.err.splitlines()


def test_check_of_good_data_succeeds(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says how much was checked."""
    assert _run(capsys, data, "check") == (0, ["0 problems in 12 statements, 2 sources"], [])


def test_check_shows_every_problem_and_fails(
    data: Path, write: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The example of the documentation, word for word."""
    bad = BAD / "I304-no-symptom" / "conditions" / "gout.yaml"
    write("conditions/gout.yaml", bad.read_text())
    code, out, err = _run(capsys, data, "check")
    assert (code, err) == (1, [])
    assert out == [
        "conditions/gout.yaml:6: I304 no symptom 'tremmor'; did you mean 'tremor'?",
        "1 problems in 12 statements, 2 sources",
    ]
    page = Path(__file__).parents[2] / "docs" / "reference" / "checks.md"
    assert "\n".join(out) in page.read_text(encoding="utf-8")


def test_compile_names_the_bundle_that_it_wrote(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the folder of the data, or where one asks for it."""
    here, there = data / "knowledge.bundle", tmp_path / "there.bundle"
    assert _run(capsys, data, "compile") == (0, [str(here)], [])
    assert _run(capsys, data, "compile", "--output", str(there)) == (0, [str(there)], [])
    assert here.read_bytes() == there.read_bytes()
    assert ni.load(there).data_version == "2026.1.0"


def test_compile_of_bad_data_fails_and_writes_nothing(
    data: Path, gout: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The problems go to where errors belong."""
    gout("synonym: [podagra]\n")
    message = "conditions/gout.yaml:5: S201 unknown key 'synonym'; did you mean 'synonyms'?"
    assert _run(capsys, data, "compile") == (1, [], [message])
    assert not (data / "knowledge.bundle").exists()


def test_coverage_prints_the_table(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One row a condition under two rows of head."""
    code, out, err = _run(capsys, data, "coverage")
    assert (code, err) == (0, [])
    assert out[2:] == [
        "| essential-tremor | 1 | 1 |  |  |  |  |  |  | 1 |  |  | 1 |  |",
        "| multiple-sclerosis | 2 | 2 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 2 | 1 |",
    ]


def test_gaps_are_listed_until_they_are_told(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a subject of a condition."""
    code, out, err = _run(capsys, data, "gaps")
    assert (code, err) == (0, [])
    assert out[-1] == ("multiple-sclerosis: 1 treatments, and no open question about treatments")


def test_coverage_shows_what_there_is_in_spite_of_problems(
    data: Path, gout: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is asked while the data is being written."""
    gout("synonym: [podagra]\n")
    assert _run(capsys, data, "coverage")[0] == 0


def test_snapshot_mends_a_stale_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After it the check with the tables and the check without them agree."""
    stale = "ontology.tsv:1: O703 MONDO:0005301 is missing or changed; refresh the snapshot"
    done = "0 problems in 12 statements, 2 sources"
    code, out, _ = _run(capsys, data, "check", "--ontology", str(TABLES))
    assert (code, out[0]) == (1, stale)
    assert _run(capsys, data, "snapshot", "--ontology", str(TABLES)) == (0, [], [])
    assert _run(capsys, data, "check", "--ontology", str(TABLES)) == (0, [done], [])
    assert _run(capsys, data, "check") == (0, [done], [])
    assert "MONDO:0005301\tmultiple sclerosis\tOrphanet:802|DOID:2377|ICD10CM:G35" in (
        (data / "ontology.tsv").read_text().splitlines()
    )


def test_snapshot_needs_the_tables(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without them the old one stays."""
    before = (data / "ontology.tsv").read_bytes()
    message = "snapshot needs --ontology: the folder of the tables"
    assert _run(capsys, data, "snapshot") == (2, [], [message])
    assert (data / "ontology.tsv").read_bytes() == before


def test_tables_beside_the_checkout_are_found(
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A curator need not name them."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "ontology").symlink_to(TABLES)
    (tmp_path / "main").mkdir()
    monkeypatch.chdir(tmp_path / "main")
    code, out, _ = _run(capsys, data, "check")
    assert (code, len(out)) == (1, 2)
    assert out[0].startswith("ontology.tsv:1: O703 MONDO:0005301 ")


@pytest.mark.parametrize("arguments", [[], ["mend"]])
def test_unknown_command_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the usual exit code of a misused program."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m neuroimmune.curation" in capsys.readouterr().err


def test_module_runs_as_a_program(data: Path) -> None:
    """The exit code reaches the shell."""
    (data / "conditions" / "gout.yaml").write_text("id: gout\n")
    command = [sys.executable, "-m", "neuroimmune.curation", "--data", str(data), "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "3 problems in 12 statements, 2 sources"
