"""A knowledge base and the questions it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import wraps
from os.path import dirname, join
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from neuroimmune.errors import ArgumentError, ArgumentKindError, BundleError, UnknownTermError
from neuroimmune.knowledge.bundle import Bundle
from neuroimmune.knowledge.names import fold
from neuroimmune.knowledge.store import EntityMapping, Store
from neuroimmune.model.vocabulary import (
    Aspect,
    BodySite,
    Certainty,
    Direction,
    Endpoint,
    ImmuneMediation,
    Level,
    Onset,
    Standing,
    Topic,
)
from neuroimmune.reasoning.causes import Cause, causes
from neuroimmune.reasoning.ordering import order_of
from neuroimmune.results import Frames, Results

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from os import PathLike

    from neuroimmune.knowledge.search import Hit
    from neuroimmune.model.antibody_association import AntibodyAssociation
    from neuroimmune.model.assertion import Assertion
    from neuroimmune.model.autoantibody import Autoantibody
    from neuroimmune.model.causal_link import CausalLink
    from neuroimmune.model.characteristic import Characteristic
    from neuroimmune.model.condition import Condition
    from neuroimmune.model.diagnostic_finding import DiagnosticFinding
    from neuroimmune.model.diagnostic_test import DiagnosticTest
    from neuroimmune.model.entity import Entity
    from neuroimmune.model.intervention import Intervention
    from neuroimmune.model.manifestation import Manifestation
    from neuroimmune.model.mechanism import Mechanism
    from neuroimmune.model.open_question import OpenQuestion
    from neuroimmune.model.rating_scale import RatingScale
    from neuroimmune.model.red_flag import RedFlag
    from neuroimmune.model.risk_association import RiskAssociation
    from neuroimmune.model.source import Source
    from neuroimmune.model.symptom import Symptom
    from neuroimmune.model.treatment_effect import TreatmentEffect
    from neuroimmune.model.trigger import Trigger
    from neuroimmune.reasoning.comparison import Contrast, Mimic
    from neuroimmune.reasoning.differential import Tables
    from neuroimmune.reasoning.evidence_profile import EvidenceProfile
    from neuroimmune.reasoning.explanation import Explanation
    from neuroimmune.reasoning.involvement import Involvement
    from neuroimmune.results import Differential

    StandingLike = Standing | str | Collection[Standing | str] | None

__all__ = ["KnowledgeBase", "load"]

P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A", bound="Assertion")

_MOST_ANSWERS = 4096


def _remembered(
    verb: Callable[Concatenate[KnowledgeBase, P], R],
) -> Callable[Concatenate[KnowledgeBase, P], R]:
    """Keep the answers of a verb, which never change, for the same arguments."""
    name = verb.__name__

    @wraps(verb)
    def ask(self: KnowledgeBase, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (name, args, *kwargs.items())
        try:
            found = self._answers.get(key)
        except TypeError:  # a list among the arguments: nothing to remember it by
            return verb(self, *args, **kwargs)
        if found is None:
            found = verb(self, *args, **kwargs)
            self._keep(key, found)
        return found

    return ask


class KnowledgeBase:
    """What is known, and the verbs that ask it.

    Every verb takes a name, synonym, abbreviation, id or CURIE in any case, or the object itself.
    A base never changes; it can be read from many threads and pickled.

    Parameters
    ----------
    bundle
        The compiled knowledge; :func:`load` reads one.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> kb = ni.load()
    >>> kb.condition("MS").name
    'multiple sclerosis'
    """

    def __init__(self, bundle: Bundle) -> None:
        self._store = Store(bundle)
        self._answers: dict[Any, Any] = {}
        self._tables_made: Tables | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return KnowledgeBase, (self._store.bundle,)

    def __repr__(self) -> str:
        return f"<KnowledgeBase {self.data_version}: {len(self.conditions)} conditions>"

    def _keep(self, key: Any, answer: object) -> None:
        if len(self._answers) >= _MOST_ANSWERS:
            self._answers.clear()
        self._answers[key] = answer

    # -- what there is ---------------------------------------------------------------------

    @property
    def data_version(self) -> str:
        """The version of the knowledge, as year.month.n."""
        return self._store.bundle.version

    @property
    def content_hash(self) -> str:
        """SHA-256 of the knowledge, in hexadecimal; equal for equal knowledge."""
        return self._store.bundle.content_hash

    @property
    def conditions(self) -> EntityMapping[Condition]:
        """All conditions by id."""
        return EntityMapping(self._store, "condition")

    @property
    def symptoms(self) -> EntityMapping[Symptom]:
        """All symptoms and signs by id."""
        return EntityMapping(self._store, "symptom")

    @property
    def mechanisms(self) -> EntityMapping[Mechanism]:
        """All mechanisms by id."""
        return EntityMapping(self._store, "mechanism")

    @property
    def triggers(self) -> EntityMapping[Trigger]:
        """All triggers by id."""
        return EntityMapping(self._store, "trigger")

    @property
    def autoantibodies(self) -> EntityMapping[Autoantibody]:
        """All autoantibodies by id."""
        return EntityMapping(self._store, "autoantibody")

    @property
    def tests(self) -> EntityMapping[DiagnosticTest]:
        """All diagnostic tests by id."""
        return EntityMapping(self._store, "test")

    @property
    def scales(self) -> EntityMapping[RatingScale]:
        """All rating scales by id."""
        return EntityMapping(self._store, "scale")

    @property
    def interventions(self) -> EntityMapping[Intervention]:
        """All interventions by id."""
        return EntityMapping(self._store, "intervention")

    @property
    def sources(self) -> EntityMapping[Source]:
        """All sources by CURIE."""
        return EntityMapping(self._store, "source")

    # -- one thing by its name -------------------------------------------------------------

    def condition(self, term: Condition | str) -> Condition:
        """Find a condition.

        Raises
        ------
        UnknownTermError
            If nothing has this name; it suggests the nearest names.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.condition("mutiple sclerosis")
        Traceback (most recent call last):
        ...
        neuroimmune.errors.UnknownTermError: unknown condition 'mutiple sclerosis'; \
