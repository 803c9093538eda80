"""A small record for tests of the reader, made without a database.

Its facts are those of the register, as few as the examples need.
"""

import datetime as dt

from news.reading.known import Act, Known, Period, Policy, StateKnown, TreatyKnown

TODAY = dt.date(2025, 7, 4)
"""A Friday."""

STATES = {
    "BHS": ("the Bahamas", "Bahamian", "Nassau"),
    "BLR": ("Belarus", "Belarusian", "Minsk"),
    "CHN": ("China", "Chinese", "Beijing"),
    "COD": ("Democratic Republic of the Congo", "", "Kinshasa"),
    "COG": ("Republic of the Congo", "", "Brazzaville"),
    "EST": ("Estonia", "Estonian", "Tallinn"),
    "FIN": ("Finland", "Finnish", "Helsinki"),
    "FRA": ("France", "French", "Paris"),
    "GBR": ("United Kingdom", "British", "London"),
    "GEO": ("Georgia", "Georgian", "Tbilisi"),
    "IND": ("India", "Indian", "New Delhi"),
    "IRL": ("Ireland", "Irish", "Dublin"),
    "JOR": ("Jordan", "Jordanian", "Amman"),
    "LTU": ("Lithuania", "Lithuanian", "Vilnius"),
    "LVA": ("Latvia", "Latvian", "Riga"),
    "MHL": ("Marshall Islands", "Marshallese", "Majuro"),
    "NOR": ("Norway", "Norwegian", "Oslo"),
    "POL": ("Poland", "Polish", "Warsaw"),
    "PRK": ("North Korea", "North Korean", "Pyongyang"),
    "RUS": ("Russia", "Russian", "Moscow"),
    "SGP": ("Singapore", "Singaporean", "Singapore"),
    "TON": ("Tonga", "Tongan", "Nuku'alofa"),
    "UKR": ("Ukraine", "Ukrainian", "Kyiv"),
    "USA": ("United States", "American", "Washington, D.C."),
    "VUT": ("Vanuatu", "Ni-Vanuatu", "Port Vila"),
}
TREATIES = (
    TreatyKnown(
        "apmbc",
        ("Mine Ban Convention", "Ottawa Treaty", "Ottawa Convention", "Mine Ban Treaty"),
        adopted="1997-09-18",
        opened="1997-12-03",
        in_force="1999-03-01",
        notice="6 months",
        conflict=True,
        delay="6 months",
        needed=40,
    ),
    TreatyKnown(
        "ccm",
        ("Convention on Cluster Munitions", "Oslo Convention"),
        adopted="2008-05-30",
        opened="2008-12-03",
        in_force="2010-08-01",
        notice="6 months",
        needed=30,
    ),
    TreatyKnown(
        "tpnw",
        ("Treaty on the Prohibition of Nuclear Weapons", "TPNW", "Nuclear Ban Treaty"),
        adopted="2017-07-07",
        opened="2017-09-20",
        in_force="2021-01-22",
        notice="12 months",
        delay="90 days",
        needed=50,
    ),
    TreatyKnown(
        "ctbt",
        ("Comprehensive Nuclear-Test-Ban Treaty", "CTBT"),
        adopted="1996-09-10",
        opened="1996-09-24",
        notice="6 months",
        delay="180 days",
        named=("CHN", "FRA", "IND", "RUS", "USA"),
    ),
    TreatyKnown(
        "new-start",
        ("New START", "New START Treaty"),
        adopted="2010-04-08",
        opened="2010-04-08",
        in_force="2011-02-05",
        ended="2026-02-05",
        extended="2021-02-03",
        until="2026-02-05",
        bilateral=True,
        notice="3 months",
    ),
    TreatyKnown(
        "inf",
        ("INF Treaty",),
        adopted="1987-12-08",
        opened="1987-12-08",
        in_force="1988-06-01",
        ended="2019-08-02",
        bilateral=True,
    ),
    TreatyKnown("cppnm", ("Convention on the Physical Protection of Nuclear Material", "CPPNM")),
    TreatyKnown("ccw", ("Convention on Certain Conventional Weapons", "CCW")),
    TreatyKnown("ccw-p1", ("CCW Protocol I", "Protocol on Non-Detectable Fragments"), parent="ccw"),
    TreatyKnown("ccw-p3", ("CCW Protocol III",), parent="ccw"),
    TreatyKnown("ccw-p4", ("CCW Protocol IV", "Protocol on Blinding Laser Weapons"), parent="ccw"),
    TreatyKnown("ccw-a1", ("CCW Amended Article 1", "CCW Amendment"), parent="ccw"),
)
ACTS = (
    ("apmbc", "LTU", "signature", "1999-02-26", ""),
    ("apmbc", "LTU", "ratification", "2003-05-12", ""),
    ("apmbc", "LTU", "withdrawal_notice", "2025-06-27", "2025-12-27"),
    ("apmbc", "EST", "accession", "2004-05-12", ""),
    ("apmbc", "EST", "withdrawal_notice", "2025-06-27", "2025-12-27"),
    ("apmbc", "FIN", "accession", "2012-01-09", ""),
    ("apmbc", "IRL", "signature", "1997-12-03", ""),
    ("apmbc", "IRL", "ratification", "1997-12-03", ""),
    ("apmbc", "MHL", "signature", "1997-12-04", ""),
    ("apmbc", "TON", "accession", "2025-06-25", ""),
    ("apmbc", "UKR", "ratification", "2005-12-27", ""),
    ("apmbc", "POL", "ratification", "2012-12-27", ""),
    ("ccm", "LTU", "ratification", "2011-03-24", ""),
    ("ccm", "LTU", "withdrawal_notice", "2024-09-06", "2025-03-06"),
    ("tpnw", "IRL", "signature", "2017-09-20", ""),
    ("tpnw", "IRL", "ratification", "2020-08-06", ""),
    ("tpnw", "BHS", "signature", "2023-09-19", ""),
    ("ctbt", "RUS", "signature", "1996-09-24", ""),
    ("ctbt", "RUS", "ratification", "2000-06-30", ""),
    ("ctbt", "RUS", "consent_revoked", "2023-11-03", "2023-11-03"),
    ("ctbt", "USA", "signature", "1996-09-24", ""),
    ("ctbt", "CHN", "signature", "1996-09-24", ""),
    ("ctbt", "FRA", "ratification", "1998-04-06", ""),
    ("new-start", "USA", "ratification", "2011-02-02", ""),
    ("new-start", "RUS", "ratification", "2011-01-28", ""),
    ("new-start", "RUS", "suspension", "2023-02-28", ""),
    ("cppnm", "POL", "ratification", "1983-10-05", ""),
    ("cppnm", "POL", "reservation", "1983-10-05", ""),
    ("cppnm", "POL", "reservation_withdrawn", "1997-06-18", ""),
)
PERIODS = (
    ("apmbc", "LTU", "party", "2003-11-01", "2025-12-27"),
    ("apmbc", "LTU", "former", "2025-12-27", ""),
    ("apmbc", "EST", "party", "2004-11-01", "2025-12-27"),
    ("apmbc", "EST", "former", "2025-12-27", ""),
    ("apmbc", "FIN", "party", "2012-07-01", ""),
    ("apmbc", "IRL", "party", "1999-03-01", ""),
    ("apmbc", "MHL", "signatory", "1997-12-04", ""),
    ("apmbc", "TON", "contracting", "2025-06-25", "2025-12-01"),
    ("apmbc", "TON", "party", "2025-12-01", ""),
    ("apmbc", "UKR", "party", "2006-06-01", ""),
    ("apmbc", "POL", "party", "2013-06-01", ""),
    ("ccm", "LTU", "party", "2011-09-01", "2025-03-06"),
    ("ccm", "LTU", "former", "2025-03-06", ""),
    ("tpnw", "IRL", "party", "2021-01-22", ""),
    ("tpnw", "BHS", "signatory", "2023-09-19", ""),
    ("ctbt", "RUS", "contracting", "2000-06-30", "2023-11-03"),
    ("ctbt", "RUS", "signatory", "2023-11-03", ""),
    ("ctbt", "USA", "signatory", "1996-09-24", ""),
    ("ctbt", "CHN", "signatory", "1996-09-24", ""),
    ("ctbt", "FRA", "contracting", "1998-04-06", ""),
    ("new-start", "USA", "party", "2011-02-05", "2026-02-05"),
    ("new-start", "RUS", "party", "2011-02-05", "2026-02-05"),
    ("cppnm", "POL", "party", "1987-02-08", ""),
)
POLICIES = (
    Policy("usa-landmines-2022", "USA", "landmines", "2022-06-21", "2022-06-21", ("apmbc",), "Ban"),
    Policy("usa-testing-1992", "USA", "nuclear-testing", "1992-10-02", "", ("ctbt",), "Moratorium"),
)


