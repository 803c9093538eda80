"""Joining names with what belongs to them: lists, houses, governments, ministers.

“Lithuania's parliament”, “lawmakers in Vilnius” and “the Government of Tonga” become one sign of
the state, with the organ that acts.
"""

import re

from news.reading.cues import Steps
from news.reading.lexicon import CABINET, HEAD, MINISTRY, PARLIAMENT
from news.reading.masking import (
    ADJECTIVE,
    PLACE,
    STATE,
    TREATY,
    Mark,
    Masked,
)

_ORGAN_WORDS = {
    PARLIAMENT: (
        r"(?:lower |upper )?(?:house|chamber)s? of (?:parliament|congress|representatives)"
        r"|parliament"
        r"(?:arians?)?|lawmakers?|legislators?|legislatures?|national assembly|senate|congress"
        r"|members of parliament|mps|deputies|lower house|upper house|house of representatives"
        r"|legislative assembly|assembly|both chambers of parliament|both chambers|both houses"
        r"(?: of parliament)?|chamber of deputies"
    ),
    HEAD: (
        r"(?:vice[- ])?president|prime minister|chancellor|premier|head of state|supreme leader"
        r"|leader|presidency|king|emir|taoiseach|head of government"
    ),
    CABINET: (
        r"government|cabinet(?: of ministers)?|federal council|council of ministers"
        r"|administration|officials"
        r"|official(?! \w+$| gazette| journal| website| statement| visit| notice)"
        r"|authorities|executive|coalition government"
    ),
    MINISTRY: (
        r"(?:acting |deputy |outgoing |new |then )?(?:defen[cs]e|foreign|interior|justice|trade)"
        r"(?: and \w+)? (?:minister|ministers|ministry|secretary|department|affairs minister)"
        r"|ministers?|ministry|secretary of (?:state|defen[cs]e|war)|foreign office|spokes(?:man"
        r"|woman|person)|diplomats?|representatives?|delegates|delegation|ambassador|envoy"
        r"|mission|permanent mission|armed"
        r" forces"
        r"|army|military|state department|attorney general|secretary of war|foreign secretary"
    ),
}
_ORGAN = "|".join(f"(?P<{organ}>{words})" for organ, words in _ORGAN_WORDS.items())
_ADJ = (
    r"(?:(?:new|own|then|current|outgoing|acting|permanent|ruling|former|deputy|senior|elected) )*"
)

