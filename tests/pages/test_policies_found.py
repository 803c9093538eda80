"""Finding policies by words."""

import pytest

from tests.factories import PolicyChangeFactory, StateFactory, TopicFactory


@pytest.fixture
def found(read, record):  # noqa: ARG001
    """Return what a search lists among policies: addresses by what is shown."""
    mines = TopicFactory(id="landmines", label="Anti-personnel landmines")
    doctrine = TopicFactory(
        id="nuclear-posture", label="Nuclear doctrine (no-first-use)", weapon_types=["warheads"]
    )
    for key, state, topic, title in (
        ("usa-2020", "USA", mines, "Trump landmine policy"),
        ("usa-2025", "USA", mines, "Hegseth memo"),
        ("fin-2025", "FIN", mines, "Law on withdrawal"),
        ("rus-1982", "RUS", doctrine, "Soviet pledge"),
    ):
        PolicyChangeFactory(id=key, state=StateFactory(code=state), topic=topic, title=title)
    StateFactory(code="USA")

    def search(words):
        page = read(f"/search/?q={words.replace(' ', '+')}")
        main = [one for one in page.inner_links if one.startswith("/policies/")]
        return [one for one in main if one != "/policies/"], page.words

    return search


def test_a_state_and_a_topic_lead_to_its_policies(found):
    links, words = found("finland landmines")
    assert links[0] == "/policies/landmines/FIN/"
    assert "Finland: Anti-personnel landmines policies of the state: 1 change" in words
    assert "Finland: Mine Ban Convention Former party" in words


def test_the_order_and_the_word_policy_do_not_matter(found):
    assert found("landmine policy finland")[0][0] == "/policies/landmines/FIN/"


def test_a_topic_is_found_by_its_names_and_by_its_weapons(found):
    assert found("no first use")[0] == ["/policies/nuclear-posture/"]
    assert found("warheads")[0] == ["/policies/nuclear-posture/"]
    links, words = found("landmines")
    assert links[0] == "/policies/landmines/"
    assert "Anti-personnel landmines 3 changes in 2 states" in words


def test_a_change_is_found_by_its_title(found):
    links, words = found("hegseth memo")
    assert links == ["/policies/landmines/USA/#usa-2025"]
    assert "Nothing is called" not in words


def test_a_state_without_policies_on_the_topic_is_not_listed(found):
    assert "/policies/landmines/SWE/" not in found("sweden landmines")[0]


def test_a_state_alone_finds_no_policy(found):
    assert found("finland")[0] == []


def test_the_day_stays_in_the_links(found, read):  # noqa: ARG001
    page = read("/search/?q=hegseth+memo&on=2026-01-01")
    assert "/policies/landmines/USA/?on=2026-01-01#usa-2025" in page.inner_links
