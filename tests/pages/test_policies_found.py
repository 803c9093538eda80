"""Finding policies by words."""

import pytest

from policies.models import PolicyChange
from tests.factories import PolicyChangeFactory, StateFactory, TopicFactory


@pytest.fixture
def found(read, record):  # noqa: ARG001
    """Return what a search lists among policies: addresses by what is shown."""
    mines = TopicFactory(id="landmines", label="Anti-personnel landmines")
    doctrine = TopicFactory(
        id="nuclear-posture", label="Nuclear doctrine (no-first-use)", weapon_types=["warheads"]
    )
    for key, state, topic, title, on in (
        ("usa-2020", "USA", mines, "Trump landmine policy", "2020-01-31"),
        ("usa-2025", "USA", mines, "Hegseth memo", "2025-12-02"),
        ("fin-2025", "FIN", mines, "Law on withdrawal", "2025-06-19"),
        ("rus-1982", "RUS", doctrine, "Soviet pledge", "1982-06-15"),
    ):
        of = StateFactory(code=state)
        PolicyChangeFactory(id=key, state=of, topic=topic, title=title, announced_on=on)
    StateFactory(code="USA")

    def search(words):
        page = read(f"/search/?q={words.replace(' ', '+')}")
        main = [one for one in page.inner_links if one.startswith("/policies/")]
        return [one for one in main if one != "/policies/"], page.words

    return search


def test_a_state_and_a_topic_lead_to_its_policies(found):
    links, words = found("finland landmines")
    assert links[0] == "/policies/landmines/FIN/"
    assert "Finland: Anti-personnel landmines policies of the state: 1 change, the latest" in words
    assert "Law on withdrawal" in words
    assert "Finland: Mine Ban Convention Former party" in words


def test_a_state_and_a_treaty_lead_to_the_policies_that_name_it(found):
    assert found("finland ottawa treaty")[0] == []
    PolicyChange.objects.get(pk="fin-2025").treaties.add("apmbc")
    links, words = found("finland ottawa treaty")
    assert links == ["/policies/landmines/FIN/"]
    assert "Finland: Mine Ban Convention Former party" in words


def test_a_chain_tells_what_was_decided_last_by_the_day(found, read):  # noqa: ARG001
    words = read("/search/?q=usa+landmines&on=2021-06-01").words
    assert "2 changes, the latest by 1 June 2021: Trump landmine policy, 31 January 2020" in words
    assert (
        "2 changes, none by 1 January 1990" in read("/search/?q=usa+landmines&on=1990-01-01").words
    )


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
