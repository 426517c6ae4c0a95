"""Model objects as plain data (dicts, lists, texts, numbers) and back, without loss."""

import json
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from neuroimmune.errors import PlainDataError

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter

__all__ = ["from_plain", "to_json", "to_plain"]

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Turn a model object, or a sequence of them, into plain data.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> ni.to_plain(ni.Frequency.from_count(58, 100))["count"]
    58
    """
    return _converter().unstructure(value)


def from_plain(data: Any, kind: type[T]) -> T:
    """Make a model object of plain data.

    Parameters
    ----------
    data
        What :func:`to_plain` gave, or the same shape written by hand or another program.
    kind
        The class to make.

    Raises
    ------
    PlainDataError
        If the data does not have the shape of the class: names every place and what is wrong.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> ni.from_plain({"low": 0.1, "high": 0.1}, ni.Frequency)
    <Frequency 10%>
    """
    from cattrs import transform_error

    try:
        return _converter().structure(data, kind)
    except Exception as error:
        # cattrs raises groups that only it can read; people get one line a fault.
        faults = "; ".join(transform_error(error, path=kind.__name__, format_exception=_reason))
        raise PlainDataError(f"this is no {kind.__name__}: {faults}") from None


def to_json(value: object, *, indent: int | None = None) -> str:
    """Turn a model object, or a sequence of them, into a JSON text."""
    return json.dumps(to_plain(value), ensure_ascii=False, indent=indent)


def _reason(error: BaseException, _: type | None) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing"
    extra = getattr(error, "extra_fields", None)
    return f"unknown key {', '.join(sorted(extra))}" if extra else str(error)


@cache
def _converter() -> "JsonConverter":
    from cattrs.preconf.json import make_converter
    from cattrs.strategies import configure_tagged_union

    from neuroimmune.model.causal_link import CausalNode
    from neuroimmune.model.distinction import DistinctionSubject
    from neuroimmune.model.symptom import Symptom
    from neuroimmune.model.vocabulary import Endpoint

    converter = make_converter(forbid_extra_keys=True)

    def outcome_from_plain(data: Any, _: Any) -> Symptom | Endpoint:
        return Endpoint(data) if isinstance(data, str) else converter.structure(data, Symptom)

    converter.register_structure_hook(Symptom | Endpoint, outcome_from_plain)
    for union in (CausalNode, DistinctionSubject):
        configure_tagged_union(union, converter, tag_name="type")
    to_subject = converter.get_structure_hook(DistinctionSubject)
    from_subject = converter.get_unstructure_hook(DistinctionSubject)
    optional: Any = DistinctionSubject | None
    converter.register_structure_hook(
        optional, lambda data, _: None if data is None else to_subject(data, DistinctionSubject)
    )
    converter.register_unstructure_hook(
        optional, lambda subject: None if subject is None else from_subject(subject)
    )
    return converter
