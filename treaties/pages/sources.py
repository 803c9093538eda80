"""Acts and their sources as pages show them: every act leads to its source in one step."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext

from core.dates import PartialDate
from treaties.history import register_known
from treaties.models import Source, State, Treaty
from treaties.presentation import alphabetical, bare_words
from treaties.presentation_acts import act_noun, act_verb
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import ActionKind, Binding, Category, Confidence, Scope, SourceKind, StateKind


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source: in short where it is cited, in full in the list of sources."""

    id: str
    title: str
    publisher: str
    url: str
    kind: str
    as_of: PartialDate | None

    @property
    def short(self) -> str:
        """Who published it, without the way it reached the record."""
        name = (self.publisher or self.title).split(" via ")[0].split(" (")[0].split(":")[0]
        return name.strip(" ,")

    @property
    def href(self) -> str:
        """Where to read it; the citation on the page where it has no address."""
        return self.url or f"#source-{self.id}"


@dataclass(frozen=True, slots=True)
class CitationView:
    """A source of one act, with the place in it and its words where the record holds them."""

    source: SourceView
    locator: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ActView:
    """One act as a row of a table."""

    id: str
    treaty: str
    state: str
    kind: ActionKind
    binding: str
    acted: PartialDate | None
    effective: PartialDate | None
    depositary: str
    towards: tuple[str, ...]
    note: str
    confidence: str
    cites: tuple[CitationView, ...]

    @property
    def effect_not_stated(self) -> bool:
        """Whether it is a succession of which no source says since when it has effect."""
        return self.kind is ActionKind.SUCCESSION and self.effective is None

    @property
    def noun(self) -> str:
        """What the act is called."""
        return act_noun(self.kind, self.binding)

    @property
    def verb(self) -> str:
        """What the state did."""
        return act_verb(self.kind, self.binding)

    @property
    def dated(self) -> str:
        """The date in words, as it stands after a verb or a noun."""
        return bare_words(self.acted)

    @property
    def href(self) -> str:
        """Where its first source can be read."""
        return self.cites[0].source.href if self.cites else f"#{self.id}"

    @property
    def leads_out(self) -> bool:
        """Whether that is another site."""
        return bool(self.cites and self.cites[0].source.url)

    @property
    def unverified(self) -> bool:
        """Whether it was recalled and seen in no document."""
        return self.confidence == Confidence.RECALLED

    @property
    def remark(self) -> str:
        """The note without the reference to the act that it answers, which is shown as such."""
        if not self.note.startswith("re: "):
            return self.note
        return self.note.partition(". ")[2]

    def begun_by(self, day: dt.date) -> bool:
        """Whether the act can have been done by ``day``."""
        return self.acted is None or self.acted.earliest <= day

    @property
    def order(self) -> tuple[str, str]:
        """Sort key: by date, then by id."""
        return str(self.acted or ""), self.id


@dataclass(slots=True)
class Cited:
    """The sources that a page cites, each listed once at its end."""

    by_id: dict[str, SourceView] = field(default_factory=dict)

    def read(self, ids: Iterable[str]) -> None:
        """Read those that are not held yet, in one query."""
        wanted = set(ids) - self.by_id.keys()
        rows = Source.objects.filter(pk__in=wanted).order_by("pk") if wanted else ()
        for row in rows:
            self.hold(row)

    def hold(self, row: Source) -> SourceView:
        """Return a source as shown, and list it."""
        view = self.by_id.get(row.pk)
        if view is None:
            kind = gettext(str(SourceKind(row.kind).label))
            view = SourceView(row.pk, row.title, row.publisher, row.url, kind, row.as_of)
            self.by_id[row.pk] = view
        return view

    def of(self, ids: Iterable[str]) -> tuple[SourceView, ...]:
        """Return sources by their ids."""
        return tuple(self.by_id[one] for one in ids)

    @property
    def listed(self) -> list[SourceView]:
        """All of them, by publisher and title."""
        return sorted(
            self.by_id.values(), key=lambda one: (one.short.lower(), one.title.lower(), one.id)
        )


