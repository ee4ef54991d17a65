"""The privacy notice as it is read: its text in sections, and the table of the personal data that the portal keeps."""

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import capfirst

from kit.registries.privacy_inventory import declared, label_of, title_of


@dataclass(frozen=True)
class Block:
    """A paragraph, or the items of a list."""

    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoticeSection:
    """A heading (may be empty) and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PersonalData:
    """Fields of one model that are kept for the same purpose, audience and time."""

    title: str
    fields: tuple[str, ...]
    purpose: str
    audience: str
    retention: str


def sections(text: str) -> list[NoticeSection]:
    """Sections of a text where blank lines part paragraphs, «## » begins a heading and «- » an item of a list.

    A paragraph may name a fact of the settings («{address}»): it is left out where nobody has told it, so that whoever
    consents reads nothing unfinished.
    """
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for part in map(_filled, text.replace("\r\n", "\n").split("\n\n")):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if lines and lines[0].startswith("## "):
            parts.append((lines.pop(0)[3:], []))
        if lines:
            parts[-1][1].append(_block(lines))
    return [NoticeSection(title, tuple(blocks)) for title, blocks in parts if title or blocks]


def facts() -> dict[str, str]:
    """Who answers for the portal, by the names that a notice uses."""
    return {
        "responsible": settings.RESPONSIBLE_NAME,
        "address": settings.RESPONSIBLE_ADDRESS,
        "processors": settings.DATA_PROCESSORS,
        "privacy_email": settings.PRIVACY_EMAIL,
    }


def _filled(paragraph: str) -> str:
    """With the facts that it names, or empty where one of them is missing."""
    for name, fact in facts().items():
        if f"{{{name}}}" in paragraph:
            if not fact:
                return ""
            paragraph = paragraph.replace(f"{{{name}}}", fact)
    return paragraph


def _block(lines: list[str]) -> Block:
    if all(line.startswith("- ") for line in lines):
        return Block(items=tuple(line[2:] for line in lines))
    return Block(text=" ".join(lines))


def personal_data() -> list[PersonalData]:
    """Every declared personal field under its Spanish names, those with the same answer in one row."""
    groups = defaultdict(list)
    for (label, name), answer in declared.items():
        groups[label, answer].append(name)
    return [
        PersonalData(
            title=capfirst(title_of(label)),
            fields=tuple(label_of(label, name) for name in names),
            purpose=str(answer.purpose),
            audience=str(answer.audience),
            retention=str(answer.retention.sentence),
        )
        for (label, answer), names in groups.items()
    ]
