"""Numbers as a picture of bars, placed in percent: it grows with the page, its words do not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from treaties.pages.chart import Tick

LEFT, RIGHT = 9.0, 100.0
TOP, BOTTOM = 8.0, 86.0
"""Where the bars lie within the picture, in percent; the rest is for words."""

ROWS, NAMES = 4, 14
"""How many numbers stand beside the picture, and words below it, at the most."""

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
SKIPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Bar:
    """One number: where its bar lies, and whether its name, shortened, stands below it."""

    label: str
    below: str
    number: int
    x: str
    middle: str
    width: str
    y: str
    height: str
    named: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The picture, ready to be drawn; ``words`` say in sentences what it shows.

    ``names`` is what the bars are: years, quarters.
    """

    id: str
    title: str
    words: str
    status: str
    unit: str
    names: str
    bars: tuple[Bar, ...]
    rows: tuple[Tick, ...]

    @property
    def some(self) -> tuple[Bar, ...]:
        """The bars that are not empty."""
        return tuple(bar for bar in self.bars if bar.number)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is to be drawn: numbers by name, in their order.

    ``years`` says that the names are years, of which round ones are named where they are many;
    ``below`` are shorter names to stand below the bars.
    """

    id: str
    title: str
    words: str
    status: str
    unit: str
    numbers: Sequence[tuple[str, int]]
    years: bool = False
    names: str = "Year"
    below: Mapping[str, str] = field(default_factory=dict)


def draw_bars(figures: Figures) -> Bars:
    """Return numbers as bars, ready to be drawn."""
    most = max([number for _, number in figures.numbers], default=0)
    step = next((one for one in STEPS if most / one <= ROWS), STEPS[-1])
    high = max(-(-most // step) * step, step)
    return Bars(
        id=figures.id,
        title=figures.title,
        words=figures.words,
        status=figures.status,
        unit=figures.unit,
        names=figures.names,
        bars=tuple(_bars(figures, high)),
        rows=tuple(
            Tick(_percent(BOTTOM - (BOTTOM - TOP) * number / high), f"{number:,}")
            for number in range(0, high + 1, step)
        ),
    )


def _bars(figures: Figures, high: int) -> Iterator[Bar]:
    """Yield the bars, the highest of which can be ``high``."""
    room = (RIGHT - LEFT) / max(len(figures.numbers), 1)
    skip = next((one for one in SKIPS if len(figures.numbers) / one <= NAMES), SKIPS[-1])
    for place, (label, number) in enumerate(figures.numbers):
        left, height = LEFT + place * room, (BOTTOM - TOP) * number / high
        yield Bar(
            label=label,
            below=figures.below.get(label, label),
            number=number,
            x=_percent(left + room * 0.1),
            middle=_percent(left + room / 2),
            width=_percent(room * 0.8),
            y=_percent(BOTTOM - height),
            height=_percent(height),
            named=(int(label) if figures.years else place) % skip == 0,
        )


def _percent(number: float) -> str:
    return f"{number:.2f}%"
