"""What refers back, and to what: “it”, “the treaty”, “parliament”, “both countries”."""

import re
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from news.reading import folding, protocols
from news.reading.cues import Steps
from news.reading.masking import PLACE, STATE, TOPIC, TREATY, Mark, Masked

_PREPOSED = re.compile(
    r"\b(?:in|on|at|to|from|with|for|against|near|of|than|into|over|by|towards?|between|via|across"
    r"|under|behind|outside|inside|within|including|among|besides|concerning|except|excluding"
    r"|minus|save|but for|apart from|other than)"
    r" (?:the |both )?$|\b(?:tell|told|tells|notif|inform|assur|warn|remind|accus|thank"
    r"|congratulat|prais"
    r"|urg|ask|invit|criticis|condemn|gave|given|giving|sent|blam|hand|serv|show|offer)(?:y|ies|ied|s|es|e|ed|ing)?"
    r" (?:the |both )?$"
)
_KEPT = 300
"""States that a story is remembered to have told last."""
_TWO = 2
_NUMBERS = ("all", "bare", "rest", "some")
ON_WEAPON = {
    "biological-weapons": "bwc",
    "chemical-weapons": "cwc",
    "cluster-munitions": "ccm",
    "landmines": "apmbc",
}
"""The convention on a weapon, where a sentence names the weapon alone."""
_BANS = frozenset({"apmbc", "ccm", "tpnw"})
"""Treaties that stories call “the ban”."""
_DETERMINED = re.compile(r"(?:the|its|their|a|his|our|ⓢ'?s?) ")
_PLURAL_ORGAN = re.compile(
    r"\b(?:lawmakers|legislators|parliament|congress|ministers|officials|deputies|mps|diplomats"
    r"|both (?:chambers|houses)(?: of parliament)?|authorities)$"
)


@dataclass(slots=True)
class Focus:
    """What a story speaks of just now."""

    main_state: tuple[str, ...] = ()
    main_treaty: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    treaty: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    told: deque[str] = field(default_factory=lambda: deque(maxlen=_KEPT))
    named: list[str] = field(default_factory=list)
    """Treaties named so far, each once, the last one last."""

    def recent(self, number: int) -> tuple[str, ...]:
        """Return the states told most often, as many as are wanted."""
        often = [code for code, _ in Counter(self.told).most_common(number)]
        return tuple(often) if len(often) == number else ()

    def last(self, number: int) -> tuple[str, ...]:
        """Return the states told last, as many as are wanted, each once."""
        found = list(dict.fromkeys(reversed(self.told)))[:number]
        return tuple(found[::-1]) if len(found) == number else ()

    def move(self, sentence: Masked) -> None:
        """What a sentence speaks of is what the next one may refer to."""
        marks: list[tuple[int, Mark]] = []
        treaties: list[Mark] = []
        deal = False
        for at, mark in sentence.marks.items():
            if mark.sign == STATE:
                marks.append((at, mark))
            elif mark.sign == TREATY and (mark.ids or mark.how):
                treaties.append(mark)
            elif mark.sign == TOPIC:
                deal = deal or mark.how == "deal"
        subjects = [mark for at, mark in marks if mark.ids and not preposed(sentence, at)]
        self.told.extend(code for _, mark in marks for code in mark.ids)
        if subjects:
            self.state = subjects[0].ids
            if len(self.state) > 1 and not subjects[0].near:
                self.listed = self.state
        elif len(marks) == 1 and sentence.low.startswith(("for ⓢ", "for the ⓢ")):
            self.state = marks[0][1].ids
        if treaties:
            named = list(dict.fromkeys(one for mark in treaties[::-1] for one in mark.ids[::-1]))
            self.named = [*(one for one in self.named if one not in named), *named[::-1]]
            self.treaty = treaties[-1].ids
        elif deal:
            self.treaty = ()


def preposed(sentence: Masked, at: int) -> bool:
    """Whether a sign stands after a preposition, and so is no subject."""
    return after_preposition(sentence.low[max(0, at - 24) : at])


def after_preposition(before: str) -> bool:
    """Whether the words before a name end in a preposition."""
    return bool(_PREPOSED.search(before))


