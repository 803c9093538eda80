"""The review desk in a real Chromium: from two papers to the page of a treaty, by keyboard."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from news.models import Proposal
from news.services.loading import load_feeds
from news.services.readers import READERS
from news.services.samples import load_samples
from news.terms import ProposalStatus
from tests.contracts.in_browser import DESK, PHONE, RULES
from tests.contracts.outside import ARGUMENTS
from tests.news.factories import FeedFactory, reviewer
from tests.news.working import do_all, visit
from treaties.presentation import day_words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SECRET = "a long password"  # noqa: S105
TOLD = (
    "Ghana notified the depositary of its withdrawal from the Anti-Personnel Mine Ban Convention on"
    " {day}."
)
MORE = (
    "The notice was handed over in the morning by the permanent representative.",
    "She spoke of a long discussion in the capital and of the borders in the north.",
    "Campaigners of the region said that they had not been heard in these twenty years.",
    "A state that leaves stays bound until half a year after its notice.",
)


@pytest.fixture
def chromium(chromium_path):
    """Start a browser when it is asked for: its event loop bars the database."""
    running = []

    def start():
        running.append(sync_playwright().start())
        running.append(running[0].chromium.launch(executable_path=chromium_path, args=ARGUMENTS))
        return running[1]

    yield start
    for one, end in zip(reversed(running), ("close", "stop"), strict=True):
        getattr(one, end)()


@pytest.fixture
def stories(whole_site, site, monkeypatch):  # noqa: ARG001
    """Let two papers tell the same of yesterday, nearly in the same words, and be read."""
    monkeypatch.setattr("news.fetching.polite.take_turn", lambda *_, **__: 0.0)
    day = timezone.now().date() - dt.timedelta(days=1)
    told = TOLD.format(day=day_words(day))
    site.feed("/one.rss", ("/one", "Ghana leaves", "Ghana leaves the mine ban."))
    site.feed("/two.rss", ("/two", "Ghana leaves", "Ghana leaves the mine ban."))
    site.story("/one", "Ghana leaves", told, *MORE)
    site.story("/two", "Ghana leaves the ban", told, *MORE, "Our reporter adds a word.")
    for name in ("one", "two"):
        visit(FeedFactory(slug=name, name=f"Paper {name}", url=f"{site.url}/{name}.rss"))
    do_all(READERS)
    for name in ("vera", "otto"):
        reviewer(name)
    return day


def entered(browser, site, name, path="/desk/", **given):
    """Log somebody in and open a page of the desk; keep what the browser says."""
    page = browser.new_context(**({"viewport": DESK} | given)).new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(f"{site}{path}")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_load_state()
    return page


def test_from_two_papers_to_the_page_of_the_treaty_by_keyboard(whole_site, stories, chromium):
    proposal = Proposal.objects.get()
    documents = {one.version.document.outlet for one in proposal.evidence.all()}
    assert documents == {"Paper one", "Paper two"}, "one proposal of both stories"

    browser = chromium()
    first = entered(browser, whole_site, "vera")
    expect(first.get_by_role("table")).to_contain_text("2 documents")
    first.keyboard.press("j")
    first.keyboard.press("Enter")
    expect(first.get_by_role("heading", level=1)).to_contain_text("Ghana")
    expect(first.locator("mark").first).to_contain_text("Ghana notified the depositary")
    expect(first.locator(".desk-told")).to_contain_text("Takes effect on")
    first.keyboard.press("a")
    expect(first.get_by_role("status")).to_contain_text("Endorsed")

    second = entered(browser, whole_site, "otto", "/desk/?tab=endorsed")
    second.keyboard.press("j")
    second.keyboard.press("Enter")
    expect(second.get_by_role("heading", name="As it was endorsed")).to_be_visible()
    second.keyboard.press("a")
    expect(second.get_by_role("status")).to_contain_text("It is entered as")

    second.goto(f"{whole_site}/treaties/apmbc/GHA/")
    expect(second.locator("main")).to_contain_text("Leaving")
    expect(second.locator("main")).to_contain_text(f"Notice of withdrawal, {day_words(stories)}")
    second.goto(f"{whole_site}/treaties/apmbc/")
    expect(second.locator("main")).to_contain_text("Ghana")

    first.goto(f"{whole_site}/desk/log/")
    log = first.get_by_role("table")
    expect(log).to_contain_text("vera")
    expect(log).to_contain_text("otto")
    first.goto(f"{whole_site}{proposal.get_absolute_url()}")
    first.keyboard.press("u")
    first.keyboard.type("The paper took it back.")
    first.keyboard.press("Tab")
    first.keyboard.press("Enter")
    expect(first.get_by_role("status")).to_contain_text("Undone")
    assert first.said == second.said == []


def test_what_is_filled_in_stays_and_keys_can_be_switched_off(whole_site, stories, chromium):  # noqa: ARG001
    address = Proposal.objects.get().get_absolute_url()
    page = entered(chromium(), whole_site, "vera", address)
    page.get_by_label("Note:").fill("a note with letters of keys: r, h, m, a")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ghana")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("r")
    expect(page.get_by_label("Ground:")).to_be_focused()
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Single letters are keys here").uncheck()
    page.locator("h1").click()
    page.keyboard.press("h")
    expect(page.get_by_label("What is waited for:")).to_be_hidden()
    page.get_by_role("button", name="Look again").last.click()
    expect(page.get_by_label("Note:")).to_have_value("a note with letters of keys: r, h, m, a")


@pytest.fixture
def practice(whole_site):
    """Lay the samples, decide one; return addresses of the desk."""
    load_feeds(settings.FEEDS_FILE)
    load_samples(settings.SAMPLES_DIR)
    reviewer("vera")
    User.objects.filter(username="vera").update(is_superuser=True)
    every = [one.get_absolute_url() for one in Proposal.objects.queued()]
    Proposal.objects.filter(state="NPL").update(status=ProposalStatus.HELD)
    return whole_site, [
        "/desk/",
        "/desk/?tab=held",
        "/desk/?q=zebra",
        "/desk/log/",
        "/desk/unread/",
        *every,
    ]


def test_it_is_accessible_and_fits_a_phone(practice, chromium):
    site, paths = practice
    browser = chromium()
    found = []
    for scheme, viewport in (("light", DESK), ("dark", PHONE)):
        page = entered(browser, site, "vera", color_scheme=scheme, viewport=viewport)
        for path in paths:
            page.goto(site + path)
            page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
            found += [
                (path, scheme, wrong["id"], [node["html"] for node in wrong["nodes"]][:3])
                for wrong in Axe().run(page, options=RULES).response["violations"]
            ]
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > viewport["width"]:
                found.append((path, scheme, "scrolls sideways", width))
        assert page.said == []
    assert found == []


def test_a_phone_without_javascript_can_decide(practice, chromium):
    site, _ = practice
    page = entered(chromium(), site, "vera", viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="Tonga").click()
    page.get_by_role("button", name="Accept for practice").click()
    expect(page.get_by_role("status")).to_contain_text("It is a sample: nothing was entered")
