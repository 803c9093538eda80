"""Holds a status page against the record."""

from news.reading.depositary.bounds import check_differences, check_rows
from news.reading.depositary.ground import lay_out
from news.reading.depositary.leaving import leaving
from news.reading.depositary.matching import match, propose_rest
from news.reading.depositary.page import Page
from news.reading.depositary.reading import Reading
from news.reading.depositary.register import Register
from news.reading.depositary.remarks import remarks, withheld


def compare(page: Page, register: Register) -> Reading:
    """Return how a page differs from what the record holds of a treaty, and why.

    Raises:
        RefusedPageError: the page is another treaty's, or stands too far from the record to be
            whole.
    """
    ground = lay_out(page, register)
    check_rows(ground)
    reading = Reading(register.id, page.day, len(ground.table.rows), page.text)
    pools = match(ground, reading)
    reading.findings += remarks(ground, pools)
    propose_rest(ground, pools, withheld(ground, pools), reading)
    leaving(ground, reading)
    check_differences(ground, reading)
    reading.proposals.sort(key=lambda one: (one.state, str(one.date), one.kind))
    reading.explained.sort(key=lambda one: (one.state, str(one.date), one.kind))
    return reading
