"""The words by which a story says that a state acted, and how far the act has come by them.

They claim no more than they say: what is denied, asked for, feared or asked about is no act.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.terms import Stage
from treaties.terms import ActionKind

_LEAVE = r"withdraw\w*|pull\w* out|exit\w*|leav(?:e|ing)|quit\w*|denounc\w+|denunciation"
_RATIFY = r"ratif\w+"
_JOIN = r"acced\w+|accession|join\w*"
_REVOKE = r"(?:revok\w+|revocation|rescind\w*|withdraw\w*) (?:of )?(?:its|the|their)? ?ratification"
_AIM = (
    rf"(?P<revoke>{_REVOKE})|(?P<leave>{_LEAVE})|(?P<ratify>{_RATIFY})|(?P<join>{_JOIN})"
    r"|(?P<suspend>suspen\w+)"
)
_AIMS = {
    "revoke": ActionKind.CONSENT_REVOKED,
    "leave": ActionKind.WITHDRAWAL_NOTICE,
    "ratify": ActionKind.RATIFICATION,
    "join": ActionKind.ACCESSION,
    "suspend": ActionKind.SUSPENSION,
}
_SOME = r"[^.;:?!]{0,80}?"
_OWN = r"(?:its|their|the|a|an|his|her)"


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that say one thing; ``kind`` is None where the words themselves tell the kind."""

    name: str
    words: re.Pattern[str]
    stage: Stage
    kind: ActionKind | None = None


def _rule(name: str, words: str, stage: Stage, kind: ActionKind | None = None) -> Rule:
    return Rule(name, re.compile(rf"\b(?:{words})", re.IGNORECASE), stage, kind)


RULES = (
    _rule(
        "instrument deposited",
        rf"deposit(?:ed|s)\b{_SOME}\binstruments? of "
        r"(?P<kind>ratification|acceptance|approval|accession|succession)\b",
        Stage.DEPOSITED,
    ),
    _rule(
        "notice taken back",
        rf"(?:rescinded|revoked|withdrew|took back|cancelled) {_OWN} (?:\w+ )?"
        r"(?:notice|notification|instrument) of (?:withdrawal|denunciation)\b",
        Stage.DEPOSITED,
        ActionKind.WITHDRAWAL_RESCINDED,
    ),
    _rule(
        "notice given",
        rf"(?:gave|submitted|delivered|deposited|handed over|lodged|filed) (?:{_OWN} )?(?:\w+ )?"
        r"(?:notice|notification|instrument) of (?:\w+ )?(?:withdrawal|denunciation)\b",
        Stage.DEPOSITED,
        ActionKind.WITHDRAWAL_NOTICE,
    ),
    _rule(
        "depositary notified",
        rf"(?:notified|informed) (?:the )?(?:\w+ )?(?:UN|United Nations|Secretary-General|depositar"
        rf"\w+|(?:other )?(?:states )?parties)\b{_SOME}\b(?:withdrawal|withdrawing|denunciation)\b",
        Stage.DEPOSITED,
        ActionKind.WITHDRAWAL_NOTICE,
    ),
    _rule(
        "signed into law",
        rf"signed (?:into law )?(?:{_OWN} )?(?:\w+ )?(?:law|bill|decree|act)\b{_SOME}\b(?:{_AIM})",
        Stage.SIGNED_INTO_LAW,
    ),
    _rule("voted", rf"vot(?:ed|es) (?:\w+ ){{0,5}}(?:to|for|in favou?r of)\b{_SOME}\b(?:{_AIM})",
          Stage.VOTED),
    _rule(
        "parliament approved",
        r"(?:parliament|lawmakers|senat\w+|MPs|deputies|duma|assembly|congress|chamber|bundestag"
        r"|seimas|riigikogu|saeima|sejm|eduskunta|rada)\b[^.;:?!,]{0,40}?\b(?:approved|backed|passed"
        rf"|adopted|endorsed)\b{_SOME}\b(?:{_AIM})",
        Stage.VOTED,
    ),
    _rule(
        "parliament ratified",
        r"(?:parliament|lawmakers|senat\w+|MPs|deputies|duma|assembly|congress|chamber|bundestag"
        r"|seimas|riigikogu|saeima|sejm|eduskunta|rada)\b[^.;:?!,]{0,40}?\bratified\b",
        Stage.VOTED,
        ActionKind.RATIFICATION,
    ),
    _rule(
        "bill submitted",
        rf"(?:submitted|introduced|proposed|tabled) (?:{_OWN} )?(?:\w+ )?(?:bill|draft law"
        rf"|proposal)\b{_SOME}\b(?:{_AIM})",
        Stage.PROPOSED,
    ),
    _rule("decided", rf"(?:decided|resolved) (?:to|on)\b{_SOME}\b(?:{_AIM})", Stage.DECIDED),
    _rule("decision announced", rf"announced {_OWN} (?:decision to |decision on )?(?:{_AIM})",
          Stage.DECIDED),
    _rule(
        "planned",
        r"(?:will|plans? to|planned to|intends? to|is (?:preparing|set|going) to|announced that it "
        rf"(?:will|would)|announced (?:{_OWN} )?(?:intention|plans?) to) (?:\w+ly )?(?:{_AIM})",
        Stage.PLANNED,
    ),
    _rule("ratification revoked", rf"(?:revoked|withdrew|rescinded) {_OWN} ratification\b",
          Stage.DECIDED, ActionKind.CONSENT_REVOKED),
    _rule("withdrew", r"(?:withdrew from|pulled out of|quit|denounced|has left|have left)\b",
          Stage.DEPOSITED, ActionKind.WITHDRAWAL_NOTICE),
    _rule("acceded", r"(?:acceded to|joined)\b", Stage.DEPOSITED, ActionKind.ACCESSION),
    _rule("ratified", r"ratified\b", Stage.DEPOSITED, ActionKind.RATIFICATION),
    _rule("suspended", r"suspended\b", Stage.DEPOSITED, ActionKind.SUSPENSION),
    _rule("resumed", r"resumed (?:its |the )?(?:participation|implementation|application)\b",
          Stage.DEPOSITED, ActionKind.RESUMPTION),
    _rule(
        "signed",
        rf"signed\b(?! (?:into law|(?:{_OWN} )?(?:\w+ )?(?:law|bill|decree|act)\b))",
        Stage.DEPOSITED,
        ActionKind.SIGNATURE,
    ),
)  # fmt: skip
"""The most telling first: of two that say the same of the same words, the first is taken."""

