"""The compiled file: whole or refused."""

import pickle
from pathlib import Path

import pytest

import neuroimmune as ni
from neuroimmune.knowledge.bundle import Bundle

FILE = Path(ni.__file__).parent / "data" / "knowledge.bundle"


@pytest.fixture
def content() -> bytes:
    """Give the bytes of the package's bundle."""
    return FILE.read_bytes()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda data: b"", "is not a knowledge bundle of this version (it begins with b'')"),
        (lambda data: b"PK" + data, "is not a knowledge bundle of this version"),
        (lambda data: data[:30], "is damaged: its header cannot be read"),
        (lambda data: data.replace(b'"crc32"', b'"crc33"', 1), "its header cannot be read"),
        (lambda data: data[:-1], "is damaged: its checksum does not match"),
        (lambda data: data[:-9] + b"?" + data[-8:], "is damaged: its checksum does not match"),
    ],
)
def test_a_damaged_file_is_refused_whole(
    spoil: object, message: str, content: bytes, tmp_path: Path
) -> None:
    """The message names the file and the remedy; nothing is half-loaded."""
    file = tmp_path / "spoilt.bundle"
    file.write_bytes(spoil(content))  # type: ignore[operator]
    with pytest.raises(ni.BundleError) as caught:
        ni.load(file)
    assert str(file) in str(caught.value)
    assert message in str(caught.value)
    assert str(caught.value).endswith("reinstall neuroimmune")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """No traceback of open() is the message."""
    with pytest.raises(ni.BundleError) as caught:
        ni.load(tmp_path / "none.bundle")
    assert str(caught.value) == (
        f"cannot read the knowledge bundle {tmp_path / 'none.bundle'}: No such file or directory; "
        "reinstall neuroimmune, or in a checkout run: python -m neuroimmune.curation compile"
    )


def test_a_bundle_names_its_data(content: bytes) -> None:
    """Version and hash are there without reading the rest, and survive a pickle."""
    bundle = pickle.loads(pickle.dumps(Bundle(content, "here")))
    assert bundle.version == ni.data_version
    assert bundle.content_hash == ni.content_hash
    assert len(ni.content_hash) == 64
