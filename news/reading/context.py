"""Rules of context: which of the things that share a name a text means."""

import re
from collections.abc import Callable, Iterable

from news.reading.gazetteer import CAPITAL, DEMONYM, LEADER, STATE, TOPIC, Mention

_TITLES = frozenset(
    {
        *(
            "president",
            "premier",
            "minister",
            "chancellor",
            "secretary",
            "senator",
            "king",
            "queen",
        ),
        *("ambassador", "general", "the", "in", "and", "of", "to", "from", "with", "by", "for"),
        *(
            "north",
            "south",
            "republic",
            "democratic",
            "neighbouring",
            "near",
            "outside",
            "mr",
            "new",
        ),
    }
)
_GIVEN = re.compile(r"(?:^|[\s(“\"])([A-Z][a-z]+)\s$")
_PERSONAL = frozenset({"Jordan", "Chad", "Georgia", "Israel", "Paris", "Sofia", "Victoria", "Lima"})
_PREPOSITION = re.compile(
    r"\b(?:in|at|near|outside|around|across|of|from|to|into|between|for|visiting"
    r"|toured)\s+(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r"^(?:,? D\.?C\.?|\s+(?:University|Airport|Summit|Review|Stock|suburb|street|mayor|region"
    r"|province|process|Process|state\b|Commission|Group|club))"
)

_WIDER = {
    "America": r"(?:Latin|South|North|Central|Bank of|of the) $",
    "American": r"(?:Latin|South|North|Central|African|Organization of) $",
    "Ireland": r"Northern $",
    "Mexico": r"(?:New|Gulf of) $",
    "Samoa": r"American $",
    "Washington": r"(?:George|Denzel|state of|University of) $",
    "Guinea": r"(?:New|Gulf of) $",
    "Asian": r"Central $",
}
_THINGS = (" pig", " hat", " fowl")

type Rule = Callable[[str, Mention], bool]
"""Whether a mention stands, given the text."""


def personal_names(text: str, one: Mention) -> bool:
    """“Michael Jordan” and “Jim Jordan” are persons, not the state."""
    name = text[one.start : one.end]
    if name not in _PERSONAL:
        return True
    given = _GIVEN.search(text[max(0, one.start - 20) : one.start])
    if given is None or given[1].lower() in _TITLES:
        return True
    at = max(0, one.start - 20) + given.start(1)
    return at == 0 or text[max(0, at - 2) : at].strip() in {"", ".", "\n", "“", '"'}


def georgia_the_american_state(text: str, one: Mention) -> bool:
    """“Atlanta, Georgia” and “the governor of Georgia” are in the United States."""
    if text[one.start : one.end] != "Georgia":
        return True
    before = text[max(0, one.start - 40) : one.start]
    return not re.search(
        r"(?:Atlanta|Augusta|Savannah|Macon|Athens|Columbus),\s$|[Gg]overnor of $|[Ss]enator from $"
        r"|US state of $",
        before,
    )


def part_of_a_larger_name(text: str, one: Mention) -> bool:
    """“Latin America”, “Northern Ireland”, “New Mexico”, “George Washington” are something else."""
    name = text[one.start : one.end]
    before = text[max(0, one.start - 12) : one.start]
    return not (name in _WIDER and re.search(_WIDER[name], before))


def a_place_in_a_longer_name(text: str, one: Mention) -> bool:
    """“Vienna Convention on the Law of Treaties”, “Vienna University”: a place in a longer name."""
    if one.kind != CAPITAL:
        return True
    after = text[one.end : one.end + 20]
    return not (
        _PLACE_AFTER.match(after)
        or re.match(
            r"\s+(?:Convention|Treaty|Accords?|Agreement|Protocol|Statute|Declaration)\b", after
        )
    )


def mines_that_are_dug(text: str, one: Mention) -> bool:
    """Coal mines, gold mines and miners have nothing to do with landmines."""
    if one.kind != TOPIC or text[one.start : one.end].lower() != "mines":
        return True
    before = text[max(0, one.start - 20) : one.start].lower()
    digging = (
        r"(?:coal|gold|copper|diamond|uranium|iron|silver|cobalt|lithium|salt|open-pit|ore"
        r"|(?:minist(?:ry|er)|department|bureau|school) of) $"
    )
    return not re.search(digging, before)


def countries_are_not_guinea_pigs(text: str, one: Mention) -> bool:
    """A guinea pig, a Panama hat, China clay: a thing named after a place."""
    if one.kind not in {STATE, CAPITAL}:
        return True
    return not re.match(r" (?:pigs?|hats?|fowl)\b", text[one.end : one.end + 8])


def halves_of_korea(text: str, one: Mention) -> bool:
    """“The North” and “the South” are states where the text is of Korea, and no other name."""
    if text[one.start : one.end].lower() not in {"the north", "the south"}:
        return True
    return "Korea" in text and not re.match(r"[- ][A-Z]", text[one.end : one.end + 2])


RULES: tuple[Rule, ...] = (
    personal_names,
    georgia_the_american_state,
    part_of_a_larger_name,
    a_place_in_a_longer_name,
    mines_that_are_dug,
    countries_are_not_guinea_pigs,
    halves_of_korea,
)


_DOUBTFUL = frozenset({"mines", "the north", "the south"}) | {
    name.lower() for name in (*_PERSONAL, *_WIDER)
}
"""Names of which some rule may doubt what they mean; of capitals, any."""


def kept(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that every rule lets stand."""
    return [
        one
        for one in mentions
        if not _is_doubtful(text, one) or all(rule(text, one) for rule in RULES)
    ]


def _is_doubtful(text: str, one: Mention) -> bool:
    if one.kind not in {CAPITAL, DEMONYM, LEADER, STATE, TOPIC}:
        return False
    doubtful = one.kind == CAPITAL or text[one.start : one.end].lower() in _DOUBTFUL
    return doubtful or text.startswith(_THINGS, one.end)


def is_place(text: str, one: Mention) -> bool:
    """“In Vilnius”, “at Helsinki”: a capital after a preposition of place is a place."""
    return one.kind == CAPITAL and bool(
        _PREPOSITION.search(text[max(0, one.start - 24) : one.start])
    )
