"""What neuroimmune costs a program that starts: time, memory, disk; and its verbs once it runs.

python -m benchmarks.processes [--runs 40] [--installed DIRECTORY]
"""

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.measuring import (
    PEAK,
    Times,
    child,
    mega,
    processor,
    size,
    snapshot,
    table,
    wall_times,
)

PACKAGES = ("neuroimmune", "attr", "attrs", "cattrs", "benchmarks")
BARE, ATTRS, OURS, ANSWER = "bare", "attrs", "neuroimmune", "answer"
FIRST_ANSWER = "import neuroimmune as ni\nassert ni.conditions_causing('tremor')\n"
PROGRAMS = {
    BARE: "pass",
    ATTRS: "import attrs",
    OURS: "import neuroimmune",
    ANSWER: FIRST_ANSWER,
}
MEMORY = PEAK + "{}\nprint(peak())"
VERBS = """
import json, timeit
import neuroimmune as ni
from benchmarks.questions import LOOKUPS, TYPO

kb = ni.load()

def least(ask, times):
    return min(timeit.repeat(ask, number=times, repeat=30)) / times

def forgetful(ask):
    kb._answers.clear()
    ask(kb)

warm, repeated = {}, {}
for name, question in LOOKUPS.items():
    assert question.right(question.ask(kb)), name
    repeated[name] = least(lambda: question.ask(kb), 500)
    warm[name] = least(lambda: forgetful(question.ask), 25)
assert kb.search(TYPO)[0].entity.id == "multiple-sclerosis"
fuzzy = least(lambda: kb.search(TYPO), 10)
print(json.dumps({"warm": warm, "repeated": repeated, "fuzzy": fuzzy}))
"""

Row = tuple[str, str, str, str]


def main() -> None:
    """Measure, and print the figures beside the budgets of the design."""
    options = _options()
    with tempfile.TemporaryDirectory() as place:
        path = snapshot(Path(place), PACKAGES)
        times = wall_times(PROGRAMS, runs=options.runs, path=path)
        memory = _memory(options.runs, path)
        verbs = child(VERBS, path=path)
    rows = [*_starting(times), memory, _installed(options.installed), *_running(verbs)]
    print(f"{processor()}; {options.runs} runs each: the least (the median).\n")
    print(table(("what", "figure", "budget", "kept"), rows))
    print("\nEach lookup verb:\n")
    print(table(("verb", "warm", "repeated"), _each(verbs)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.processes", description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="new processes of each kind")
    parser.add_argument(
        "--installed", type=Path, help="made by: pip install --target DIRECTORY neuroimmune"
    )
    return parser.parse_args()


def _starting(times: Mapping[str, Times]) -> list[Row]:
    above = times[OURS].above(times[BARE])
    ratio = times[ANSWER].ratio(times[ATTRS])
    return [
        ("bare interpreter", str(times[BARE]), "", ""),
        ("`import attrs`", str(times[ATTRS]), "", ""),
        ("`import neuroimmune`", str(times[OURS]), "", ""),
        ("… above bare, turn by turn", f"{above * 1e3:.1f} ms", "10 ms", _kept(above, 0.010)),
        ('`conditions_causing("tremor")` in a new process', str(times[ANSWER]), "", ""),
        ("… to `import attrs`, turn by turn", f"{ratio:.2f} times", "2 times", _kept(ratio, 2)),
    ]


def _memory(runs: int, path: Path) -> Row:
    bare = _least_peak("pass", runs, path)
    above = _least_peak(FIRST_ANSWER, runs, path) - bare
    return ("memory above bare after it", mega(above), "30 MB", _kept(above, 30e6))


def _least_peak(code: str, runs: int, path: Path) -> int:
    return min(int(child(MEMORY.format(code), path=path)) for _ in range(runs))


def _installed(directory: Path | None) -> Row:
    name = "installed with dependencies"
    if directory is None:
        return (name, "not measured: give `--installed`", "10 MB", "")
    return (name, mega(size(directory)), "10 MB", _kept(size(directory), 10e6))


def _running(verbs: Mapping[str, Any]) -> list[Row]:
    return [
        _slowest("warm", verbs["warm"], 20e-6),
        _slowest("repeated", verbs["repeated"], 2e-6),
        (
            "a misspelt search",
            f"{verbs['fuzzy'] * 1e3:.2f} ms",
            "1 ms",
            _kept(verbs["fuzzy"], 1e-3),
        ),
    ]


def _slowest(how: str, seconds: Mapping[str, float], budget: float) -> Row:
    name = max(seconds, key=lambda verb: seconds[verb])
    within = sum(taken <= budget for taken in seconds.values())
    return (
        f"{how} lookup verb, the slowest ({name})",
        _micro(seconds[name]),
        _micro(budget),
        f"{within} of {len(seconds)}",
    )


def _each(verbs: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    ranked = sorted(verbs["warm"], key=lambda name: -verbs["warm"][name])
    return [(name, _micro(verbs["warm"][name]), _micro(verbs["repeated"][name])) for name in ranked]


def _micro(seconds: float) -> str:
    return f"{seconds * 1e6:.1f} µs"


def _kept(figure: float, budget: float) -> str:
    return "yes" if figure <= budget else f"no, {figure / budget:.2g} times it"


if __name__ == "__main__":
    main()
