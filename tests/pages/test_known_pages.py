"""Pages as they were known at a moment."""

import re

import pytest
from django.utils import timezone

from tests.factories import ReleaseFactory, SourceFactory
from tests.pages.reading import Page
from tests.treaties.api import scene
from treaties import services
from treaties.models import Characterisation, Provision, Treaty, TreatyAction
from treaties.services import Cites

PAGES = (
    "/treaties/apmbc/?on=2026-01-09",
    "/treaties/apmbc/UKR/?on=2026-01-09",
    "/treaties/npt/PRK/?on=2003-04-11",
    "/states/UKR/?on=2026-01-09",
)


def content(client, path):
    """Return what a page says, without bar and foot, and without the moment that it carries on."""
    html = client.get(path).content.decode()
    main = re.search(r"<main.*</main>", html, re.DOTALL).group()
    main = re.sub(r'<input type="hidden" name="(release|known)"[^>]*>', "", main)
    return re.sub(r"(&amp;|\?)(release=1|known=[^\"&]*)", "", main)


def edit():
    treaty = Treaty.objects.get(pk="apmbc")
    un = SourceFactory(id="later", kind="depositary", as_of="2026-11-24")
    suspended = TreatyAction.objects.get(public_id="apmbc-UKR-suspension-2025-07-18")
    services.record(
        TreatyAction(
            treaty=treaty,
            state_id="UKR",
            kind="withdrawal_notice",
            acted_on="2025-01-02",
            confidence="sourced",
        ),
        cites=[Cites(un)],
    )
    Characterisation.objects.create(action=suspended, holder="un", opinion="valid", says="New.")
    Characterisation.objects.filter(holder="PRK").update(says="Something else")
    Provision.objects.filter(treaty="apmbc").update(summary="Other words.", article="99")
    Treaty.objects.filter(pk="apmbc").update(ended_on="2025-12-31")
    services.register_changed(["apmbc", "npt"])


@pytest.mark.django_db(transaction=True)
def test_a_cited_address_opens_the_same_content_after_edits(client):
    scene.make()
    before = {path: content(client, path) for path in PAGES}
    release = ReleaseFactory(released_at=timezone.now())
    edit()
    for path, shown in before.items():
        assert content(client, path) != shown, path
        assert content(client, f"{path}&release={release.number}") == shown, path


@pytest.mark.usefixtures("record", "today")
class TestAsked:
    def test_the_bar_says_as_known_when_and_every_link_keeps_it(self, client):
        ReleaseFactory()
        page = Page(client.get("/treaties/apmbc/?on=2026-01-09&release=1"))
        assert "as known on 22 November 2026, 08:00:00 UTC, release 1" in page.words
        assert "/states/FIN/?on=2026-01-09&release=1" in page.inner_links
        hidden = {one["name"]: one.get("value") for one in page.inputs if "name" in one}
        assert hidden["release"] == "1"

    def test_a_moment_can_be_named_itself(self, client):
        page = Page(client.get("/treaties/apmbc/?known=2026-11-23T10:00:00Z"))
        assert "as known on 23 November 2026, 10:00:00 UTC" in page.words
        assert "/states/FIN/?known=2026-11-23T10%3A00%3A00Z" in page.inner_links

    def test_a_page_that_cannot_remember_says_so(self, client):
        page = Page(client.get("/exits/?known=2026-11-23"))
        assert "this page shows what the record says now" in page.words

    @pytest.mark.parametrize(
        ("query", "advice"),
        [
            ("known=2020-01-01", "is too early. The record begins on 22 November 2026"),
            ("known=soon", "is not a moment: write YYYY-MM-DD"),
            ("release=9", "There is no release “9”: /data/ lists the releases there are."),
            ("release=1e9", "There is no release “1e9”"),
            ("release=1&known=2026-11-23", "Give known= or release=, not both."),
        ],
    )
    def test_another_moment_is_refused_with_advice(self, client, query, advice):
        ReleaseFactory()
        page = Page(client.get(f"/treaties/apmbc/?{query}"))
        assert page.status == 400
        assert advice in page.words
