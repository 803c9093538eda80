"""Measure the review desk with a full queue: `python -m benchmarks.desk_queue`.

A hundred thousand proposals, each with evidence in one to three stories, are laid into the database
in a transaction that is undone at the end. Times are those of the whole request in this process,
the middle of many; beside them how many queries it takes.
"""

import os
import random
import statistics
import sys
import time
from http import HTTPStatus

import django

NUMBER = 100_000
STORIES = 30_000
TIMES = 15


def fill() -> None:
    """Lay the queue."""
    from news.models import Cluster, Document, Evidence, Proposal, Version
    from news.services.weighing import weight
    from news.terms import DocumentKind
    from policies.terms import Stage
    from treaties.models import State, Treaty
    from treaties.terms import ActionKind, SourceKind

    chance = random.Random(1)  # noqa: S311
    states, treaties = list(State.objects.all()), list(Treaty.objects.all())
    clusters = Cluster.objects.bulk_create(Cluster() for _ in range(STORIES))
    documents = Document.objects.bulk_create(
        Document(
            url=f"https://story.invalid/{number}",
            kind=DocumentKind.STORY,
            outlet=f"Paper {number % 200}",
            cluster=cluster,
        )
        for number, cluster in enumerate(clusters)
    )
    versions = Version.objects.bulk_create(
        Version(
            document=document,
            number=1,
            title=f"Story {number} of the ratification",
            text="A sentence that tells of an act. " * 60,
            sha256=f"{number:064d}",
        )
        for number, document in enumerate(documents)
    )
    drafted = []
    for number in range(NUMBER):
        version = versions[number % STORIES]
        one = Proposal(
            key=f"benchmark {number:050d}",
            state=chance.choice(states),
            treaty=chance.choice(treaties),
            kind=chance.choice(ActionKind.values),
            stage=chance.choice(Stage.values),
            acted_on=f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
            cluster=version.document.cluster,
            reader="benchmark 1",
            grade=chance.choice([SourceKind.NEWS, SourceKind.DEPOSITARY, SourceKind.GOVERNMENT]),
        )
        one.weight = weight(one, SourceKind(one.grade))
        drafted.append(one)
    proposals = Proposal.objects.bulk_create(drafted, batch_size=5000)
    Evidence.objects.bulk_create(
        (
            Evidence(
                proposal=proposal, version=versions[(number + nth * 7) % STORIES], start=0, end=32
            )
            for number, proposal in enumerate(proposals)
            for nth in range(1 + number % 3)
        ),
        batch_size=5000,
    )


def measure() -> None:
    """Ask for the pages of a reviewer, and tell how long each took."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from news.models import Proposal

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_superuser("benchmark-of-the-desk"))
    heaviest = Proposal.objects.undecided().queued()[0]
    deep = Proposal.objects.undecided().queued()[60_000]
    paths = (
        "/desk/",
        f"/desk/?after={deep.weight}.{deep.pk}",
        "/desk/?treaty=apmbc",
        "/desk/?state=FIN&treaty=apmbc",
        "/desk/?grade=news&kind=signature",
        "/desk/?q=story+17",
        "/desk/?q=zebra",
        "/desk/?tab=decided",
        heaviest.get_absolute_url(),
        "/desk/log/",
    )
    for path in paths:
        client.get(path)
        taken = []
        for _ in range(TIMES):
            began = time.perf_counter()
            answer = client.get(path)
            taken.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == HTTPStatus.OK, path
        with CaptureQueriesContext(connection) as caught:
            client.get(path)
        sys.stdout.write(
            f"{path:<38} {statistics.median(taken):>6.0f} ms {len(caught):>4} queries\n"
        )


def main() -> None:
    """Fill, measure, undo."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ.setdefault("DEBUG", "true")  # static files need not have been collected
    django.setup()
    from django.db import connection, transaction

    with transaction.atomic():
        began = time.perf_counter()
        fill()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        sys.stdout.write(f"{NUMBER:,} proposals laid in {time.perf_counter() - began:.0f} s\n")
        measure()
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
