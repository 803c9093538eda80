"""How far an act has come: a bill, a vote, a decision, a law, a deposit, an effect."""

import re

from news.reading.lexicon import CABINET, HEAD, MINISTRY, PARLIAMENT
from news.reading.mood import Mood

PLANNED, PROPOSED, VOTED, DECIDED = "planned", "proposed", "voted", "decided"
LAW, DEPOSITED, EFFECT, DENIED = "signed_into_law", "deposited", "in_effect", "denied"

_LAW = re.compile(
    r"\bsign(?:s|ed|ing)?\b[\w' ,ⓞⓐⓢⓓ-]{0,50}\b(?:law|bill|decree|legislation|act|order"
    r"|amendments?)\b|\bsigned into law\b"
    r"|\b(?:law|bill|decree|act|legislation|amendments?)\b[^.;]{0,90}\b(?:was|were|been|is)"
    r" (?:signed|promulgated|published)"
    r"|\b(?:law|decree)\b[^.;]{0,20}\bpublished\b|\bofficial gazette\b|\bpromulgat\w+"
    r"|\blegal portal\b|\bpresidential decree\b|\bby decree\b"
    r"|\bexecutive order\b"
    r"|\benact(?:s|ed)\b|\bdecreed\b|\bput on its statute book\b|\bstatute book\b"
    r"|\bsignature on (?:the|a) (?:law"
    r"|bill)"
    r"|\bgave (?:his|her|its) (?:signature|assent) to|\broyal assent\b|\bhas signed (?:it|the)"
    r" (?:law|into)"
)
_VOTE = re.compile(
    r"\bvot(?:e|ed|es|ing)\b|\bby ⓝ (?:votes )?to (?:ⓝ|none)|\bwent through\b|\bcleared (?:the|both"
    r"|parliament|its)"
    r"|\bsecond reading\b|\bfinal reading\b|\bthird reading\b|\bdivision\b|\bplenary\b"
    r"|\bunanimously\b|\bratification (?:law|bill)"
    r"|(?<!\w)(?:ⓢ|parliament|senate|lawmakers|deputies)[\w' ]{0,20} (?:back(?:s|ed)|approv(?:es"
    r"|ed)"
    r"|pass(?:es|ed)|adopt(?:s|ed)|endors(?:es|ed))\b"
)
_PARLIAMENT_ACTS = re.compile(
    r"\b(?:vot|back|approv|pass|adopt|agree|endors|ratif|clear|support|decid|remov|consent|reject"
    r"|revok|denounc|repeal)\w*"
)
_CONCURS = re.compile(r"\b(?:concur|consent|approv|vot|agree)\w*")
_AGREES = re.compile(
    r"\b(?:approv|endors|clear|agre|decid|authori[sz])\w*(?: [\wⓢ']+){0,4} (?:ratif|acce|join|sign"
    r"|the ⓣ|ⓣ)"
)
"""Words of a government that lets an act be done, which is not the act."""
_BILL = re.compile(
    r"\b(?:bills?|draft (?:law|act|bill)|proposal|legislation)\b[^.;]{0,60}\b(?:submit|introduc"
    r"|tabl|sent|send|put|present|lodg|fil)"
    r"\w*|\b(?:submit|introduc|tabl|sent|send|sending|present|lodg|fil|put forward|propos|draft"
    r"|asked?)\w*[^.;]{0,60}\b(?:bill|draft"
    r"|law|legislation|parliament|ⓢ)\b|\bpropos(?:e|es|ed|ing|al|als)\b|\brecommend\w*|\boffer(?:s"
    r"|ed|ing)?\b|\bcommittee\b"
    r"|\bbill\b[^.;]{0,40}\b(?:would|that would)|\bjoint statement\b|\bput forward\b"
)
_DECIDED = re.compile(
    r"\bdecid(?:e|es|ed|ing)\b|\bdecision\b|\bapprov(?:e|es|ed|ing)\b|\bagreed\b|\border(?:s|ed"
    r"|ing)\b|\bcabinet\b"
    r"|\binstruct(?:s|ed)?\b|\bannounc(?:e|es|ed|ing)\b|\bdirective\b|\bmemo(?:randum)?\b|\bgreen"
    r" light\b|\bsigned off\b"
    r"|\brevok(?:e|es|ed|ing)\b"
)
_FROM = re.compile(r"\b(?:will|would|is to|are to)\b[^.;]*\b(?:from|as of|with effect from|on) ⓓ")
"""A suspension that begins on a day told has been decided."""
_INTENDS = re.compile(
    r"\b(?:intend|plan|prepar|want|aim|wish|begun|begin|start|pledg|promis|vow)\w*\b|\bready to\b"
    r"|\bprocedure\b|\bgoing to\b"
)
_DEPOSIT = re.compile(
    r"\binstruments?\b|\bdeposit(?:s|ed|ing|ary)\b|\bhand(?:s|ed|ing) (?:in|over)\b|\bnotif(?:y|ies"
    r"|ied|ying|ication)\b"
    r"|\binform(?:s|ed|ing) the (?:other (?:parties|members)|un\b|united nations|secretary)"
    r"|\blodg(?:e|ed|es|ing)\b"
    r"|\bdelivered\b|\bsubmitted\b"
    r"|\bgave (?:formal |official )*notice\b|\bg(?:ave|iven|ives?) [ⓢ\w ]{1,40} notice\b"
    r"|\bnotes? verbale|\bdiplomatic note|\bnotice of\b"
    r"|\bformally told\b|\breached the un\b"
    r"|\bhas given (?:formal )?notice|\btold the (?:un|united nations|secretary-general|depositary)"
)
_EFFECT = re.compile(
    r"\b(?:took|takes|taken|taking) (?:legal )?effect\b|\bceas\w+ to be\b|\bno longer (?:a|an|bound"
    r"|party)|\bas of (?:ⓓ|midnight)"
    r"|\bcame into (?:force|effect)\b|\beffective (?:immediately|at once|ⓓ)|\bends? at midnight"
    r"|\bhas (?:begun|started) "
    r"|\bnow in force\b|\bbecame effective\b|\bwith immediate effect\b|\bordered [\w ⓢ]{0,24}to"
    r" apply\b|\bfrom midnight\b"
)


