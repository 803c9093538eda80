"""What a robots.txt says to a program, as RFC 9309 reads it."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LARGEST = 500 * 1024
"""How many bytes are read: as many as the RFC asks for at least."""
_MOST_RULES = 5000
_SAFE = "/?:@!$&'()*+,;=-._~%[]#"
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of paths, and whether they may be visited."""

    allow: bool
    pattern: str


@dataclass(frozen=True, slots=True)
class Robots:
    """What one program is told: rules about paths, and seconds to wait between visits."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether an address may be visited: by the longest pattern that fits, allowed in doubt."""
        path = path_of(url)
        if path == "/robots.txt":
            return True
        fitting = [rule for rule in self.rules if fits(rule.pattern, path)]
        return max(((len(rule.pattern), rule.allow) for rule in fitting), default=(0, True))[1]


EVERYTHING = Robots()
"""What is told by a site that tells nothing."""


def read(text: str, agent: str) -> Robots:
    """Return what a robots.txt tells the program of that name: its own groups, or those of all."""
    groups = _groups(text)
    chosen = groups.get(agent.lower(), groups.get("*", _Group()))
    return Robots(tuple(chosen.rules[:_MOST_RULES]), chosen.delay)


def path_of(url: str) -> str:
    """Return what patterns are held against: the path and the query, other letters escaped."""
    parts = urlsplit(url)
    return _escaped((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def fits(pattern: str, path: str) -> bool:
    """Whether a path begins like a pattern, where `*` is anything and a final `$` the end.

    The pieces between the stars are looked for one after another, so that no pattern takes long.
    """
    whole = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at, last = len(first), pieces.pop() if pieces and whole else None
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not whole:
        return True
    return at == len(path) if last is None else path.endswith(last) and len(path) - len(last) >= at


class _Group:
    """The rules and the delay told to one name."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.delay: float | None = None


def _groups(text: str) -> dict[str, _Group]:
    """Return what is told to each name, groups of the same name taken together."""
    groups: dict[str, _Group] = {}
    named: list[_Group] = []
    naming = False
    for key, value in _lines(text):
        if key == "user-agent":
            named = named if naming else []
            named.append(groups.setdefault(_named(value), _Group()))
        elif key in {"allow", "disallow"} and value:
            for group in named:
                group.rules.append(Rule(key == "allow", _escaped(value)))
        elif key == "crawl-delay" and (delay := _seconds(value)) is not None:
            for group in named:
                group.delay = delay
        naming = key == "user-agent"
    return groups


def _lines(text: str) -> list[tuple[str, str]]:
    found = []
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        key, colon, value = line.partition("#")[0].partition(":")
        key = key.strip().lower().replace("useragent", "user-agent")
        if colon and key in {"user-agent", "allow", "disallow", "crawl-delay"}:
            found.append((key, value.strip()))
    return found


def _named(value: str) -> str:
    found = _TOKEN.match(value)
    return found[0].lower() if found else "*" if value.startswith("*") else ""


def _seconds(value: str) -> float | None:
    return float(value) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value, re.ASCII) else None


def _escaped(path: str) -> str:
    """Return a path with other letters escaped, and what need not be escaped as it is."""
    plain = re.sub(r"%([0-9A-Fa-f]{2})", _plain, path)
    return quote(plain, safe=_SAFE)


def _plain(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    unreserved = letter.isascii() and (letter.isalnum() or letter in "-._~")
    return letter if unreserved else f"%{found[1].upper()}"
