"""What a condition's file leaves untold is listed, until the file says that it is not known."""

from collections.abc import Callable
from pathlib import Path

from neuroimmune.curation.building import check
from neuroimmune.curation.files import DATA
from neuroimmune.curation.gaps import gaps

Gout = Callable[[str], Path]


def _gaps(data: Path, condition: str) -> list[str]:
    return [str(gap) for gap in gaps(check(data).linked) if gap.condition == condition]


def test_an_empty_file_leaves_everything_untold(data: Path, gout: Gout) -> None:
    """Triggers and antibodies are expected of immune-mediated conditions alone."""
    gout("")
    assert _gaps(data, "gout") == [
        "gout: hardly any characteristic, and no open question about epidemiology",
        "gout: 0 signs, and no open question about symptoms",
        "gout: 0 signs with a frequency, and no open question about frequencies",
        "gout: no causal link that ends in a sign, and no open question about mechanisms",
        "gout: no test with its accuracy, and no open question about tests",
        "gout: 0 treatments, and no open question about treatments",
        "gout: no distinction, and no open question about distinctions",
        "gout: no red flag, and no open question about red flags",
    ]


def test_what_is_recorded_or_refuted_is_no_gap(data: Path) -> None:
    """The good folder tells of triggers, of tests, and of an antibody that is not found."""
    assert [gap.rpartition(" about ")[2] for gap in _gaps(data, "multiple-sclerosis")] == [
        "epidemiology",
        "symptoms",
        "frequencies",
        "treatments",
    ]


def test_an_open_question_tells_a_gap(data: Path, gout: Gout) -> None:
    """Of its own subject alone."""
    gout("open_questions:\n  - {about: red flags, statement: None was found.}\n")
    told = _gaps(data, "gout")
    assert len(told) == 7
    assert not any("red flag" in gap for gap in told)


def test_a_subtype_speaks_for_its_broader_condition(
    data: Path, write: Callable[[str, str], Path]
) -> None:
    """Answers about the broader one include it."""
    before = _gaps(data, "essential-tremor")
    assert "essential-tremor: no red flag, and no open question about red flags" in before
    write(
        "conditions/head-tremor.yaml",
        "id: head-tremor\nname: head tremor syndrome\ncategory: movement disorder\n"
        "immune_mediated: no\nparent: essential-tremor\nred_flags:\n"
        "  - sign: Null point\n    suspect: dystonia\n    action: examine\n    urgency: soon\n"
        "    evidence: [{source: PMID:1001, found: Seen in 20., sample: 20}]\n",
    )
    assert not any("red flag" in gap for gap in _gaps(data, "essential-tremor"))


def test_no_file_of_the_base_is_thin_without_saying_so() -> None:
    """A reader of any condition learns what is not known of it."""
    assert [str(gap) for gap in gaps(check(DATA).linked)] == []
