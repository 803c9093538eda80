"""What takes effect after a day, and what did in the year before it."""

from tests.treaties.api.scene import act, rule
from treaties import services
from treaties.models import EntryIntoForce, Source, StatusCheck, Treaty
from treaties.terms import ActionKind, ProvisionKind

AHEAD, WINDOWS = "Effects ahead, next first", "Effects of which the day is not known"
DUE = "What falls due under treaties, next first"


def settle(treaty, day):
    """Let it be known since a day when a treaty enters into force."""
    EntryIntoForce.objects.update_or_create(treaty_id=treaty, defaults={"threshold_on": day})


def test_notices_that_run_stand_by_date_with_days_left_and_the_article(read):
    page = read("/calendar/?on=2025-12-01")
    row = page.row(AHEAD, "10 January 2026")
    assert "10 January 2026 in 40 days Finland leaves Mine Ban Convention" in row
    assert "Notice of withdrawal, 10 July 2025" in row
    assert "Art. 20" in row
    assert "Six months after receipt." in row
    assert "/treaties/apmbc/?on=2025-12-01#rules" in page.inner_links


def test_entries_into_force_ahead_stand_there_too(read, record):  # noqa: ARG001
    settle("apmbc", "1998-09-16")
    words = " ".join(read("/calendar/?on=2012-03-01").tables[AHEAD])
    assert "1 July 2012 in 122 days Finland becomes party to Mine Ban Convention" in words


def test_partial_dates_give_windows(read, record):  # noqa: ARG001
    act(Treaty.objects.get(pk="apmbc"), "PRK", ActionKind.ACCESSION, "2026", effective_on="2027")
    services.rebuild_standings(["apmbc"])
    settle("apmbc", "1998-09-16")
    row = read("/calendar/").row(WINDOWS, "day not known")
    assert "between 1 January 2027 and 31 December 2027" in row


def test_the_past_year_stands_below(read):
    words = read("/calendar/").words
    assert "10 January 2026 Finland left: withdrawal took effect Mine Ban Convention" in words
    assert "1 July 2012 Finland became party" not in words
    assert "1 July 2012 Finland became party" in read("/calendar/?on=2013-06-30").words
    assert "1 July 2012 Finland became party" not in read("/calendar/?on=2013-07-01").words


def test_an_empty_list_says_when_it_was_checked(read, record):  # noqa: ARG001
    assert "None as of 22 November 2026: no notice" in read("/calendar/").words
    source = Source.objects.order_by("pk").first()
    for treaty, day in (("npt", "2026-08-22"), ("ctbt", "2025")):
        StatusCheck.objects.create(treaty_id=treaty, source=source, as_of=day, complete=True)
    words = read("/calendar/").words
    assert "None as of 22 November 2026, checked 22 August 2026" in words


def test_nothing_in_a_year_says_so(read):
    words = read("/calendar/?on=1950-01-01").words
    assert "Nothing took effect between 1 January 1949 and 1 January 1950" in words


def test_states_of_one_day_stand_together(read, record):  # noqa: ARG001
    treaty = Treaty.objects.get(pk="npt")
    for code in ("LBN", "RUS"):
        act(treaty, code, ActionKind.ACCESSION, "2026-10-01", effective_on="2027-03-01")
    services.rebuild_standings(["npt"])
    settle("npt", "1970-03-05")
    row = read("/calendar/").row(AHEAD, "1 March 2027")
    assert "in 99 days Lebanon , Russian Federation become parties to" in row


def test_a_day_that_is_none_is_refused(read):
    assert "is not a whole day" in read("/calendar/?on=soon", expect=400).words


def test_what_treaties_fix_by_themselves_stands_apart(read, record):  # noqa: ARG001
    kind, article = ProvisionKind.REVIEW, "VIII(3)"
    every = {"first": {"years_after_eif": 5}, "interval_years": 5}
    rule(Treaty.objects.get(pk="npt"), kind, article, "Every five years.", **every)
    page = read("/calendar/?on=1974-12-01")
    row = page.row(DUE, "5 March 1975")
    assert "in 94 days Non-Proliferation Treaty has a review conference due" in row
    assert "the parties set the days of the meeting" in row
    assert "Art. VIII(3)" in row
    assert "in 1980, day not known" not in page.words, "that is more than five years ahead"
    assert read("/calendar/").row(DUE, "in 2030, day not known")


def test_a_review_that_must_be_asked_for_is_named_without_a_day(read, record):  # noqa: ARG001
    asked = {"first": {"years_after_eif": 5}, "then": "on_request"}
    treaty = Treaty.objects.get(pk="apmbc")
    rule(treaty, ProvisionKind.REVIEW, "12", "Later when a party asks.", **asked)
    words = read("/calendar/").words
    assert "1 treaty of which no rule fixes when the next review conference falls due" in words
    assert ", Art. 12: Later when a party asks." in words
    assert "None as of 22 November 2026: no rule of a treaty in force fixes an end" in words


def test_it_can_be_subscribed_to(read):
    page = read("/calendar/?on=2025-12-01")
    links = {one["href"] for one in page.links}
    assert "webcal://testserver/calendar.ics?on=2025-12-01" in links
    assert {"/calendar.ics?on=2025-12-01", "/changes/legal-acts.atom?on=2025-12-01"} <= links
    assert '<link rel="alternate" type="application/atom+xml"' in page.html


def test_treaties_and_states_lead_to_their_own_feeds_and_calendars(read):
    for path in ("/treaties/apmbc/", "/states/FIN/"):
        page = read(path)
        links = {one["href"] for one in page.links}
        assert {f"{path}calendar.ics", f"{path}changes.atom"} <= links
        assert f"webcal://testserver{path}calendar.ics" in links
        assert f'href="{path}changes.atom"' in page.html.partition("</head>")[0]
