"""The embedded broker: kombu's filesystem transport, with messages that appear and go in one step.

Upstream a reader may take a message while it is still being written, and passes it through the
system's temporary directory. Here a message gets its name when it is complete, and a reader claims
it by renaming it where it lies.
"""

import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps, loads

LONGEST_WAIT = 0.3  # seconds


class Channel(filesystem.Channel):
    """A channel over a directory of message files."""

    # The stubs of kombu's two base classes contradict each other, hence the ignores.
    def _put(  # type: ignore[override]
        self,
        queue: str,
        payload: dict[str, Any],
        **kwargs: Any,  # noqa: ARG002
    ) -> None:
        """Write the message under a name no reader looks for, then give it the right one."""
        folder = Path(self.data_folder_out)
        path = folder / f"{time.time_ns():020}-{uuid.uuid4().hex}.{queue}.msg"
        draft = path.with_suffix(".draft")
        draft.write_text(dumps(payload))
        draft.rename(path)

    def _get(self, queue: str, timeout: float | None = None) -> Any:  # noqa: ARG002
        """Take the oldest message of the queue.

        Raises:
            Empty: When there is none.
        """
        name = f"{queue}.msg"
        for path in sorted(Path(self.data_folder_in).iterdir()):
            if path.name.partition(".")[2] != name:
                continue
            taken = path.with_suffix(".taken")
            try:
                path.rename(taken)
            except FileNotFoundError:
                continue  # another worker was faster
            payload = loads(taken.read_text())
            taken.unlink()
            return payload
        raise Empty


class Transport(filesystem.Transport):
    """The transport behind `filesystem://` addresses in this program."""

    Channel = Channel

    def drain_events(  # type: ignore[override]
        self, connection: Any, timeout: float | None = None
    ) -> None:
        """Wait for a message, but not so long that a worker told to stop seems to hang."""
        super().drain_events(connection, timeout=timeout and min(timeout, LONGEST_WAIT))
