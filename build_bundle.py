"""Compile the knowledge when the package is built, so that no build carries stale data."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes ``knowledge.bundle`` of the data files before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, for the wheel as for the editable install; the sdist carries the YAML."""
        if self.target_name != "wheel":
            return
        source = str(Path(self.root) / "src")
        sys.path.insert(0, source)
        try:
            from neuroimmune.curation.building import build

            build()
        finally:
            sys.path.remove(source)
