"""The one form of an address under which a page is known, however others link to it."""

import re
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

_LONGEST = 2000
_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"utm_\w+|pk_\w+|mtm_\w+|hsa_\w+|at_(medium|campaign|custom\d|link\w*)|ns_(campaign|mchannel|source)"
    r"|[dg]clid|gclsrc|[gw]braid|fbclid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_hsenc|_hsmi"
    r"|mkt_tok|oly_(anon|enc)_id|vero_id|wickedid|_openstat|ocid|cmpid|xtor|ref_src|ftag",
    re.IGNORECASE,
)
"""Parameters by which others follow readers; the page is the same without them."""
_SAFE = "!$&'()*+,;=:@/?-._~"


def canonical_url(url: str, base: str = "") -> str:
    """Return an address in its one form, absolute by `base`.

    Scheme and host in lower case, the host in ASCII and without a final dot, no port that goes
    without saying, no fragment, no parameters that only follow readers, the others in order.

    Raises:
        ValueError: it is no address of a page: empty, not of http or https, without a host, with a
            password, or longer than any page's.
    """
    if not url.strip():
        raise ValueError("There is no address.")
    joined = urljoin(base, url.strip()) if base else url.strip()
    if len(joined) > _LONGEST:
        raise ValueError(f"The address is longer than {_LONGEST} characters.")
    parts = urlsplit(joined)
    if parts.scheme not in _PORTS or parts.username is not None or parts.password is not None:
        raise ValueError(f"This is no address of a page: {joined[:80]!r}.")
    path = _escaped(_without_dots(parts.path or "/"))
    return urlunsplit((parts.scheme, _place(parts), path, _query(parts.query), ""))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, with or without www."""
    hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    return hosts[0] == hosts[1] != ""


def _place(parts: SplitResult) -> str:
    """Return the host and the port of an address in their one form."""
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host.encode("idna").decode().lower()
    if not host or not re.fullmatch(r"[\w.-]+|\[[0-9a-f:.]+\]", host, re.ASCII):
        raise ValueError("This address has no host.")
    port = parts.port
    return host if port in {None, _PORTS[parts.scheme]} else f"{host}:{port}"


def _without_dots(path: str) -> str:
    """Return a path without the steps `.` and `..`."""
    kept: list[str] = []
    steps = path.split("/")
    for step in steps[1:]:
        if step == ".." and kept:
            kept.pop()
        elif step not in {".", ".."}:
            kept.append(step)
    if steps[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    pieces = [piece for piece in query.split("&") if piece]
    kept = [one for one in pieces if not _TRACKING.fullmatch(one.partition("=")[0])]
    return "&".join(sorted(_escaped(piece) for piece in kept))


def _escaped(text: str) -> str:
    """Return a text with escapes where they are needed and nowhere else."""
    pieces = re.split(r"((?:%[0-9A-Fa-f]{2})+)", text)
    return "".join(
        _escape(piece) if number % 2 else quote(piece, safe=_SAFE + "%")
        for number, piece in enumerate(pieces)
    )


def _escape(piece: str) -> str:
    plain = unquote_to_bytes(piece)
    return "".join(
        chr(byte)
        if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "-._~")
        else f"%{byte:02X}"
        for byte in plain
    )
