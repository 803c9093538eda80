"""Every rule has an example, and says of it what it is there to say."""

import pytest

from news.reading import context, deeds
from news.reading.count_rules import COUNTS
from news.reading.date_rules import DATES
from news.reading.events import events
from news.reading.gazetteer import Gazetteer
from news.reading.group_rules import GROUPS
from news.reading.statement_rules import STATUS
from news.reading.term_rules import TERMS
from tests.news.reading.examples import EXAMPLES
from tests.news.reading.reading import READER
from tests.news.reading.record import KNOWN, TODAY

STATEMENTS = (*STATUS, *GROUPS, *DATES, *COUNTS, *TERMS)
NAMED = {one.name: one for one in STATEMENTS}


def told(text):
    return READER.narrator.story("", text, TODAY)


def test_every_rule_of_statements_has_a_name_of_its_own_and_an_example():
    assert len(NAMED) == len(STATEMENTS)
    assert NAMED.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_rule_of_statements_finds_its_example(name):
    rule, story = NAMED[name], told(EXAMPLES[name])
    made = [
        one
        for sentence in story.told
        for match in rule.pattern.finditer(sentence.masked.low)
        for one in rule.make(sentence, match, story)
    ]

    assert made
    assert all(story.body[one.start : one.end].strip() for one in made)


@pytest.mark.parametrize("rule", deeds.RULES, ids=lambda one: one.name)
def test_a_rule_of_acts_finds_its_example(rule):
    story = told(f"Tonga spoke of the Mine Ban Treaty. In Tonga, {rule.example}.")
    found = [one for sentence in story.told for one in events(sentence)]

    assert [one.family for one in found if f"act:{rule.name}" in one.rules] == [rule.family]
    assert all(one.treaties == ("apmbc",) for one in found)


GAZETTEER = Gazetteer(KNOWN)
CONTEXT = {
    "personal_names": ("Jordan joined.", "They saw Michael Jordan."),
    "georgia_the_american_state": ("In Tbilisi, Georgia", "In Atlanta, Georgia"),
    "part_of_a_larger_name": ("America", "Latin America"),
    "a_place_in_a_longer_name": ("Paris decided", "Paris University"),
    "mines_that_are_dug": ("the use of mines", "coal mines"),
    "countries_are_not_guinea_pigs": ("China signed", "India hats"),
    "halves_of_korea": ("North Korea spoke. Then the North left.", "In the North it snows."),
}


def test_every_rule_of_context_has_an_example():
    assert {one.__name__ for one in context.RULES} == CONTEXT.keys()


@pytest.mark.parametrize("rule", context.RULES, ids=lambda one: one.__name__)
def test_a_rule_of_context_keeps_one_and_drops_the_other(rule):
    right, wrong = CONTEXT[rule.__name__]

    def kept(text):
        return [one for one in GAZETTEER.find(text) if not rule(text, one)]

    assert not kept(right)
    assert kept(wrong)