LIST = re.compile(
    r"(?:\b(?:both|either|neither) )?(?:\bthe )?ⓢ(?:,? (?:\([^)]{1,40}\),? )?(?:the )?ⓢ(?=,| and"
    r"| or"
    r"| nor| as well))*(?:,)? (?:and|or|nor|as well as)(?:,? (?:also|later|earlier|now|finally"
    r"|most recently|then|since ⓓ),?|, [a-z' ]{3,30},)? (?:the )?ⓢ(?!')"
)
NEITHER = re.compile(
    r"\bneither (?:the )?ⓢ(?:, [^.;ⓢ]{1,80},)?(?: nor (?:the )?ⓢ)+(?!')(?=,? (?:has|have|is|are"
    r"|had|was|were|belongs?|did|does|do|will|would|ever|signed|joined|ratified)\b)"
)
_PLACES = re.compile(r"ⓛ(?:(?:, ⓛ)*(?:,? and ⓛ)+)?")
OF_STATE = re.compile(
    r"\b(?:the )?(?:government|republic|kingdom|state|principality|sultanate|federation|islands?"
    r"|president|commonwealth) of (?:the )?ⓢ(?!')"
    r"|\b(?:an?|the|his|her) (?:\w+ )?(?:colleague|counterpart|delegate) (?:from"
    r"|of) (?:the )?ⓢ"
    r"(?!')"
)
_IN_STATE = re.compile(r" (?:of|in|from) (?:the )?[ⓢⓛ]")
OF_ORGAN = re.compile(
    rf"\b(?:the |both )?(?:(?!opposition|former)\w+ )?(?:{_ORGAN}) (?:of|in|from)"
    rf" (?:the )?(?P<where>[ⓢⓛ])(?!')"
)
HAS_ORGAN = re.compile(
    rf"(?:\bthe )?(?P<whose>ⓢ's?|ⓐ|ⓢ) {_ADJ}(?:{_ORGAN})\b(?! of state| to the un)"
)
BARE_ORGAN = re.compile(
    rf"\b(?:(?:the|its|their|a|his|our) )?(?:{_ORGAN})\b(?! (?:of|in|general)\b)(?!-)"
)
NAMED_HEAD = re.compile(
    r"(?:\bthe )?(?:\b(?:then |vice[- ])?(?:president|prime minister|chancellor|premier|secretary"
    r" of"
    r" (?:state|war|defen[cs]e)|(?:defen[cs]e|foreign) minister|mr|king)\.? )(?:[a-zà-ÿ.'-]+"
    r" ){0,2}ⓢ(?!')"
)
COUNTRY = re.compile(
    r"\b(?:the|this|that) (?:(?:ⓐ|baltic|nordic|pacific|african|european|caribbean|island|andean"
    r"|central|asian|small|west|east|balkan|gulf|alpine|himalayan|south|north|young|youngest"
    r"|newest)"
    r"[- ]?)*(?:country|nation|state|kingdom|republic|archipelago)(?!'s? (?:parliament|government)"
    r"|s?-)\b|\b(?:the )?world's (?:newest|youngest) (?:country|state|nation)\b"
)
IT_STATE = re.compile(
    r"(?:it(?<!\wit)|they(?<!\wthey))(?= (?:is|are|was|were|remains?)(?: also| still| not| no| an?"
    r"| now| already)* (?:full |state )?(?:part(?:y|ies)|members?|signator|outside|bound)\b)"
    r"|it(?<!\wit)(?= (?:has|had)(?: not| never| neither| also| already| now| since)* (?:signed"
    r"|joined|ratified|acceded)\b| [^.;,ⓢ]{0,40} and (?:still )?(?:remains|is) (?:still )?an?"
    r" (?:state )?party\b)"
)
BOTH = re.compile(
    r"\bboth(?: (?:countries|states|nations|governments|capitals|neighbours|sides)\b"
    r"|(?= (?:belong|have|are|were|had|signed|ratified|joined|left|remain)\b))"
    r"|\bneither(?= (?:has|have|is|are|was|were|belongs)\b)"
)
SEVERAL = re.compile(
    r"\b(?:all|the) (?P<all>ⓝ)(?: ⓛ| ⓐ| [a-z]+)?"
    r" (?:countries|states|nations|governments|capitals|neighbours|sides)\b"
    r"(?! (?:that|which|who|with|whose|in|of)\b)"
    r"|\ball (?P<bare>ⓝ)(?= (?:are|have|were|had|signed|ratified|left|joined|remain))"
    r"|\bthe other (?P<rest>ⓝ)(?= (?:are|have|were|had|never|did|remain))"
    r"|\bthe (?P<end>ⓞ|last) (?P<some>ⓝ)(?= (?:having|of (?:them|which|whom)|have|had|are|were)\b)"
)
TREATIES = re.compile(
    r"ⓣ(?:, (?:the |its |on (?:the )?)?ⓣ)*,? (?:and|or|nor) (?:the |of the |its |to the |on the "
    r"|on )?ⓣ"
)
TREATY_WORD = re.compile(
    r"(?:\b(?P<which>the|this|that|same|said|whole) (?:(?:ⓛ|ⓝ|ⓢ|global|international|un|historic"
    r"|landmark|original|parent|humanitarian|ban|weapons|weapon|nuclear|disarmament"
    r"|arms-control) ){0,2}"
    r"|(?<=the ⓓ ))(?P<noun>treaty|convention|pact|accord|agreement|ban|text|protocols|deal"
    r"|amendment)\b"
    r"(?! (?:on|against|with|to|for|of|that (?:would|lets|bans|prohibits|outlaws))"
    r"\b(?! ⓓ| parliament| good"
    r"| the (?:same |first |last |ⓞ )?day\b))(?!-)"
)
A_TREATY = re.compile(
    r"\ban? (?:(?:landmark|historic|key|major|global|international|un|arms|security|nuclear|control"
    r"|arms-control|disarmament|cold|war|cold-war|decades-old|long-standing|weapons|multilateral|ⓐ"
    r"|ⓓ"
    r"|humanitarian|widely|adopted|ratified) ){1,5}(?:treaty|pact|accord|convention)\b(?!-)"
)
OTHER_TREATY = re.compile(
    r"\b(?:an?|the|its|this) (?:[a-z-]+ ){0,3}(?:treaty|convention|pact|accord|agreement"
    r"|declaration"
    r"|statute|truce|ceasefire|deal|memorandum|compact|contract)"
    r" (?:on|against|with|to|between)\b(?! ⓓ| parliament| the (?:same |first |last |ⓞ )?day\b)"
    r"|\b(?:an?|the) protocol(?= (?:that|which|promising|for)\b)"
)


