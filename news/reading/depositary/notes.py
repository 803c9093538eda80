"""What end notes tell: who left and when, and what predecessors had done."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from news.reading.depositary.page import Evidence, Note, Page
from news.reading.depositary.words import DAY, as_day, days_in
from treaties.terms import ActionKind

SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"]\.)\s+(?=[A-Z“\"])|(?<=\.[”\"])\s+(?=[A-Z])")
DATED = re.compile(DAY)

VERBS = {
    "signed": ActionKind.SIGNATURE,
    "ratified": ActionKind.RATIFICATION,
    "acceded": ActionKind.ACCESSION,
    "accepted": ActionKind.ACCEPTANCE,
    "approved": ActionKind.APPROVAL,
    "succeeded": ActionKind.SUCCESSION,
}
VERB = "|".join(VERBS)
PREDECESSOR = re.compile(
    rf"(?P<name>(?:The )?[A-Z][\w’'() -]{{2,70}}?|The former [A-Z]\w+) had "
    rf"(?P<verbs>(?:{VERB})(?: to)?(?:(?:, and|,| and) (?:{VERB})(?: to)?)*) the "
)

LEAVING = r"(?:withdrawal|denunciation)"
NOTICE = re.compile(
    rf"\b(?:notification|notice|instrument|communication)s? of (?:its )?{LEAVING}\b"
    r"|\b(?:decision|intention) to (?:withdraw from|denounce)\b",
    re.IGNORECASE,
)
RESCINDED = re.compile(
    r"\b(?:rescind|revok|withdr[ae]w|cancel)\w* (?:of )?(?:its|the|that) (?:\w+ )?"
    r"(?:notification|notice|instrument|decision)\b",
    re.IGNORECASE,
)
EFFECT = re.compile(
    rf"\b(?:{LEAVING}|which) (?:took|takes|taking|will take|shall take|to take) effect\b"
    rf"[^.]*?\bon {DAY}",
    re.IGNORECASE,
)
BY_WHOM = re.compile(
    r"Government of (?:the )?(?P<name>[A-Z][\w’'() -]+?)"
    r"(?= (?:deposited|notified|informed|communicated|transmitted)\b|,)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """An act that a note tells of. ``name`` is who acted, where the note itself names it."""

    kind: ActionKind
    name: str
    day: dt.date
    mark: str
    evidence: Evidence
    effect: dt.date | None = None


def told(page: Page) -> tuple[Told, ...]:
    """Return the acts that the end notes of a page tell of."""
    return tuple(one for note in page.notes for one in _of_note(note))


def _of_note(note: Note) -> Iterator[Told]:
    places = list(_sentences(note))
    effect = EFFECT.search(note.evidence.text)
    for place in places:
        yield from _predecessor(note.mark, place)
        rescinded = RESCINDED.search(place.text)
        if rescinded is None and NOTICE.search(place.text) is None:
            continue
        days = days_in(place.text)
        if not days or not _gives_notice(place.text):
            continue
        kind = ActionKind.WITHDRAWAL_RESCINDED if rescinded else ActionKind.WITHDRAWAL_NOTICE
        whom = BY_WHOM.search(place.text)
        when = as_day(effect) if effect and not rescinded else None
        yield Told(kind, whom["name"] if whom else "", days[0], note.mark, place, when)


def _gives_notice(sentence: str) -> bool:
    """Whether a sentence tells that notice was given, not only what became of it."""
    return re.search(r"\b(?:deposit|notif|inform|communicat|receiv|transmit)", sentence) is not None


def _predecessor(mark: str, place: Evidence) -> Iterator[Told]:
    """Read “X had signed and ratified the Convention on D and D, respectively”."""
    match = PREDECESSOR.match(place.text)
    if match is None:
        return
    verbs = re.findall(VERB, match["verbs"])
    days = [as_day(found) for found in DATED.finditer(place.text, match.end())]
    for verb, day in zip(verbs, days, strict=False):
        if day is not None and len(days) >= len(verbs):
            yield Told(VERBS[verb], match["name"], day, mark, place)


def _sentences(note: Note) -> Iterator[Evidence]:
    """Split a note into sentences, each with its place."""
    text, start = note.evidence.text, 0
    ends = [match.start() for match in SENTENCE_END.finditer(text)] + [len(text)]
    for end in ends:
        words = text[start:end]
        lead = len(words) - len(words.lstrip())
        if words := words.strip():
            begin = note.evidence.start + start + lead
            yield Evidence(words, begin, begin + len(words))
        start = end
