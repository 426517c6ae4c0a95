"""The examples run, and answer."""

import runpy
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_it_runs(
    example: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", [str(example)])
    runpy.run_path(str(example), run_name="__main__")
    assert capsys.readouterr().out or example.stem == "web_service"


def test_the_figure_and_its_sources_are_saved(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["evidence_map_of_ms_tremor.py", str(tmp_path)])
    runpy.run_path(str(EXAMPLES / "evidence_map_of_ms_tremor.py"))
    assert (tmp_path / "ms-tremor.pdf").stat().st_size > 1000
    assert "24663230" in (tmp_path / "ms-tremor.bib").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def service() -> TestClient:
    return TestClient(runpy.run_path(str(EXAMPLES / "web_service.py"))["app"])


def test_the_service_names_causes(service: TestClient) -> None:
    rows = service.get("/causes/shaking", params={"immune_mediated": True}).json()
    assert "multiple sclerosis" in [row["condition"] for row in rows]
    assert all(row["sources"] for row in rows)


def test_the_service_grades_a_treatment(service: TestClient) -> None:
    asked = {"condition": "MS", "symptom": "tremor"}
    profile = service.get("/evidence/nabiximols", params=asked).json()
    assert (profile["direction"], profile["certainty"]) == ("no benefit", "moderate")


def test_the_service_says_what_it_does_not_know(service: TestClient) -> None:
    answer = service.get("/causes/tremr")
    assert answer.status_code == 404
    assert answer.json() == {"detail": "unknown symptom 'tremr'; did you mean 'tremor'?"}


def test_the_schema_lists_the_words(service: TestClient) -> None:
    words = service.get("/openapi.json").json()["components"]["schemas"]["Standing"]["enum"]
    assert words == ["refuted", "contested", "reported", "established"]
