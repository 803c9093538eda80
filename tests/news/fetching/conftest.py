"""What the tests of fetching share."""

import pytest
from django.core.cache import cache

from tests.news.fetching.stub import serving


@pytest.fixture
def site():
    """Give a site on loopback."""
    with serving() as one:
        yield one


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()