@dataclass(frozen=True, slots=True)
class Resolver:
    """Makes what refers back into signs of what it stands for."""

    focus: Focus
    children: Mapping[str, tuple[str, ...]]
    """The protocols and amendments of each treaty."""
    years: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The years in which each treaty was adopted and opened."""

    def resolved(self, sentence: Masked) -> Masked:
        """Return a sentence with every reference made into a sign."""
        for index in _STEPS.of(sentence.words):
            if _STEPS.may(index, sentence.low):
                pattern, make = _REFERENCES[index]
                sentence = sentence.fold(pattern, partial(make, self))
        return sentence

    def treaties(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“The convention and its protocol” is one object of two treaties."""
        return folding.treaties(within, match)

    def other(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“An agreement on fisheries” is a treaty that is not tracked."""
        return Mark(TREATY, *within.span(match.start(), match.end()), how="other")

    def unnamed(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“A landmark treaty”, before any is named, is the one that the story goes on to name."""
        if self.focus.named or any(mark.ids for _, mark in within.signs(TREATY)):
            return None
        return Mark(
            TREATY, *within.span(match.start(), match.end()), self.focus.main_treaty, near=True
        )

    def protocols(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“Protocol IV” is that of the treaty named in the sentence, else of the one spoken of."""
        named = [mark.ids[0] for _, mark in within.signs(TREATY) if mark.ids]
        for one in (*named, *self.focus.treaty[:1], *self.focus.main_treaty[:1]):
            parent = one if one in self.children else one.rpartition("-")[0]
            if parent in self.children:
                return protocols.numbered(within, match, self.children, parent)
        return None

    def of_treaty(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“The protocol to the treaty” is that of the record, and not the treaty itself."""
        return protocols.of_treaty(within, match, self.children)

    def country(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“The Baltic nation” is the state of the story, “the country” one just named with it."""
        focus = self.focus
        ids = focus.main_state if len(focus.main_state) == 1 else focus.state
        bare = match[0] in {"the country", "the nation", "the state"}
        here = within.signs(STATE, 0, match.start()) if bare else []
        if here and not here[-1][1].near and len(here[-1][1].ids) == 1:
            ids = here[-1][1].ids
        return _state(within, match, ids)

    def organ(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“Parliament” and “the president” are of the state spoken of."""
        text = match[0]
        if not _DETERMINED.match(text):
            ahead = within.low[: match.start()]
            by = ahead.endswith((" by ", " by then "))
            if not by and (not _PLURAL_ORGAN.search(text) or ahead.endswith("'s ")):
                return None
        before = within.signs(STATE, 0, match.start())
        ids = _owner(before, text) or _here(within, match.start(), text)
        ids = ids or self.focus.state or self.focus.main_state
        return _state(within, match, ids, folding.organ_named(match))

    def pronoun(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“It has not signed”: the subject before in the sentence, else the state spoken of."""
        before = within.signs(STATE, 0, match.start())
        subjects = [mark for at, mark in before if mark.ids and not preposed(within, at)]
        ids = subjects[-1].ids if subjects else self.focus.state or self.focus.main_state
        return _state(within, match, ids)

    def both(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“Both countries” are the two listed, “both” and “neither” alone the two told last."""
        bare = match[0] in {"both", "neither"}
        mark = _state(within, match, self.focus.last(_TWO) if bare else self._listed(_TWO))
        return mark._replace(how="neither") if match[0] == "neither" else mark

    def _listed(self, wanted: int) -> tuple[str, ...]:
        """Return the states listed last, where they are as many; else those told most often."""
        listed = self.focus.listed
        return listed if len(listed) == wanted else self.focus.recent(wanted)

    def several(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“All four” are the four listed, “the first two” of them those that a list begins with."""
        place = match.start(next(name for name in _NUMBERS if match[name]))
        number = within.marks.get(place)
        wanted = int(number.value) if number is not None and number.value else 2
        listed = self.focus.listed
        if match["rest"]:
            others = tuple(one for one in listed if one not in self.focus.state)
            return _state(within, match, others if len(others) == wanted else ())
        if match["some"]:
            return _state(within, match, _some(within, match, wanted))
        return _state(within, match, self._listed(wanted))

    def treaty(self, within: Masked, match: re.Match[str]) -> Mark | None:
        """“The treaty” is the one named before in the sentence, else the one spoken of."""
        before = within.signs(TREATY, 0, match.start())
        ids = before[-1][1].ids if before else self.focus.treaty
        year = match["which"] is None and match["noun"] != "amendment"
        if year and not self._of_year(within, match, ids):
            return Mark(TREATY, *within.span(match.start(), match.end()), how="other")
        if match["which"] == "that" and (own := _by_weapon(within, before, match.start())):
            ids = own
        if "original" in match[0] or "parent" in match[0]:
            ids = tuple(one for one in self.children if set(self.children[one]) & set(ids)) or ids
        noun = match["noun"]
        if noun == "deal" and not before:
            return None
        if noun == "ban" and not before:
            ids = next(((one,) for one in self.focus.named if one in _BANS), ids)
        parents = (*ids[:1], *self.focus.named[::-1])
        children = next((self.children[one] for one in parents if one in self.children), ())
        if noun == "amendment":
            ids = tuple(one for one in children if one.rpartition("-")[2] in {"a", "a1"})
        if noun == "protocols":
            ids = children
        return Mark(TREATY, *within.span(match.start(), match.end()), ids, near=True)

    def _of_year(self, within: Masked, match: re.Match[str], ids: tuple[str, ...]) -> bool:
        """Whether “the 1992 accord” can be the one spoken of: made in that year."""
        when = within.marks.get(match.start() - 2)
        return when is not None and when.value in self.years.get(next(iter(ids), ""), ())


def _owner(before: list[tuple[int, Mark]], text: str) -> tuple[str, ...]:
    """“Its parliament” is that of the last state before, of one; “their” of whoever is last."""
    if text.startswith("its "):
        return next((mark.ids for _, mark in before[::-1] if len(mark.ids) == 1), ())
    return before[-1][1].ids if before and text.startswith("their ") else ()


def _here(within: Masked, place: int, text: str) -> tuple[str, ...]:
    """“In Warsaw a law lets the president …”: the one state that a sentence names before."""
    if not text.startswith("the "):
        return ()
    named = {
        mark.ids for _, mark in within.signs(STATE + PLACE, 0, place) if mark.ids and not mark.near
    }
    only = next(iter(named)) if len(named) == 1 else ()
    return only if len(only) == 1 else ()


def _some(within: Masked, match: re.Match[str], wanted: int) -> tuple[str, ...]:
    """“The first two” and “the last two” are of the list before in the sentence."""
    lists = [
        mark.ids for _, mark in within.signs(STATE, 0, match.start()) if len(mark.ids) > wanted
    ]
    if not lists:
        return ()
    return lists[-1][-wanted:] if match["end"] == "last" else lists[-1][:wanted]


def _by_weapon(within: Masked, before: list[tuple[int, Mark]], place: int) -> tuple[str, ...]:
    """“… wants chemical weapons, and is a member of that convention”: the one on the weapon."""
    weapons = within.signs(TOPIC, before[-1][0] if before else 0, place)
    named = [ON_WEAPON[mark.ids[0]] for _, mark in weapons if mark.ids[0] in ON_WEAPON]
    return tuple(named[-1:])


_REFERENCES = (
    (folding.OTHER_TREATY, Resolver.other),
    (folding.TREATY_WORD, Resolver.treaty),
    (folding.A_TREATY, Resolver.unnamed),
    (protocols.NUMBERED, Resolver.protocols),
    (protocols.OF_TREATY, Resolver.of_treaty),
    (folding.TREATIES, Resolver.treaties),
    (folding.COUNTRY, Resolver.country),
    (folding.BOTH, Resolver.both),
    (folding.SEVERAL, Resolver.several),
    (folding.IT_STATE, Resolver.pronoun),
    (folding.BARE_ORGAN, Resolver.organ),
)
"""Patterns of references, each with what resolves it."""
_STEPS = Steps([pattern.pattern for pattern, _ in _REFERENCES])


def _state(within: Masked, match: re.Match[str], ids: tuple[str, ...], organ: str = "") -> Mark:
    return Mark(STATE, *within.span(match.start(), match.end()), ids, organ, near=True)
