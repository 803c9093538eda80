"""Changes of national policy that a story reports as its news."""

import re
from collections.abc import Sequence

from news.reading import clauses, stages, subjects
from news.reading.acts import IMPLEMENTING
from news.reading.dating import day_in, recent
from news.reading.discourse import Story, Told
from news.reading.known import Known
from news.reading.masking import STATE, TOPIC, Mark
from news.reading.mood import Mood, mood
from news.reading.proposals import Proposal
from news.reading.topics import TREATY_TOPIC

_LEAD = 3
_WHOLE = len("2026-05-09")
_PAPER = re.compile(
    r"\b(?:memo(?:randum)?|order|directive|paper|document|decree|letter)\b[^.;ⓓ]{0,24}\bdated"
    r"(?: on)? ⓓ"
)
"""A paper that changes a policy has the day that it bears, not that of its publication."""
_MOST = 5
"""How many states of a list are taken to make a change together."""

_WILL = (
    r"\b(?:will|would|to|shall)(?:,? until further notice,?| for now| temporarily| also| now)?"
    r" (?:stop|no longer|end|halt|ban|cease|resume|allow|supply|send"
    r"|provide|give|deliver"
    r"|export|deploy|station|host|lift|increase|raise|reduce|destroy|not (?:be )?(?:authori[sz]e"
    r"|approve|licen[cs]e|export"
    r"|sell|allow|use|conduct|test|issue|authori[sz]ed|supply|send)|begin|start|restart|suspend"
    r"|freeze|apply|receive|keep"
    r"|scrap|cut|expand|restrict|limit|renounce|return|transfer|ship|permit|withhold|withdraw"
    r"|remove|sell|produce|buy|build|enlarge|double|halve|disclose|be (?:allowed|free|able) to)"
    r"|\b(?:is|are) (?:prepared|ready|willing) to (?:\w+ )?(?:observe|respect|keep|go on|continue"
    r"|extend|freeze|halt|stop)|\bcommits? (?:itself|themselves) (?:not )?to\b"
)
_DONE = (
    r"\b(?:agreed|decided|ordered|orders|lifted|lifts|removed|removes|banned|bans|authori[sz]ed"
    r"|authori[sz]es|suspended"
    r"|suspends|pledged|pledges|halted|halts|ended|ends|scrapped|scraps|raised|raises|reversed"
    r"|reverses|revised|revises"
    r"|adopted|adopts|renounced|renounces|committed|commits|announced|declared|declares|approved"
    r"|approves|rescinded|rescinds"
    r"|outlawed|outlaws|forbade|forbids|imposed|imposes|tightened|tightens|loosened|loosens|eased"
    r"|eases|relaxed|relaxes"
    r"|cancelled|cancels|revoked|revokes|stopped|stops|resumed|resumes|froze|freezes|instructed"
    r"|instructs|swear off|swears off"
    r"|sworn off|forsworn|forswore|repealed|repeals|passed|passes|signed|issued|issues|dropped"
    r"|drops|limited|limits|made it|cleared|broke|breaks|undertook|promised|promises|put on hold"
    r"|extended|extends|restored|moved|closed|shut|stationed|placed|voted|votes|decreed"
    r"|took a similar|taken a similar|pulled out of|left|quit|withdrew from|walked away from"
    r"|put forward|puts forward|tabled|tables|submitted|introduced"
    r"|proposed|replaced|replaces|confined|confines"
    r"|restricted|restricts|barred|bars|prohibited|prohibits|narrowed|reinstated|reinstates"
    r"|reimposed|reimposes|reintroduced|abolished|abolishes|no longer consider(?:s"
    r"|ed)? itself bound"
    r"|vowed|vows|sent|sends|shipped|delivered|gave up|gives up|updated|updates|amended|amends"
    r"|lowered|lowers|permitted)\b"
    r"|\b(?:law|bill|amendments?|ban|moratorium|embargo|decree|order|memo"
    r"|directive)\b[^.;]{0,60}\b(?:was|were|has been|have been) "
    r"(?:signed|passed|approved|adopted|lifted|removed|issued|published|imposed)|\bwent through\b"
)
_NOW = (
    r"\bis (?:to|lifting|ending|suspending|halting|sending|banning)\b|\bare (?:to|lifting|ending"
    r"|suspending)\b"
)
DONE = re.compile(_DONE)
"""Changes of policy that are told as done."""
_CHANGES = re.compile(f"{_WILL}|{_DONE}|{_NOW}")
_NO_POLICY = re.compile(
    r"\b(?:grant|contract|fund(?:s|ed|ing)?|donat\w+|clearance|demin\w+|training|victims?"
    r"|casualt\w+|exhibition|museum|anniversary"
    r"|film|book|festival|killed|wounded|maimed|exploded|stepped on|lawsuit|court|charged with"
    r"|air transport|aviation|airlines?|arrested|sentenced|share price|shares)\b"
)
_DIRECTIVE = re.compile(r"\b(?:memo(?:randum)?|executive order|directive|decree)\b")
"""What a head of state lays down: the topic may follow in the next sentence."""
_ACCUSED = re.compile(
    r"\b(?:accus\w+|alleg\w+|blam\w+|violat\w+|breach\w+|condemn\w+|sanction\w+)\b"
)
_FORMAL = re.compile(
    r"\b(?:polic\w+|law|bill|decree|order|ban\b|moratorium|pledge|commitment|licen[cs]es?|permits?"
    r"|export\w*|deliver\w*|suppl\w+|transfer\w*"
    r"|send|give|receive|station\w*|deploy\w*|host|doctrine|posture|warheads?|stop|resume|halt\w*"
    r"|swear off|renounce|cooperation|embargo|restriction\w*|memo\w*|test(?:s|ing)?|amendments?"
    r"|rules?|limits?)\b"
)
_IMPLEMENTING = re.compile(
    r"\b(?:law|act|bill|legislation|decree|national authority)\b[^.]{0,80}\b(?:needs? before it can"
    r" (?:ratify|join|accede)|implement\w*"
    r"|giv\w+ effect to|so that it can (?:ratify|join)|mak\w+ it an offence|offence|crime|into"
    r" (?:national|domestic) law|needed to ratify"
    r"|penalt\w+|into line with|in line with|to conform)|\b(?:act|bill"
    r"|law)\b[^.]{0,120}\b(?:receiv\w+|given|gets?"
    r"|got) (?:the )?royal assent"
    r"|\bimplementing (?:law|legislation|act|bill)|\b(?:establish|set up"
    r"|creat)\w*[\w ]{0,12}national authority\b"
)


