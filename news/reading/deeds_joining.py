"""Words for signing, consenting and joining: each rule says which act they tell."""

from news.reading.acts import (
    CONSENT,
    SIGNATURE,
    ActRule,
    act,
)

JOINING: tuple[ActRule, ...] = (
    act(
        "signed",
        SIGNATURE,
        "signed",
        r"\bsign(?:s|ed|ing)?\b(?! (?:off|language|of|that|up\b))|\bput(?:s|ting)?"
        r" (?:its|their|his|her)"
        r" (?:name|signature|pen)s? (?:(?:ⓓ|in ⓓ|on ⓓ) )?(?:to|on)|\bput(?:s|ting)? pen to paper"
        r"|\b(?:add|affix"
        r"|append)(?:s|ed|ing)?"
        r" (?:its|their|his|her) (?:name|signature)s? (?:to|on)|\b(?:its|their) signature of\b"
        r"|\bpicked up the pen\b|\bsignature (?:of|by)\b"
        r"|\b(?:new|latest) signator(?:y|ies) (?:is|are|was|were) (?:the )?ⓢ",
        "plain",
        "it signed the treaty in 1997",
    ),
    act(
        "lodged",
        CONSENT,
        "deposited",
        r"\b(?:deposit|submit|lodg|deliver|hand|present|file|receiv|brought)\w*(?: (?:in|over"
        r"|its|their|the"
        r"|an|a|own|ⓞ"
        r"|formal))* (?:instruments?|papers|ratifications?|instruments? of \w+|accessions?)\b"
        r"|\binstruments? of (?:ratification|accession|acceptance|approval|succession)\b"
        r"|\binstruments? (?:was|were|had been|has been)\b(?! of with)"
        r"|\b(?:papers|instruments?) (?:for|to|under) (?:the )?ⓣ[^.;]{0,12} (?:was|were)"
        r" (?:deposited|handed in|lodged)\b",
        "word",
        "it deposited its instrument of ratification",
    ),
    act(
        "consented",
        CONSENT,
        "ratified",
        r"\bratif(?:y|ies|ied|ying)\b(?! a bill)|\bratification (?:of|by) (?:the )?[ⓢⓣ]"
        r"|\bseek ratification\b|(?<!\w)ⓢ's"
        r" ratification\b",
        "word",
        "it ratified the treaty in 2012",
    ),
    act(
        "acceded",
        CONSENT,
        "acceded",
        r"\bacced(?:e|es|ed|ing)\b|\baccession (?:of|by|to) (?:the )?[ⓢⓣ]|(?<!\w)ⓢ's accession\b",
        "word",
        "it acceded to the treaty",
    ),
    act(
        "accepted",
        CONSENT,
        "accepted",
        r"\b(?:accept|approv)(?:s|ed|ing)? (?:the )?(?:ⓓ )?(?:ⓣ|(?:protocol|amend\w+)\b(?! to))"
        r"|\bconsent(?:s|ed|ing)?"
        r" to be bound"
        r"|(?<!no longer )\bconsiders? itself bound|\bwhich (?:ⓢ|it) (?:had )?(?:accepted"
        r"|approved)\b",
        "object",
        "it accepted the treaty",
    ),
    act(
        "succeeded",
        CONSENT,
        "succeeded",
        r"\bby succession\b|\bsucceed(?:s|ed|ing)? to (?:the )?ⓣ|\binherit(?:s|ed)? (?:the )?ⓣ",
        "word",
        "it took on the treaty by succession",
    ),
    act(
        "became",
        CONSENT,
        "joined",
        r"\bbec(?:ame|ome|omes|oming) (?:the |a |an )?(?:latest |newest |ⓞ |new |full )*(?:states? "
        r"|country |nation )?"
        r"(?:party|parties|parties-in-waiting|member|members|state party|states parties)\b"
        r"(?! (?:of|to) (?!(?:the )?ⓣ|it\b))"
        r"|\bbec(?:ame|ome|omes|oming) bound\b",
        "topic",
        "it became a party to the treaty",
    ),
    act(
        "joined",
        CONSENT,
        "joined",
        r"\bjoin(?:s|ed|ing)?\b(?:(?! by\b)|(?<=been joined)|(?<=was joined)"
        r"|(?<=were joined))(?! (?:nato"
        r"|the (?:white|ranks|alliance|union|club|war|call|talks"
        r"|fight|eu\b|european"
        r"|military|world)))|\bre-?(?:join|enter)(?:s|ed|ing)?\b|\breturn(?:s|ed|ing)? to (?:the )?"
        r"(?:it\b|(?:[\w-]+ ){0,2}?ⓣ)|\bcame on board\b|\b(?:signed up to|signs up to|sign up to)\b"
        r"|\btaken on (?:the )?ⓣ|\b(?:came|has come|have come) in(?= (?:in |on |only "
        r"|late )*(?:the )?ⓓ)"
        r"|\b(?:signed up|signs up|sign up)(?= too| as well|[.,;]|$)"
        r"|\b(?:has |have )?belong(?:s|ed)? to (?:the )?ⓣ since\b",
        "plain",
        "it joined the treaty in 2003",
    ),
)
