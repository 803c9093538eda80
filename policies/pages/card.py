"""What the card of a policy says: what is in force, since when."""

from policies.pages.chain import ChainPage, TrackView
from treaties.pages.asked import Asked
from treaties.pages.cards.card import Card
from treaties.presentation import bare_words, upper_first

NOTHING = "The record holds no change of policy announced by this day"


def chain_card(page: ChainPage, asked: Asked) -> Card:
    """Return the card of the policies of a state about a topic: what leads on each track."""
    told = [track for track in page.tracks if track.told]
    leading = [track for track in told if track.leading]
    first, others = next(iter(leading), None), leading[1:]
    more = [f"{upper_first(one.name)}: {_title(one)}" for one in others]
    return Card(
        kicker="National policy",
        title=f"{page.state.name}: {page.topic.label}",
        answer=_title(first) if first else "Nothing has taken effect" if told else NOTHING,
        asked=asked,
        lines=[*([_since(first)] if first else []), *more],
    )


def _title(track: TrackView) -> str:
    return track.leading.change.title if track.leading else ""


def _since(track: TrackView) -> str:
    step = track.leading
    if step is None:
        return ""
    change, name = step.change, f"{upper_first(track.name)}: " if track.name else ""
    if step.announced_only:
        words = f"announced on {bare_words(change.announced)}; no date of effect is recorded"
    else:
        words = f"in force since {bare_words(change.effective)}"
    return upper_first(f"{name}{words} ({change.instrument})")
