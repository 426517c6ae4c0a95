"""Labels and mappings of identifiers, from tables or from the snapshot."""

from pathlib import Path

import pytest

from neuroimmune.curation.ontology import Ontology, read_snapshot, read_tables, write_snapshot

_HEADER = "id\tlabel\torphanet\tomim\tdoid\ticd10cm\ticd11.foundation\tumls\tmesh\tmedgen\n"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Give a folder of small tables as the ontologies' releases are laid out."""
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "hpo.tsv").write_text(
        '# Invented release\nid\tlabel\tparents\nHP:1\tThe "odd" sign\tHP:2\nHP:2\tSign\t\n'
    )
    (folder / "mondo.tsv").write_text(
        _HEADER + "MONDO:1\tgout\tOrphanet:1\t\tDOID:1|DOID:2\tnone\t\tUMLS:1\t\t\n"
    )
    (folder / "maxo.tsv").write_text("id\tlabel\nMAXO:1\taction\n")
    (folder / "chebi_in_maxo.tsv").write_text("id\tlabel\nCHEBI:1\tsalt\n")
    return folder


def test_tables_give_labels_and_mappings(tables: Path) -> None:
    """Comments are skipped, quotes are letters, cells without a CURIE map to nothing."""
    ontology = read_tables(tables)
    assert {curie: term.label for curie, term in ontology.terms.items()} == {
        "HP:1": 'The "odd" sign',
        "HP:2": "Sign",
        "MONDO:1": "gout",
        "MAXO:1": "action",
        "CHEBI:1": "salt",
    }
    assert ontology.mappings("MONDO:1") == ("Orphanet:1", "DOID:1", "DOID:2", "UMLS:1")
    assert ontology.mappings("HP:1") == ontology.mappings("HP:9") == ()


def test_snapshot_gives_back_what_was_written(tables: Path, tmp_path: Path) -> None:
    """Of all terms those that are used, and no unknown ones."""
    file = tmp_path / "ontology.tsv"
    ontology = read_tables(tables)
    write_snapshot(file, ontology, {"MONDO:1", "HP:1", "HP:9"})
    used = {curie: ontology.terms[curie] for curie in ("HP:1", "MONDO:1")}
    assert read_snapshot(file) == Ontology(used)
    assert file.read_bytes() == (
        b"id\tlabel\tmappings\n"
        b'HP:1\tThe "odd" sign\t\n'
        b"MONDO:1\tgout\tOrphanet:1|DOID:1|DOID:2|UMLS:1\n"
    )


@pytest.mark.parametrize(
    ("curie", "label", "problem"),
    [
        ("MAXO:1", "action", None),
        ("HP:9", "x", ("O701", "no HP:9 in the ontology; take identifiers only from its table")),
        ("HP:2", "", ("O702", "HP:2 stands without its label; write 'HP:2 Sign'")),
        ("HP:2", "sign", ("O702", "HP:2 is 'Sign' in the ontology, not 'sign'")),
    ],
)
def test_identifier_must_exist_and_carry_its_label(
    tables: Path, curie: str, label: str, problem: tuple[str, str] | None
) -> None:
    """The label proves that the curator looked it up."""
    assert read_tables(tables).problem(curie, label) == problem


def test_snapshot_may_have_lost_its_empty_cells(tmp_path: Path) -> None:
    """Editors and hooks cut blanks at the ends of lines."""
    file = tmp_path / "ontology.tsv"
    file.write_text("id\tlabel\tmappings\nHP:2\tSign\n")
    ontology = read_snapshot(file)
    assert ontology.problem("HP:2", "Sign") is None
    assert ontology.mappings("HP:2") == ()
