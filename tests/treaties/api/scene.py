"""A small record: enough of three treaties for every kind of answer."""

import json

from tests.factories import (
    CitationFactory,
    ProvisionFactory,
    RecordFactory,
    SourceFactory,
    StateFactory,
    TreatyActionFactory,
    TreatyFactory,
)
from treaties import services
from treaties.models import Answer, Characterisation, PublishedTotal
from treaties.terms import ActionKind, Confidence, ProvisionKind, StateKind

STATES = {
    "FIN": "Finland",
    "UKR": "Ukraine",
    "LBN": "Lebanon",
    "SWE": "Sweden",
    "RUS": "Russian Federation",
    "PRK": "Democratic People's Republic of Korea",
}


def act(treaty, state, kind, acted_on, **changes):
    """Record an act with its source, as its public id would have it."""
    action = TreatyActionFactory(
        public_id=f"{treaty.pk}-{state}-{kind}-{acted_on}",
        treaty=treaty,
        state=StateFactory(code=state),
        kind=kind,
        acted_on=acted_on,
        **changes,
    )
    CitationFactory(action=action, source=SourceFactory(id="un-page", as_of="2026-11-01"))
    return action


def view(action, holder, opinion, says, on, **changes):
    """Record what somebody says of an act."""
    held = Characterisation.objects.create(
        action=action,
        holder=holder,
        opinion=opinion,
        says=says,
        voiced_on=on,
        recorded_at=None,
        position=Characterisation.objects.count(),
        **changes,
    )
    held.sources.add(SourceFactory(id=f"on-{holder.lower()}"))


def rule(treaty, kind, article, summary, **data):
    ProvisionFactory(
        treaty=treaty, kind=kind, article=article, summary=summary, rule_text=json.dumps(data)
    )


def make():
    """Make the record and derive its standings."""
    RecordFactory()
    for code, name in STATES.items():
        StateFactory(code=code, name=name)
    StateFactory(code="EUE", name="European Union", kind=StateKind.ORGANISATION)
    mines()
    tests()
    nuclear()
    services.rebuild_standings()


def mines():
    treaty = TreatyFactory(
        id="apmbc",
        short_name="Mine Ban Convention",
        also_known_as=["Ottawa Treaty"],
        entered_into_force_on="1999-03-01",
    )
    treaty.sources.add(SourceFactory(id="un-page"))
    rule(
        treaty,
        ProvisionKind.WITHDRAWAL,
        "20",
        "Six months after receipt.",
        notice={"months": 6},
        counted_from="receipt_by_depositary",
        blocked_while="armed_conflict",
    )
    accession, notice = ActionKind.ACCESSION, ActionKind.WITHDRAWAL_NOTICE
    act(treaty, "FIN", accession, "2012-01-09", effective_on="2012-07-01")
    act(treaty, "FIN", notice, "2025-07-10", effective_on="2026-01-10")
    act(treaty, "SWE", ActionKind.SIGNATURE, "1997-12-04")
    act(treaty, "SWE", ActionKind.RATIFICATION, "1998-11-30", confidence=Confidence.RECALLED)
    act(treaty, "EUE", accession, "2010-01-01")
    act(treaty, "LBN", accession, "2026")
    act(treaty, "UKR", ActionKind.RATIFICATION, "2005-12-27", effective_on="2006-06-01")
    claim = act(treaty, "UKR", ActionKind.SUSPENSION, "2025-07-18")
    view(claim, "UKR", "valid", "Suspends the operation of the Convention", "2025-07-18")
    view(claim, "meeting_of_parties", "invalid", "Suspension is not allowed", "2025-12-05")
    objection = act(treaty, "SWE", ActionKind.OBJECTION, "2025-09-01")
    Answer.objects.create(recorded_at=None, action=objection, target=claim)
    PublishedTotal.objects.create(
        treaty=treaty, question="n_parties", as_of="2025-12-31", expected=4, source="UN page"
    )


def tests():
    treaty = TreatyFactory(id="ctbt", short_name="Test-Ban Treaty", category="nuclear")
    act(treaty, "RUS", ActionKind.SIGNATURE, "1996-09-24")
    act(treaty, "RUS", ActionKind.RATIFICATION, "2000-06-30")
    act(treaty, "RUS", ActionKind.CONSENT_REVOKED, "2023-11-03")
    act(treaty, "FIN", ActionKind.SIGNATURE, "1996-09-24")


def nuclear():
    treaty = TreatyFactory(
        id="npt",
        short_name="Non-Proliferation Treaty",
        category="nuclear",
        entered_into_force_on="1970-03-05",
    )
    rule(
        treaty,
        ProvisionKind.WITHDRAWAL,
        "X(1)",
        "Three months' notice.",
        notice={"months": 3},
        counted_from="notice",
    )
    act(treaty, "PRK", ActionKind.ACCESSION, "1985-12-12")
    notice = act(treaty, "PRK", ActionKind.WITHDRAWAL_NOTICE, "2003-01-10")
    view(notice, "PRK", "valid", "At once", "2003-01-10", effective_on="2003-01-11")
    view(notice, "meeting_of_parties", "contested", "Three end dates", "2015-02")
    view(notice, "un", "in_force", "Counts 191 parties", "2026-08-22")
    act(treaty, "FIN", ActionKind.RATIFICATION, "1969-02-05")
