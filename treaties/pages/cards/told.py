"""What the cards of pages say: the words of the pages themselves."""

from treaties.pages.asked import Asked
from treaties.pages.cards.card import Card
from treaties.pages.pair import PairPage
from treaties.pages.standings import Row
from treaties.pages.state import StatePage
from treaties.pages.treaty import TreatyPage
from treaties.pages.viewing import Viewing
from treaties.presentation import KINDS, WORDS, bare_words, upper_first
from treaties.terms import NONE, Binding, Qualifier, StateKind, Status

FIGURES = {Status.PARTY: "treaties it is party to"}
"""What the number of a state is called, where its page leaves the noun to the table below."""


def site_card(asked: Asked) -> Card:
    """Return the card of every page that has none of its own."""
    return Card(
        kicker="Arms control, treaty by treaty",
        title="Who is bound by which arms-control treaty",
        answer="On any day, with the act and its source",
        asked=asked,
    )


def treaty_card(page: TreatyPage, asked: Asked) -> Card:
    """Return the card of a treaty: its first number that is not nought, then the others."""
    figures = page.counted.figures
    main = next((one for one in figures if one.number != "0"), figures[0])
    others = [f"{one.number} {one.label}" for one in figures if one is not main]
    return Card(
        kicker="Political arrangement" if page.treaty.binding == Binding.POLITICAL else "Treaty",
        title=page.treaty.short_name,
        figure=main.number,
        answer=main.label,
        asked=asked,
        fill=main.status if main.number != "0" else NONE,
        lines=(page.in_force, " · ".join(others)),
        whose=_whose(page.viewing),
    )


def state_card(page: StatePage, asked: Asked) -> Card:
    """Return the card of a state: under how many treaties it stands how."""
    main, others = next(iter(page.totals), None), page.totals[1:]
    return Card(
        kicker=KINDS[StateKind(page.state.kind)],
        title=page.state.name,
        figure=str(main.number) if main else "",
        answer=FIGURES.get(main.status, main.label) if main else "No standing under any treaty",
        asked=asked,
        fill=main.status if main else NONE,
        lines=[" · ".join(f"{upper_first(one.label)}: {one.number}" for one in others)],
        whose=_whose(page.viewing),
    )


def pair_card(page: PairPage, asked: Asked) -> Card:
    """Return the card of a state under a treaty: the answer that leads its page, and why."""
    answer, fill = _standing(page)
    flat = page.row is not None and answer.startswith(upper_first(WORDS[page.row.status]))
    remarks = _remarks(page.row) if flat and page.row else ""
    return Card(
        kicker="Standing under one instrument",
        title=f"{page.state.name}: {page.treaty.short_name}",
        answer=answer,
        asked=asked,
        fill=fill,
        lines=[one for one in (remarks, page.bound if fill != _SPLIT else "") if one],
        whose=_whose(page.viewing),
    )


_SPLIT = "none-contested"


def _standing(page: PairPage) -> tuple[str, str]:
    """Return the answer with the pattern that stands for it."""
    if page.lineage.elsewhere:
        return "Nothing is recorded under this name", "uncertain"
    if page.split and page.viewing.own:
        return "Contested: the views differ on the status itself", _SPLIT
    if page.row:
        since = bare_words(page.row.since) if page.row.since else "a day not known"
        return f"{upper_first(WORDS[page.row.status])} since {since}", _fill(page.row)
    if page.uncertain:
        return f"Uncertain: {page.uncertain.words}", "uncertain"
    return upper_first(WORDS[NONE]), NONE


def _fill(row: Row) -> str:
    marks = {one.remark.mark for one in row.remarks}
    contested = Qualifier.CONTESTED in marks or any(one.remark.contested for one in row.remarks)
    return f"{row.status}-contested" if contested else str(row.status)


def _remarks(row: Row) -> str:
    words = [
        f"{one.remark.words}{', contested' if one.remark.contested else ''}" for one in row.remarks
    ]
    return upper_first("; ".join(words))


def _whose(viewing: Viewing) -> str:
    return "" if viewing.own else viewing.words
