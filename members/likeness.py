"""Which organisations of the registry may be the same as one described by some values, and why.

Equal RFC or CLUNI is certainty (100). Otherwise the names decide, compared without legal form, accents or order of
words (token-sort ratio of RapidFuzz, 0 to 100), and a shared contact or state raises the score a little.
Names that differ in a number («CENDI 1», «CENDI 2») are different. Only organisations that share an uncommon word,
an address or a telephone are compared, so that 44,600 rows are feasible.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from kit.text.folding import fold

from .models import Organization, Status

SUSPICIOUS = 86
SAME_MAIL = 88
NEAR = 80  # from which likeness of names they count as alike
SAME_STATE = 2
LONGEST_POSTING = 400
RAREST_WORDS = 3
LEGAL_FORM = re.compile(
    r"\b(a c|i a p|i b p|a b p|s c|ac|iap|ibp|abp|sc"
    r"|asociacion civil|institucion de asistencia privada|sociedad civil)\b"
)
EMPTY_WORDS = frozenset({"de", "del", "la", "las", "los", "el", "en", "y", "e", "por", "para", "a", "con", "al"})
DIGITS = re.compile(r"\d+")
PROVIDERS = "gmail hotmail outlook yahoo live icloud prodigy msn"
SHARED_MAIL = re.compile(rf"({PROVIDERS.replace(' ', '|')})\.(com|net)(\.mx)?")
NUMBERS = (("rfc", "RFC"), ("cluni", "CLUNI"))
STORED_FIELDS = ("name", "rfc", "cluni", "email", "phone", "website", "state_id")
FIELDS = ("id", "name", "legal_name", "acronym", "rfc", "cluni", "email", "phone", "website", "state_id")


@dataclass(frozen=True)
class Suspect:
    """An organisation that may be the same, how sure (0 to 100) and why, in sentences."""

    organization_id: int
    name: str
    score: int
    reasons: tuple[str, ...]


@lru_cache(maxsize=16)  # asked twice for each record
def name_key(name: str) -> str:
    """A name without legal form, accents, signs and small words: «Niñez Sana, A.C.» → «ninez sana»."""
    words = LEGAL_FORM.sub(" ", fold(name)).split()
    return " ".join(word for word in words if word not in EMPTY_WORDS)


def alike(one: str, other: str, *, at_least: float = 0) -> int:
    """Likeness of two name keys, 0 to 100, and 0 below `at_least`; names whose numbers differ are not alike."""
    likeness = fuzz.token_sort_ratio(one, other, score_cutoff=at_least)
    return round(likeness) if likeness and DIGITS.findall(one) == DIGITS.findall(other) else 0


def marks(values: Mapping) -> set[str]:
    """Exact contacts that two records of one organisation share: mail, its domain, web host, telephone."""
    email = (values.get("email") or "").lower()
    domain = email.rpartition("@")[2]
    host = re.sub(r"^https?://(www\.)?", "", (values.get("website") or "").lower()).split("/")[0]
    phone = re.sub(r"\D", "", values.get("phone") or "")[-10:]
    contacts = {f"mail:{email}"} if email else set()
    contacts |= {f"host:{name}" for name in (domain, host) if name and not SHARED_MAIL.fullmatch(name)}
    return contacts | ({f"phone:{phone}"} if len(phone) == 10 else set())


class DuplicateIndex:
    """The registry arranged for quick comparison; build once, ask for many rows.

    Memory is short: a record is one text, and a word only its hash (two words that share one cost a comparison) with
    the record that has it, or a list of them.
    """

    def __init__(self, rows: Iterable[Mapping]):
        self.rows: dict[int, str] = {}
        self.keys: dict[int, tuple[str, ...]] = {}
        self.postings: dict[int, int | list[int]] = {}
        for row in rows:
            self.add(row)

    @classmethod
    def build(cls) -> "DuplicateIndex":
        """From all organisations that are not merged, in one query."""
        return cls(Organization.objects.exclude(status=Status.MERGED).values(*FIELDS).iterator(chunk_size=5000))

    def add(self, row: Mapping) -> None:
        """Add a record (the fields of FIELDS; `id` any number)."""
        keys = tuple({name_key(row.get(field) or "") for field in ("name", "legal_name")} - {""})
        self.rows[row["id"]], self.keys[row["id"]] = "\0".join(row.get(field) or "" for field in STORED_FIELDS), keys
        for word in chain(self._words(keys), marks(row), self._numbers(row)):
            records = self._records_with(word)
            if len(records) <= LONGEST_POSTING:
                self.postings[hash(word)] = [*records, row["id"]] if records else row["id"]

    def suspects(self, values: Mapping, *, exclude=None, at_least: int = SUSPICIOUS) -> list[Suspect]:
        """Records that may be the same as `values` (fields of FIELDS, all optional), the surest first."""
        keys = tuple({name_key(values.get(field) or "") for field in ("name", "legal_name")} - {""})
        contacts = marks(values)
        by_word, exact = self._candidates(values, keys, contacts)
        lowest = at_least - SAME_STATE - 0.5
        near = {key for key in by_word - exact if self._likeness(keys, key, at_least=lowest)}
        suspects = (self._compare(values, keys, contacts, key) for key in (exact | near) - {exclude})
        sure = (suspect for suspect in suspects if suspect.score >= at_least)
        return sorted(sure, key=lambda suspect: (-suspect.score, suspect.name))

    def _candidates(self, values: Mapping, keys: tuple[str, ...], contacts: set[str]) -> tuple[set, set]:
        """Records that share an uncommon word, and records that share a contact, a number or a whole name."""
        rarest = sorted(filter(None, map(self._records_with, self._words(keys))), key=len)[:RAREST_WORDS]
        by_word, by_contact = map(self._uncommon, (rarest, map(self._records_with, contacts)))
        same = map(self._records_with, [*(f"key:{key}" for key in keys), *self._numbers(values)])
        return set().union(*by_word), set().union(*by_contact, *same)

    @staticmethod
    def _uncommon(lists: Iterable[list[int]]) -> list[list[int]]:
        return [records for records in lists if len(records) <= LONGEST_POSTING]

    def _records_with(self, word: str) -> list[int]:
        records = self.postings.get(hash(word), [])
        return records if isinstance(records, list) else [records]

    def _likeness(self, keys: tuple[str, ...], other_id, *, at_least: float = 0) -> int:
        return max([alike(a, b, at_least=at_least) for a in keys for b in self.keys[other_id]], default=0)

    def _compare(self, values: Mapping, keys: tuple[str, ...], contacts: set[str], other_id) -> Suspect:
        other = dict(zip(STORED_FIELDS, self.rows[other_id].split("\0"), strict=True))
        likeness, shared = self._likeness(keys, other_id), contacts & marks(other) if contacts else set()
        numbers = [label for field, label in NUMBERS if values.get(field) and values.get(field) == other[field]]
        state = values.get("state_id") or ""
        total = likeness + (8 if shared else 0) + (SAME_STATE if state == other["state_id"] else -4)
        has_same_mail = any(mark.startswith("mail:") for mark in shared)
        score = max(100 if numbers else 0, SAME_MAIL if has_same_mail else 0, round(total))
        is_near = likeness >= NEAR and bool(state) and state == other["state_id"]
        reasons = _reasons(numbers, likeness, shared, is_near=is_near)
        return Suspect(other_id, other["name"], min(100, score), reasons)

    @staticmethod
    def _words(keys: tuple[str, ...]) -> set[str]:
        return {word for key in keys for word in key.split()} | {f"key:{key}" for key in keys}

    @staticmethod
    def _numbers(row: Mapping) -> list[str]:
        return [f"{field}:{row[field]}" for field, _label in NUMBERS if row.get(field)]


def _reasons(numbers: list[str], likeness: int, shared: set[str], *, is_near: bool) -> tuple[str, ...]:
    """Why two records may be one, in sentences, the surest first."""
    reasons = [_("mismo %(field)s") % {"field": label} for label in numbers]
    if likeness >= NEAR:
        reasons.append(_("nombre igual") if likeness == 100 else _("nombre parecido (%(n)d %%)") % {"n": likeness})
    if shared:
        reasons.append(_("comparten %(what)s") % {"what": ", ".join(sorted(m.partition(":")[2] for m in shared))})
    if is_near:
        reasons.append(_("mismo estado"))
    return tuple(reasons)
