"""Let ``--benchmark-only`` win over the ``--benchmark-disable`` of the project's options."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("benchmark_only"):
        config.option.benchmark_enable = True
