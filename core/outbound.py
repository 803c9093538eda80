"""Posting to addresses that strangers named: only to public ones, never for long, never onward.

A name is resolved once, every address it has is checked, and the connection goes to the very
address that was checked, so that a name which changes its address meanwhile (DNS rebinding) leads
nowhere else. The certificate is still held against the name.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

import httpx2

USER_AGENT = "Servanda-Webhook/1"
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 5.0, 10.0, 15.0
LARGEST_ANSWER = 64 * 1024
"""How many bytes of an answer are read; the rest is left."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})
"""What stands before the IPv4 address that an ISATAP address holds in its last 32 bits."""
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(one)
    for one in ("168.63.129.16/32", "192.88.99.0/24", "fec0::/10", "3fff::/20")
)
"""Networks that look public and are not: a cloud's own service to its machines, the relays of 6to4
that are no more, what was local to a site, and what is for documents alone."""

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class RefusedAddressError(ValueError):
    """Nothing is sent to this address; the message says what to register instead."""


class NotPublicError(RefusedAddressError):
    """The name is unknown, or leads where nothing is sent: one does not tell strangers which."""


class NotReachedError(Exception):
    """There was no answer; the message says why."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public Internet, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv6Address):
        if not all(is_public(one) for one in _held(address)):
            return False
        if address.ipv4_mapped is not None:
            return True
    special = address.is_multicast or address.is_reserved
    return address.is_global and not special and not any(address in one for one in _NOT_PUBLIC)


def _held(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """Return the addresses of IPv4 that one of IPv6 holds, and to which it may lead."""
    number = int(address)
    held = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        held.append(ipaddress.IPv4Address(number & 0xFFFFFFFF))
    return [one for one in held if one is not None]


@dataclass(frozen=True, slots=True)
class Rules:
    """Where may be sent: by which schemes, to which addresses."""

    schemes: frozenset[str] = field(default=frozenset({"https"}))
    takes: Callable[[Address], bool] = is_public


PUBLIC = Rules()
"""What holds outside tests: https, and the public Internet."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was checked: its parts, and where it leads."""

    parts: SplitResult
    host: str
    address: Address

    @property
    def url(self) -> str:
        """The address with the one that was checked in the place of the name."""
        return self.parts._replace(netloc=self._with_port(str(self.address)), fragment="").geturl()

    @property
    def named(self) -> str:
        """The name that was checked, and the port where one was given: what the field Host says."""
        return self._with_port(self.host)

    def _with_port(self, host: str) -> str:
        shown = f"[{host}]" if ":" in host else host
        return f"{shown}:{self.parts.port}" if self.parts.port else shown


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered: a status and the beginning of the text."""

    status: int
    text: str


def check(url: str, rules: Rules = PUBLIC) -> Target:
    """Return where an address leads, if something may be sent there.

    Raises:
        RefusedAddressError: it is not of the form, its name is unknown, or it leads where nothing
            is sent.
    """
    parts, host = _parts(url, rules)
    found = [ipaddress.ip_address(one) for one in addresses_of(host, parts.port)]
    if not found:
        raise NotPublicError(f"No such host: {host}. Register a name that can be resolved.")
    if not all(rules.takes(one) for one in found):
        raise NotPublicError(
            f"{host} does not lead to the public Internet. Register an address that others reach."
        )
    return Target(parts, host, found[0])


def _parts(url: str, rules: Rules) -> tuple[SplitResult, str]:
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise RefusedAddressError("This is no address: write https://host/path.") from error
    if parts.scheme not in rules.schemes or not host or "%" in host:
        raise RefusedAddressError("Register an address that begins with https://.")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError("Leave name and password out: the signature proves who sends.")
    return parts, host


def addresses_of(host: str, port: int | None) -> list[str]:
    """Return the addresses of a host, none where it has none."""
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))


def post(url: str, body: bytes, headers: Mapping[str, str], *, rules: Rules = PUBLIC) -> Reply:
    """Post to an address; redirects are not followed.

    Raises:
        RefusedAddressError: nothing is sent there.
        NotReachedError: it could not be reached, or took too long.
    """
    target = check(url, rules)
    try:
        return asyncio.run(_within_time(target, body, headers))
    except TimeoutError as error:
        raise NotReachedError(f"No whole answer within {WHOLE_SECONDS:.0f} seconds.") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise NotReachedError(f"{type(error).__name__}: {error}"[:300]) from error


async def _within_time(target: Target, body: bytes, headers: Mapping[str, str]) -> Reply:
    async with asyncio.timeout(WHOLE_SECONDS):
        return await _post(target, body, headers)


async def _post(target: Target, body: bytes, headers: Mapping[str, str]) -> Reply:
    timeout = httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **headers}
    sent["Host"] = target.named
    client = httpx2.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False)
    async with (
        client,
        client.stream(
            "POST",
            target.url,
            content=body,
            headers=sent,
            extensions={"sni_hostname": target.host},
        ) as response,
    ):
        text = b""
        async for part in response.aiter_raw():
            text += part
            if len(text) >= LARGEST_ANSWER:
                break
        return Reply(response.status_code, text[:LARGEST_ANSWER].decode(errors="replace"))
