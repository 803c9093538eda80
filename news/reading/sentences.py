"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“\u2018(\[]*[^\W_a-z])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|No|Nos|Art|Arts|vs|cf|e\.g|i\.e|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)
"""What a point may follow without ending the sentence."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give the beginning and the end of each sentence; an empty line ends one in any case."""
    for paragraph in _PARAGRAPH.finditer(text):
        begin = paragraph.start()
        for point in _END.finditer(text, begin, paragraph.end()):
            if _SHORT.search(text, max(begin, point.start() - 12), point.start() + 1):
                continue
            yield begin, point.end()
            begin = point.end()
            while text[begin].isspace():
                begin += 1
        end = begin + len(text[begin : paragraph.end()].rstrip())
        if end > begin:
            yield begin, end
