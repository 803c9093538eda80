"""Stories in other languages: shown with whom they name, never read."""

import pytest
from django.urls import reverse

from core.dates import PartialDate
from news.models import Cluster, Document, Proposal, Version
from news.services.readings import keep, read_version
from news.services.versions import Text, add_story
from tests.news.factories import reviewer
from tests.pages.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_record")]

FRENCH = (
    "La Lituanie a dénoncé la convention sur les armes à sous-munitions le 6 septembre 2024, ont"
    " annoncé les autorités du pays. La Finlande et la Pologne suivent la question de près."
)
ENGLISH = (
    "Lithuania said that it had left the Convention on Cluster Munitions, and that the decision of"
    " the parliament was final."
)


def story(text, language=""):
    document = Document.objects.create(
        url=f"https://paper.example/{Document.objects.count()}",
        kind="story",
        outlet="Le Journal",
        cluster=Cluster.objects.create(),
    )
    told = Text("Titre", text, language=language, published_on=PartialDate.parse("2024-09-06"))
    return add_story(document, told, None, lambda _text: None)


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        (FRENCH, "fr", "fr"),
        (FRENCH, "fr-CA", "fr"),
        (FRENCH, "", "und"),
        (FRENCH, "en", "und"),
        (ENGLISH, "fr", "en"),
        (ENGLISH, "", "en"),
    ],
)
def test_the_words_decide_of_which_language_a_story_is(text, said, language):
    assert story(text, said).language == language


def test_it_is_not_read(client):
    version = story(FRENCH, "fr")
    assert keep(read_version(version)) == []
    assert not Proposal.objects.exists()

    client.force_login(reviewer())
    page = Page(client.get(reverse("news:unread")))
    hrefs = {link["href"] for link in page.links}
    assert {"/treaties/ccm/", "/states/LTU/", "/states/FIN/", "/states/POL/"} <= hrefs
    assert "Le Journal, 6 September 2024" in page.words
    assert page.refused == []


def test_only_the_last_text_of_a_story_counts_and_only_reviewers_see_it(client):
    version = story(FRENCH, "fr")
    add_story(version.document, Text("Title", ENGLISH), None, lambda _text: None)
    assert Version.objects.count() == 2
    client.force_login(reviewer())
    assert "No story in another language" in Page(client.get("/desk/unread/")).words
    client.logout()
    assert client.get("/desk/unread/").status_code == 302


def test_the_list_goes_on_where_a_page_ends(client):
    for number in range(53):
        story(f"{FRENCH} {number}", "fr")
    client.force_login(reviewer())
    first = Page(client.get("/desk/unread/"))
    onward = next(link["href"] for link in first.links if link.get("rel") == "next")
    second = Page(client.get("/desk/unread/" + onward))
    assert len(first.tables["Stories, the latest first"]) == 51
    assert len(second.tables["Stories, the latest first"]) == 4
