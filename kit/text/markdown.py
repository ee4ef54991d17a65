"""Plain words and links as Markdown, safe to stand in what people edit later."""

import re

SPECIAL = re.compile(r"([\\`*_\[\]<&])|^(\d*)([-+#>.)])")


def plain(words: str) -> str:
    """Words as Markdown that shows them as they are, on one line."""
    return SPECIAL.sub(lambda sign: f"{sign[2] or ''}\\{sign[1] or sign[3]}", " ".join(words.split()))


def link(words: str, url: str) -> str:
    """Markdown of a link of the portal's own."""
    return f"[{plain(words)}]({url})"
