"""Addresses that strangers named: only public ones are reached, and only where they were checked.

A name is resolved once, every address it has is checked, and the connection goes to the very
address that was checked, so that a name which changes its address meanwhile (DNS rebinding) leads
nowhere else. The certificate is still held against the name.
"""

import functools
import ipaddress
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

import httpx2

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
    """Nobody goes to this address; the message says which to give instead."""


class NotPublicError(RefusedAddressError):
    """The name is unknown, or leads where nobody goes: one does not tell strangers which."""


class UnknownHostError(NotPublicError):
    """The name is unknown, now at least."""


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
    """Where one may go: by which schemes, to which addresses and ports (None: to any port)."""

    schemes: frozenset[str] = field(default=frozenset({"https"}))
    takes: Callable[[Address], bool] = is_public
    ports: frozenset[int] | None = None


_USUAL_PORTS = {"http": 80, "https": 443}

PUBLIC = Rules()
"""What holds outside tests for what is sent: https, and the public Internet."""

OPEN = Rules(frozenset({"http", "https"}), ports=frozenset({80, 443}))
"""What holds outside tests for what is read: the Web at its usual ports."""


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


def check(url: str, rules: Rules = PUBLIC) -> Target:
    """Return where an address leads, if one may go there.

    Raises:
        RefusedAddressError: it is not of the form, its name is unknown, or it leads where nobody
            goes.
    """
    parts, host = formed(url, rules)
    found = [ipaddress.ip_address(one) for one in addresses_of(host, parts.port)]
    if not found:
        raise UnknownHostError(f"No such host: {host}. Give a name that can be resolved.")
    if not all(rules.takes(one) for one in found):
        raise NotPublicError(
            f"{host} does not lead to the public Internet. Give an address that others reach."
        )
    return Target(parts, host, found[0])


def formed(url: str, rules: Rules = PUBLIC) -> tuple[SplitResult, str]:
    """Return the parts of an address and its host as it is resolved, if its form is right.

    Raises:
        RefusedAddressError: it is not.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise RefusedAddressError("This is no address: write https://host/path.") from error
    if parts.scheme not in rules.schemes or not host or "%" in host:
        shown = " or ".join(f"{one}://" for one in sorted(rules.schemes))
        raise RefusedAddressError(f"Give an address that begins with {shown}.")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError("Leave name and password out of the address.")
    if rules.ports is not None and (port or _USUAL_PORTS[parts.scheme]) not in rules.ports:
        raise RefusedAddressError(f"Port {port} is not open to us: give an address without one.")
    return parts, host


def addresses_of(host: str, port: int | None) -> list[str]:
    """Return the addresses of a host, none where it has none."""
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))


def check_within(seconds: float, url: str, rules: Rules = PUBLIC) -> Target:
    """Return what `check` returns, and wait no longer than that for the name.

    Resolving can't be broken off, so it is left behind in a thread of its own.

    Raises:
        RefusedAddressError: as `check` does.
        TimeoutError: the name was not resolved in time.
    """
    found: Future[Target] = Future()

    def look() -> None:
        try:
            found.set_result(check(url, rules))
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets it
            found.set_exception(error)

    threading.Thread(target=look, name="resolve", daemon=True).start()
    return found.result(timeout=seconds)


@functools.cache
def trusted() -> ssl.SSLContext:
    """Return whose certificates are believed, read once: that takes longer than most answers."""
    return httpx2.create_ssl_context(trust_env=False)


@asynccontextmanager
async def exchange(
    target: Target,
    method: str,
    headers: Mapping[str, str],
    *,
    content: bytes | None = None,
    timeout: httpx2.Timeout,
    extensions: Mapping[str, Any] | None = None,
) -> AsyncIterator[httpx2.Response]:
    """Give the answer of a target, its body not yet read; redirects are not followed.

    The one place that opens connections to addresses strangers named: it goes to the address that
    was checked, names the host, holds the certificate against that name, and takes no proxy, no
    password and no certificate from the environment.
    """
    client = httpx2.AsyncClient(
        verify=trusted(), timeout=timeout, follow_redirects=False, trust_env=False
    )
    asked = client.stream(
        method,
        target.url,
        content=content,
        headers={**headers, "Host": target.named},
        extensions={**(extensions or {}), "sni_hostname": target.host},
    )
    async with client, asked as response:
        yield response