def policy_proposals(story: Story, made: Sequence[Proposal], known: Known) -> list[Proposal]:
    """Return the changes of policy that the opening of a story reports: one, or none."""
    implementing = _implementing(story, made)
    if implementing is not None:
        return [implementing]
    if any(one.kind != "domestic_step" for one in made):
        return []
    topic = _topic(story)
    if topic is None or _ACCUSED.search(story.title.low):
        return []
    for told in story.told[:_LEAD]:
        if reported := _reported(told, topic, story, known):
            return reported
    return []


def _topic(story: Story) -> str | None:
    """The topic of a story is the one of its title or opening sentences."""
    spots = [story.title, *(told.masked for told in story.told[:_LEAD])]
    for sentence in spots:
        for _, mark in sentence.signs(TOPIC):
            return mark.ids[0]
    return None


def _reported(told: Told, topic: str, story: Story, known: Known) -> list[Proposal]:
    """The change that a sentence reports, of each state that it names as making it."""
    sentence = told.masked
    low = sentence.low
    if _NO_POLICY.search(low):
        return []
    directive = told.number == 0 and _DIRECTIVE.search(low)
    titled = told.number == 0 and story.title.signs(TOPIC) and _FORMAL.search(low)
    if not (sentence.signs(TOPIC) or _back_reference(low) or directive or titled):
        return []
    for match in _CHANGES.finditer(low):
        if told.in_quotes(match.start()):
            continue
        parts = clauses.clauses(low)
        index = clauses.at(parts, match.start())
        if _ACCUSED.search(low, 0, parts[index].end):
            continue
        how, why = mood(low[parts[index].start : match.start()], "")
        negated = " not" in match[0] or "no longer" in match[0]
        if how not in {Mood.DONE, Mood.AHEAD} and not (negated and how is Mood.REFUSED):
            continue
        if not (_FORMAL.search(low) or sentence.signs(TOPIC)):
            continue
        who = _actor(told, parts, index, match, story)
        if who is None or who.ids[0] not in known.states:
            continue
        organ = _organ(told, who, match.start())
        around = " ".join(one.masked.low for one in story.told[told.number + 1 : told.number + 2])
        stage, because = stages.policy_stage(how, organ, low, around)
        when = _when(told, story)
        if when is None:
            continue
        start, end = sentence.span(0, len(low))
        rules = ("policy:change", f"mood:{why}", because)
        return [
            Proposal(state, "policy_change", None, topic, stage, when, start, end, rules)
            for state in who.ids[:_MOST]
            if state in known.states
        ]
    return []


