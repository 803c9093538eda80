"""Acts told without a verb of their own: “Chile the same year”, “Finland followed in January”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from news.reading.acts import WITHDRAWAL
from news.reading.cues import Cues
from news.reading.discourse import Story, Told
from news.reading.events import Event
from news.reading.masking import STATE, TREATY, Mark
from news.reading.mood import Mood

_DATE = r"(?: only)?(?: on| in| at the end of| by| late in| early in)?(?: the)? ?(?P<when>ⓓ)"
_FOLLOWED = re.compile(
    r"(?P<who>ⓢ)(?:,[^,;.]{1,40},|, (?:which|who))?(?: had| has| will)? (?:follow(?:s"
    r"|ed)?(?: suit)?(?! ⓢ)|did (?:so"
    r"|the same"
    r"|likewise)"
    r"|(?:took|approved|backed|passed|endorsed) the same (?:step|course|path|decision)|has done so"
    r"|(?:announced|said) the same|told the (?:un|united nations|depositary) (?:so|the same)"
    r"|signed a similar (?:law"
    r"|bill|decree)|passed a similar (?:law"
    r"|bill))"
    rf"(?:{_DATE})?"
)
_DID_SO = re.compile(rf"\b(?:(?:and|but|which|who|that),?|it|they) (?:only )?did so{_DATE}")
_LETTER = re.compile(
    r"(?P<who>ⓢ)'s (?:own )?(?:letter|notice|notification|note) (?:arrived|came|followed"
    r"|was (?:sent"
    rf"|received|delivered|lodged|handed (?:in|over))|reached [\w ]{{1,20}}?)(?:{_DATE})?"
)
_DOING = re.compile(r", (?:suspend|leav|withdraw|revok|quit)\w*ing\b")
_SAID_SAME = re.compile(r"\b(?:announced|said) the same\b")
_WENT = re.compile(rf"(?P<who>ⓢ) (?:went|departed|were out|was out){_DATE}")
_HAS_NOT = re.compile(
    r"(?P<who>ⓢ)(?:, [^.;,ⓢ]{1,80},)? (?:never (?:did|has|have)|(?:has|have|had) never|did not"
    r"|has not|have not)"
    r"(?: done so| so| either){0,2}(?=[.,;]|$)"
)
_GAPPED = re.compile(
    rf"(?:,| and|, and|while|;)(?: by)?(?: the)? (?P<who>ⓢ)(?: did)?(?: so)?{_DATE}(?=[.,;:]|$"
    r"| and| while)"
)
_SO_WAS = re.compile(r"(?:^|, |; )so (?:was|did|has|were|have) (?:the )?(?P<who>ⓢ)")
_AMONG = re.compile(
    rf"(?P<who>ⓢ) (?:was|were) (?:among|one of) the (?:ⓞ|last|few)(?: \w+)? to do so,?{_DATE}"
)
_AS_DID = re.compile(rf"\bas (?:the )?(?P<who>ⓢ) (?:did|had|has)(?: so)?(?:{_DATE})?")
_DID_TOO = re.compile(rf"\bas (?:did|had|have|has) (?:the )?(?P<who>ⓢ)(?:{_DATE})?(?=[.,;]|$)")
_SINCE = re.compile(rf"\b(?:since|after|before) (?:the )?(?P<who>ⓢ){_DATE}")
_LATEST = re.compile(
    r"\b(?:the )?(?:latest|last|most recent|most recently|ⓞ)(?: of them)?,?(?: being| was)?"
    r" (?:the )?"
    rf"(?P<who>ⓢ),?{_DATE}"
)
_OTHER_TREATY = re.compile(rf"(?:,|\band) (?:from )?(?:the )?(?P<what>ⓣ){_DATE}(?=[.,;]|$| and)")
_REACH = 3
"""How many sentences back the act may stand that is meant."""

_AFTER_DID = re.compile(
    r"(?P<when>ⓓ) (?:the )?(?P<who>ⓢ) (?:did|had done|had|has done)(?: so| the same| likewise)?"
    r"(?=[.,;]|$)"
)
_SUBORDINATE = re.compile(r"(?:ⓓ|\b(?:after|since|before|when|as)) (?:the )?$")
_OF_STATES = (
    ("after_did", _AFTER_DID),
    ("followed", _FOLLOWED),
    ("gapped", _GAPPED),
    ("so_was", _SO_WAS),
    ("among", _AMONG),
    ("as_did", _AS_DID),
    ("did_too", _DID_TOO),
    ("since", _SINCE),
    ("latest", _LATEST),
    ("letter", _LETTER),
    ("has_not", _HAS_NOT),
    ("went", _WENT),
)

_CUES = Cues.of_patterns(pattern.pattern for _, pattern in _OF_STATES)
_MAY_AGAIN = Cues.of_patterns([_DID_SO.pattern])
_MAY_OTHER = Cues.of_patterns([_OTHER_TREATY.pattern])


def ellipses(
    told: Told, own: Sequence[Event], earlier: Event | None, planned: Event | None = None
) -> Iterator[Event]:
    """Give the acts of a sentence that lean on a verb before them.

    ``earlier`` is the last act told before it, ``planned`` the last one that was announced.
    """
    low = told.masked.low
    held = told.masked.held
    taken = [(one.start, one.end) for one in own]
    for index in _CUES.of(held):
        name, pattern = _OF_STATES[index]
        for match in pattern.finditer(low):
            said = planned if _SAID_SAME.search(match[0]) else None
            model = said or _model(own, earlier, match.start(), told.number)
            if model is None or not _leans(name, match, model, told):
                continue
            event = _of_state(told, match, model, name)
            free = (
                model.states and not any(_within(event, one) for one in taken) if event else False
            )
            if event is not None and (free or not model.states):
                taken.append((event.start, event.end))
                yield event
    for match in _DID_SO.finditer(low) if _MAY_AGAIN.of(held) else ():
        model = _model(own, earlier, match.start(), told.number)
        if model is not None:
            yield _again(told, match, model)
    for match in _OTHER_TREATY.finditer(low) if own and _MAY_OTHER.of(held) else ():
        model = _model(own, None, match.start(), told.number)
        mark = told.masked.marks.get(match.start("what"))
        if model is not None and mark is not None and mark.ids:
            yield replace(_again(told, match, model), treaties=mark.ids)


def _leans(name: str, match: re.Match[str], model: Event, told: Told) -> bool:
    """A letter that arrived is of leaving; “B has not” leans on what is told just before it."""
    if name == "since":
        return not model.states or model.when is not None
    if name == "gapped" and model.number == told.number:
        return ";" not in told.masked.low[model.place : match.start()]
    if name == "followed" and _DOING.match(told.masked.low, match.end()):
        return False
    if name in {"letter", "went"}:
        return model.family == WITHDRAWAL
    if name == "has_not" and model.number != told.number:
        return model.number == told.number - 1 and match.start() < len("but the ")
    return True


def _within(event: Event, place: tuple[int, int]) -> bool:
    """Whether an act is told by words that a verb has already been read from."""
    return place[0] <= event.start and event.end <= place[1]


def _model(own: Sequence[Event], earlier: Event | None, place: int, number: int) -> Event | None:
    """Return the act that is meant: the last one before in the sentence, or just before it."""
    before = [one for one in own if one.place < place and one.treaties]
    if before:
        return before[-1]
    near = earlier is not None and number - earlier.number <= _REACH
    return earlier if near else None


def _of_state(told: Told, match: re.Match[str], model: Event, name: str) -> Event | None:
    mark = told.masked.marks.get(match.start("who"))
    if mark is None or mark.sign != STATE or not mark.ids or mark.ids == model.states:
        return None
    if any(sign == TREATY for sign in match[0]):
        return None
    return replace(
        _again(told, match, model),
        mood=_mood(name, match[0], model),
        states=mark.ids,
        organ=mark.organ or _organ(model, match[0]),
        earlier=name == "after_did"
        or bool(_SUBORDINATE.search(told.masked.low, 0, match.start("who"))),
        rules=(f"ellipsis:{name}",),
    )


def _mood(name: str, words: str, model: Event) -> Mood:
    """Who “announced the same” has not done more than who announced it first."""
    if name == "has_not":
        return Mood.NOT
    return model.mood if _SAID_SAME.search(words) else Mood.DONE


def _organ(model: Event, words: str) -> str:
    return model.organ if "same step" in words else ""


def _again(told: Told, match: re.Match[str], model: Event) -> Event:
    sentence = told.masked
    start, end = sentence.span(match.start(), match.end())
    at = match.start("when") if "when" in match.re.groupindex else -1
    when = sentence.marks.get(at) if at >= 0 else None
    if match["when"] is None if "when" in match.re.groupindex else True:
        when = model.when
    return replace(
        model,
        start=start,
        end=end,
        when=when,
        mood=Mood.DONE,
        number=told.number,
        place=match.start(),
        how="object",
        neither=False,
        rules=("ellipsis:did_so",),
    )


def specified(found: Sequence[Event], story: Story) -> list[Event]:
    """Make acts on protocols that are only counted into acts on those that the story then names.

    “It consented to three of the protocols. They are those on fragments and on lasers.”
    """
    made: list[Event] = []
    for event in found:
        named = _named(event, story) if len(event.treaties) > 1 else None
        if named is None:
            made.append(event)
            continue
        made += [
            replace(event, treaties=(one,), start=named.start, end=named.end, each=True)
            for one in named.ids
        ]
    return made


def _named(event: Event, story: Story) -> Mark | None:
    wider = frozenset(event.treaties)
    for told in story.told[event.number : event.number + _REACH]:
        for _, mark in told.masked.signs(TREATY):
            if mark.ids and not mark.near and frozenset(mark.ids) < wider:
                return mark
    return None