_DOUBT = re.compile(
    r"\b(?:not|never|no|nor|neither|without|yet to|refus\w+|declin\w+|den(?:y|ied|ies)|reject\w+"
    r"|fail(?:ed|s)|may|might|could|would|should|must|if|whether|unless|urg\w+"
    r"|call(?:ed|s|ing)? (?:on|for|upon)|threat\w+|consider\w*|mull\w*|weigh\w*"
    r"|reportedly|allegedly|rumou?r\w*|demand\w*"
    r"|want\w*|before|had|once|until|accus\w+|falsely)\b|n['’]t\b",
    re.IGNORECASE,
)
_WHOLE_DOUBT = re.compile(
    r"\b(?:denied|rejected|falsely|reportedly|allegedly|rumou?r\w*|defeated|opposed)\b"
    r"|\bvoted (?:\w+ ){0,5}against\b",
    re.IGNORECASE,
)
_WINDOW = 60
"""So many characters before the words that tell an act are looked at for what takes it back."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a sentence tells, by which rule, and where its words stand in the sentence."""

    kind: ActionKind
    stage: Stage
    rule: str
    start: int
    end: int


def acts_in(sentence: str) -> Iterator[Act]:
    """Give the acts that a sentence says were done; none where it doubts or asks."""
    if sentence.rstrip("\"'”’)] ").endswith("?") or _WHOLE_DOUBT.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    for rule in RULES:
        for found in rule.words.finditer(sentence):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            if not _doubted(sentence, found):
                yield Act(_kind(rule, found), rule.stage, rule.name, *found.span())


def _doubted(sentence: str, found: re.Match[str]) -> bool:
    before = sentence[max(found.start() - _WINDOW, 0) : found.start()]
    clause = re.split(r"[,;:]|\b(?:and|but)\b", before)[-1]
    return bool(_DOUBT.search(clause) or _DOUBT.search(_free(found[0])))


def _free(words: str) -> str:
    """Return words without those that a rule itself needs."""
    return re.sub(r"\b(?:would|had)\b", "", words, flags=re.IGNORECASE)


def _kind(rule: Rule, found: re.Match[str]) -> ActionKind:
    if rule.kind is not None:
        return rule.kind
    named = found.groupdict()
    if named.get("kind"):
        return ActionKind(named["kind"].lower())
    return next(kind for name, kind in _AIMS.items() if named.get(name))
