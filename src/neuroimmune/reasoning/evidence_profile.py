"""How good the evidence for an intervention is, summed up and explained."""

from attrs import frozen

from neuroimmune.model.condition import Condition
from neuroimmune.model.evidence import Grade, Harm
from neuroimmune.model.intervention import Intervention
from neuroimmune.model.source import Source
from neuroimmune.model.symptom import Symptom
from neuroimmune.model.treatment_effect import TreatmentEffect
from neuroimmune.model.value import Shown
from neuroimmune.model.vocabulary import Certainty, Direction, Endpoint

__all__ = ["EvidenceProfile"]

_MOST_EXPLAINED = 3
"""Beyond this many effects the text names them without the steps to their certainty."""


@frozen(kw_only=True, cache_hash=True, repr=False)
class EvidenceProfile(Shown):
    """The evidence on an intervention in a context; false when nothing is recorded.

    Attributes
    ----------
    intervention
        What was asked about; members of a class are included in the effects.
    condition, outcome
        The context, where one was given.
    effects
        The effects recorded in that context, benefit first.
    elsewhere
        Effects of the same intervention that are recorded outside that context.
    """

    intervention: Intervention
    condition: Condition | None = None
    outcome: Symptom | Endpoint | None = None
    effects: tuple[TreatmentEffect, ...] = ()
    elsewhere: tuple[TreatmentEffect, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.effects)

    @property
    def direction(self) -> Direction:
        """The direction that all effects share; mixed when they differ; unknown without any."""
        directions = {effect.direction for effect in self._known}
        if not directions:
            return Direction.UNKNOWN
        return directions.pop() if len(directions) == 1 else Direction.MIXED

    @property
    def certainty(self) -> Certainty | None:
        """The certainty of the answer; None without any effect.

        Of effects that agree, the most certain one counts. Where they differ, the answer is no
        surer than the least certain one.
        """
        levels = [effect.certainty for effect in self._known or self.effects]
        if not levels:
            return None
        agree = len({effect.direction for effect in self._known}) <= 1
        return max(levels) if agree else min(levels)

    @property
    def _known(self) -> list[TreatmentEffect]:
        return [e for e in self.effects if e.direction is not Direction.UNKNOWN]

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The societies' verdicts on these effects, as they gave them."""
        return tuple(dict.fromkeys(grade for effect in self.effects for grade in effect.grades))

    @property
    def harms(self) -> tuple[Harm, ...]:
        """Unwanted effects that are recorded with these effects."""
        return tuple(dict.fromkeys(harm for effect in self.effects for harm in effect.harms))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of these effects, each once."""
        return tuple(dict.fromkeys(s for effect in self.effects for s in effect.sources))

    @property
    def rationale(self) -> tuple[str, ...]:
        """Why direction and certainty are what they are, line by line."""
        if not self.effects:
            return (f"nothing is recorded on {self.question}", *self._hint)
        return tuple(
            line
            for effect in self.effects
            for line in (
                str(effect),
                *(f"  {step}" for step in effect.rationale),
            )
        )

    @property
    def question(self) -> str:
        """What was asked, as a phrase."""
        outcome = f" for {self.outcome}" if self.outcome else ""
        condition = f" in {self.condition}" if self.condition else ""
        return f"{self.intervention}{outcome}{condition}"

    @property
    def _hint(self) -> tuple[str, ...]:
        if not self.elsewhere:
            return ()
        places = dict.fromkeys(f"{e.outcome} in {e.condition}" for e in self.elsewhere)
        return ("recorded elsewhere: " + "; ".join(places),)

    def __str__(self) -> str:
        if not self:
            return "; ".join(self.rationale)
        steps = self.rationale if len(self.effects) <= _MOST_EXPLAINED else map(str, self.effects)
        grades = [f"  {grade}" for grade in self.grades]
        return "\n".join([self._headline, *(f"  {line}" for line in steps), *grades])

    @property
    def _headline(self) -> str:
        levels = sorted({effect.certainty for effect in self.effects})
        if len(levels) == 1 or self.direction is not Direction.MIXED:
            return f"{self.question}: {self.direction}, {self.certainty} certainty"
        span = f"certainty from {levels[0]} to {levels[-1]}"
        return f"{self.question}: {self.direction} over {len(self.effects)} effects, {span}"

    def __repr__(self) -> str:
        return f"<EvidenceProfile {str(self).splitlines()[0]}>"
