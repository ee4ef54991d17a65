"""Logs that open nothing: whoever reads them must not be able to use the links that people were sent."""

import logging
import re

SIGNED = re.compile(r"[\w-]+:[\w-]{6,}:[\w-]{43}")
LINK = re.compile(r"pacto_[\w-]{40,}")  # kit/links.py: a mark and nothing that is read twice
RESET_KEY = re.compile(r"(?<=/reset/key/)[^/\s]+")


def tokenless(text: str) -> str:
    """The same words without the keys of signed links and of password resets."""
    return RESET_KEY.sub("…", SIGNED.sub("…", LINK.sub("…", text)))


class TokenlessFormatter(logging.Formatter):
    """Writes each line, its traceback too, without such keys."""

    def format(self, record):
        return tokenless(super().format(record))
