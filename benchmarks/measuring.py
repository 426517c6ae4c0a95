"""Run small programs in new processes, and show figures as a Markdown table."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

__all__ = ["PEAK", "Times", "child", "mega", "processor", "size", "snapshot", "table", "wall_times"]

PEAK = """
def peak():
    try:  # ru_maxrss also counts what the parent held before exec, so it is the second choice
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line[:5] == "VmHWM")
    except OSError:
        import resource, sys
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
"""
"""Source of a function that gives the most memory its process ever held, in bytes."""


class Times(NamedTuple):
    """Seconds of repeated runs, in the order in which they ran."""

    runs: tuple[float, ...]

    @property
    def least(self) -> float:
        """The least disturbed run."""
        return min(self.runs)

    def above(self, other: "Times") -> float:
        """Give the median of how much longer each run took than the other's of the same turn.

        Two minima may come from different moods of the machine; one turn's runs seldom do.
        """
        return median(mine - theirs for mine, theirs in zip(self.runs, other.runs, strict=True))

    def ratio(self, other: "Times") -> float:
        """Give the median of how many times as long each run took as the other's of that turn."""
        return median(mine / theirs for mine, theirs in zip(self.runs, other.runs, strict=True))

    def __str__(self) -> str:
        return f"{self.least * 1e3:.1f} ms ({median(self.runs) * 1e3:.1f})"


def snapshot(place: Path, packages: Iterable[str]) -> Path:
    """Copy packages into a directory and compile their bytecode.

    A copy, so that nobody edits what is being measured and nothing is written beside the sources.
    """
    leave = shutil.ignore_patterns("__pycache__", "*.yaml")
    for name in packages:
        shutil.copytree(_home(name), place / name, ignore=leave)
    compiling = [sys.executable, "-m", "compileall", "-q", str(place)]
    subprocess.run(compiling, check=True, env=_environment(None))
    return place


def _home(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed for {sys.executable}")
    return Path(spec.origin).parent


def _environment(path: Path | None) -> dict[str, str]:
    # Bytecode is on, and no variable of the caller steers the child.
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return kept if path is None else {**kept, "PYTHONPATH": str(path)}


def child(code: str, *, path: Path | None = None, python: str = sys.executable) -> Any:
    """Run code in a new process and give the JSON that it prints, or None for nothing."""
    done = subprocess.run(
        [python, "-c", code],
        check=True,
        capture_output=True,
        env=_environment(path),
        cwd=path,
        text=True,
    )
    return json.loads(done.stdout) if done.stdout else None


def wall_times(
    programs: Mapping[str, str],
    *,
    runs: int,
    path: Path | None = None,
    python: str = sys.executable,
) -> dict[str, Times]:
    """Time programs from start to end of their process, in turns, so that all share the noise."""
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(runs + 1):
        for name, code in programs.items():
            start = time.perf_counter()
            child(code, path=path, python=python)
            if turn:  # the first turn warms the disk cache
                seconds[name].append(time.perf_counter() - start)
    return {name: Times(tuple(taken)) for name, taken in seconds.items()}


def size(directory: Path) -> int:
    """Add up the bytes of all files in a directory."""
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file())


def mega(count: float) -> str:
    """Write a number of bytes in megabytes."""
    return f"{count / 1e6:.1f} MB"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Draw a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def processor() -> str:
    """Say on what the figures were taken."""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"Python {version}, {sys.platform}, {os.cpu_count()} cores"
