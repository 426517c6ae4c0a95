#!/usr/bin/env -S uv run --script
# /// script
# dependencies = ["nox>=2024.4.15"]
# ///
"""Sessions for developers: ``nox`` runs lint, types and the tests on each Python that is present."""

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "uv|venv"

PYTHONS = ["3.11", "3.12", "3.13"]


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, the import contracts, slots and the conventions of the repository."""
    session.install("-e", ".[lint,test]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports")
    session.run("slotscheck", "-m", "neuroimmune")
    session.run("sp-repo-review", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy strict and pyright."""
    session.install("-e", ".[lint,test]", "hatchling")
    session.run("mypy")
    session.run("pyright")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """All tests and doctests, with coverage."""
    session.install("-e", ".[test]")
    session.run("pytest", "--cov", *session.posargs)


@nox.session(default=False)
def data(session: nox.Session) -> None:
    """Check the data files."""
    session.install("-e", ".[curation]")
    session.run("python", "-m", "neuroimmune.curation", "check")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, warnings as errors."""
    session.install("-e", ".[docs,curation,cli]")
    session.run("sphinx-build", "-nW", "--keep-going", "docs", "docs/_build/html")


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure the speed."""
    session.install("-e", ".[test]")
    session.run("pytest", "benchmarks", "--benchmark-enable", "--benchmark-only", *session.posargs)


if __name__ == "__main__":
    nox.main()
