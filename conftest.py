"""Tests never run on stale data: the bundle is made anew when a data file has changed."""

import pytest

from neuroimmune.curation.building import CurationError, build, is_current
from neuroimmune.curation.files import DATA

collect_ignore = ["docs/conf.py"]


def pytest_configure(config: pytest.Config) -> None:  # noqa: ARG001
    """Compile the knowledge of a checkout before anything reads it."""
    if (DATA / "VERSION").exists() and not is_current():
        try:
            build()
        except CurationError as error:
            pytest.exit(f"the data has problems, nothing was tested:\n{error}", returncode=1)
