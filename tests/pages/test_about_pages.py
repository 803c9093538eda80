"""Pages about the site, its contact, and how editors get a new password."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail

from tests.pages.reading import Page

ABOUT = {
    "/about/method/": "Actions in, standings out",
    "/about/privacy/": "get no cookie",
    "/about/accessibility/": "Web Content Accessibility Guidelines 2.2",
    "/about/contact/": "has named no address yet",
}


@pytest.mark.parametrize(("path", "words"), ABOUT.items())
def test_every_page_says_its_thing(read, path, words):
    assert words in read(path).words


def test_the_method_tells_all_that_the_document_tells(read):
    page = read("/about/method/")
    for anchor in ("status", "consent", "exit", "dates", "views", "counts", "two-clocks", "checks"):
        assert anchor in page.ids


def test_the_foot_of_every_page_leads_there(read):
    assert set(ABOUT) <= set(read("/").inner_links)
    assert "/about/method/?on=2026-01-09" in read("/states/?on=2026-01-09").inner_links


def test_pages_set_no_cookie(client, record):  # noqa: ARG001
    for path in ("/", "/search/", "/calendar/", *ABOUT):
        assert not client.get(path).cookies


def test_the_contact_is_the_one_that_the_operator_set(read, settings):
    assert "CONTACT_EMAIL" in read("/about/contact/").words
    settings.CONTACT_EMAIL = "editors@record.example"
    page = read("/about/contact/")
    assert {"href": "mailto:editors@record.example"} in page.links
    assert "CONTACT_EMAIL" not in page.words


def test_security_txt_names_the_same_contact(client, db, settings, today):  # noqa: ARG001
    settings.CONTACT_EMAIL = ""
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.CONTACT_EMAIL = "editors@record.example"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "Contact: mailto:editors@record.example",
        "Expires: 2027-05-21T12:00:00Z",
        "Preferred-Languages: en",
        "Canonical: http://testserver/.well-known/security.txt",
    ]


def test_an_editor_gets_a_new_password_by_mail(client, db):  # noqa: ARG001
    user = get_user_model().objects.create_user("ed", "ed@record.example", "old-and-long-enough")
    assert "/password-reset/" in client.get("/admin/login/").content.decode()
    page = Page(client.get("/password-reset/"))
    assert "email address of your account" in page.words
    assert page.refused == []
    response = client.post("/password-reset/", {"email": user.email}, follow=True)
    assert "The link is on its way" in Page(response).words
    (message,) = mail.outbox
    assert message.subject == "Servanda: choose a new password"
    link = re.search(r"http://testserver(/password-reset/\S+)", message.body)[1]
    response = client.get(link, follow=True)
    assert "Choose a password" in Page(response).words
    address = response.redirect_chain[-1][0]
    new = {"new_password1": "short", "new_password2": "short"}
    assert "too short" in Page(client.post(address, new)).words
    new = dict.fromkeys(new, "a-new-one-long-enough")
    assert "The password is changed" in Page(client.post(address, new, follow=True)).words
    user.refresh_from_db()
    assert user.check_password("a-new-one-long-enough")
    assert "This link no longer works" in Page(client.get(link, follow=True)).words


def test_an_unknown_address_is_told_the_same_and_gets_nothing(client, db):  # noqa: ARG001
    response = client.post("/password-reset/", {"email": "nobody@record.example"}, follow=True)
    assert "The link is on its way" in Page(response).words
    assert mail.outbox == []
