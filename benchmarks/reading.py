"""Measure the reader of stories on one core: `python -m benchmarks.reading [DIR]`.

It needs the record loaded. Speeds are of the time that the processor spent in the best of many
rounds, which other work on the machine lengthens least, in kB (UTF-8) of titles and texts a
second: through the gate, through the finding of names, and through the whole reader; beside them,
where it is installed, the small English pipeline of spaCy on the same texts.
"""

import datetime as dt
import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import django

STORIES = Path(__file__).parent.parent / "data" / "news" / "stories"
LEAST = 4.0
"""Seconds that each measure lasts at least."""
MODEL = "en_core_web_sm"


def speed(texts: list[str], work: Callable[[int], object]) -> float:
    """Return kB of text a second that a piece of work goes through."""
    size = sum(len(text.encode()) for text in texts) / 1000
    best, ends = float("inf"), time.monotonic() + LEAST
    while time.monotonic() < ends or best == float("inf"):
        began = time.process_time()
        for index in range(len(texts)):
            work(index)
        best = min(best, max(time.process_time() - began, 1e-9))
    return size / best


def main() -> None:
    """Print the speed of each stage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    django.setup()
    from news.reading.gate import Gate
    from news.services.reader import reader as of_the_record

    place = Path(sys.argv[1]) if len(sys.argv) > 1 else STORIES
    stories = [json.loads(one.read_text(encoding="utf-8")) for one in sorted(place.glob("*.json"))]
    bodies = [one["body"] for one in stories]
    texts = [f"{one['title']}\n{one['body']}" for one in stories]
    reader = of_the_record()
    gate = Gate(reader.known)
    days = [dt.date.fromisoformat(one["published"][:10]) for one in stories]
    lines = [
        ("gate", lambda index: gate.may_tell(texts[index])),
        ("names", lambda index: reader.narrator.gazetteer.find(texts[index])),
        ("reader", lambda index: reader.read(stories[index]["title"], bodies[index], days[index])),
    ]
    if (pipeline := _spacy()) is not None:
        lines.append((MODEL, lambda index: pipeline(texts[index])))
    sys.stdout.write(f"{len(texts)} stories, {sum(map(len, texts)) / 1000:.0f} k letters\n")
    for name, work in lines:
        sys.stdout.write(f"{name:<16} {speed(texts, work):>10,.0f} kB/s\n")


def _spacy() -> Callable[[str], object] | None:
    """Return spaCy's small English pipeline, where it is installed."""
    if find_spec("spacy") is None:
        return None
    load: Callable[[str], Callable[[str], object]] = import_module("spacy").load
    try:
        return load(MODEL)
    except OSError:
        return None


if __name__ == "__main__":
    main()
