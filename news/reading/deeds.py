"""Words for what states do about treaties: each rule says which act they tell."""

import re
from dataclasses import dataclass

SIGNATURE, CONSENT, WITHDRAWAL, RESCISSION = "signature", "consent", "withdrawal", "rescission"
SUSPENSION, RESUMPTION, DERATIFICATION = "suspension", "resumption", "deratification"
UNSIGNING, IMPLEMENTING = "unsigning", "implementing"

INSTRUMENTS = ("ratification", "accession", "acceptance", "approval", "succession")


@dataclass(frozen=True, slots=True)
class ActRule:
    """Words that tell an act: its family, its verb, and what they need to mean it.

    ``needs`` is ``object`` where a treaty must stand among the words of the clause, ``word`` where
    the words themselves can only be of a treaty, ``plain`` where what follows the verb must be a
    treaty, a date or nothing.
    """

    name: str
    family: str
    verb: str
    pattern: re.Pattern[str]
    needs: str
    example: str


def _rule(name: str, family: str, verb: str, words: str, needs: str, example: str) -> ActRule:  # noqa: PLR0917
    return ActRule(name, family, verb, re.compile(words), needs, example)


_OBJECT = (
    r"(?:it\b|them\b|(?:(?:the|this|that) )?(?:(?:[\w-]+|ⓓ|ⓐ) ){0,3}?ⓣ|that treaty"
    r"|the former|this one)"
)

