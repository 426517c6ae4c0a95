"""The compiled knowledge as one file: written when the package is built, read piece by piece.

The file begins with a line that names the format and a line of JSON that names version, content
hash, checksum and where each section lies; then come the sections, each a JSON text of its own.
Every entity and assertion is a section's worth of text too, so that only what is asked for is
ever parsed.

Within a record a mapping with the key ``!`` is a model object of the class named there, without
the fields that hold their default, and a mapping with the single key ``@`` points at the record
of another entity by number.
"""

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from importlib import import_module
from typing import Any, Final

import attrs

from neuroimmune.errors import BundleError

__all__ = ["Bundle", "decode", "encode", "write_bundle"]

_FORMAT = b"neuroimmune bundle 2"
_MODEL = "neuroimmune.model."

_WORD: Final = 4
_ORDER: Final = "little"
"""Where the records start is written as numbers of four bytes: one is read, not all parsed."""

_decode_json = json.JSONDecoder().raw_decode


class Bundle:
    """A compiled knowledge base, parsed where it is touched.

    Parameters
    ----------
    data
        The bytes of the file.
    origin
        Where they come from, for messages.

    Raises
    ------
    BundleError
        If the bytes are not a whole bundle of this format.
    """

    def __init__(self, data: bytes, origin: str) -> None:
        self.origin = origin
        self.data = data
        first = data[: len(_FORMAT)]
        if first != _FORMAT:
            raise BundleError(
                f"{origin} is not a knowledge bundle of this version "
                f"(it begins with {first!r}); in a checkout run: "
                "python -m neuroimmune.curation compile; elsewhere reinstall neuroimmune"
            )
        # Slices of a view: copying the whole body twice would cost more than reading it.
        start = data.find(b"\n", len(_FORMAT) + 1) + 1
        body = memoryview(data)[start:]
        try:
            self._header: dict[str, Any] = json.loads(data[len(_FORMAT) : start])
            promised = (self._header["size"], self._header["crc32"])
            self._starts: int = self._header["starts"]
        except (ValueError, KeyError, TypeError):
            raise _damaged(origin, "its header cannot be read") from None
        if promised != (len(body), zlib.crc32(body)):
            raise _damaged(origin, "its checksum does not match")
        self._body = body

    def __reduce__(self) -> tuple[Any, ...]:
        return Bundle, (self.data, self.origin)

    @property
    def version(self) -> str:
        """The version of the data: year.month.n."""
        return str(self._header["version"])

    @property
    def content_hash(self) -> str:
        """SHA-256 of the content, in hexadecimal."""
        return str(self._header["content_hash"])

    def section(self, name: str) -> Any:
        """Parse a section; one that holds nothing was not written and is empty."""
        start, length = self._header["sections"].get(name, (0, 0))
        return self._parse(start, start + length) if length else {}

    def record(self, number: int) -> Any:
        """Parse the record of an entity or assertion."""
        place = self._starts + _WORD * number
        start = self._body[place : place + _WORD]
        end = self._body[place + _WORD : place + 2 * _WORD]
        return self._parse(int.from_bytes(start, _ORDER), int.from_bytes(end, _ORDER))

    def _parse(self, start: int, end: int) -> Any:
        # The decoder itself: json.loads would guess the encoding of each of hundreds of records.
        return _decode_json(str(self._body[start:end], "utf-8"))[0]


def _damaged(origin: str, why: str) -> BundleError:
    return BundleError(f"{origin} is damaged: {why}; reinstall neuroimmune")


def write_bundle(
    records: Sequence[Any], sections: Mapping[str, Any], *, version: str, content_hash: str
) -> bytes:
    """Make the bytes of a bundle.

    Parameters
    ----------
    records
        Encoded records, in the order of their numbers.
    sections
        Further plain data by name.
    version, content_hash
        Written into the header.
    """
    parts: list[bytes] = []
    starts = [0]
    for record in records:
        parts.append(_dump(record))
        starts.append(starts[-1] + len(parts[-1]))
    places = {}
    position = starts[-1]
    for name, content in sections.items():
        text = _dump(content)
        places[name] = [position, len(text)]
        position += len(text)
        parts.append(text)
    parts += (start.to_bytes(_WORD, _ORDER) for start in starts)
    body = b"".join(parts)
    header = {
        "version": version,
        "content_hash": content_hash,
        "size": len(body),
        "crc32": zlib.crc32(body),
        "sections": places,
        "starts": position,
    }
    return b"\n".join((_FORMAT, _dump(header), body))


def _dump(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def encode(value: Any, number_of: Callable[[Any], int | None], *, top: bool = True) -> Any:
    """Turn a model object into plain data, entities in it into pointers.

    Parameters
    ----------
    value
        A model object, or anything within one.
    number_of
        The record number of an entity; None for what is no entity.
    top
        Whether `value` is the record itself rather than something in it.
    """
    if not top and (number := number_of(value)) is not None:
        return {"@": number}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [encode(item, number_of, top=False) for item in value]
    if not attrs.has(type(value)):
        return value
    kind = f"{type(value).__module__.removeprefix(_MODEL)}.{type(value).__name__}"
    fields = {
        field.name: encode(content, number_of, top=False)
        for field in attrs.fields(type(value))
        if (content := getattr(value, field.name)) != _default(field, value)
    }
    return {"!": kind, **fields}


def _default(field: "attrs.Attribute[Any]", value: Any) -> Any:
    """Give what a field holds when it is not written."""
    default: Any = field.default
    if hasattr(default, "takes_self"):  # a factory; attrs' stubs hide its class
        return default.factory(value) if default.takes_self else default.factory()
    return default


def decode(value: Any, entity: Callable[[int], Any]) -> Any:
    """Turn the plain data of :func:`encode` back into model objects.

    Parameters
    ----------
    value
        The plain data.
    entity
        The entity of a record number.
    """
    if isinstance(value, list):
        return tuple([decode(item, entity) for item in value])
    if not isinstance(value, dict):
        return value
    if "@" in value:
        return entity(value["@"])
    make = _class_of(value.pop("!"))
    return make(**{name: decode(content, entity) for name, content in value.items()})


_classes: dict[str, Callable[..., Any]] = {}
"""The model's classes by name: they are fixed, so that all bases may share them."""


def _class_of(name: str) -> Callable[..., Any]:
    if name not in _classes:
        module, _, class_name = name.rpartition(".")
        _classes[name] = getattr(import_module(_MODEL + module), class_name)
    return _classes[name]
