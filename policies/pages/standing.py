"""Where states stand under the treaties that policies name, on a day and as asked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product

from policies.pages.stands import NOT_BOUND, Stand, Stands, stand_of
from treaties import answers
from treaties.law.periods import Period, possible_statuses
from treaties.models import Standing
from treaties.pages.asked import Asked
from treaties.presentation import WORDS, bare_words, listed
from treaties.terms import Qualifier


def stands_on(asked: Asked, treaties: Collection[str], states: Collection[str]) -> Stands:
    """Return where states stand under treaties on the day asked about, in the view asked for."""
    if not treaties or not states:
        return {}
    how = answers.Asked(asked.on, asked.known, asked.view)
    if how.stored:
        rows = Standing.objects.filter(treaty__in=treaties, state__in=states)
        periods: Mapping[str, Mapping[str, tuple[Period, ...]]] = answers.read_periods(rows)
    else:
        derived = answers.derive_many(treaties, known=asked.known, view=asked.view)
        periods = {one: derived[one].standings for one in treaties if one in derived}
    found = {}
    for treaty, state in product(treaties, states):
        if stand := _stand(treaty, state, periods.get(treaty, {}).get(state, ()), asked):
            found[treaty, state] = stand
    return found


def _stand(treaty: str, state: str, periods: Sequence[Period], asked: Asked) -> Stand | None:
    possible = possible_statuses(periods, asked.on)
    if len(possible) > 1:
        words = listed([WORDS[one] for one in sorted(possible)], last="or")
        return Stand(treaty, state, "uncertain", f"uncertain: {words}")
    period = next((one for one in periods if one.on(asked.on)), None)
    if period is None:
        return None
    words = NOT_BOUND.get(period.status) or WORDS[period.status]
    leaving = answers.leaving_on(period, asked.on)
    more = f", leaving {bare_words(leaving)}" if leaving else ""
    held = {one.name for one in period.qualifiers if one.on(asked.on)}
    more += ", contested" if Qualifier.CONTESTED in held else ""
    return Stand(treaty, state, period.status, words, period.since, more)


def named_stands(
    held: Stands, treaties: Iterable[str], state: str, bindings: Mapping[str, str]
) -> list[Stand]:
    """Return where one state stands under each of some treaties; not a party where nothing says."""
    return [stand_of(held, one, state, bindings[one]) for one in treaties if one in bindings]