def stage(  # noqa: PLR0917
    family: str, verb: str, mood: Mood, organ: str, text: str, around: str
) -> tuple[str, str]:
    """Return the stage of an act under a treaty, and the rule that says so.

    ``text`` is the sentence that tells it, masked, ``around`` what follows in the lead.
    """
    if mood is Mood.REFUSED:
        return DENIED, "stage:denied"
    if family == "unsigning":
        return policy_stage(mood, organ, text, around)
    if verb == "withdrawal_effective":
        return (EFFECT, "stage:effect") if mood is Mood.DONE else (PLANNED, "stage:ahead")
    if family in {"signature", "consent"}:
        return _joining(verb, mood, organ, text)
    return _leaving(family, mood, organ, text, around)


def _joining(verb: str, mood: Mood, organ: str, text: str) -> tuple[str, str]:  # noqa: PLR0911
    """Consent and signature are done when they are told as done, unless at home only."""
    if mood is Mood.AHEAD:
        return _ahead(organ, text)
    if organ == PARLIAMENT and verb not in {"signed", "deposited"} and _CONCURS.search(text):
        return VOTED, "stage:voted"
    if verb == "deposited" or re.search(r"\binstruments?\b|\bdeposit|\bsecretary-general\b", text):
        return DEPOSITED, "stage:deposited"
    if _LAW.search(text):
        return LAW, "stage:law"
    if organ == PARLIAMENT or (re.search(r"\bvot(?:e|ed|es)\b", text) and verb != "signed"):
        return VOTED, "stage:voted"
    if organ in {CABINET, HEAD, MINISTRY} and _AGREES.search(text):
        return DECIDED, "stage:decided"
    if verb != "signed" and re.search(
        r"\bcabinet\b|\bgovernment (?:has )?(?:approved|decided)", text
    ):
        return DECIDED, "stage:decided"
    if verb != "signed" and re.search(r"\bbill\b", text):
        return PROPOSED, "stage:proposed"
    return DEPOSITED, "stage:done"


