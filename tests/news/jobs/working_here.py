"""The Celery application, its worker allowed to visit this machine."""

from functools import partial

import django

from config.celery import app

django.setup()

from news import tasks  # noqa: E402 - its models need the apps to be ready
from news.services.stories import fetches  # noqa: E402
from news.services.visiting import visits  # noqa: E402
from tests.news.served import HERE  # noqa: E402

__all__ = ["app"]

tasks.visits = partial(visits, rules=HERE, seconds=1)
tasks.fetches = partial(fetches, rules=HERE, seconds=1)
