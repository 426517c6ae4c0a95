"""The authoring format as classes agrees with its documentation and with the model."""

from pathlib import Path

import attrs
import pytest

from neuroimmune.curation import records
from neuroimmune.curation.records import (
    ConditionRecord,
    ManifestationRecord,
    Record,
    SymptomRecord,
)

FORMAT = (Path(__file__).parents[2] / "docs" / "reference" / "data-format.md").read_text(
    encoding="utf-8"
)
KINDS = [
    kind
    for kind in vars(records).values()
    if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
]

_OF_THE_FILE_ALONE = {
    ConditionRecord: {
        "characteristics",
        "manifestations",
        "treatments",
        "causal_links",
        "triggers",
        "antibodies",
        "tests",
        "distinctions",
        "red_flags",
        "open_questions",
    },
    SymptomRecord: {"red_flags"},
    ManifestationRecord: {"setting"},  # becomes that of the frequency
}


def _keys(kind: type) -> set[str]:
    return {item.name for item in attrs.fields(kind)} - {"where"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_key_is_documented(kind: type) -> None:
    """A curator finds each key in the description of the format."""
    missing = {key for key in _keys(kind) if f"{key}:" not in FORMAT and f"`{key}`" not in FORMAT}
    assert missing == set()


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if hasattr(kind, "model")], ids=lambda kind: kind.__name__
)
def test_record_has_the_field_names_of_its_model(kind: type[Record]) -> None:
    """What a file calls a thing is what a program calls it; only statements lie elsewhere."""
    fields = {item.name for item in attrs.fields(kind.model)}
    assert _keys(kind) - fields == _OF_THE_FILE_ALONE.get(kind, set())
