"""The Markdown of a bulletin's texts, drawn as HTML or as plain text."""

from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMES = ("http", "https", "mailto")


class BulletinMarkdown(MarkdownIt):
    """No HTML, no images from elsewhere, no headings beside the bulletin's own; links only to the web and to mail."""

    def __init__(self):
        super().__init__("commonmark", {"html": False})
        self.disable(["html_block", "html_inline", "image", "heading", "lheading", "code", "fence", "reference"])

    def validateLink(self, url: str) -> bool:  # noqa: N802 the name that the library calls
        return urlsplit(url).scheme.lower() in SCHEMES and super().validateLink(url)


MARKDOWN = BulletinMarkdown()


def as_html(source: str) -> SafeString:
    """Rendered; whatever is no Markdown is shown as it was typed."""
    return mark_safe(MARKDOWN.render(source))  # noqa: S308 the reader lets no HTML through


def as_text(source: str, *, strong: str = "") -> str:
    """For mail programs without HTML, and with `strong` = "*" as WhatsApp has it; links stand behind their words."""
    pieces: list[str] = []
    numbers: list[int] = []
    for token in MARKDOWN.parse(source):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            numbers.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else 0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            pieces.append("  " * (len(numbers) - 1) + (f"{numbers[-1]}. " if numbers[-1] else "- "))
            numbers[-1] += bool(numbers[-1])
        elif token.type == "inline":
            pieces.append(_inline(token.children or [], strong=strong))
            pieces.append("\n" if numbers else "\n\n")
    return "".join(pieces).strip()


def _inline(tokens: list[Token], *, strong: str) -> str:
    pieces, url = [], ""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.type in ("strong_open", "strong_close"):
            pieces.append(strong)
        elif token.type == "link_open":
            url = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            pieces.append(f" ({url})")
        else:
            pieces.append(token.content)
    return "".join(pieces)
