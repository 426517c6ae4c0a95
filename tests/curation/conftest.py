"""A tiny good data folder that tests may copy and spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from neuroimmune.curation.building import check

GOOD = Path(__file__).parent / "good"

GOUT = """\
id: gout
name: gout
category: metabolic
immune_mediated: no
"""
"""The smallest condition; tests put statements under it."""


@pytest.fixture(autouse=True)
def _away_from_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the folder beside which the command line would find the ontologies' tables."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a copy of the good folder."""
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


@pytest.fixture
def write(data: Path) -> Callable[[str, str], Path]:
    """Give a function that writes a file of the copy."""

    def write(name: str, text: str) -> Path:
        file = data / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture
def gout(write: Callable[[str, str], Path]) -> Callable[[str], Path]:
    """Give a function that adds the condition gout, with more lines after its first four."""
    return lambda lines: write("conditions/gout.yaml", GOUT + lines)


@pytest.fixture
def problems(data: Path) -> Callable[[], list[str]]:
    """Give a function that checks the copy and shows its problems."""
    return lambda: [problem.show(data) for problem in check(data).problems]
