"""Which files are read, and what becomes of those that cannot be."""

from collections.abc import Callable
from pathlib import Path

from neuroimmune.curation.files import read_records


def test_all_kinds_are_read_from_their_folders(data: Path) -> None:
    """Every folder fills its kind, and conditions and schemes too."""
    records = read_records(data)
    assert records.problems == []
    assert {kind: list(entries) for kind, entries in records.of.items()} == {
        "condition": ["essential-tremor", "multiple-sclerosis"],
        "scheme": ["AAN-2011"],
        "symptom": ["tremor", "intention-tremor"],
        "mechanism": ["demyelination"],
        "intervention": ["cannabinoids", "nabiximols"],
        "autoantibody": ["mog-igg"],
        "trigger": ["smoking"],
        "test": ["mri-brain"],
        "scale": ["spiral-scale"],
        "source": ["PMID:1001", "PMID:1002"],
    }


def test_folder_without_files_has_no_records(tmp_path: Path) -> None:
    """A new base may begin empty."""
    records = read_records(tmp_path)
    assert records.problems == []
    assert not any(records.of.values())


def test_first_of_two_entries_with_one_id_is_kept(
    data: Path, write: Callable[[str, str], Path]
) -> None:
    """Files are read in the order of their names."""
    write("symptoms/zebra.yaml", "- {id: tremor, name: trembling}\n")
    assert read_records(data).of["symptom"]["tremor"].name == "tremor"


def test_same_id_may_stand_in_two_kinds(
    write: Callable[[str, str], Path], problems: Callable[[], list[str]]
) -> None:
    """Only within a kind must it be unique."""
    write("mechanisms/more.yaml", "- {id: tremor, name: tremor, level: physiological}\n")
    assert problems() == [
        "conditions/multiple-sclerosis.yaml:49: I307 'tremor' is several things; "
        "write mechanism:tremor or symptom:tremor"
    ]


def test_reference_to_an_unreadable_entry_does_not_dangle(
    data: Path, write: Callable[[str, str], Path], problems: Callable[[], list[str]]
) -> None:
    """One slip in an entry is one problem, however many statements refer to it."""
    write("mechanisms/all.yaml", "- {id: demyelination, name: demyelination}\n")
    assert problems() == ["mechanisms/all.yaml:1: S202 'level' is missing; add it"]


def test_reference_to_an_unreadable_condition_does_not_dangle(
    write: Callable[[str, str], Path], problems: Callable[[], list[str]]
) -> None:
    """Nor where the file is no YAML at all."""
    write("conditions/essential-tremor.yaml", 'name: "essential tremor\n')
    assert problems() == [
        "conditions/essential-tremor.yaml:2: Y101 not YAML: found unexpected end of stream; "
        "check indentation, colons and quotes"
    ]


def test_good_entries_of_a_file_are_read_beside_bad_ones(
    data: Path, write: Callable[[str, str], Path]
) -> None:
    """A fault stays with the entry that has it."""
    write("symptoms/pain.yaml", "- ache\n- [ache]\n- {id: itch}\n- {id: pain, name: pain}\n")
    records = read_records(data)
    assert "pain" in records.of["symptom"]
    assert records.unread == {"itch"}
    assert [problem.message for problem in records.problems] == [
        "an entry is wanted, a mapping with an id; not 'ache'",
        "an entry is wanted, a mapping with an id; not a list",
        "'name' is missing; add it",
    ]


def test_empty_file_of_shared_words_holds_no_entries(
    write: Callable[[str, str], Path], problems: Callable[[], list[str]]
) -> None:
    """Somebody may have begun it with a comment."""
    write("symptoms/pain.yaml", "# to be written\n")
    assert problems() == []