def _day(text):
    return dt.date.fromisoformat(text) if text else None


def _acts():
    found = {}
    for treaty, state, kind, acted, effective in ACTS:
        act = Act(f"{treaty}-{state}-{kind}-{acted}", treaty, state, kind, acted, effective)
        found[treaty, state] = (*found.get((treaty, state), ()), act)
    return found


def _periods():
    found = {}
    for treaty, state, status, since, until in PERIODS:
        days = (_day(since), _day(since), _day(until), _day(until))
        found[treaty, state] = (*found.get((treaty, state), ()), Period(status, *days))
    return found


def _policies():
    found = {}
    for one in POLICIES:
        found[one.state] = (*found.get(one.state, ()), one)
    return found


def _state(code, name, demonym, capital):
    more = {"USA": ("US", "U.S.", "America"), "GBR": ("UK", "Britain"), "COD": ("Congo",)}
    names = (name.removeprefix("the "), *more.get(code, ()))
    return StateKnown(code, names, (demonym,) if demonym else (), capital)


KNOWN = Known(
    states={code: _state(code, *names) for code, names in STATES.items()},
    treaties={one.id: one for one in TREATIES},
    acts=_acts(),
    periods=_periods(),
    policies=_policies(),
    groups={
        "baltic-states": ("EST", "LVA", "LTU"),
        "nuclear-armed-states": ("CHN", "FRA", "GBR", "IND", "PRK", "RUS", "USA"),
    },
    topics=("landmines", "nuclear-testing", "cluster-munitions"),
)
