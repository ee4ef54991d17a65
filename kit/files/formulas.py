"""Text that a spreadsheet would run as a formula, disarmed on the way out and restored on the way in.

One apostrophe goes before the text. Text that already begins with apostrophes before such a character gets one more,
so that `restored(neutralised(text)) == text` for every text.
"""

import re

_UNSEEN = r"[\s\x00-\x20\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*"
_DANGEROUS = re.compile(rf"'*{_UNSEEN}[=+\-@\t\r＝＋－＠]")


def neutralised(text: str) -> str:
    """Return the text with an apostrophe in front when a spreadsheet could evaluate it."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(text: str) -> str:
    """Return the text without the apostrophe that `neutralised` put in front."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text, 1) else text
