"""How a long command shows what it is doing: a bar on a terminal, a line a step elsewhere."""

from types import TracebackType
from typing import Protocol, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Steps(Protocol):
    """What a service tells of its progress."""

    def step(self, label: str) -> None:
        """Say that a step begins."""


class Silent:
    """Tells nobody."""

    def step(self, label: str) -> None:
        """Say nothing."""


class ShownSteps:
    """Shows a known number of steps on a stream."""

    def __init__(self, stream: TextIO, *, total: int) -> None:
        self._stream = stream
        self._total = total
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=Console(file=self._stream),
            )
            self._progress.start()
            self._progress.add_task("", total=self._total)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            if error is None:
                self._progress.update(self._progress.task_ids[0], completed=self._total)
            self._progress.stop()

    def step(self, label: str) -> None:
        """Show that a step begins."""
        if self._progress is None:
            self._stream.write(f"{label}\n")
            return
        task = self._progress.task_ids[0]
        begun = bool(self._progress.tasks[0].description)
        self._progress.update(task, description=label, advance=1 if begun else 0)