def _leaving(  # noqa: PLR0911
    family: str, mood: Mood, organ: str, text: str, around: str
) -> tuple[str, str]:
    """A way out runs from plan to bill, vote, law and notice: the furthest told is the stage."""
    voted = organ == PARLIAMENT and _PARLIAMENT_ACTS.search(text)
    if mood is Mood.DONE and _DEPOSIT.search(text) and not voted:
        return DEPOSITED, "stage:deposited"
    if _LAW.search(text) or (
        mood is Mood.DONE and not voted and _LAW.search(around) and not _VOTE.search(text)
    ):
        return LAW, "stage:law"
    if voted or (
        _VOTE.search(text)
        and not re.search(r"\bbefore (?:a|the) vote|will vote|to vote on\b", text)
    ):
        return VOTED, "stage:voted"
    if mood is Mood.AHEAD:
        begins = family == "suspension" and _FROM.search(text)
        return (DECIDED, "stage:decided") if begins else _ahead(organ, text)
    if _BILL.search(text) and organ != HEAD:
        return PROPOSED, "stage:proposed"
    if family in {"suspension", "resumption"} and not _DECIDED.search(text):
        return (EFFECT, "stage:effect") if _EFFECT.search(text) else (DECIDED, "stage:decided")
    if _DECIDED.search(text) or organ in {HEAD, CABINET, MINISTRY}:
        return DECIDED, "stage:decided"
    if _EFFECT.search(text):
        return EFFECT, "stage:effect"
    if _DEPOSIT.search(around):
        return DEPOSITED, "stage:deposited"
    return (DEPOSITED, "stage:done") if family == "withdrawal" else (DECIDED, "stage:decided")


def _ahead(organ: str, text: str) -> tuple[str, str]:
    """What is still to come is proposed, decided or planned."""
    if re.search(r"\bdecid(?:e|ed|es)\b|\bhas approved\b", text) and not re.search(
        r"\bprepar", text
    ):
        return DECIDED, "stage:decided"
    if _INTENDS.search(text):
        return PLANNED, "stage:planned"
    if _BILL.search(text) and organ != HEAD:
        return PROPOSED, "stage:proposed"
    return PLANNED, "stage:planned"


def policy_stage(mood: Mood, organ: str, text: str, around: str) -> tuple[str, str]:
    """Return the stage of a change of policy: what is announced is decided."""
    if _LAW.search(text) and not re.search(r"\bexecutive order\b", text):
        return LAW, "stage:law"
    if (organ == PARLIAMENT and _PARLIAMENT_ACTS.search(text)) or re.search(
        r"\bby ⓝ (?:votes )?to (?:ⓝ|none)|\bvoted\b", text + around
    ):
        return VOTED, "stage:voted"
    if _EFFECT.search(text):
        return EFFECT, "stage:effect"
    if re.search(
        r"\bbill\b|\bpropos(?:es|ed|al)\b|\bdraft\b|\bput forward\b|\btabled?\b|\boffer(?:s|ed)?\b"
        r"|\bprovided (?:that )?|\bon condition\b",
        text,
    ) and not re.search(r"\bdecid", text):
        return PROPOSED, "stage:proposed"
    if mood is Mood.AHEAD and re.search(
        r"\b(?:plans?|intends?|prepar\w+|wants?|aims?) to\b|\bplanning\b", text
    ):
        return PLANNED, "stage:planned"
    return DECIDED, "stage:decided"
