"""Words for leaving, suspending and taking back: each rule says which act they tell."""

from news.reading.acts import (
    DERATIFICATION,
    OBJECT,
    RESCISSION,
    RESUMPTION,
    SUSPENSION,
    UNSIGNING,
    WITHDRAWAL,
    ActRule,
    act,
)

LEAVING: tuple[ActRule, ...] = (
    act(
        "unsigned",
        UNSIGNING,
        "unsigned",
        r"\b(?:revok|withdr|rescind|cancel|retract|remov|disown|unsign|tak|took)\w*"
        r"(?: back)? (?:its|their|our|the|america's|ⓢ's|that) (?:own )?signature(?: back)?"
        r"|\bunsign(?:ed|ing|s)?\b",
        "word",
        "it would revoke its signature of the treaty",
    ),
    act(
        "unbound",
        UNSIGNING,
        "unbound",
        r"\bno longer (?:consider(?:s|ed)?|regard(?:s|ed)?) (?:itself"
        r"|themselves) (?:as )?(?:legally )?"
        r"bound by (?:the )?ⓣ",
        "object",
        "it no longer considers itself bound by the treaty",
    ),
    act(
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
    act(
        "rescinded",
        RESCISSION,
        "rescinded",
        r"\bput(?:s|ting)? (?:the|its|their) (?:step|withdrawal|exit|departure|notice) on (?:ice"
        r"|hold)"
        r"|\b(?:rescind|revok|withdr|took|tak|cancel|halt|suspend|revers|stop|put)\w*"
        r"(?: back| on hold| off)?"
        r" (?:its|their|the|ⓢ's|ⓐ) (?:own )?(?:notice|decision to (?:withdraw|leave|quit)"
        r"|withdrawal"
        r"|notification|exit|denunciation|departure|notice of withdrawal)\b(?! into)"
        r"|\b(?:withdrawal|notice|exit|denunciation)[\w ]{0,24} (?:was|is|has been|be) (?:rescinded"
        r"|revoked|cancelled|taken back|put on hold)",
        "word",
        "it rescinded its notice of withdrawal",
    ),
    act(
        "resumed",
        RESUMPTION,
        "resumed",
        r"\bresum(?:e|es|ed|ing|ption of) (?:its |full |the )*(?:implementation|participation"
        r"|application|operation|applying|observance|compliance|implementing|observing)"
        rf"(?: of| in| with)? ?(?:the )?{OBJECT}|\breturn(?:s|ed|ing)? to (?:full )?(?:compliance|"
        rf"participation|implementation)[\w ]{{0,12}}{OBJECT}"
        rf"|\b(?:lift|end)(?:s|ed|ing)? (?:its|the) suspension of (?:the )?{OBJECT}"
        rf"|\bresum(?:e|es|ed|ing) (?:the )?ⓣ",
        "object",
        "it will resume the application of the treaty",
    ),
    act(
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
    act(
        "on_hold",
        SUSPENSION,
        "suspended",
        r"\b(?:put|puts|putting|placed) (?:its|their)(?: own)? (?:obligations|participation"
        r"|commitments)"
        r" on hold\b|\b(?:declar|announc|order)(?:s|ed|ing) (?:a|the|its own) suspension\b"
        r"|\bstopped taking part\b|\bsuspend(?:s|ed|ing)? (?:its"
        r"|their)(?: own)? (?:obligations|participation)\b",
        "topic",
        "it put its own obligations on hold",
    ),
    act(
        "effective",
        WITHDRAWAL,
        "withdrawal_effective",
        r"\bceas(?:es|ed|e|ing) to be (?:bound|a party|party|parties|a member|members)"
        r"|\bto be free of (?:the )?ⓣ|\bend of ⓢ's membership (?:in|of) (?:the )?ⓣ"
        r"|\bno longer (?:be )?(?:a |an"
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
    act(
        "withdrew",
        WITHDRAWAL,
        "withdrew",
        r"\b(?:withdr(?:aw|aws|ew|awn|awing|awal)(?: (?:the )?ⓢ)?|pull(?:s|ed"
        rf"|ing)? (?:[\w' ⓢ]{{1,30}} )?out"
        r"|pull-?out"
        r"|walk(?:s|ed|ing)? (?:out|away)|exit(?:s|ed|ing)?|depart(?:s|ed|ing|ure)?|back(?:s|ed"
        r"|ing)? out"
        rf"|drop(?:s|ped|ping)? out|t(?:ake|akes|ook|aking|aken) (?:[\w' ⓢ]{{1,30}} )?out|bow(?:ed"
        r"|s)? out"
        r"|follow(?:s|ed|ing)? [\w' ⓢⓐ]{1,40} out"
        rf"|opt(?:s|ed|ing)? out|step(?:s|ped)? (?:out|away)) (?:of|from) (?:the )?{OBJECT}"
        r"|\b(?:leav(?:e|es|ing)|left|quit(?:s|ting)?|exit(?:s|ed|ing)?|abandon(?:s|ed|ing)?"
        r"|renounc(?:e|es|ed|ing)"
        r"|denounc(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|drop(?:s|ped|ping)?|ditch(?:es|ed|ing)?"
        r"|terminat(?:e|es|ed|ing)"
        r"|tear(?:s|ing)? up|t(?:ore|orn) up|repudiat(?:e|ed|es|ing)|abrogat(?:e|ed|es|ing))"
        rf" (?:the )?{OBJECT}(?! (?:to|up|open|unratified|unchanged|with|behind|in an?|at that"
        r"|there)\b)"
        rf"|\bturn(?:s|ed|ing)? (?:its|their) backs? on (?:the )?{OBJECT}"
        r"|\bdenunciation (?:of|by)|\b(?:gave|give|given|giving|hand(?:ed|s)?(?: in| over)?"
        r"|deposit(?:ed|s)?|submitt?(?:ed|s)?|served"
        r"|sent|lodged|delivered) (?:(?:the )?ⓢ )?(?:its |their |the |a |formal "
        r"|official )*(?:notice"
        r"|notification)\b"
        r"|\bnotif(?:ied|ies|y|ying) (?:the )?[\w' ⓢ-]{1,60} of (?:its|their|the) (?:decision"
        r"|withdrawal|intention"
        r"|exit|departure|denunciation)|\b(?:instrument|notice|notification|letter) of"
        r" (?:withdrawal|denunciation)",
        "object",
        "it pulled out of the treaty",
    ),
    act(
        "left",
        WITHDRAWAL,
        "left",
        r"\b(?:the |a )?(?:notification|notice|letter) (?:was|has been|had been) (?:handed"
        r"|delivered"
        r"|deposited|received|lodged|submitted|sent|circulated)|\b(?:lodged|sent|delivered"
        r"|submitted"
        r"|filed|deposited) (?:its|their)(?: own)? (?:letters?|notices?|notifications?)"
        r"|\bleft (?<!papers left )(?<!documents left )(?:at|in|on|last|ⓓ)|\bwithdrew\b(?! from)"
        r"|\b(?:left"
        r"|abandoned|quit|denounced"
        r"|renounced) by (?:the )?ⓢ"
        r"|\b(?:its|their|the|whose|ⓢ's|ⓐ)(?: own)? (?:withdrawal"
        r"|exit"
        r"|departure)\b"
        r"|\bwithdrawing\b|\b(?:to|will|would) (?:withdraw|quit|leave)\b|\bpulled out\b(?! of)"
        r"|\bwalk(?:ed|ing) out\b(?! of)"
        r"|\bg(?:ave|iven|iving) notice\b|\bg(?:ive|ives|iven|ave|iving) (?:the )?(?:ⓢ|un"
        r"|united nations"
        r"|depositary"
        r"|(?:other |remaining )?(?:members|parties)) (?:formal |official )?notice\b"
        r"|\b(?:notif(?:ied|ies|y|ying)|inform(?:ed|s|ing)) (?:the )?[\w' ⓢⓣ-]{1,60} that(?= (?:it"
        r"|they|ⓢ) (?:will|would|is|was|are|were) (?:be )?(?:leav|withdr|quit|exit|pull|denounc))"
        r"|\bnotified the (?:un|united nations|depositary|secretary-general)\b"
        r"|\bdenounced it",
        "topic",
        "they left at the end of December",
    ),
)