def _back_reference(low: str) -> bool:
    return bool(
        re.search(
            r"\b(?:the|this) (?:pledge|decision|move|step|ban|amendments?|change|measure)\b", low
        )
    )


def _actor(
    told: Told, parts: Sequence[clauses.Clause], index: int, match: re.Match[str], story: Story
) -> Mark | None:
    """Who receives does not act: then the state that speaks, or the one the story is about."""
    sentence = told.masked
    if "receive" in match[0]:
        spoken = [
            mark
            for at, mark in sentence.signs(STATE + "ⓐ", match.start())
            if mark.ids and (mark.organ or mark.sign == "ⓐ")
        ]
        return spoken[0] if spoken else None
    who = subjects.subject(told, parts, index, match.start())
    if who is not None and who.ids:
        between = sentence.low[parts[index].start : match.start()]
        return None if re.search(r"ⓣ|\btreaty\b|\bconvention\b", between) else who
    return Mark(STATE, 0, 0, story.state) if story.state else None


def _organ(told: Told, who: Mark, verb: int) -> str:
    marks = [mark.organ for _, mark in told.masked.signs(STATE, 0, verb) if mark.organ]
    return who.organ or (marks[0] if marks else "")


def _when(told: Told, story: Story) -> str | None:
    for other in story.told[:_LEAD]:
        match = _PAPER.search(other.masked.low)
        paper = other.masked.marks.get(match.end() - 1) if match else None
        if paper is not None and len(paper.value) == _WHOLE and recent(paper, story.published):
            return paper.value
    if day := day_in(told, story):
        return day
    for other in story.told[:4]:
        if day := day_in(other, story):
            return day
    for _, mark in told.masked.signs("ⓓ"):
        if recent(mark, story.published):
            return mark.value
    return None


def _implementing(story: Story, made: Sequence[Proposal]) -> Proposal | None:
    """A law that a treaty needs at home is a step towards it, not the act itself."""
    if any(one.stage in {stages.DEPOSITED, stages.EFFECT} for one in made):
        return None
    for told in story.told[:_LEAD]:
        sentence = told.masked
        if not _IMPLEMENTING.search(sentence.low) or not story.treaty or not story.state:
            continue
        signed = [
            one
            for one in story.told[:_LEAD]
            if "sign" in one.masked.low or "pass" in one.masked.low
        ]
        text = " ".join(one.masked.low for one in story.told[:_LEAD])
        organ = next(
            (
                mark.organ
                for one in story.told[:_LEAD]
                for _, mark in one.masked.signs(STATE)
                if mark.organ
            ),
            "",
        )
        stage, why = stages.policy_stage(Mood.DONE, organ, text, "")
        best = signed[0] if signed else told
        start, end = best.masked.span(0, len(best.masked.low))
        rules = (f"policy:{IMPLEMENTING}", why)
        when = _when(best, story)
        return Proposal(
            story.state[0], "domestic_step", story.treaty[0], None, stage, when, start, end, rules
        )
    return None


def topic_of(treaties: Sequence[str]) -> str | None:
    """Return the topic nearest to a treaty."""
    return next((TREATY_TOPIC[one] for one in treaties if one in TREATY_TOPIC), None)
