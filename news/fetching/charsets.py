"""Text out of bytes: as they say they are, and where that is untrue, as they look."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Charsets that are named where a wider one is meant, as browsers read them."""
_DEFAULT = "cp1252"
"""What servers tell where nobody told them: what reads as UTF-8 is UTF-8 all the same."""
_READ = re.compile(
    r"utf-8|utf-(16|32)(-[lb]e)?|cp(125[0-8]|866|874|93[26]|949)|iso8859-\d+|koi8-[ru]|tis-620|"
    r"mac-(roman|cyrillic)|big5(hkscs)?|gb18030|euc_j\w+|iso2022_jp"
)
"""Charsets of text. Python knows others, which run programs' escapes or take very long."""
_INSIDE = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD, _SAMPLE = 4096, 64 * 1024
_FEW = 10
"""One bad character among so many good ones beyond ASCII is a slip, not another charset."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was read in, how many bytes were replaced, and what was odd about it."""

    text: str
    charset: str
    replaced: int = 0
    detail: str = ""


def decode(body: bytes, told: str = "") -> Decoded:
    """Return a body as text: in the charset of its mark, as told, as it says inside, or guessed.

    The first that fits without a fault is taken. Where none does, bad bytes are replaced.
    """
    body, mark = _unmarked(body)
    names = dict.fromkeys(name for name in (mark, known(told), _inside(body)) if name)
    stated = next(iter(names), "")
    if stated == _DEFAULT and not body.isascii():
        names = {"utf-8": None, **names}
    for name in names:
        if (text := _strictly(body, name)) is not None:
            detail = f"The charset is {name}, not {stated} as told." if name != stated else ""
            return Decoded(text, name, detail=detail)
    if (text := _strictly(body, "utf-8")) is not None:
        detail = f"The charset is utf-8, not {stated} as told." if stated else ""
        return Decoded(text, "utf-8", detail=detail)
    return _repaired(body, stated)


def known(name: str) -> str:
    """Return the name under which a charset is read here, empty where it is none of them."""
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    found = _WIDER.get(found, found)
    return found if _READ.fullmatch(found) else ""


def charset_told(content_type: str) -> str:
    """Return the charset that a Content-Type names, empty where it names none."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", content_type, re.IGNORECASE)
    return found[1] if found else ""


def _unmarked(body: bytes) -> tuple[bytes, str]:
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :], name
    return body, ""


def _inside(body: bytes) -> str:
    found = _INSIDE.search(body[:_HEAD])
    name = known((found[1] or found[2]).decode("ascii")) if found else ""
    # What can be read byte by byte is not UTF-16, whatever it says.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except UnicodeDecodeError:
        return None


def _repaired(body: bytes, stated: str) -> Decoded:
    """Return text with bad bytes replaced, in the charset that was stated or that it looks like."""
    name = stated or "utf-8"
    text = body.decode(name, errors="replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    good = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if bad * _FEW > good and (guess := _guessed(body)) and guess != name:
        name, text = guess, body.decode(guess, errors="replace")
        bad = text.count("\N{REPLACEMENT CHARACTER}")
        said = f"The charset is not {stated or 'utf-8'}; it looks like {name}."
        return Decoded(text, name, bad, f"{said} {_lost(bad)}".rstrip())
    return Decoded(text, name, bad, _lost(bad))


def _guessed(body: bytes) -> str:
    best = from_bytes(body[:_SAMPLE]).best()
    return known(best.encoding) if best else ""


def _lost(bad: int) -> str:
    if not bad:
        return ""
    return f"{bad} byte sequence{' was' if bad == 1 else 's were'} replaced, being none of text."