did you mean 'multiple sclerosis' or 'juvenile multiple sclerosis'?
        """
        return self._find("condition", term)  # type: ignore[no-any-return]

    def symptom(self, term: Symptom | str) -> Symptom:
        """Find a symptom or sign.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.symptom("HP:0002080").name
        'intention tremor'
        """
        return self._find("symptom", term)  # type: ignore[no-any-return]

    def mechanism(self, term: Mechanism | str) -> Mechanism:
        """Find a mechanism.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.mechanism("demyelination").level
        <Level.TISSUE: 'tissue'>
        """
        return self._find("mechanism", term)  # type: ignore[no-any-return]

    def trigger(self, term: Trigger | str) -> Trigger:
        """Find a trigger.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.trigger("thymoma")
        <Trigger thymoma>
        """
        return self._find("trigger", term)  # type: ignore[no-any-return]

    def autoantibody(self, term: Autoantibody | str) -> Autoantibody:
        """Find an autoantibody.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.autoantibody("LGI1 antibody")
        <Autoantibody lgi1-igg>
        """
        return self._find("autoantibody", term)  # type: ignore[no-any-return]

    def test(self, term: DiagnosticTest | str) -> DiagnosticTest:
        """Find a diagnostic test.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.test("EMG")
        <DiagnosticTest electromyography>
        """
        return self._find("test", term)  # type: ignore[no-any-return]

    def scale(self, term: RatingScale | str) -> RatingScale:
        """Find a rating scale.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.scale("Bain score")
        <RatingScale bain-tremor-scale>
        """
        return self._find("scale", term)  # type: ignore[no-any-return]

    def intervention(self, term: Intervention | str) -> Intervention:
        """Find an intervention.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.intervention("Sativex").name
        'nabiximols'
        """
        return self._find("intervention", term)  # type: ignore[no-any-return]

    def source(self, term: Source | str) -> Source:
        """Find a source by its CURIE, or by a DOI or PMCID that it also has.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.source("PMID:24663230").year
        2014
        """
        return self._find("source", term)  # type: ignore[no-any-return]

    def find(self, term: Entity | Source | str) -> Any:
        """Find anything by its exact name.

        Raises
        ------
        UnknownTermError, AmbiguousTermError
            If nothing, or things of several kinds, have the name.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.find("primidone")
        <Intervention primidone>
        """
        from neuroimmune.knowledge.store import ENTITY_KINDS

        return self._store.find_any(ENTITY_KINDS, term)

    def assertion(self, id: str) -> Assertion:
        """Find a statement by its id.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.assertion("manifestation:multiple-sclerosis/tremor").symptom.name
        'tremor'
        """
        kind, _, _ = str(id).partition(":")
        from neuroimmune.reasoning.certainty import QUESTIONS

        number = self._store.numbers(kind).get(id) if kind in QUESTIONS else None
        if number is None:
            raise UnknownTermError("assertion", str(id))
        return self._store.at(number)  # type: ignore[no-any-return]

    def statements(self, kind: type[A]) -> Results[A]:
        """Give every statement of a kind, the strongest first.

        Those that do not hold (refuted, or found in nobody) are among them; ``holds`` tells.

        Parameters
        ----------
        kind
            The class of the statements.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> links = ni.statements(ni.CausalLink)
        >>> any(link.cause == ni.mechanism("demyelination") for link in links)
        True
        """
        name = _statement_kind(kind)
        rows = sorted(self._store.all_of(name), key=order_of(name))
        return Results(rows, f"every {name.replace('_', ' ')}")

    def search(self, query: str, *, limit: int = 10) -> Results[Hit]:
        """Find anything by names like the query, the likest first.

        Parameters
        ----------
        query
            Any words, misspelt or lay.
        limit
            How many rows at most.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.search("shaky hands")[0].entity
        <Symptom hand-tremor>
        """
        from neuroimmune.knowledge.search import search

        if not fold(_text(query)):
            raise ArgumentError(f"search needs words, not {query!r}")
        if limit < 1:
            raise ArgumentError(f"limit must be at least 1, not {limit!r}")
        return Results(search(self._store, query, limit), f"search for {query!r}")

    # -- verbs -----------------------------------------------------------------------------

    @_remembered
    def conditions_causing(
        self,
        symptom: Symptom | str,
        *,
        site: BodySite | str | None = None,
        immune_mediated: bool | ImmuneMediation | str | None = None,
        standing: StandingLike = None,
        certainty: Certainty | str | None = None,
    ) -> Results[Cause]:
        """Find the conditions that cause a symptom or a narrower one, the strongest first.

        The order is by standing, then frequency, then certainty, then name.

        Parameters
        ----------
        symptom
            The symptom.
        site
            Only where it occurs at this body site or a part of it.
        immune_mediated
            True for conditions that the immune system drives, False for the others, or one of
            the words of :class:`~neuroimmune.model.vocabulary.ImmuneMediation`.
        standing
            Only statements of this standing, or of these. Without it all but the refuted ones.
        certainty
            Only statements at least this certain.

        Returns
        -------
        Results of Cause
            One row a condition, with the manifestations behind it.

        Raises
        ------
        UnknownTermError
            If nothing has this name. A known symptom without causes gives an empty result.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.conditions_causing("intention tremor", immune_mediated=True)[0].condition
        <Condition multiple-sclerosis>
        """
        wanted = self.symptom(symptom)
        rows = self._manifestations("symptom", wanted, standing, certainty)
        if wanted.site is not None:
            rows = rows + self._broader_at_site(wanted, wanted.site, rows, standing, certainty)
            rows.sort(key=order_of("manifestation"))
        if site is not None:
            place = BodySite(site)
            rows = [row for row in rows if row.occurs_at(place)]
        if immune_mediated is not None:
            kinds = _immune_kinds(immune_mediated)
            rows = [row for row in rows if row.condition.immune_mediated in kinds]
        return Results(causes(wanted, rows), f"conditions causing {wanted}")

    @_remembered
    def symptoms_of(
        self,
        condition: Condition | str,
        *,
        standing: StandingLike = None,
        certainty: Certainty | str | None = None,
    ) -> Results[Manifestation]:
        """Find the symptoms and signs of a condition and its subtypes, the weightiest first.

        Parameters
        ----------
        condition
            The condition.
        standing, certainty
            As in :meth:`conditions_causing`.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> "fatigue" in [row.symptom.name for row in ni.symptoms_of("MS")]
        True
        """
        wanted = self.condition(condition)
        rows = self._manifestations("condition", wanted, standing, certainty)
        return Results(
            rows,
            f"symptoms of {wanted}",
            self._unknown(wanted, Topic.SYMPTOMS, Topic.FREQUENCIES),
        )

    @_remembered
    def mechanisms_of(
        self,
        condition: Condition | str,
        *,
        level: Level | str | None = None,
        standing: StandingLike = None,
    ) -> Results[Involvement]:
        """Find the mechanisms of a condition, from trigger to physiology.

        Parameters
        ----------
        condition
            The condition; its subtypes are included.
        level
            Only mechanisms of this level.
        standing
            As in :meth:`conditions_causing`.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.mechanisms_of("MS", level="tissue").filter(mechanism="demyelination")[0].standing
        <Standing.ESTABLISHED: 'established'>
        """
        from neuroimmune.reasoning.involvement import involvements

        wanted = self.condition(condition)
        links = self._statements("causal_link", "condition", wanted, standing)
        rows = involvements(wanted, links)
        if level is not None:
            word = Level(level)
            rows = [row for row in rows if row.mechanism.level is word]
        return Results(rows, f"mechanisms of {wanted}", self._unknown(wanted, Topic.MECHANISMS))

    @_remembered
    def treatments_for(
        self,
        condition: Condition | str | None = None,
        *,
        symptom: Symptom | str | None = None,
        outcome: Endpoint | Symptom | str | None = None,
        direction: Direction | str | None = None,
        certainty: Certainty | str | None = None,
        standing: StandingLike = None,
    ) -> Results[TreatmentEffect]:
        """Find what was tried for a condition, a symptom, or a symptom of a condition.

        The order is by direction (benefit first), then certainty, then role. What does not help
        is in the answer too.

        Parameters
        ----------
        condition
            The condition; its subtypes are included.
        symptom
            The symptom; narrower ones are included.
        outcome
            A symptom, or an endpoint such as "relapse"; instead of `symptom`.
        direction
            Only effects in this direction.
        certainty, standing
            As in :meth:`conditions_causing`.

        Raises
        ------
        ArgumentError
            If neither condition, symptom nor outcome is given.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> "physiotherapy" in [e.intervention.name for e in ni.treatments_for("MS")]
        True
        """
        target = self._outcome(symptom, outcome)
        if condition is None and target is None:
            raise ArgumentError("treatments_for() needs a condition, a symptom, or both")
        wanted = None if condition is None else self.condition(condition)
        if wanted is not None:
            rows = self._statements("treatment_effect", "condition", wanted, standing, certainty)
        else:
            rows = self._effects_on(target, standing, certainty)
        if wanted is not None and target is not None:
            rows = self._in_context(rows, None, target)
        if direction is not None:
            word = Direction(direction)
            rows = [row for row in rows if row.direction is word]
        context = " in ".join(str(part) for part in (target, wanted) if part is not None)
        return Results(rows, f"treatments for {context}", self._unknown(wanted, Topic.TREATMENTS))

    @_remembered
    def evidence_level(
        self,
        intervention: Intervention | str,
        *,
        condition: Condition | str | None = None,
        symptom: Symptom | str | None = None,
        outcome: Endpoint | Symptom | str | None = None,
    ) -> EvidenceProfile:
        """Say how good the evidence for an intervention is.

        Parameters
        ----------
        intervention
            The intervention; members of a class are included.
        condition
            Only in this condition and its subtypes.
        symptom, outcome
            Only for this symptom and narrower ones, or this endpoint.

        Returns
        -------
        EvidenceProfile
            False when nothing is recorded.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.evidence_level("nabiximols", condition="MS", symptom="tremor").direction
        <Direction.NO_BENEFIT: 'no benefit'>
        """
        from neuroimmune.reasoning.evidence_profile import EvidenceProfile

        wanted = self.intervention(intervention)
        place = None if condition is None else self.condition(condition)
        target = self._outcome(symptom, outcome)
        everywhere = self._statements("treatment_effect", "intervention", wanted)
        here = self._in_context(everywhere, place, target)
        told = {id(effect) for effect in here}
        return EvidenceProfile(
            intervention=wanted,
            condition=place,
            outcome=target,
            effects=tuple(here),
            elsewhere=tuple(effect for effect in everywhere if id(effect) not in told),
        )

    @_remembered
    def tests_for(
        self,
        condition: Condition | str | None = None,
        *,
        symptom: Symptom | str | None = None,
        standing: StandingLike = None,
    ) -> Results[DiagnosticFinding]:
        """Find the tests for a condition, for a symptom's work-up, or for both together.

        Parameters
        ----------
        condition
            The condition; its subtypes are included.
        symptom
            Only tests that serve the work-up of this symptom or a narrower one.
        standing
            As in :meth:`conditions_causing`.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> any(row.test.id == "mri-brain" for row in ni.tests_for("MS"))
        True
        """
        if condition is None and symptom is None:
            raise ArgumentError("tests_for() needs a condition, a symptom, or both")
        wanted = None if condition is None else self.condition(condition)
        sign = None if symptom is None else self.symptom(symptom)
        kind = "diagnostic_finding"
        if wanted is None:
            rows = self._statements(kind, "symptom", sign, standing)
        else:
            rows = self._statements(kind, "condition", wanted, standing)
            if sign is not None:
                serving = {id(row) for row in self._statements(kind, "symptom", sign, standing)}
                rows = [row for row in rows if id(row) in serving]
        context = " in ".join(str(part) for part in (sign, wanted) if part is not None)
        return Results(rows, f"tests for {context}", self._unknown(wanted, Topic.TESTS))

    @_remembered
    def antibodies_of(
        self, condition: Condition | str, *, standing: StandingLike = None
    ) -> Results[AntibodyAssociation]:
        """Find the autoantibodies of a condition and its subtypes.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.antibodies_of("essential tremor")
        autoantibodies of essential tremor: nothing recorded
        """
        wanted = self.condition(condition)
        rows = self._statements("antibody_association", "condition", wanted, standing)
        return Results(rows, f"autoantibodies of {wanted}", self._unknown(wanted, Topic.ANTIBODIES))

    @_remembered
    def triggers_of(
        self, condition: Condition | str, *, standing: StandingLike = None
    ) -> Results[RiskAssociation]:
        """Find what sets a condition off or changes its risk.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> row = ni.triggers_of("MS").filter(trigger="EBV")[0]
        >>> row.estimate.measure
        'hazard ratio'
        """
        wanted = self.condition(condition)
        rows = self._statements("risk_association", "condition", wanted, standing)
        return Results(rows, f"triggers of {wanted}", self._unknown(wanted, Topic.TRIGGERS))

    @_remembered
    def red_flags(
        self, subject: Condition | Symptom | str | Iterable[Condition | Symptom | str]
    ) -> Results[RedFlag]:
        """Find what must not be missed in a condition or with findings, the most urgent first.

        Parameters
        ----------
        subject
            A condition, a symptom, or several of them.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> len(ni.red_flags("tremor")) > 0
        True
        >>> len(ni.red_flags(["tremor", "weakness"])) >= len(ni.red_flags("tremor"))
        True
        """
        single = isinstance(subject, str) or not isinstance(subject, Iterable)
        terms = [subject] if single else list(subject)  # type: ignore[arg-type]
        if not terms:
            raise ArgumentError("red_flags() needs a condition or at least one finding")
        found = [self._store.find_any(("symptom", "condition"), term) for term in terms]
        rows = self._statements("red_flag", found[0].kind_name, found[0])  # already in order
        if len(found) > 1:
            flags = {
                flag.id: flag
                for one in found
                for flag in self._statements("red_flag", one.kind_name, one)
            }
            rows = sorted(flags.values(), key=order_of("red_flag"))
        conditions = [one for one in found if one.kind_name == "condition"]
        unknown = [ask for one in conditions for ask in self._unknown(one, Topic.RED_FLAGS)]
        return Results(rows, f"red flags of {', '.join(map(str, found))}", unknown)

    @_remembered
    def characteristics_of(
        self, condition: Condition | str, *, aspect: Aspect | str | None = None
    ) -> Results[Characteristic]:
        """Find epidemiology, onset, course and outlook of a condition and its subtypes.

        Parameters
        ----------
        condition
            The condition.
        aspect
            Only this aspect: "prevalence", "prognosis" …

        Examples
        --------
        >>> import neuroimmune as ni
        >>> len(ni.characteristics_of("MS", aspect="prevalence")) > 0
        True
        """
        wanted = self.condition(condition)
        rows = self._statements("characteristic", "condition", wanted)
        if aspect is not None:
            word = Aspect(aspect)
            rows = [row for row in rows if row.aspect is word]
        rows.sort(key=lambda row: row.condition.id != wanted.id)  # subtypes after their parent
        return Results(
            rows, f"characteristics of {wanted}", self._unknown(wanted, Topic.EPIDEMIOLOGY)
        )

    @_remembered
    def open_questions(
        self, condition: Condition | str | None = None, *, about: Topic | str | None = None
    ) -> Results[OpenQuestion]:
        """Tell what the base cannot answer about a condition and its subtypes, and why.

        The answers of the other verbs carry the questions that concern them.

        Parameters
        ----------
        condition
            The condition; every condition without it.
        about
            What the questions concern: "treatments", "frequencies" …

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.open_questions(about="treatments")[0].about
        <Topic.TREATMENTS: 'treatments'>
        """
        if condition is None:
            rows = list(self._store.all_of("open_question"))
            title = "open questions"
        else:
            wanted = self.condition(condition)
            rows = self._statements("open_question", "condition", wanted)
            title = f"open questions of {wanted}"
        if about is not None:
            word = Topic(about)
            rows = [row for row in rows if row.about is word]
        return Results(rows, title)

    @_remembered
    def explain(
        self, condition: Condition | str | None = None, symptom: Symptom | str | None = None
    ) -> Explanation:
        """Explain how a condition causes a symptom, step by step.

        Parameters
        ----------
        condition
            The condition; links of its subtypes and of its broader condition are included.
        symptom
            The symptom; paths to narrower ones are included. Without it the whole causal graph
            of the condition is given; without a condition, all that leads to the symptom.

        Returns
        -------
        Explanation
            A sequence of causal paths, the best supported first, and their graph. Without a path
            it is empty and says what is known instead.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> path = ni.explain("MS", "intention tremor")[0]
        >>> path.links[-1].effect
        <Symptom intention-tremor>
        """
        from neuroimmune.reasoning.explanation import explain

        if condition is None and symptom is None:
            raise ArgumentError("explain() needs a condition, a symptom, or both")
        sign = None if symptom is None else self.symptom(symptom)
        targets = set() if sign is None else self._ids(sign)
        if condition is None:
            found = [self.explain(one, sign) for one in self.conditions.values()]
            links = {link.id: link for part in found for link in part.links}
            return explain([list(links.values())], (), condition=None, symptom=sign)
        wanted = self.condition(condition)
        shown = [row for row in self.symptoms_of(wanted) if row.symptom.id in targets]
        return explain(
            self._links(wanted, targets),
            targets,
            condition=wanted,
            symptom=sign,
            manifestations=shown,
        )

    @_remembered
    def compare(self, *conditions: Condition | str) -> Results[Contrast]:
        """Set conditions side by side: what tells them apart.

        Curated distinctions come first, then onset and course, then symptoms that were counted
        in both, tests and treatments that differ. What is recorded for one condition alone is
        left out: nobody may have looked for it in the other.

        Parameters
        ----------
        *conditions
            Two or more.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> ni.compare("MS", "essential tremor")[0].kind
        <ContrastKind.FEATURE: 'feature'>
        """
        from neuroimmune.reasoning.comparison import Records, compare

        wanted = [self.condition(condition) for condition in conditions]
        names = {condition.id for condition in wanted}
        if len(names) < 2:
            raise ArgumentError("compare() needs two or more different conditions")
        records = [
            Records(
                condition=condition,
                manifestations=self._own("manifestation", condition),
                findings=self._own("diagnostic_finding", condition),
                effects=self._own("treatment_effect", condition),
            )
            for condition in wanted
        ]
        distinctions = [
            item
            for condition in wanted
            for item in self._own("distinction", condition)
            if item.other.id in names
        ]
        title = " against ".join(map(str, wanted))
        return Results(compare(records, distinctions), title)

    @_remembered
    def mimics_of(
        self, condition: Condition | str, *, symptom: Symptom | str | None = None
    ) -> Results[Mimic]:
        """Find what a condition is mistaken for, with what tells the two apart.

        Parameters
        ----------
        condition
            The condition.
        symptom
            Only mimics that share this symptom or a narrower one.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> "essential tremor" in [row.condition.name for row in ni.mimics_of("MS")]
        True
        """
        from neuroimmune.reasoning.comparison import mimics

        wanted = self.condition(condition)
        pairs = [*self._own("distinction", wanted), *self._own("distinction", wanted, "other")]
        places = {item.id: item for pair in pairs for item in (pair.condition, pair.other)}
        shown = {
            name: {row.symptom.id: row.symptom for row in self._own("manifestation", place)}
            for name, place in places.items()
        }
        rows = mimics(wanted, pairs, shown)
        if symptom is not None:
            causing = {row.condition.id for row in self.conditions_causing(symptom)}
            rows = [row for row in rows if row.condition.id in causing]
        context = f" with {self.symptom(symptom)}" if symptom is not None else ""
        return Results(
            rows, f"mimics of {wanted}{context}", self._unknown(wanted, Topic.DISTINCTIONS)
        )

    def differential(
        self,
        present: Iterable[Symptom | str] = (),
        absent: Iterable[Symptom | str] = (),
        *,
        age: float | None = None,
        sex: str | None = None,
        onset: Onset | str | None = None,
        tests: Mapping[str, bool | str] | None = None,
        history: Iterable[Trigger | str] | None = None,
        site: BodySite | str | None = None,
        among: Iterable[Condition | str] | None = None,
        prior: str = "prevalence",
        on_unknown: str = "raise",
    ) -> Differential:
        """Rank the conditions that may explain findings, showing what each clue adds.

        Probabilities are relative to the conditions that the base knows. This is not a diagnosis.

        Parameters
        ----------
        present, absent
            Symptoms and signs that were found, and that were looked for and not found.
        age
            In years.
        sex
            "female" or "male".
        onset
            "acute", "subacute" or "chronic".
        tests
            Results by test or autoantibody: True or "positive", False or "negative".
        history
            Triggers: infections, tumours, drugs, exposures.
        site
            Where in the body the findings are.
        among
            Only these conditions and their subtypes.
        prior
            "prevalence", flattened, or "flat".
        on_unknown
            "raise", or "report" to leave unknown names out and list them.

        Raises
        ------
        UnknownTermError
            If a name is unknown and `on_unknown` is "raise".
        ArgumentError
            If there is no finding and no test, a finding is both present and absent, or an
            argument makes no sense.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> found = ni.differential(["rest tremor", "bradykinesia", "rigidity", "hyposmia"])
        >>> found[0].condition.name
        'Parkinson disease'
        """
        from neuroimmune.patients import Names, read_patient
        from neuroimmune.reasoning.differential import rank
        from neuroimmune.results import Differential

        names = Names(self._store, on_unknown)
        patient = read_patient(
            names,
            present=present,
            absent=absent,
            tests=tests or {},
            history=() if history is None else history,
            age=age,
            sex=sex,
            onset=onset,
            site=site,
            prior=prior,
        )
        tables = self._tables()
        members = None if among is None else self._members(among, tables)
        candidates = rank(tables, patient, members)
        return Differential(
            candidates,
            patient=patient,
            red_flags=self._flags(patient.present, [row.condition for row in candidates[:5]]),
            unknown=tuple(names.unknown),
            tables=tables,
        )

    def _tables(self) -> Tables:
        """Give what the differential adds up, made once."""
        found = self._tables_made
        if found is None:
            from neuroimmune.reasoning.clues import Clues
            from neuroimmune.reasoning.differential import Tables
            from neuroimmune.reasoning.likelihood import Likelihoods

            store = self._store
            rows = tuple(store.all_of("manifestation"))
            told_of = {row.condition.id for row in rows if row.holds}
            conditions = tuple(one for one in self.conditions.values() if one.id in told_of)
            clues = Clues(
                conditions=conditions,
                findings=_holding(store, "diagnostic_finding"),
                antibodies=_holding(store, "antibody_association"),
                risks=_holding(store, "risk_association"),
                characteristics=_holding(store, "characteristic"),
            )
            told = {row.symptom.id: row.symptom for row in rows if row.holds}
            known = clues.known_tests
            subjects = (
                *told.values(),
                *(test for name, test in self.tests.items() if name in known),
                *(one for name, one in self.autoantibodies.items() if name in known),
            )
            likelihoods = Likelihoods(conditions, self.symptoms, rows)
            found = Tables(likelihoods, clues, subjects)
            self._tables_made = found
        return found

    def _members(self, among: Iterable[Condition | str], tables: Tables) -> list[int]:
        from neuroimmune.patients import as_list

        terms = as_list(among, "among")
        wanted = {name for term in terms for name in self._ids(self.condition(term))}
        members = [i for i, condition in enumerate(tables.conditions) if condition.id in wanted]
        if not members:
            raise ArgumentError("among holds no condition with symptoms on record")
        return members

    def _flags(
        self, present: Sequence[Symptom], conditions: Iterable[Condition]
    ) -> tuple[RedFlag, ...]:
        """Give the red flags of findings, in general and in the likeliest conditions."""
        likely = {condition.id for condition in conditions}
        flags = self.red_flags(present) if present else ()
        return tuple(
            flag for flag in flags if flag.condition is None or flag.condition.id in likely
        )

    def cite(self, thing: object = None, *, style: str = "apa") -> str:
        """Cite a source, all sources of a statement, an answer or a profile, or the library.

        Parameters
        ----------
        thing
            A source or its CURIE; a statement; an answer; whatever holds evidence. Without it,
            the library itself with the version of its data.
        style
            "apa", "bibtex" or "csl-json".

        Raises
        ------
        ArgumentError
            If the thing holds no sources, or the style is unknown.

        Examples
        --------
        >>> import neuroimmune as ni
        >>> print(ni.cite("PMID:24778283")[:29])
        Koppel, B. S., Brust, J. C. M
        """
        from neuroimmune.exchange.citation import citations, library_citation
        from neuroimmune.model.source import Source

        if thing is None:
            from neuroimmune.version import __version__

            return library_citation(__version__, self.data_version, style)
        if isinstance(thing, str | Source):
            return citations([self.source(thing)], style)
        found = tuple(dict.fromkeys(_sources_of(thing)))
        if not found:
            raise ArgumentError(f"{thing!r} holds no sources to cite")
        return citations(found, style)

    @property
    def frames(self) -> Frames:
        """Whole tables of the base as data frames, for joins."""
        return Frames(self._store)

    # -- how the verbs look things up ------------------------------------------------------

    def _find(self, kind: str, term: object) -> Any:
        return self._store.find(kind, term)

    def _statements(
        self,
        kind: str,
        role: str,
        entity: Entity | None,
        standing: StandingLike = None,
        certainty: Certainty | str | None = None,
    ) -> list[Any]:
        """Give the statements in which an entity, or a narrower one, has a role."""
        if entity is None:
            return []
        return self._of(kind, role, self._store.narrower(entity), standing, certainty)

    def _of(
        self,
        kind: str,
        role: str,
        holders: Sequence[int | str],
        standing: StandingLike = None,
        certainty: Certainty | str | None = None,
    ) -> list[Any]:
        """Give the statements of a standing that are certain enough; the refuted on request."""
        if standing is None:
            rows = self._store.assertions(kind, role, holders)
        else:
            wanted = {standing} if isinstance(standing, str) else set(standing)
            words = {Standing(word) for word in wanted}
            rows = self._store.assertions(kind, role, holders)
            rows = [row for row in rows if row.standing in words]
            if Standing.REFUTED in words:
                rows += self._store.assertions(kind, role, holders, denied=True)
                rows.sort(key=order_of(kind))
        if certainty is None:
            return rows
        least = Certainty(certainty)
        return [row for row in rows if row.certainty >= least]

    def _manifestations(
        self,
        role: str,
        entity: Entity,
        standing: StandingLike,
        certainty: Certainty | str | None,
    ) -> list[Manifestation]:
        return self._statements("manifestation", role, entity, standing, certainty)

    def _broader_at_site(
        self,
        symptom: Symptom,
        site: BodySite,
        known: list[Manifestation],
        standing: StandingLike,
        certainty: Certainty | str | None,
    ) -> list[Manifestation]:
        """Give tremor in the hand for hand tremor: the broader symptom, recorded at the site."""
        seen = {id(row) for row in known}
        return [
            row
            for parent in symptom.parents
            for row in self._manifestations("symptom", parent, standing, certainty)
            if id(row) not in seen and any(place.reaches(site) for place in row.sites)
        ]

    def _ids(self, entity: Entity) -> set[str]:
        """Give the ids of an entity and all that is narrower."""
        return {self._store.at(number).id for number in self._store.narrower(entity)}

    def _unknown(self, condition: Condition | None, *subjects: Topic) -> list[OpenQuestion]:
        """Give what is not known of these subjects of a condition."""
        if condition is None:
            return []
        questions = self._own("open_question", condition)
        return [question for question in questions if question.about in subjects]

    def _own(self, kind: str, condition: Condition, role: str = "condition") -> list[Any]:
        """Give the statements of a condition itself, without its subtypes."""
        return self._store.assertions(kind, role, [self._store.number(condition)])

    def _links(self, condition: Condition, targets: Collection[str]) -> list[list[CausalLink]]:
        """Give the causal links of a condition and each of its subtypes, one list a condition.

        A path may not hop between conditions: what leads to weakness in one subtype need not do
        so in its sibling.
        """
        subtypes = [self._store.at(number) for number in self._store.narrower(condition)[1:]]
        of_subtypes = [self._own("causal_link", subtype) for subtype in subtypes]
        return [self._links_within(condition, targets), *of_subtypes]

    def _links_within(self, condition: Condition, targets: Collection[str]) -> list[CausalLink]:
        """Give a condition's own links, and those of its broader condition where they go on.

        They go on where it records no links at all, or has the symptom without a link to it. What
        brings a step about in the subtype replaces what does so in the broader condition: the
        receptors that MuSK myasthenia loses, it does not lose to an antibody against them.
        """
        own: list[CausalLink] = self._own("causal_link", condition)
        if condition.parent is None or any(link.effect.id in targets for link in own):
            return own
        shown = (row.symptom.id in targets for row in self._own("manifestation", condition))
        if own and not any(shown):
            return own
        replaced = {id(link.effect) for link in own}
        broader = self._links_within(condition.parent, targets)
        return [*own, *(link for link in broader if id(link.effect) not in replaced)]

    def _effects_on(
        self,
        target: Symptom | Endpoint | None,
        standing: StandingLike,
        certainty: Certainty | str | None,
    ) -> list[TreatmentEffect]:
        if isinstance(target, Endpoint):
            return self._of("treatment_effect", "outcome", [target.value], standing, certainty)
        return self._statements("treatment_effect", "outcome", target, standing, certainty)

    def _outcome(
        self, symptom: Symptom | str | None, outcome: Endpoint | Symptom | str | None
    ) -> Symptom | Endpoint | None:
        if symptom is not None and outcome is not None:
            raise ArgumentError("give symptom or outcome, not both")
        if symptom is not None:
            return self.symptom(symptom)
        if outcome is None or isinstance(outcome, Endpoint):
            return outcome
        if isinstance(outcome, str) and outcome.strip().lower() in _ENDPOINTS:
            return Endpoint(outcome)
        return self.symptom(outcome)

    def _in_context(
        self,
        effects: list[TreatmentEffect],
        condition: Condition | None,
        outcome: Symptom | Endpoint | None,
    ) -> list[TreatmentEffect]:
        if condition is not None:
            places = self._ids(condition)
            effects = [effect for effect in effects if effect.condition.id in places]
        if isinstance(outcome, Endpoint):
            return [effect for effect in effects if effect.outcome is outcome]
        if outcome is not None:
            signs = self._ids(outcome)
            return [effect for effect in effects if getattr(effect.outcome, "id", None) in signs]
        return effects


def _sources_of(thing: Any) -> Iterator[Source]:
    """Walk whatever holds evidence to its sources."""
    if isinstance(thing, Results | tuple | list):
        for part in thing:
            yield from _sources_of(part)
    yield from getattr(thing, "sources", ())
    for name in ("evidence", "manifestations", "effects", "links", "distinctions", "basis"):
        for part in getattr(thing, name, ()):
            yield from (part.source,) if name == "evidence" else _sources_of(part)


def _holding(store: Store, kind: str) -> list[Any]:
    return [row for row in store.all_of(kind) if row.holds]


_BUNDLED = "data/knowledge.bundle"
_ENDPOINTS = {endpoint.value.lower() for endpoint in Endpoint}


def _immune_kinds(wanted: bool | ImmuneMediation | str) -> set[ImmuneMediation]:
    if wanted is True:
        return set(ImmuneMediation) - {ImmuneMediation.NO}
    return {ImmuneMediation.NO if wanted is False else ImmuneMediation(wanted)}


def _statement_kind(kind: object) -> str:
    from neuroimmune.reasoning.certainty import QUESTIONS

    name = getattr(kind, "kind_name", None)
    if not isinstance(kind, type) or name not in QUESTIONS:
        raise ArgumentKindError(f"statements are asked for by their class, not {kind!r}")
    return str(name)


def _text(query: object) -> str:
    if not isinstance(query, str):
        raise ArgumentKindError(f"a text is wanted, not {query!r} ({type(query).__name__})")
    return query


def load(path: str | PathLike[str] | None = None) -> KnowledgeBase:
    """Read a knowledge base.

    Parameters
    ----------
    path
        A bundle made by ``python -m neuroimmune.curation compile``; without it the one that
        comes with the package.

    Raises
    ------
    BundleError
        If there is no such file, or it is no whole bundle.

    Examples
    --------
    >>> import neuroimmune as ni
    >>> ni.load().conditions_causing("tremor") == ni.conditions_causing("tremor")
    True
    """
    place = str(_BUNDLED if path is None else path)
    try:
        data = _bundled() if path is None else _content(place)
    except OSError as error:
        raise BundleError(
            f"cannot read the knowledge bundle {place}: {error.strerror or error}; "
            "reinstall neuroimmune, or in a checkout run: python -m neuroimmune.curation compile"
        ) from None
    return KnowledgeBase(Bundle(data, place))


def _bundled() -> bytes:
    # The loader also reads from a zip file; importlib.resources does too, and costs 8 ms to import.
    loader: Any = __spec__.loader
    place = join(dirname(__file__), *_BUNDLED.split("/"))  # noqa: PTH118, PTH120  (pathlib costs 4 ms)
    data: bytes = loader.get_data(place)
    return data


def _content(place: str) -> bytes:
    with open(place, "rb") as file:  # noqa: PTH123  (pathlib costs 4 ms to import)
        return file.read()
