"""Policies as Atom feeds (RFC 4287): of all topics, of one; with steps among all changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import override

from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from core.dates import PartialDate
from policies.models import DomesticStep, Entry, PolicyChange, Position, Topic
from policies.querysets import EntryQuerySet
from policies.terms import Aim, Direction, Stage, Stance
from treaties.feeds import asking
from treaties.feeds.asking import unchanged_is_told
from treaties.feeds.atom import MOST, TAG, Told, ToldFeed
from treaties.fields import unknown_id
from treaties.presentation import bare_words, lower_first, on_words


class PoliciesFeed(ToldFeed[Topic | None]):
    """Every change of policy, the latest recorded first, corrections among them."""

    @override
    def get_object(self, request: HttpRequest, topic: str = "") -> Topic | None:
        """Return the topic that the feed is about; nothing for all of them.

        Raises:
            Http404: the record holds no such topic; the message names those near it.
        """
        if not topic:
            return None
        found = Topic.objects.filter(pk=topic.lower()).first()
        if found is None:
            known = Topic.objects.values_list("pk", flat=True)
            raise Http404(unknown_id(Topic, topic, known))
        return found

    def title(self, topic: Topic | None) -> str:
        """Return the name of the feed."""
        return f"Servanda: national policies{f', {topic.label}' if topic else ''}"

    def subtitle(self, _topic: Topic | None) -> str:
        """Return what the feed holds."""
        return "Changes of policy and corrections, by the day they came into the record."

    def link(self, topic: Topic | None) -> str:
        """Return the address of the page that it belongs to."""
        return topic.get_absolute_url() if topic else reverse("policies:index")

    def feed_guid(self, topic: Topic | None) -> str:
        """Return the id of the feed, the same wherever it is served."""
        return f"{TAG}policies/{topic.pk if topic else 'all'}"

    def items(self, topic: Topic | None) -> list[Told]:
        """Return the entries: three queries."""
        return told(Q(topic=topic) if topic else Q())


@dataclass(frozen=True, slots=True)
class Saying:
    """What is told of an entry, before it is said whether it corrects another or was corrected."""

    item: PolicyChange | DomesticStep | Position
    kind: str
    title: str
    said: str
    href: str
    date: PartialDate | None
    terms: tuple[tuple[str, str, str], ...]


def told_about(topic: asking.Topic) -> Iterable[Told]:
    """Return what the feed of all changes, of a treaty or of a state holds of this app's entries.

    Two queries for changes, steps and positions each.
    """
    wanted = Q(state=topic.state) if topic.state else Q()
    treaty = Q(treaty=topic.treaty) if topic.treaty else Q()
    beside = Q(treaty_links__treaty=topic.treaty) if topic.treaty else Q()
    yield from told(wanted & beside)
    steps = DomesticStep.objects.filter(wanted & treaty).select_related("treaty", "corrects")
    yield from (_told(_step(one)) for one in newest(steps, "taken_on"))
    about = ("treaty", "topic", "corrects")
    positions = Position.objects.filter(wanted & treaty).select_related(*about)
    yield from (_told(_position(one)) for one in newest(positions, "voiced_on"))


def told(wanted: Q) -> list[Told]:
    """Return the newest changes as a feed tells them."""
    rows = PolicyChange.objects.filter(wanted).select_related("topic", "corrects")
    return [_told(_change(one)) for one in newest(rows, "announced_on")]


def newest[E: Entry](rows: EntryQuerySet[E], date: str) -> EntryQuerySet[E]:
    """Return the entries that came into the record last, with their sources."""
    last = F(date).desc(nulls_last=True)
    cited = rows.select_related("state", "corrected_by").with_citations()
    return cited.order_by("-recorded_at", last, "pk")[:MOST]


TURNS: Mapping[str, str] = {
    Direction.TIGHTENS: "; tightens restraint",
    Direction.LOOSENS: "; loosens restraint",
}
"""What the title of a change says of its direction; nothing where it does neither."""


def _change(item: PolicyChange) -> Saying:
    announced, direction = on_words(item.announced_on), Direction(item.direction)
    title = f"{item.title} (announced {announced}{TURNS.get(direction, '')})"
    if item.effective_on:
        effect = f"in effect from {bare_words(item.effective_on)}"
    else:
        effect = "no date of effect is recorded"
    by = f"{item.get_instrument_display()}, {item.authority}"
    return Saying(
        item=item,
        kind="policy",
        title=f"{item.state.name}, {item.topic.label}: {title}",
        said=f"{title}: {effect}. {by}. {item.summary}",
        href=item.get_absolute_url(),
        date=item.announced_on,
        terms=(
            ("state", item.state_id, item.state.name),
            ("topic", item.topic_id, item.topic.label),
            ("direction", direction.value, str(direction.label)),
        ),
    )


def _step(item: DomesticStep) -> Saying:
    aim, stage, treaty = Aim(item.aim), Stage(item.stage), item.treaty
    done = f"{stage.label.lower()} {on_words(item.taken_on)}"
    towards = f"step at home towards {lower_first(str(aim.label))}"
    by = f"{item.authority}: " if item.authority else ""
    return Saying(
        item=item,
        kind="step",
        title=f"{item.state.name}, {treaty.short_name}: {towards}, {done}",
        said=f"{by}{item.summary} A step at home changes no status.",
        href=reverse("treaties:pair", args=[treaty.pk, item.state_id]),
        date=item.taken_on,
        terms=(
            ("treaty", treaty.pk, treaty.short_name),
            ("state", item.state_id, item.state.name),
            ("stage", stage.value, str(stage.label)),
        ),
    )


def _position(item: Position) -> Saying:
    stance, treaty, topic = Stance(item.stance), item.treaty, item.topic
    about = [("treaty", treaty.pk, treaty.short_name)] if treaty else []
    about += [("topic", topic.pk, topic.label)] if topic else []
    where = f"{item.occasion}: " if item.occasion else ""
    what = lower_first(str(stance.label))
    pair = treaty and reverse("treaties:pair", args=[treaty.pk, item.state_id])
    return Saying(
        item=item,
        kind="position",
        title=f"{item.state.name}, {about[0][2]}: {what}, {bare_words(item.voiced_on)}",
        said=f"{where}{item.says} A position changes no status and no policy.",
        href=pair or item.state.get_absolute_url(),
        date=item.voiced_on,
        terms=(
            *about,
            ("state", item.state_id, item.state.name),
            ("stance", stance.value, str(stance.label)),
        ),
    )


def _told(saying: Saying) -> Told:
    item = saying.item
    later = getattr(item, "corrected_by", None)
    title = saying.title
    if item.corrects_id:
        title = f"{'Taken back' if item.void else 'Corrected'}: {title}"
    context = {"entry": item, "said": saying.said, "later": later}
    return Told(
        title=title,
        href=saying.href,
        guid=f"{TAG}{saying.kind}/{item.pk}",
        date=saying.date,
        recorded_at=item.recorded_at,
        updated_at=later.recorded_at if later else item.recorded_at,
        content=render_to_string("policies/feed_entry.html", context),
        terms=saying.terms,
    )


_policies = PoliciesFeed()


@unchanged_is_told
def policies(request: HttpRequest, **keys: str) -> HttpResponse:
    """Give changes of policy: of all topics, or of one."""
    return _policies(request, **keys)