RULES: tuple[ActRule, ...] = (
    _rule(
        "unsigned",
        UNSIGNING,
        "unsigned",
        r"\b(?:revok|withdr|rescind|cancel|retract|remov|disown|unsign|tak|took)\w*"
        r"(?: back)? (?:its|their|our|the|america's|ⓢ's|that) (?:own )?signature(?: back)?"
        r"|\bunsign(?:ed|ing|s)?\b",
        "word",
        "it would revoke its signature of the treaty",
    ),
    _rule(
        "deratified",
        DERATIFICATION,
        "deratified",
        r"\b(?:revok|withdr|rescind|cancel|annul|undo|undid|repeal|un-?ratif|de-?ratif)\w*"
        r"(?: back)?(?: (?:its|their|the|ⓢ's|russia's|moscow's|ⓐ))?(?: own)? ratification(?! of"
        r" (?:a|the) bill)"
        r"|\bde-?ratif(?:y|ied|ies|ication|ying)\b|\b(?:revocation|withdrawal|cancellation) of"
        r" (?:its|the|ⓢ's|ⓐ) ratification",
        "word",
        "the law revokes its ratification of the treaty",
    ),
    _rule(
        "rescinded",
        RESCISSION,
        "rescinded",
        r"\b(?:rescind|revok|withdr|took|tak|cancel|halt|suspend|revers|stop|put)\w*"
        r"(?: back| on hold| off)?"
        r" (?:its|their|the|ⓢ's|ⓐ) (?:own )?(?:notice|decision to (?:withdraw|leave|quit)"
        r"|withdrawal"
        r"|notification|exit|denunciation|departure|notice of withdrawal)\b"
        r"|\b(?:withdrawal|notice|exit|denunciation)[\w ]{0,24} (?:was|is|has been|be) (?:rescinded"
        r"|revoked|cancelled|taken back|put on hold)",
        "word",
        "it rescinded its notice of withdrawal",
    ),
    _rule(
        "resumed",
        RESUMPTION,
        "resumed",
        r"\bresum(?:e|es|ed|ing|ption of) (?:its |full |the )*(?:implementation|participation"
        r"|application|operation|applying|observance|compliance|implementing|observing)"
        rf"(?: of| in| with)? ?(?:the )?{_OBJECT}|\breturn(?:s|ed|ing)? to (?:full )?(?:compliance|"
        rf"participation|implementation)[\w ]{{0,12}}{_OBJECT}"
        rf"|\b(?:lift|end)(?:s|ed|ing)? (?:its|the) suspension of (?:the )?{_OBJECT}"
        rf"|\bresum(?:e|es|ed|ing) (?:the )?ⓣ",
        "object",
        "it will resume the application of the treaty",
    ),
    _rule(
        "suspended",
        SUSPENSION,
        "suspended",
        r"\bsuspen(?:d|ds|ded|ding|sion of)\b(?! from)|\bput(?:s|ting)? [\w' -]{0,20}obligations on"
        r" hold\b|\bput(?:s|ting)? [\w' ⓣ-]{0,40}\bon hold\b"
        r"|\b(?:stop|stops|stopped|stopping|cease|ceases|ceased|halt|halts|halted) (?:applying"
        r"|implementing|observing|the application of|participation in|implementation of"
        r"|participating in|its participation in|complying with)"
        r"|\bfr(?:eeze|eezes|oze|ozen|eezing)\b",
        "object",
        "it is suspending the operation of the treaty",
    ),
    _rule(
        "on_hold",
        SUSPENSION,
        "suspended",
        r"\b(?:put|puts|putting|placed) (?:its|their)(?: own)? (?:obligations|participation"
        r"|commitments)"
        r" on hold\b|\bstopped taking part\b|\bsuspend(?:s|ed|ing)? (?:its"
        r"|their)(?: own)? (?:obligations|participation)\b",
        "topic",
        "it put its own obligations on hold",
    ),
    _rule(
        "effective",
        WITHDRAWAL,
        "withdrawal_effective",
        r"\bceas(?:es|ed|e|ing) to be (?:bound|a party|party|a member)|\bno longer (?:be )?(?:a |an"
        r" )?(?:state )?"
        r"(?:member|party|bound|parties|members|belongs?)\b|\b(?:formally |officially )?(?:is|are"
        r"|was|were)"
        r" (?:now )?(?:formally |officially )?out of (?:the )?ⓣ|\b(?:withdrawal|exit|departure"
        r"|denunciation)"
        r"[\w' ⓢⓣ]{0,40} (?:took effect|takes effect|became effective|has taken effect|came into"
        r" (?:force|effect)|becomes effective|entered into force)|\bleft (?:the )?ⓣ for good"
        r"|\bstopped being a party",
        "word",
        "it ceased to be bound by the treaty on Friday",
    ),
    _rule(
        "withdrew",
        WITHDRAWAL,
        "withdrew",
        rf"\b(?:withdr(?:aw|aws|ew|awn|awing|awal)|pull(?:s|ed|ing)? (?:[\w' ⓢ]{{1,30}} )?out"
        r"|pull-?out"
        r"|walk(?:s|ed|ing)? (?:out|away)|exit(?:s|ed|ing)?|depart(?:s|ed|ing|ure)?|back(?:s|ed"
        r"|ing)? out"
        rf"|drop(?:s|ped|ping)? out|t(?:ake|akes|ook|aking|aken) (?:[\w' ⓢ]{{1,30}} )?out|bow(?:ed"
        r"|s)? out"
        rf"|opt(?:s|ed|ing)? out|step(?:s|ped)? (?:out|away)) (?:of|from) (?:the )?{_OBJECT}"
        r"|\b(?:leav(?:e|es|ing)|left|quit(?:s|ting)?|exit(?:s|ed|ing)?|abandon(?:s|ed|ing)?"
        r"|renounc(?:e|es|ed|ing)"
        r"|denounc(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|drop(?:s|ped|ping)?|ditch(?:es|ed|ing)?"
        r"|terminat(?:e|es|ed|ing)"
        r"|tear(?:s|ing)? up|t(?:ore|orn) up|repudiat(?:e|ed|es|ing)|abrogat(?:e|ed|es|ing))"
        rf" (?:the )?{_OBJECT}"
        rf"|\bturn(?:s|ed|ing)? (?:its|their) backs? on (?:the )?{_OBJECT}"
        r"|\bdenunciation (?:of|by)|\b(?:gave|give|given|giving|hand(?:ed|s)? in|deposit(?:ed|s)?"
        r"|submitt?(?:ed|s)?"
        r"|sent|lodged|delivered) (?:its |their |the |a |formal |official )*(?:notice"
        r"|notification)\b"
        r"|\bnotif(?:ied|ies|y|ying) (?:the )?[\w' ⓢ-]{1,60} of (?:its|their|the) (?:decision"
        r"|withdrawal|intention"
        r"|exit|departure|denunciation)|\b(?:instrument|notice|notification|letter) of"
        r" (?:withdrawal|denunciation)",
        "object",
        "it pulled out of the treaty",
    ),
    _rule(
        "left",
        WITHDRAWAL,
        "left",
        r"\b(?:the |a )?(?:notification|notice|letter) (?:was|has been|had been) (?:handed"
        r"|delivered"
        r"|deposited|received|lodged|submitted|sent|circulated)|\b(?:lodged|sent|delivered"
        r"|submitted"
        r"|filed|deposited) (?:its|their)(?: own)? (?:letters?|notices?|notifications?)"
        r"|\bleft (?:at|in|on|last|ⓓ)|\bwithdrew\b(?! from)|\b(?:its|their|the|ⓢ's|ⓐ) (?:withdrawal"
        r"|exit"
        r"|departure)\b"
        r"|\bwithdrawing\b|\b(?:to|will|would) (?:withdraw|quit|leave)\b|\bpulled out\b(?! of)"
        r"|\bwalk(?:ed|ing) out\b(?! of)"
        r"|\bgave notice\b|\bnotified the (?:un|united nations|depositary|secretary-general)\b"
        r"|\bdenounced it",
        "topic",
        "they left at the end of December",
    ),
    _rule(
        "signed",
        SIGNATURE,
        "signed",
        r"\bsign(?:s|ed|ing)?\b(?! (?:off|language|of|that|up to (?:the )?nato))|\bput(?:s|ting)?"
        r" (?:its|their|his|her)"
        r" (?:name|signature|pen)s? (?:to|on)|\bput(?:s|ting)? pen to paper|\b(?:add|affix"
        r"|append)(?:s|ed|ing)?"
        r" (?:its|their|his|her) (?:name|signature)s? (?:to|on)|\b(?:its|their) signature of\b"
        r"|\bpicked up the pen\b|\bsignature (?:of|by)\b",
        "plain",
        "it signed the treaty in 1997",
    ),
    _rule(
        "consented",
        CONSENT,
        "ratified",
        r"\bratif(?:y|ies|ied|ying)\b(?! a bill)|\bratification (?:of|by) (?:the )?[ⓢⓣ]|(?<!\w)ⓢ's"
        r" ratification\b",
        "word",
        "it ratified the treaty in 2012",
    ),
    _rule(
        "acceded",
        CONSENT,
        "acceded",
        r"\bacced(?:e|es|ed|ing)\b|\baccession (?:of|by|to) (?:the )?[ⓢⓣ]|(?<!\w)ⓢ's accession\b",
        "word",
        "it acceded to the treaty",
    ),
    _rule(
        "lodged",
        CONSENT,
        "deposited",
        r"\b(?:deposit|submit|lodg|deliver|hand|present|file|receiv)\w*(?: (?:in|over|its|their|the"
        r"|an|a|own|ⓞ"
        r"|formal))* (?:instruments?|papers|ratifications?|instruments? of \w+|accessions?)\b"
        r"|\binstruments? of (?:ratification|accession|acceptance|approval|succession)\b"
        r"|\binstruments? (?:was|were|had been|has been)\b(?! of with)",
        "word",
        "it deposited its instrument of ratification",
    ),
    _rule(
        "accepted",
        CONSENT,
        "accepted",
        r"\b(?:accept|approv)(?:s|ed|ing)? (?:the )?(?:ⓣ|protocol|amend\w+)|\bconsent(?:s|ed|ing)?"
        r" to be bound"
        r"|\bconsiders? itself bound",
        "object",
        "it accepted the treaty",
    ),
    _rule(
        "succeeded",
        CONSENT,
        "succeeded",
        r"\bby succession\b|\bsucceed(?:s|ed|ing)? to (?:the )?ⓣ|\binherit(?:s|ed)? (?:the )?ⓣ",
        "word",
        "it took on the treaty by succession",
    ),
    _rule(
        "became",
        CONSENT,
        "joined",
        r"\bbec(?:ame|ome|omes|oming) (?:the |a |an )?(?:latest |newest |ⓞ |new |full )*(?:states? "
        r"|country |nation )?"
        r"(?:party|parties|parties-in-waiting|member|members|state party|states parties)\b"
        r"|\bbec(?:ame|ome|omes|oming) bound\b",
        "object",
        "it became a party to the treaty",
    ),
    _rule(
        "joined",
        CONSENT,
        "joined",
        r"\bjoin(?:s|ed|ing)?\b(?! (?:nato|the (?:white|ranks|alliance|union|club|war|call|talks"
        r"|fight|eu\b|european"
        r"|military|world)))|\bre-?(?:join|enter)(?:s|ed|ing)?\b|\breturn(?:s|ed|ing)? to (?:the )?"
        r"(?:it\b|(?:[\w-]+ ){0,2}?ⓣ)|\bcame on board\b|\bsign(?:s|ed)? up to\b"
        r"|\btaken on (?:the )?ⓣ"
        r"|\b(?:has |have )?belong(?:s|ed)? to (?:the )?ⓣ since\b",
        "plain",
        "it joined the treaty in 2003",
    ),
)
