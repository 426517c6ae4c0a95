"""What a test shows in a condition, and how well it tells."""

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from neuroimmune.model.assertion import Assertion
from neuroimmune.model.condition import Condition
from neuroimmune.model.diagnostic_test import DiagnosticTest
from neuroimmune.model.frequency import Frequency
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.vocabulary import Purpose, Result

__all__ = ["DiagnosticFinding"]


@frozen(kw_only=True, cache_hash=True, repr=False)
class DiagnosticFinding(Assertion):
    """The result of a test that is expected in a condition.

    Attributes
    ----------
    test, condition
        What it connects.
    finding
        The expected result.
    result
        Whether the expected finding is an abnormal (positive) or a normal test; the sensitivity
        is the share of patients with it.
    symptom
        The symptom whose work-up the test serves, where it serves one.
    purpose
        Diagnosis, exclusion, severity, monitoring, prognosis.
    sensitivity, specificity
        As proportions, where a study gives them.
    versus
        Against whom the specificity was measured.
    """

    kind_name: ClassVar[str] = "diagnostic_finding"

    test: DiagnosticTest
    condition: Condition
    finding: str
    symptom: Symptom | None = None
    result: Result = field(default=Result.ABNORMAL, converter=Result)
    purpose: Purpose | None = field(default=None, converter=optional(Purpose))
    sensitivity: Frequency | None = None
    specificity: Frequency | None = None
    versus: str | None = None

    @property
    def connects(self) -> tuple[str, ...]:
        """Ids of condition, test and symptom, and the finding."""
        symptom = (self.symptom.id,) if self.symptom else ()
        return (self.condition.id, self.test.id, *symptom, self.finding)

    def __str__(self) -> str:
        accuracy = [
            f"{name} {value}"
            for name, value in (
                ("sensitivity", self.sensitivity),
                ("specificity", self.specificity),
            )
            if value
        ]
        return f"{self.test} in {self.condition}: {'; '.join([self.finding, *accuracy])}"