def read_acts(
    actions: TreatyActionQuerySet, bindings: Mapping[str, str], cited: Cited
) -> list[ActView]:
    """Return acts as shown, in the order of the query, with their sources: two queries.

    ``bindings`` tell of each treaty whether it binds in law: acts are named after it.
    """
    return [
        ActView(
            id=action.public_id,
            treaty=action.treaty_id,
            state=action.state_id,
            kind=ActionKind(action.kind),
            binding=bindings[action.treaty_id],
            acted=action.acted_on,
            effective=action.effective_on,
            depositary=action.depositary,
            towards=tuple(action.towards),
            note=action.note,
            confidence=action.confidence,
            cites=tuple(
                CitationView(cited.hold(one.source), one.locator, one.quote)
                for one in action.citations.all()
            ),
        )
        for action in actions.with_citations()
    ]


@dataclass(frozen=True, slots=True)
class StateView:
    """A participant as it stands in a table or a list."""

    code: str
    name: str
    kind: StateKind

    @property
    def href(self) -> str:
        """The address of its page."""
        return state_address(self.code)


@dataclass(frozen=True, slots=True)
class TreatyView:
    """A treaty as it stands in a table or a list."""

    id: str
    name: str
    binding: Binding
    category: Category
    scope: Scope

    @property
    def href(self) -> str:
        """The address of its page."""
        return treaty_address(self.id)


@cache
def treaty_address(treaty_id: str) -> str:
    """Return the address of the page of a treaty."""
    return reverse("treaties:treaty", args=[treaty_id])


@cache
def state_address(code: str) -> str:
    """Return the address of the page of a state."""
    return reverse("treaties:state", args=[code])


@cache
def pair_address_start(treaty_id: str) -> str:
    """Return how the addresses of states under a treaty begin, up to the code of the state."""
    return reverse("treaties:pair", args=[treaty_id, "XXX"]).removesuffix("XXX/")


def read_states(known: dt.datetime | None = None) -> dict[str, StateView]:
    """Return every participant by code, in the order of their names, as known at a moment."""
    rows = State.objects.order_by("code").values_list("code", "name", "kind")
    if known:
        rows_then = register_known(State, known)
        views = [StateView(row.code, row.name, StateKind(row.kind)) for row in rows_then]
    else:
        views = [StateView(code, name, StateKind(kind)) for code, name, kind in rows]
    return {view.code: view for view in sorted(views, key=lambda view: alphabetical(view.name))}


def read_treaties(known: dt.datetime | None = None) -> dict[str, TreatyView]:
    """Return every treaty by id, in the order of their names, as known at a moment."""
    fields = ("id", "short_name", "binding", "category", "scope")
    rows = Treaty.objects.order_by("short_name", "id").values_list(*fields)
    if known:
        then = sorted(register_known(Treaty, known), key=lambda row: (row.short_name, row.pk))
        found = [tuple(getattr(row, name) for name in fields) for row in then]
    else:
        found = list(rows)
    return {
        one: TreatyView(one, name, Binding(binding), Category(category), Scope(scope))
        for one, name, binding, category, scope in found
    }


def bindings_of(treaties: Mapping[str, TreatyView]) -> dict[str, str]:
    """Return of each treaty whether it binds in law."""
    return {one: treaty.binding for one, treaty in treaties.items()}


def names_of(states: Mapping[str, StateView]) -> dict[str, str]:
    """Return the names of states by code."""
    return {code: state.name for code, state in states.items()}


def acts_named(ids: Sequence[str], acts: Mapping[str, ActView]) -> tuple[ActView, ...]:
    """Return the acts that ids name, leaving out those that the record no longer holds."""
    return tuple(acts[one] for one in ids if one in acts)
