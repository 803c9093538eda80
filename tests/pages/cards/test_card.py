"""A card: its words keep within the picture, however long they are."""

import datetime as dt
import re

import pytest
from django.template.loader import render_to_string

from treaties.pages.asked import Asked
from treaties.pages.cards.card import CUT, LETTER, ROOM, Card
from treaties.pages.maps.raster import raster

DAY = dt.date(2026, 1, 9)
ASKED = Asked(DAY, DAY)


def card(**changes):
    return Card(**{"kicker": "Treaty", "title": "T", "answer": "parties", "asked": ASKED} | changes)


def test_a_short_title_is_large_and_a_long_one_takes_lines():
    assert [one.size for one in card(title="INF Treaty").heading] == [84]
    long = card(title="Democratic People’s Republic of Korea: Convention on Cluster Munitions")
    assert len(long.heading) > 1
    assert not long.heading[-1].words.endswith(CUT)


@pytest.mark.parametrize("words", ["Word " * 400, "W" * 4000, "", "Nuclear-Test-Ban " * 90])
def test_words_of_any_length_are_cut_to_keep_within_the_picture(words):
    shown = card(title=words, answer=words or "x", lines=[words] * 9, kicker=words, whose=words)
    placed = [*shown.heading, *shown.said, *shown.below]
    assert all(110 < one.y < 536 for one in placed)
    assert all(len(one.words) * one.size * LETTER <= ROOM + 60 for one in [*shown.heading])
    assert len(shown.below) <= 2
    assert len(shown.above) <= 61


@pytest.mark.parametrize("figure", ["7", "161–162", "1234567890–1234567899"])
def test_a_number_leaves_room_for_its_name(figure):
    shown = card(figure=figure, answer="consented, not yet in force for them")
    (name,) = shown.said
    numbers = shown.figure_size * LETTER * len(figure)
    assert numbers + name.size * LETTER * len(name.words) <= ROOM + 40


def test_lines_share_the_room_below():
    shown = card(lines=["long " * 90, "In force."])
    assert [one.words[-1] for one in shown.below] == [CUT, "."]


def test_whose_view_it_is_stands_above():
    assert card(whose="the view of the depositary").above == "In the view of the depositary"


def test_what_is_written_is_never_markup():
    svg = render_to_string("treaties/card.svg", {"card": card(title="A<b>&c"), "host": "a<b"})
    assert "A&lt;b&gt;&amp;c" in svg
    assert not re.search("<b>", svg)
    assert raster(svg, 1200)[:8] == b"\x89PNG\r\n\x1a\n"
