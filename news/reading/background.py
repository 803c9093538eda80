"""What sentences state about earlier policies: who changed what when."""

import re
from collections.abc import Iterator, Sequence

from news.reading import clauses, subjects
from news.reading.cues import Cues
from news.reading.discourse import Story, Told
from news.reading.lexicon import PARLIAMENT
from news.reading.masking import TOPIC, TREATY, Mark
from news.reading.mood import Mood, mood
from news.reading.policies import DONE
from news.reading.proposals import Proposal
from news.reading.statements import Statement
from news.reading.topics import TREATY_TOPIC

_MAKES = frozenset({"signed", "extended", "adopted"})
_A_TREATY = re.compile(
    r" (?:the )?ⓣ| an? [^.;ⓢ]{0,30}\b(?:treaty|pact|accord|agreement|convention)\b"
)
_AT_HOME = re.compile(
    r"\bvot(?:e|ed|es)\b|\bagreed\b|\bdecreed\b|\bpassed\b|\bapproved\b|\bendorsed\b|\bcleared\b|\brejected\b"
    r"|\bbacked\b|\bdown\b"
)
_MADE_BY = re.compile(
    r"\b(?:commitment|pledge|promise|decision|ban|moratorium|policy|restriction|law|vote|decree"
    r"|memo"
    r"|order)s?(?: that was| that had been)? ?(?:made|adopted|announced|taken|imposed|issued"
    r"|passed|given)?"
    r" (?:by|in|of) (?:(?:the )?(?P<who>ⓢ)|(?:his|her|its|their) predecessor)(?: in| on)?"
    r" (?P<when>ⓓ)"
)
_HAS_SINCE = re.compile(
    r"(?P<who>ⓢ)(?:'s [^.;ⓢⓓ]{0,30})? (?:has|have) (?:forbidden|supplied|sent|exported|delivered"
    r"|given|provided|banned|barred"
    r"|observed|allowed|stationed|hosted) [^.;ⓢⓓ]{0,50}\bsince (?P<when>ⓓ)"
)
_OF_WHEN = re.compile(
    r"(?P<who>ⓢ)(?:'s)? (?:[\w-]+ )?(?:policy|memo|order|directive|moratorium|ban|pledge|embargo)"
    r" (?:of|from) (?P<when>ⓓ)"
)
_ENACTED = re.compile(
    r"(?P<who>ⓢ) (?:has|have|had|keeps?) [^.;ⓢⓓ]{0,40}\b(?:embargo|ban|moratorium|freeze|policy"
    r"|law),?"
    r" (?:made law|enacted|adopted|introduced|imposed|announced|in place since|in force since)"
    r"(?: in| on)? (?P<when>ⓓ)"
)
_ONE_ISSUED = re.compile(
    r"\b(?:one|that|which|those) (?:that )?(?:the )?(?P<who>ⓢ) (?:had )?(?:set|lifted|issued"
    r"|adopted|announced"
    r"|signed|made|imposed)(?: in| on)? (?P<when>ⓓ)"
)
_ADOPTED = re.compile(
    r"\b(?:policy|ban|moratorium|embargo|limits|restrictions|rules)\b[^.;ⓢⓓ]{0,30}"
    r" (?:adopted|issued|announced|made|introduced|imposed)(?: in| on)? (?P<when>ⓓ)"
)
_DECREED = re.compile(
    r"\b(?:withdrawal|exit|suspension|departure|ban|policy)(?: that| which)? (?P<who>ⓢ)(?: had)?"
    r" (?:decreed|ordered|announced|approved|signed)(?: in| on)? (?P<when>ⓓ)"
)
_VOTED = re.compile(
    r"(?P<who>ⓢ) (?:have|has)(?: all| already| both)* (?:voted|taken (?:their|its"
    r"|the same) (?:votes?|step))"
)
_DOWN = re.compile(
    r"(?P<who>ⓢ) (?:voted (?:it|(?:the )?ⓣ) down|rejected (?:it|(?:the )?ⓣ)|turned (?:it"
    r"|(?:the )?ⓣ)"
    r" down),?(?: on| in)? (?P<when>ⓓ)"
)
_TURNED_DOWN = re.compile(
    r"(?P<who>ⓢ) (?:turned down|rejected) (?:an?|the) [^.;ⓢⓓ]{0,40}\b(?:protocol|text|draft)\b"
    r"[^.;ⓢⓓ]{0,20}(?: in| on)? (?P<when>ⓓ)"
)
_LIKEWISE = re.compile(
    r"(?P<who>ⓢ) (?:did so|did the same|followed(?: suit)?|made (?:its|their|the same|a similar"
    r"|such a"
    r"|that|this|the) (?:pledge|commitment|promise|decision|announcement|move)),?(?: on| in)?"
    r" (?P<when>ⓓ)"
)
_AND_THEN = re.compile(r"(?:,| and|, and) (?P<who>ⓢ)(?: on| in)? (?P<when>ⓓ)(?=[.,;]|$| and)")
_LAWFUL = re.compile(r"\b(?:law|bill|decree)\b")
_APPROVED = re.compile(
    r"\b(?:approved|endorsed|backed|passed|cleared|voted for) (?:the|this|that|its|their) (?:step"
    r"|move|decision|exit|withdrawal|departure|denunciation|ratification|accession)\b"
)
_SINCE = re.compile(
    r"\b(?P<what>moratorium|embargo|freeze|ban"
    r"|pledge)\b[^.;ⓢ]{0,70}\bsince (?:the end of )?(?P<when>ⓓ)"
)
_PATTERNS = (
    _SINCE,
    _MADE_BY,
    _OF_WHEN,
    _ADOPTED,
    _TURNED_DOWN,
    _HAS_SINCE,
    _ENACTED,
    _ONE_ISSUED,
    _DECREED,
    _VOTED,
    _DOWN,
    _LIKEWISE,
    _AND_THEN,
)
_CUES = Cues.of_patterns(pattern.pattern for pattern in _PATTERNS)
_HOME = (_AT_HOME, _SINCE, _LAWFUL)
"""What tells of a policy where neither a topic nor a treaty is named."""
_MAY_BE_HOME = Cues.of_patterns(pattern.pattern for pattern in _HOME)
_MAY_CHANGE = Cues.of_patterns([DONE.pattern])
_LONG = 4


