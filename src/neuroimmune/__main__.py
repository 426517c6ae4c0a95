"""``neuroimmune`` and ``python -m neuroimmune``: the command line, if its extra is installed."""

import sys

from neuroimmune.errors import MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run the command line, or say what it needs."""
    try:
        from neuroimmune.cli import run
    except ImportError as error:
        if error.name not in ("cyclopts", "rich"):
            raise
        sys.exit(str(MissingExtraError("the command line", "cli")))
    sys.exit(run())


if __name__ == "__main__":
    main()
