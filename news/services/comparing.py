"""Status pages held against the record of today."""

import datetime as dt
import hashlib
from collections import defaultdict

from django.db.models import Q

from news.fetching import unoda
from news.fetching.errors import UnreadableError
from news.models import Feed
from news.reading.depositary import office
from news.reading.depositary.comparing import compare
from news.reading.depositary.names import Named
from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.reader import read
from news.reading.depositary.reading import Reading
from news.reading.depositary.register import Away, Held, Participant, Register
from news.services.lists import Listed
from news.terms import FeedKind
from treaties.models import Explanation, Standing, State, Treaty, TreatyAction
from treaties.terms import ActionKind, Status

CHECK = "depositary_page"
"""The check under which ``explained.csv`` holds reasons for differences from a status page."""

STATEMENTS = (
    ActionKind.DECLARATION,
    ActionKind.OBJECTION,
    ActionKind.PROVISIONAL_APPLICATION,
    ActionKind.RESERVATION,
)


def read_page(treaty: Treaty, data: bytes, *, day: dt.date | None = None) -> Reading:
    """Read a status page of a treaty and hold it against the record; change nothing.

    ``day`` is the day on which the page was fetched, for a page that does not date itself.

    Raises:
        RefusedPageError: the page is not whole, of an unknown layout, or another treaty's.
    """
    return compare(read(data, day=day), register(treaty))


def read_list(feed: Feed, data: bytes, *, day: dt.date) -> tuple[Listed, Reading]:
    """Read what the list of a feed sent and hold it against the record; change nothing.

    ``day`` is the day on which it was fetched.

    Raises:
        RefusedPageError: it is not whole, not understood, or another treaty's.
    """
    assert feed.treaty is not None, "a constraint of the table"
    if feed.kind == FeedKind.UNODA:
        return _office(feed, feed.treaty, data, day)
    page = read(data, day=day)
    return Listed.of(page), compare(page, register(feed.treaty))


def _office(feed: Feed, treaty: Treaty, data: bytes, day: dt.date) -> tuple[Listed, Reading]:
    name = feed.url.partition("#")[2]
    try:
        rows = unoda.read_actions(data.decode(errors="replace"), name)
    except UnreadableError as error:
        raise RefusedPageError(str(error)) from error
    told = [
        office.Told(one.state, one.kind, one.acted_on, one.depositary, one.note) for one in rows
    ]
    reading = office.compare(told, register(treaty), day)
    sha256 = hashlib.sha256(reading.text.encode()).hexdigest()
    return Listed(feed.name, reading.text, day, sha256), reading


def register(treaty: Treaty) -> Register:
    """Return what the record holds of a treaty, as a comparison takes it."""
    return Register(
        id=treaty.pk,
        title=treaty.official_title,
        number=treaty.mtdsg_no,
        other_titles=(treaty.short_name, *treaty.also_known_as),
        held=_held(treaty),
        participants=_participants(),
        away=_away(treaty),
        speakers=_speakers(treaty),
        explanations=dict(
            Explanation.objects.filter(Q(treaty=treaty) | Q(treaty=None), check_code=CHECK)
            .exclude(subject="")
            .values_list("subject", "reason")
        ),
    )


def _held(treaty: Treaty) -> tuple[Held, ...]:
    acts = TreatyAction.objects.uncorrected().filter(treaty=treaty)
    return tuple(
        Held(
            id=act.public_id,
            state=act.state_id,
            kind=ActionKind(act.kind),
            acted=act.acted_on,
            depositary=act.depositary,
            note=act.note,
        )
        for act in acts.order_by("state_id", "acted_on", "public_id")
    )


def _participants() -> dict[str, Participant]:
    return {
        state.code: Participant(
            named=Named(state.code, state.name, (state.official_name, *state.aliases)),
            ended_on=state.existed_until,
            predecessors=frozenset(one.code for one in state.successor_of.all()),
        )
        for state in State.objects.prefetch_related("successor_of").order_by("code")
    }


def _away(treaty: Treaty) -> dict[str, tuple[Away, ...]]:
    found: dict[str, list[Away]] = defaultdict(list)
    standings = Standing.objects.filter(treaty=treaty, status=Status.FORMER)
    for standing in standings.order_by("state_id", "position"):
        found[standing.state_id].append(Away(standing.period.lower, standing.period.upper))
    return {state: tuple(periods) for state, periods in found.items()}


def _speakers(treaty: Treaty) -> frozenset[str]:
    """Return who made a statement under the treaty, its protocols or its parent."""
    family = Q(treaty=treaty) | Q(treaty__parent=treaty) | Q(treaty__protocols=treaty)
    acts = TreatyAction.objects.uncorrected().filter(family, kind__in=STATEMENTS)
    return frozenset(acts.order_by("state_id").values_list("state_id", flat=True))
