"""Fixtures of what comes in."""

import pytest
from django.core.cache import cache

from tests.news.served import serving


@pytest.fixture
def site():
    """Give a site of this machine, at which nobody has been."""
    cache.clear()
    with serving() as one:
        yield one
    cache.clear()