def policies(
    told: Told, taken: Sequence[Statement], made: Sequence[Proposal], story: Story
) -> Iterator[Statement]:
    """Give the earlier changes of policy that a sentence tells."""
    topic, treaties = _topic(told, made, story)
    if not topic:
        return
    own: list[Statement] = []
    low = told.masked.low
    may = [_PATTERNS[index] for index in _CUES.of(told.masked.held)]
    for match in _SINCE.finditer(low) if _SINCE in may else ():
        own += _standing(told, match, topic, treaties)
    policy = any(one.kind == "policy_change" for one in made)
    policy = policy and _LIKEWISE in may and bool(_LIKEWISE.search(low))
    for pattern in may:
        if pattern is _SINCE or (pattern in {_LIKEWISE, _AND_THEN} and not policy):
            continue
        for match in pattern.finditer(low):
            own += _matched(told, match, topic, treaties, made)
    yield from own
    for one in _changed(told, taken, made, topic, treaties):
        if not any(two.start < one.end and one.start < two.end for two in own):
            yield one


def _topic(told: Told, made: Sequence[Proposal], story: Story) -> tuple[str, tuple[str, ...]]:
    """The topic of a sentence: its own, that of its treaty, or that of the story."""
    sentence = told.masked
    named: tuple[str, tuple[str, ...]] = ("", ())
    for mark in sentence.marks.values():
        if mark.sign == TOPIC:
            return mark.ids[0], ()
        if mark.sign == TREATY and mark.ids and mark.ids[0] in TREATY_TOPIC and not named[0]:
            named = (TREATY_TOPIC[mark.ids[0]], mark.ids)
    if named[0]:
        return named
    for one in made:
        if one.topic:
            return one.topic, ()
    if not story.treaty:
        return "", ()
    for index in _MAY_BE_HOME.of(sentence.held):
        if _HOME[index].search(sentence.low):
            return TREATY_TOPIC.get(story.treaty[0], ""), story.treaty
    return "", ()


