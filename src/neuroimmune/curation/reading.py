"""YAML files to plain data that remembers its lines.

Scalars stay text: what they mean is decided by the field that they fill, never by YAML's own
guessing, so that ``no`` is the word no and ``012`` is not ten.
"""

from pathlib import Path
from typing import Any

import yaml
from yaml.error import YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from neuroimmune.curation.problems import Problem, Where

__all__ = ["WHERE", "read_yaml"]

WHERE = "where"
"""The key under which every mapping carries its place."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times faster
_NULLS = {"", "~", "null", "Null", "NULL"}


def read_yaml(file: Path, problems: list[Problem]) -> Any:
    """Read a file as dicts, lists and texts; every dict holds its :class:`Where`.

    Parameters
    ----------
    file
        The YAML file.
    problems
        Faults are appended here; the data is None when the file is no YAML at all.
    """
    try:
        with file.open(encoding="utf-8") as stream:
            node = yaml.compose(stream, Loader=_LOADER)
    except (YAMLError, UnicodeDecodeError) as error:
        problems.append(_not_yaml(file, error))
        return None
    return _plain(node, file, problems)


def _not_yaml(file: Path, error: YAMLError | UnicodeDecodeError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "context", None) or str(error)
    line = mark.line + 1 if mark else 1
    return Problem(file, line, "Y101", f"not YAML: {reason}; check indentation, colons and quotes")


def _plain(node: Node | None, file: Path, problems: list[Problem]) -> Any:
    if node is None:
        return None
    if isinstance(node, SequenceNode):
        return [_plain(item, file, problems) for item in node.value]
    if isinstance(node, MappingNode):
        return _mapping(node, file, problems)
    assert isinstance(node, ScalarNode)
    if not node.style and node.value in _NULLS:
        return None
    return node.value.strip()


def _mapping(node: MappingNode, file: Path, problems: list[Problem]) -> dict[str, Any]:
    lines: dict[str, int] = {}
    content: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode) or key.value == WHERE:
            shown = repr(key.value) if isinstance(key, ScalarNode) else "that is no word"
            problems.append(Problem(file, line, "S201", f"unknown key {shown}; remove it"))
            continue
        if key.value in lines:
            message = f"key {key.value!r} stands here again, first in line {lines[key.value]}"
            problems.append(Problem(file, line, "Y102", message))
            continue
        lines[key.value] = line
        content[key.value] = _plain(value, file, problems)
    content[WHERE] = Where(file, node.start_mark.line + 1, lines)
    return content
