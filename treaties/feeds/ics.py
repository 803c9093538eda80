"""What lies ahead, and what began in the past year, as calendars (RFC 5545, RFC 7986)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from icalendar import Calendar, Event, vDuration, vUri

from treaties.ahead import Ahead, Question
from treaties.answers import Asked, UnknownViewError, check_view
from treaties.feeds.asking import Topic, current, refused, topic_of, unchanged_is_told
from treaties.fields import NotADayError, asked_day, today
from treaties.models import Record, State, Treaty
from treaties.presentation import day_words, span_words
from treaties.terms import RECORD_VIEW, UpcomingKind
from treaties.upcoming import Stretch, Upcoming

YEAR = dt.timedelta(days=365)
AHEAD = dt.timedelta(days=3660)
"""How far back a calendar reaches, and how far ahead for what treaties fix by themselves."""

DAY = dt.timedelta(days=1)
TENTATIVE = frozenset({UpcomingKind.REVIEW, UpcomingKind.RENEWAL})
"""What the parties can still settle otherwise."""

WORDS: Mapping[UpcomingKind, str] = {
    UpcomingKind.ENTRY_FOR_STATE: "{state}: party to {treaty}",
    UpcomingKind.WITHDRAWAL: "{state}: withdrawal from {treaty} takes effect",
    UpcomingKind.END_FOR_STATE: "{state}: no longer party to {treaty}",
    UpcomingKind.ENTRY: "{treaty} enters into force",
    UpcomingKind.END: "{treaty} ends",
    UpcomingKind.RENEWAL: "{treaty}: term ends and is renewed",
    UpcomingKind.REVIEW: "{treaty}: review conference falls due",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What every event of a calendar is written with."""

    record: Record | None
    site: str
    states: Mapping[str, str]
    treaties: Mapping[str, str]

    def address(self, item: Upcoming) -> str:
        """Return the address of the page that tells more."""
        if item.state:
            return f"{self.site}{reverse('treaties:pair', args=[item.treaty, item.state])}"
        return f"{self.site}{reverse('treaties:treaty', args=[item.treaty])}#rules"


@unchanged_is_told
def calendar(request: HttpRequest, treaty_id: str = "", code: str = "") -> HttpResponse:
    """Give the calendar of everything, of one treaty or of one state."""
    topic, view = topic_of(treaty_id, code), request.GET.get("view") or RECORD_VIEW
    try:
        day = asked_day(request.GET.get("on", "")) or today()
        if view != RECORD_VIEW:
            check_view(view)
    except (NotADayError, UnknownViewError) as error:
        return refused(error)
    ahead = Ahead.read(Question(Asked(day, view=view), today(), topic.among))
    held = _calendar(topic, request, events(ahead))
    response = HttpResponse(held.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{topic.file}.ics"'
    return response


def events(ahead: Ahead) -> list[Upcoming]:
    """Return what a calendar holds: what began in the year before the day, and what lies ahead.

    What has no day at all is left out: a calendar has no place for it. Where a treaty ended, its
    end stands for that of every party.
    """
    day = ahead.question.on
    past = ahead.began(Stretch(day, day - YEAR, day))
    due = ahead.for_treaties(Stretch(day, day - YEAR, day + AHEAD))
    ended = {one.treaty for one in due if one.what is UpcomingKind.END}
    past = [
        one for one in past if one.what is not UpcomingKind.END_FOR_STATE or one.treaty not in ended
    ]
    found: dict[tuple[str, ...], Upcoming] = {}
    # What may have begun and may lie ahead is in both: it is told as lying ahead.
    for one in (*past, *due, *ahead.for_states()):
        if one.span.first and one.span.last:
            found[(one.name, one.rests_on)] = one
    return sorted(found.values(), key=lambda one: one.order)


def _calendar(topic: Topic, request: HttpRequest, items: Iterable[Upcoming]) -> Calendar:
    frame = Frame(
        current(),
        request.build_absolute_uri("/").rstrip("/"),
        dict(State.objects.order_by("pk").values_list("pk", "name")),
        dict(Treaty.objects.order_by("pk").values_list("pk", "short_name")),
    )
    name = f"Servanda: {topic.name or 'arms-control treaties'}"
    about = "Entries into force, withdrawals, ends and review conferences, each with its rule."
    held = Calendar()
    held.add("prodid", "-//Servanda//Calendar//EN")
    held.add("version", "2.0")
    held.add("calscale", "GREGORIAN")
    held.add("method", "PUBLISH")
    held.add("name", name)
    held.add("x-wr-calname", name)
    held.add("description", about)
    held.add("x-wr-caldesc", about)
    held.add("refresh-interval", vDuration(DAY), parameters={"VALUE": "DURATION"})
    held.add("x-published-ttl", vDuration(DAY))
    source = vUri(request.build_absolute_uri())
    held.add("source", source, parameters={"VALUE": "URI"})
    if frame.record:
        held.add("last-modified", frame.record.changed_at)
    for event in _events(items, frame):
        held.add_component(event)
    return held


def _events(items: Iterable[Upcoming], frame: Frame) -> Iterator[Event]:
    """Yield events, each under a name that it keeps whatever becomes of its date."""
    told = Counter[str]()
    for item in items:
        told[item.name] += 1
        again = f"-{told[item.name]}" if told[item.name] > 1 else ""
        yield _event(item, f"{item.name}{again}@servanda", frame)


def _event(item: Upcoming, uid: str, frame: Frame) -> Event:
    span, event = item.span, Event()
    assert span.first is not None
    assert span.last is not None
    sure = span.certain and item.what not in TENTATIVE
    words = {"state": frame.states.get(item.state, ""), "treaty": frame.treaties[item.treaty]}
    event.add("uid", uid)
    event.add("summary", WORDS[item.what].format(**words) + _unsure(item))
    event.add("dtstart", span.first)
    event.add("dtend", span.last + DAY)
    event.add("status", "CONFIRMED" if sure else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [item.what.label])
    event.add("description", _description(item, frame))
    event.add("url", frame.address(item))
    if frame.record:
        event.add("sequence", frame.record.version)
        event.add("last-modified", frame.record.changed_at)
    event.add("dtstamp", frame.record.changed_at if frame.record else dt.datetime.now(dt.UTC))
    return event


def _unsure(item: Upcoming) -> str:
    """Return what stands after the name of an event whose day is open."""
    if item.what is UpcomingKind.REVIEW:
        return " (day not fixed)"
    return "" if item.span.certain else " (day not known)"


def _description(item: Upcoming, frame: Frame) -> str:
    """Return when it is, by which rule, what can hold it, and where to read on."""
    first = item.span.first
    when = day_words(first) if first and item.span.certain else span_words(item.span)
    lines = [
        f"{when[:1].upper()}{when[1:]}.",
        f"Rule: {item.rule}",
        f"Article: {item.article}" if item.article else "",
        *(f"Proviso: {one}" for one in item.provisos),
        "Contested: holders of views differ on the act." if item.contested else "",
        *(f"Act: {frame.site}{reverse('treaties:action', args=[one])}" for one in item.basis[:1]),
        frame.address(item),
    ]
    return "\n".join(line for line in lines if line)
