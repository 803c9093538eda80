"""How many requests one address may make: counted in the cache, told in every answer.

The fields are those of draft-ietf-httpapi-ratelimit-headers-06: ``RateLimit-Limit``,
``RateLimit-Remaining``, ``RateLimit-Reset`` (seconds) and ``RateLimit-Policy``.
"""

import time
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, Self, override

import structlog
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

WINDOW = 60
"""Seconds in which requests are counted together."""

logger = structlog.get_logger(__name__)

EXPOSED = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy")


class PerAddress(BaseThrottle):
    """Counts the requests of an address within each minute; a limit of 0 counts none."""

    def __init__(self, limit: int | None = None, name: str = "api-requests") -> None:
        self.limit: int = settings.API_REQUESTS_PER_MINUTE if limit is None else limit
        self.name = name
        self.made = 0
        self.ends = 0.0

    @classmethod
    def of_checks(cls) -> Self:
        """Return the limit of texts held against the record, on the page and by the API."""
        return cls(settings.CHECKS_PER_MINUTE, "checks")

    @override
    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request and return whether it may be answered."""
        if not self.limit:
            return True
        minute = int(time.time()) // WINDOW
        self.ends = (minute + 1) * WINDOW
        self.made = _count(f"{self.name}:{minute}:{address_of(self.get_ident(request) or '')}")
        return self.made <= self.limit

    @override
    def wait(self) -> float:
        """Return in how many seconds requests are answered again."""
        return max(1, round(self.ends - time.time()))

    @property
    def headers(self) -> Mapping[str, str]:
        """What an answer tells of the limit."""
        if not self.limit:
            return {}
        values = (self.limit, max(0, self.limit - self.made), int(self.wait()))
        told = [*(str(one) for one in values), f"{self.limit};w={WINDOW}"]
        return dict(zip(EXPOSED, told, strict=True))


def _count(key: str) -> int:
    """Count one more and return how many there were; 1 where the cache cannot be reached.

    An answer from the record needs no cache: without one nobody is counted.
    """
    try:
        if cache.add(key, 1, timeout=WINDOW):
            return 1
        return cache.incr(key)
    except ValueError:  # the minute ended between the two
        return 1
    except (ConnectionError, TimeoutError, RedisError) as error:
        logger.warning("requests are not counted", error=str(error))
        return 1


def address_of(text: str) -> str:
    """Return whom an address stands for: of IPv6, the network of 64 bits that one client has."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return text[:100].replace(" ", "")
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ip_network((address, 64), strict=False).network_address)
    return str(address)
