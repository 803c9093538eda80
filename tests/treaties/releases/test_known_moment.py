"""A release's moment asked for later gives what the release holds, whatever was edited since."""

import pytest
from django.core.management import call_command

from policies.models import PolicyChange
from policies.services import correct as correct_policy
from policies.services import record as record_policy
from tests.factories import SourceFactory
from tests.treaties.releases.conftest import load_small
from treaties import answers, services
from treaties.models import (
    Characterisation,
    Provision,
    Release,
    State,
    StatusCheck,
    Treaty,
    TreatyAction,
)
from treaties.record.dump import dump
from treaties.record.load import load
from treaties.releases.build import read_content
from treaties.releases.publish import release
from treaties.services import Cites

pytestmark = pytest.mark.django_db(transaction=True)
"""What the database notes of edits is timed by their transactions: each edit is one here."""


def standings(known=None, view="record"):
    return {
        treaty: {state: periods for state, periods in one.standings.items() if periods}
        for treaty, one in answers.derive_many(known=known, view=view).items()
    }


def edit_everything():
    """Add an act, correct one, add, change and remove views, and change the register."""
    un = SourceFactory(id="later", kind="depositary", as_of="2026-11-24")
    mines, finland = Treaty.objects.get(pk="mines"), State.objects.get(pk="FIN")
    values = {"treaty": mines, "state": finland, "confidence": "sourced"}
    notice = TreatyAction(kind="withdrawal_notice", acted_on="2020-01-01", **values)
    services.record(notice, cites=[Cites(un)])
    wrong = TreatyAction.objects.get(public_id="mines-FIN-accession-1998-02-01")
    right = TreatyAction(kind="accession", acted_on="1999-02-01", **values)
    services.correct(wrong, right, reason="misread", cites=[Cites(un)])
    ratified = TreatyAction.objects.get(public_id="mines-AUT-ratification-1998-01-01")
    Characterisation.objects.create(action=ratified, holder="depositary", opinion="invalid")
    Characterisation.objects.filter(holder="AUT").update(opinion="contested")
    Characterisation.objects.filter(opinion="no_position").delete()
    StatusCheck.objects.update(as_of="2019-01-01")
    Provision.objects.filter(treaty="mines", kind="signature").update(summary="Other words")
    Treaty.objects.filter(pk="mines").update(ended_on="2021-01-01")
    services.register_changed(["mines"])


def policy(**changes):
    """Return a change of policy like the one that the small record holds last, not saved."""
    names = ("state", "topic", "track", "direction", "instrument", "authority", "summary", "title")
    last = PolicyChange.objects.get(pk="fin-mines-2025")
    values = {name: getattr(last, name) for name in (*names, "announced_on", "confidence")}
    return PolicyChange(**(values | changes))


def test_the_moment_of_a_release_gives_the_policies_that_it_holds(unpack, tmp_path, client):
    load_small(tmp_path / "small")
    made = release().release

    def asked(**query):
        return client.get("/api/v1/policies/", query).json()["results"]

    questions = ({}, {"on": "2025-05-01"}, {"on": "2020-06-01", "treaty": "mines"})
    held = [asked(**query) for query in questions]
    un = [Cites(SourceFactory(id="later", kind="depositary", as_of="2026-11-24"))]
    record_policy(policy(announced_on="2025-04-20", direction="tightens"), cites=un)
    old = PolicyChange.objects.get(pk="fin-mines-2020")
    earlier = policy(announced_on="2019-01-01", effective_on="2019-01-01", title="Another")
    right = correct_policy(old, earlier, reason="Misread", cites=un)
    last = PolicyChange.objects.get(pk="fin-mines-2025")
    correct_policy(last, policy(void=True), reason="A draft", cites=un)

    assert [row["id"] for row in asked(on="2025-05-01")] == ["fin-mines-2025-04-20"]
    assert right.pk in {row["id"] for row in asked()}
    known = {"known": made.released_at.isoformat()}
    assert [asked(**query, **known) for query in questions] == held

    call_command("flush", interactive=False, verbosity=0)
    load(unpack(1, "record"))
    assert [asked(**query) for query in questions] == held
    dump(tmp_path / "again")
    assert read_content(tmp_path / "again", made.compiled_on).hash == made.content_hash


def test_the_moment_of_a_release_gives_what_the_release_holds(tmp_path, unpack, client):
    load_small(tmp_path / "small")
    made = release().release
    moment, held = made.released_at, standings()

    edit_everything()

    assert standings() != held
    assert standings(known=moment) == held
    asked = {"known": moment.isoformat(), "history": "1"}
    rows = client.get("/api/v1/standings/", asked).json()["results"]

    call_command("flush", interactive=False, verbosity=0)
    load(unpack(1, "record"))
    assert standings() == held
    assert client.get("/api/v1/standings/", {"history": "1"}).json()["results"] == rows
    dump(tmp_path / "again")
    assert read_content(tmp_path / "again", made.compiled_on).hash == made.content_hash


def test_a_restored_record_still_knows_when_its_views_came(tmp_path):
    load_small(tmp_path / "small")
    moment = release().release.released_at
    held = standings(known=moment)
    ratified = TreatyAction.objects.get(public_id="mines-AUT-ratification-1998-01-01")
    Characterisation.objects.create(action=ratified, holder="depositary", opinion="invalid")
    dump(tmp_path / "later")

    call_command("flush", interactive=False, verbosity=0)
    load(tmp_path / "later")

    assert not Release.objects.exists()
    assert standings() != held
    assert standings(known=moment) == held
