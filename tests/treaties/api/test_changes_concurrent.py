"""Writers at work while a reader follows the log: nothing missed, nothing twice, in their order."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories import (
    RecordFactory,
    SourceFactory,
    StateFactory,
    TreatyActionFactory,
    TreatyFactory,
    letters,
)
from tests.treaties.replaying import Consumer
from treaties import services
from treaties.models import Change, Source, State, Treaty
from treaties.record.log import begin
from treaties.services import Cites

WRITERS, ACTS = 4, 6


@pytest.fixture
def treaties(transactional_db):  # noqa: ARG001
    RecordFactory()
    SourceFactory(id="un")
    for number in range(WRITERS):
        TreatyFactory(id=f"t{number}", entered_into_force_on="2000-01-01")
        StateFactory(code=letters(number))
    begin()


def write(treaty, failures):
    try:
        for number in range(ACTS):
            action = TreatyActionFactory.build(
                public_id="",
                treaty=Treaty.objects.get(pk=treaty),
                state=State.objects.get(pk=letters(number % WRITERS)),
                acted_on=f"2001-01-{number + 1:02}",
                recorded_at=timezone.now(),
            )
            services.record(action, cites=[Cites(Source.objects.get(pk="un"))])
    except Exception as error:  # noqa: BLE001 - told by the test
        failures.append(error)
    finally:
        connection.close()


@pytest.mark.usefixtures("treaties")
def test_a_reader_beside_writers_misses_nothing_and_sees_nothing_twice(api):
    consumer, failures = Consumer(api, page_size=3).catch_up(), []
    before = len(consumer.seen)
    writers = [
        threading.Thread(target=write, args=(f"t{number}", failures)) for number in range(WRITERS)
    ]
    for one in writers:
        one.start()
    while any(one.is_alive() for one in writers):
        consumer.poll()
    consumer.catch_up()
    assert failures == []

    seen = [one["id"] for one in consumer.seen]
    assert len(seen) - before == WRITERS * ACTS
    assert seen == list(Change.objects.order_by("pk").values_list("pk", flat=True))
    versions = [one["version"] for one in consumer.seen[before:]]
    assert versions == sorted(set(versions))
    for number in range(WRITERS):
        keys = [one["key"] for one in consumer.seen[before:] if one["treaty"] == f"t{number}"]
        assert keys == sorted(keys, key=lambda key: key[-10:])