def _matched(
    told: Told,
    match: re.Match[str],
    topic: str,
    treaties: tuple[str, ...],
    made: Sequence[Proposal],
) -> Iterator[Statement]:
    sentence = told.masked
    named = "who" in match.re.groupindex and sentence.marks.get(match.start("who"))
    who = named or subjects.nearest(told, 0, match.start())
    at = match.start("when") if "when" in match.re.groupindex else -1
    when = sentence.marks.get(at)
    start, end = sentence.span(match.start(), match.end())
    value = when.value if when else ""
    states = who.ids if who else told.state if len(told.state) == 1 else ()
    for state in states[:_LONG]:
        own = [one for one in made if one.state == state]
        if told.number <= 1 and any((one.date or "").startswith(value) for one in own):
            continue
        yield Statement("policy", state, topic, value, start, end, "policy", treaties)


def _standing(
    told: Told, match: re.Match[str], topic: str, treaties: tuple[str, ...]
) -> Iterator[Statement]:
    """“Its moratorium, in place since 1996”: since when a policy of a state stands."""
    sentence = told.masked
    when = sentence.marks.get(match.start("when"))
    who = subjects.nearest(told, 0, match.start())
    states = who.ids if who else told.state
    start, end = sentence.span(match.start(), match.end())
    if when is not None and when.value and len(states) == 1:
        value = f"{match['what']} since {when.value}"
        yield Statement("policy", states[0], topic, value, start, end, "policy_since", treaties)


def _changed(
    told: Told,
    taken: Sequence[Statement],
    made: Sequence[Proposal],
    topic: str,
    treaties: tuple[str, ...],
) -> Iterator[Statement]:
    sentence = told.masked
    about = any(one.topic == topic for one in made)
    for match in DONE.finditer(sentence.low) if _MAY_CHANGE.of(sentence.held) else ():
        treaty = match[0] in _MAKES and _A_TREATY.match(sentence.low, match.end())
        if treaty or told.in_quotes(match.start()):
            continue
        parts = clauses.clauses(sentence.low)
        index = clauses.at(parts, match.start())
        part = parts[index]
        if mood(sentence.low[part.start : match.start()])[0] is not Mood.DONE:
            continue
        first, last = sentence.span(part.start, part.end)
        if any(one.start < last and first < one.end for one in taken):
            continue
        law = _LAWFUL.search(sentence.low, part.start, part.end)
        law = law or _APPROVED.search(sentence.low, part.start, part.end)
        who = subjects.subject(told, parts, index, match.start())
        house = who is not None and who.organ == PARLIAMENT
        named = sentence.signs(TOPIC + TREATY, part.start, part.end)
        if not (about or law or house or named):
            continue
        when = clauses.date(told, parts, index, match.end())
        if when is None or who is None or when.how == "counted" or _is_news(when, who, made):
            continue
        start, end = sentence.span(match.start(), match.end())
        start, end = min(start, when.start), max(end, when.end)
        if any(one.start < end and start < one.end for one in taken):
            continue
        for state in who.ids[:1]:
            yield Statement("policy", state, topic, when.value, start, end, "policy", treaties)
        return


def _is_news(when: Mark, who: Mark, made: Sequence[Proposal]) -> bool:
    return when.how == "weekday" or any(
        one.state in who.ids and one.date == when.value for one in made
    )
