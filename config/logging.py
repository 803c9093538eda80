"""One log format for every process: readable on a terminal, JSON anywhere else."""

import re
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

_TOKEN = re.compile(r"(/changes/webhooks/(?:confirm|end)/)[^/?\s\"']+")
_TELLING = ("httpx2", "httpcore2")
"""Loggers that would write whole addresses of receivers, which may hold their secrets."""


def mask_tokens(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Hide the tokens of links that confirm or end a webhook: who reads a log may do neither."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = _TOKEN.sub(r"\1***", value)
    return event


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    mask_tokens,
]


def logging_config(log_format: str, level: str) -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING.

    Args:
        log_format: `console`, `json`, or `auto` for whichever fits standard error.
        level: The least level that is written.

    Raises:
        ValueError: For any other format.
    """
    if log_format not in {"auto", "console", "json"}:
        raise ValueError(f"LOG_FORMAT is {log_format!r}; use auto, console or json")
    _configure_structlog()
    readable = log_format == "console" or (log_format == "auto" and sys.stderr.isatty())
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": _final(readable=readable),
                "foreign_pre_chain": SHARED,
            },
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": level},
            **{name: {"level": "WARNING"} for name in _TELLING},
        },
    }


def _configure_structlog() -> None:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _final(*, readable: bool) -> list[Processor]:
    """Return the processors that turn an event into a line."""
    remove_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if readable:
        return [remove_meta, structlog.dev.ConsoleRenderer()]
    return [
        remove_meta,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(),
    ]
