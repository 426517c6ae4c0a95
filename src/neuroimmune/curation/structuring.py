"""Plain data to records: unknown keys, missing keys and unreadable values are found here."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from neuroimmune.curation.problems import Problem, Where, code_of_rule
from neuroimmune.curation.reading import WHERE
from neuroimmune.curation.records import Record
from neuroimmune.errors import InvalidValueError
from neuroimmune.model.estimate import Estimate
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.vocabulary import Word

__all__ = ["kind_of", "structure"]

R = TypeVar("R", bound=Record)
_CODE_OF_MISSING = {"evidence": "E401", "source": "E402", "checked": "E403"}


def structure(data: Any, kind: type[R], problems: list[Problem]) -> R | None:
    """Make a record of plain data, or report all that is wrong with it.

    Parameters
    ----------
    data
        A mapping as :func:`~neuroimmune.curation.reading.read_yaml` gives it.
    kind
        The record class.
    problems
        Faults are appended here.
    """
    try:
        return _converter().structure(data, kind)
    except (ClassValidationError, IterableValidationError) as error:
        problems.extend(_faults(error, data, kind, data[WHERE], ""))
    return None


def _faults(error: Any, data: Any, kind: Any, where: Where, key: str) -> Iterator[Problem]:
    """Walk cattrs' tree of errors beside the data, so that each leaf finds its line."""
    if isinstance(data, dict) and WHERE in data:
        where = data[WHERE]
    if not isinstance(error, ClassValidationError | IterableValidationError):
        yield _leaf(error, where, key)
        return
    kind = error.cl if isinstance(error, ClassValidationError) else kind
    for part in error.exceptions:
        name = _note(part)
        if isinstance(part, ForbiddenExtraKeysError):
            yield from _unknown_keys(part, where)
        elif name is None:
            yield _leaf(part, where, key)
        elif isinstance(name, str) and isinstance(data, dict) and name not in data:
            code = _CODE_OF_MISSING.get(name, "S202")
            yield Problem.at(where, code, f"{name!r} is missing; add it")
        else:
            inner = data[name] if isinstance(data, dict | list) else data  # type: ignore[index]
            place, about = (where.of(name), name) if isinstance(name, str) else (where, key)
            yield from _faults(part, inner, kind, place, about)


def _note(error: BaseException) -> str | int | None:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name
        if isinstance(note, IterableValidationNote):
            return note.index if isinstance(note.index, int) else None
    return None


def _leaf(error: BaseException, where: Where, key: str) -> Problem:
    about = f"{key}: " if key else ""
    return Problem.at(where, code_of_rule(error), f"{about}{error}")  # type: ignore[arg-type]


def _unknown_keys(error: ForbiddenExtraKeysError, where: Where) -> Iterator[Problem]:
    known = [item.name for item in attrs.fields(error.cl) if item.name != WHERE]
    for key in sorted(error.extra_fields):
        near = get_close_matches(key, known, 1) or known
        hint = f"did you mean {near[0]!r}?" if len(near) == 1 else f"known: {', '.join(known)}"
        yield Problem.at(where.of(key), "S201", f"unknown key {key!r}; {hint}")


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    # A word is a str too; without a hook of its own it would stay mere text.
    converter.register_structure_hook(Word, lambda value, kind: kind(_text(value, str)))
    converter.register_structure_hook(int, _number(int))
    converter.register_structure_hook(float, _number(float))
    converter.register_structure_hook(Where, lambda value, _: value)
    converter.register_structure_hook(
        Frequency, lambda value, _: Frequency.parse(_text(value, str))
    )
    plain_estimate = converter.get_structure_hook(Estimate)
    converter.register_structure_hook(
        Estimate, lambda value, kind: plain_estimate(_estimate(value), kind)
    )
    converter.register_structure_hook_func(lambda kind: kind == dict[str, str], _levels)

    def list_hook(kind: Any) -> Callable[[Any, Any], Any]:
        plain = converter.get_structure_hook(list[kind.__args__[0]])

        def hook(value: Any, _: Any) -> Any:
            if not isinstance(value, list):
                remedy = f"write [{value}]" if isinstance(value, str) else "begin entries with '- '"
                raise InvalidValueError(f"a list is wanted, not {kind_of(value)}; {remedy}")
            return tuple(plain(value, list))

        return hook

    def record_hook(kind: type[Record]) -> Callable[[Any, Any], Any]:
        plain = converter.gen_structure_attrs_fromdict(kind)

        def hook(value: Any, _: Any) -> Any:
            if not isinstance(value, dict):
                raise InvalidValueError(f"a mapping is wanted, not {kind_of(value)}")
            return plain(value, kind)

        return hook

    converter.register_structure_hook_factory(_is_tuple, list_hook)
    converter.register_structure_hook_factory(_is_record, record_hook)
    return converter


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def _text(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise InvalidValueError(f"a text is wanted, not {kind_of(value)}")
    return value


def _number(make: Callable[[str], Any]) -> Callable[[Any, Any], Any]:
    word = "whole number" if make is int else "number"

    def read(value: Any, _: Any) -> Any:
        try:
            return make(_text(value, str))
        except ValueError:
            raise InvalidValueError(f"a {word} is wanted, not {value!r}") from None

    return read


def _estimate(value: Any) -> Any:
    if isinstance(value, str):
        return {"measure": "likelihood ratio", "value": value}
    if isinstance(value, dict):
        return {name: content for name, content in value.items() if name != WHERE}
    raise InvalidValueError(f"a number or a mapping is wanted, not {kind_of(value)}")


def _levels(value: Any, _: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise InvalidValueError(f"levels with their meanings are wanted, not {kind_of(value)}")
    return {key: _text(text, str) for key, text in value.items() if key != WHERE}


def kind_of(value: Any) -> str:
    """Say what plain data is, in a word, for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else repr(value)
