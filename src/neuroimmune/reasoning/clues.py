"""What tests, antibodies, age, sex, onset, history and prevalence say for a condition."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import log
from typing import Any

from attrs import field, frozen

from neuroimmune.model.antibody_association import AntibodyAssociation
from neuroimmune.model.assertion import Assertion
from neuroimmune.model.characteristic import Characteristic
from neuroimmune.model.condition import Condition
from neuroimmune.model.diagnostic_finding import DiagnosticFinding
from neuroimmune.model.risk_association import RiskAssociation
from neuroimmune.model.vocabulary import Aspect, Category, Onset, Result
from neuroimmune.reasoning.contribution import Contribution
from neuroimmune.reasoning.likelihood import COST_OF_UNLISTED, DAMPING, HIGHEST

__all__ = ["Clues"]

_SILENT = "not recorded"
_UNCOUNTED_SHARE = 0.5
"""Share of patients with an antibody that a condition is known for, where nobody counted."""

_DEFINING_SHARE = 0.9
"""The same for a condition's only antibody: mostly the one that defines it."""

_LEAST_SHARE = 0.005
_FALSE_POSITIVE = 0.05
"""Share of positive results in a condition for which nothing is recorded."""

_FALSE_ANTIBODY = 0.02
"""The same for an antibody: tests on cells for MOG are 98.1 to 100 % specific
(DOI:10.1212/WNL.0000000000007096)."""

_MOST_OF_A_TEST = log(100)
_MOST_OF_HISTORY = log(10)
_UNCOUNTED_RISK = log(2)
_ONSET_FITS, _ONSET_DIFFERS = log(1.5), log(0.5)
_YEARS = 15.0
"""Distance in years from the usual age at which a condition loses a factor of e^0.5."""

_LEAST_OF_AGE = log(0.2)
_RATIOS = ("odds ratio", "risk ratio", "relative risk", "hazard ratio", "rate ratio")

_OF_EXPOSURE = (Category.TOXIC, Category.DRUG_INDUCED)
"""Diseases that nobody has without an exposure: it speaks as much as a history can for the one
that it defines, and less for the broader disease above it."""

_PER_100_000 = {
    "per 100,000": 1.0,
    "per million": 0.1,
    "%": 1000.0,
    "percent": 1000.0,
}
PREVALENCE_POWER = 0.25
"""Prevalence counts by its fourth root: enough to prefer the common, not enough to hide the rare."""


