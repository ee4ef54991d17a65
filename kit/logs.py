"""Logs that open nothing: whoever reads them must not be able to use the links that people were sent."""

import logging
import re
from functools import cache

from django.conf import settings

MOST = 20_000  # signs of one line with its traceback; of a longer one the middle is left out
BETWEEN_WORDS = r"\s/?&=#%\"'<>()\[\]{},;"
LONG_WORD = re.compile(rf"[^{BETWEEN_WORDS}]{{40,}}")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"class": "kit.logs.TokenlessFormatter", "format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"waitress.queue": {"level": "ERROR"}},  # it warns whenever a request waits for a thread
}


def tokenless(text: str) -> str:
    """The same words without the keys of links and of password resets.

    Whoever passes by decides how long an address is: each expression reads a sign a fixed number of times.
    """
    return LONG_WORD.sub(_without_key, _in_addresses().sub(r"\1…", text))


class TokenlessFormatter(logging.Formatter):
    """Writes each line, its traceback too, without such keys and not without end."""

    def format(self, record):
        return tokenless(_bounded(super().format(record)))


@cache
def _in_addresses() -> re.Pattern:
    beginnings = "|".join(map(re.escape, settings.LINK_PATHS))
    return re.compile(rf"(/(?:{beginnings}))[^{BETWEEN_WORDS}]+")


def _without_key(word: re.Match) -> str:
    """A key, of whichever page, has capital letters; the long words of our own addresses have none."""
    return word[0] if word[0] == word[0].lower() else "…"


def _bounded(text: str) -> str:
    return text if len(text) <= MOST else f"{text[: MOST // 2]} … {text[-MOST // 2 :]}"
