"""Protocols that a sentence numbers: “Protocols I, III and IV”, “amended Protocol II”."""

import re
from collections.abc import Mapping

from news.reading.masking import TREATY, Mark, Masked

_NUMBER = r"(?:iii|ii|iv|i|v|[1-5]|ⓝ)(?![\w'])"
NUMBERED = re.compile(
    rf"(?<!additional )\b(?:(?:the|its|both|all|amended) )*protocols? (?P<first>{_NUMBER}"
    rf"(?:(?:, (?:amended )?| and (?:amended )?|, and ){_NUMBER})*)(?: as amended\b)?"
)
OF_TREATY = re.compile(
    r"\b(?:(?:the|its|an?|both|all|ⓝ) )*(?:(?P<n>ⓞ) )?(?:additional |optional )?protocols? (?:to|of"
    r"|attached to|annexed to) (?:the )?(?P<what>ⓣ)"
    r"|\b(?:the |its |an )?amend(?:ment|ed)(?: (?:to|of))? (?:article ⓝ (?:of )?)?(?:to "
    r"|of )?(?:the )?"
    r"(?P<amended>ⓣ)"
)
_ONE = re.compile(_NUMBER)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


def numbered(
    within: Masked, match: re.Match[str], children: Mapping[str, tuple[str, ...]], parent: str
) -> Mark | None:
    """“Protocols I, III and IV” are those of the treaty spoken of; an amended one its amendment."""
    own = children.get(parent, ())
    ids = []
    for one in _ONE.finditer(match[0], match.start("first") - match.start()):
        word = one[0]
        if word == "ⓝ":
            mark = within.marks.get(match.start() + one.start())
            word = mark.value if mark is not None else ""
        digit = _ROMAN.get(word, word)
        amended = "amended" in match[0][max(0, one.start() - 9) : one.start()]
        amended = amended or (len(_ONE.findall(match["first"])) == 1 and "amended" in match[0])
        names = [f"{parent}-ap{digit}"] if amended else [f"{parent}-p{digit}"]
        ids += [name for name in names if name in own]
    if not ids:
        return None
    return Mark(TREATY, *within.span(match.start(), match.end()), tuple(ids), how="list")


def of_treaty(
    within: Masked, match: re.Match[str], children: Mapping[str, tuple[str, ...]]
) -> Mark | None:
    """“The second protocol to the treaty” and “the amendment to its article” are no treaty itself.

    They are the one that the record keeps under it; several, where none is told; else another text.
    """
    mark = within.marks[match.start("what" if match["what"] else "amended")]
    place = within.span(match.start(), match.end())
    own = [child for one in mark.ids for child in children.get(one, ())]
    if match["amended"]:
        ids = [one for one in own if one.rpartition("-")[2] in {"a", "a1"}]
    else:
        ids = [one for one in own if one.rpartition("-")[2].startswith("p")]
        number = within.marks.get(match.start("n")) if match["n"] else None
        if number is not None:
            ids = [one for one in ids if one.endswith(f"-p{number.value}")]
    if not ids:
        return Mark(TREATY, *place, how="other")
    return Mark(TREATY, *place, tuple(ids), how="list" if len(ids) > 1 else "")