@frozen(eq=False)
class Clues:
    """All that is not a symptom, for every condition.

    Parameters
    ----------
    conditions
        In a fixed order; every list below follows it.
    findings, antibodies, risks, characteristics
        What is recorded, what does not hold left out.
    """

    conditions: Sequence[Condition]
    findings: Iterable[DiagnosticFinding]
    antibodies: Iterable[AntibodyAssociation]
    risks: Iterable[RiskAssociation]
    characteristics: Iterable[Characteristic]
    _tests: dict[tuple[str, str], tuple[float, Assertion]] = field(init=False, factory=dict)
    _false: dict[str, float] = field(init=False, factory=dict)
    _with_antibodies: set[str] = field(init=False, factory=set)
    _antibodies: set[str] = field(init=False, factory=set)
    _risks: dict[tuple[str, str], RiskAssociation] = field(init=False, factory=dict)
    _facts: dict[tuple[str, Aspect], Characteristic] = field(init=False, factory=dict)
    _rows: dict[tuple[object, ...], list[Contribution]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        wrong: dict[str, list[float]] = {}
        for finding in self.findings:
            self._add_finding(finding, wrong.setdefault(finding.test.id, []))
        known = Counter(antibody.condition.id for antibody in self.antibodies)
        for antibody in self.antibodies:
            only = known[antibody.condition.id] == 1
            self._add_antibody(antibody, wrong.setdefault(antibody.autoantibody.id, []), only=only)
        for name, shares in wrong.items():
            if shares:
                self._false[name] = sum(shares) / len(shares)
        for risk in self.risks:
            self._risks.setdefault((risk.condition.id, risk.trigger.id), risk)
        for fact in self.characteristics:
            if fact.low is not None:
                self._facts.setdefault((fact.condition.id, fact.aspect), fact)

    def _add_finding(self, finding: DiagnosticFinding, wrong: list[float]) -> None:
        abnormal = finding.result is Result.ABNORMAL
        if finding.specificity is not None and abnormal:
            wrong.append(max(1 - finding.specificity.point, _LEAST_SHARE))
        if finding.sensitivity is not None:
            share = finding.sensitivity.point
            self._add_share(finding.test.id, finding, share if abnormal else 1 - share)

    def _add_antibody(
        self, antibody: AntibodyAssociation, wrong: list[float], *, only: bool
    ) -> None:
        if antibody.specificity is not None:
            wrong.append(max(1 - antibody.specificity.point, _LEAST_SHARE))
        uncounted = _DEFINING_SHARE if only else _UNCOUNTED_SHARE
        share = antibody.share_positive.point if antibody.share_positive else uncounted
        self._add_share(antibody.autoantibody.id, antibody, share)
        self._with_antibodies.add(antibody.condition.id)
        self._antibodies.add(antibody.autoantibody.id)

    def _add_share(self, name: str, basis: Any, share: float) -> None:
        key = (basis.condition.id, name)
        share = max(share, _LEAST_SHARE)
        if share > self._tests.get(key, (0.0, basis))[0]:
            self._tests[key] = (share, basis)

    @property
    def known_tests(self) -> set[str]:
        """Ids of the tests and autoantibodies whose accuracy is recorded anywhere."""
        return {name for _, name in self._tests}

    def test(self, name: str, *, positive: bool) -> list[Contribution]:
        """Say what a result speaks for: by sensitivity, and the share of positives elsewhere."""
        return self._once(("test", name, positive), lambda: self._test(name, positive=positive))

    def _once(
        self, key: tuple[object, ...], make: Callable[[], list[Contribution]]
    ) -> list[Contribution]:
        """Work a clue out when it is first asked for; it is the same for every patient."""
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = make()
        return found

    def _test(self, name: str, *, positive: bool) -> list[Contribution]:
        label = f"{name} {'positive' if positive else 'negative'}"
        shares = [self._positive(condition, name) for condition in self.conditions]
        if not any(basis for _, basis in shares):
            return [Contribution(label, 0.0, _SILENT)] * len(shares)
        usual = sum(share for share, _ in shares) / len(shares)
        return [
            Contribution(
                label,
                _weight_of(share, usual, positive=positive),
                "recorded" if basis else _SILENT,
                basis,
            )
            for share, basis in shares
        ]

    def positive(self, i: int, name: str) -> float:
        """Give the chance that a test is positive in condition number `i`."""
        return self._positive(self.conditions[i], name)[0]

    def _positive(self, condition: Condition, name: str) -> tuple[float, Assertion | None]:
        for place in condition.lineage:
            found = self._tests.get((place.id, name))
            if found is not None:
                return found
            if place.id in self._with_antibodies:
                break  # what has antibodies of its own is told apart by them
        usual = _FALSE_ANTIBODY if name in self._antibodies else _FALSE_POSITIVE
        return self._false.get(name, usual), None

    def trigger(self, name: str) -> list[Contribution]:
        """Say what an exposure or a tumour in the history speaks for: by its risk ratio."""
        return self._once(("trigger", name), lambda: self._trigger(name))

    def _trigger(self, name: str) -> list[Contribution]:
        told = [row.condition for (_, trigger), row in self._risks.items() if trigger == name]
        broader = {place.id for one in told for place in one.lineage[1:]}

        def clue(condition: Condition) -> Contribution:
            risk = self._risks.get((condition.id, name))
            if risk is None:
                return Contribution(name, 0.0, _SILENT)
            estimate = risk.estimate
            if condition.category in _OF_EXPOSURE:
                value = _UNCOUNTED_RISK if condition.id in broader else _MOST_OF_HISTORY
                return Contribution(name, value, "an exposure that defines it", risk)
            if estimate is None or not estimate.measure.endswith(_RATIOS) or estimate.value <= 0:
                return Contribution(name, _UNCOUNTED_RISK, "recorded without a ratio", risk)
            value = max(-_MOST_OF_HISTORY, min(log(estimate.value), _MOST_OF_HISTORY))
            return Contribution(name, value, "recorded", risk)

        return [clue(condition) for condition in self.conditions]

    def age(self, years: float) -> list[Contribution]:
        """Say what the age speaks for: by distance from the usual age at onset."""

        def value_of(fact: Characteristic) -> float | None:
            if fact.low is None or not (fact.unit or "").startswith("years"):
                return None
            high = fact.low if fact.high is None else fact.high
            distance = max(fact.low - years, years - high, 0.0)
            return max(_LEAST_OF_AGE, -((distance / _YEARS) ** 2) / 2)

        whole = float(years).is_integer()  # fractions would be remembered without end
        make = partial(self._of_fact, "age", Aspect.AGE_AT_ONSET, value_of)
        return self._once(("age", years), make) if whole else make()

    def sex(self, word: str) -> list[Contribution]:
        """Say what the sex speaks for: by the share of women."""

        def value_of(fact: Characteristic) -> float | None:
            if fact.low is None or fact.unit not in ("%", "percent"):
                return None
            women = min(0.98, max(0.02, (fact.low + (fact.high or fact.low)) / 200))
            return log((women if word == "female" else 1 - women) / 0.5)

        make = partial(self._of_fact, "sex", Aspect.FEMALE_SHARE, value_of)
        return self._once(("sex", word), make)

    def onset(self, onset: Onset) -> list[Contribution]:
        """Say what the speed of onset speaks for."""

        def clue(condition: Condition) -> Contribution:
            usual = condition.onset
            if usual is None or Onset.VARIABLE in (usual, onset):
                return Contribution("onset", 0.0, _SILENT)
            value = _ONSET_FITS if usual is onset else _ONSET_DIFFERS
            return Contribution("onset", value, f"usually {usual}")

        return self._once(("onset", onset), lambda: [clue(one) for one in self.conditions])

    def prevalence(self) -> list[Contribution]:
        """Say how common each condition is, flattened.

        A subtype without a number is half as common as its broader condition; a condition
        without one counts as the middle of the others.
        """
        return self._once(("prevalence",), self._prevalence)

    def _prevalence(self) -> list[Contribution]:
        known = [self._prevalence_of(condition) for condition in self.conditions]
        values = sorted(value for value, _, _ in known if value is not None)
        middle = values[len(values) // 2] if values else 0.0
        return [
            Contribution(
                "prevalence",
                (0.0 if value is None else value - middle) - PREVALENCE_POWER * steps * log(2),
                _SILENT if fact is None else "recorded",
                fact,
            )
            for value, fact, steps in known
        ]

    def _prevalence_of(self, condition: Condition) -> tuple[float | None, Assertion | None, int]:
        """Give the prevalence, its statement, and how far above the condition it was found."""
        steps = 0
        for steps, place in enumerate(condition.lineage):
            fact = self._facts.get((place.id, Aspect.PREVALENCE))
            factor = _PER_100_000.get((fact.unit or "").partition(" (")[0]) if fact else None
            if fact and factor and fact.low:
                return PREVALENCE_POWER * log(fact.low * factor), fact, steps
        return None, None, steps

    def _of_fact(
        self, label: str, aspect: Aspect, value_of: Callable[[Characteristic], float | None]
    ) -> list[Contribution]:
        """Weigh a fact against its mean, so that silence is neither praise nor blame."""
        known = [self._nearest(condition, aspect, value_of) for condition in self.conditions]
        values = [value for value, _ in known if value is not None]
        mean = sum(values) / len(values) if values else 0.0
        return [
            Contribution(label, 0.0, _SILENT)
            if value is None
            else Contribution(label, value - mean, "recorded", fact)
            for value, fact in known
        ]

    def _nearest(
        self,
        condition: Condition,
        aspect: Aspect,
        value_of: Callable[[Characteristic], float | None],
    ) -> tuple[float | None, Characteristic | None]:
        for place in condition.lineage:
            fact = self._facts.get((place.id, aspect))
            value = value_of(fact) if fact else None
            if value is not None:
                return value, fact
        return None, None


def _weight_of(share: float, usual: float, *, positive: bool) -> float:
    if positive:
        value = log(share / usual)
    else:
        value = DAMPING * log((1 - min(share, HIGHEST)) / (1 - min(usual, HIGHEST)))
    return max(COST_OF_UNLISTED, min(value, _MOST_OF_A_TEST))