def organ_named(match: re.Match[str]) -> str:
    """Return which kind of organ a match names, nothing where it names none."""
    return next((name for name in _ORGAN_WORDS if match[name]), "")


def listed(sentence: Masked, match: re.Match[str]) -> Mark | None:
    """“Estonia, Latvia and Lithuania” is one actor with three states."""
    found = sentence.signs(STATE, match.start(), match.end())
    ids = tuple(dict.fromkeys(code for _, mark in found for code in mark.ids))
    organ = next((mark.organ for _, mark in found if mark.organ), "")
    start, end = sentence.span(match.start(), match.end())
    how = "neither" if match[0].startswith("neither") else "list"
    return Mark(STATE, start, end, ids, organ, how=how)


def treaties(sentence: Masked, match: re.Match[str]) -> Mark | None:
    """“The convention and its protocol” is one object of two treaties."""
    found = sentence.signs(TREATY, match.start(), match.end())
    if not all(mark.ids for _, mark in found):
        return None
    ids = tuple(dict.fromkeys(one for _, mark in found for one in mark.ids))
    return Mark(TREATY, *sentence.span(match.start(), match.end()), ids, how="list")


def placed(sentence: Masked, match: re.Match[str]) -> Mark | None:
    """“Riga, Vilnius and Tallinn” after a preposition is one place with three states."""
    found = sentence.signs(PLACE, match.start(), match.end())
    ids = tuple(dict.fromkeys(code for _, mark in found for code in mark.ids))
    return Mark(PLACE, *sentence.span(match.start(), match.end()), ids)


def organ_in(sentence: Masked, match: re.Match[str]) -> Mark | None:
    """“Lawmakers in Vilnius”, “ministers of Finland”: the state, by its organ."""
    at = match.start("where")
    mark = sentence.marks[at]
    return Mark(STATE, *sentence.span(match.start(), match.end()), mark.ids, organ_named(match))


def state_of(sentence: Masked, match: re.Match[str]) -> Mark | None:
    """“The Government of Tonga”, “the Republic of Kiribati”: the state."""
    mark = sentence.marks[match.end() - 1]
    organ = CABINET if "government" in match[0] else HEAD if "president" in match[0] else mark.organ
    return Mark(STATE, *sentence.span(match.start(), match.end()), mark.ids, organ)


def organ_of(sentence: Masked, match: re.Match[str]) -> Mark | None:
    """“Lithuania's parliament”, “the Finnish government”: the state, by its organ."""
    found = sentence.signs(STATE + ADJECTIVE, match.start(), match.end())
    ids = found[0][1].ids
    return Mark(STATE, *sentence.span(match.start(), match.end()), ids, organ_named(match))


def headed(sentence: Masked, match: re.Match[str]) -> Mark | None:
    """“President Joe Biden”: the state, by its head."""
    mark = sentence.marks[match.end() - 1]
    organ = mark.organ or HEAD
    return Mark(STATE, *sentence.span(match.start(), match.end()), mark.ids, organ)


def proper(sentence: Masked) -> Masked:
    """Join proper names with their organs and with one another."""
    for index in _STEPS.of(sentence.words):
        pattern, make = _PROPER[index]
        if pattern is OF_ORGAN and not _IN_STATE.search(sentence.low):
            continue
        if pattern is LIST and sentence.low.count(STATE) < 2:  # noqa: PLR2004
            continue
        if _STEPS.may(index, sentence.low):
            sentence = sentence.fold(pattern, make)
    return sentence


_PROPER = (
    (NAMED_HEAD, headed),
    (OF_STATE, state_of),
    (_PLACES, placed),
    (OF_ORGAN, organ_in),
    (HAS_ORGAN, organ_of),
    (NEITHER, listed),
    (LIST, listed),
)
_STEPS = Steps([pattern.pattern for pattern, _ in _PROPER])
