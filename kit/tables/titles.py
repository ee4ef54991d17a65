"""Which field a column is by its title, however it is asked for: «Correo», «¿Cuál es su correo?», «Sede › Correo»."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kit.tables.text import plain_words

BETWEEN = " › "  # between the title above and the one below in two rows of headers, or between neighbours
PLACES = 10
FARTHEST = 9
LONG_TITLE = 5  # words
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PREFIX = re.compile(r"^(?:columna|col|campo|pregunta)? ?\d* ")
_SUFFIX = re.compile(r"(?<=[a-z]) ?\d$")
_QUESTION = re.compile(r"[¿?]|:\s*$")
_SMALL = re.compile(
    r"\b(?:a|al|con|cual|cuales|de|del|el|en|es|ella|esta|este|la|las|lo|los|o|para|por|que|se|son|sus?|tus?|un|una|y"
    r"|anote|escrib[ae]|escribir|especifique|favor|indi(?:ca|car|que)|ingrese|proporcione|seleccione)\b"
)


class Titles:
    """The fields of a table, to be found by the titles of its columns.

    columns: field → spellings, the best first. A title may be listed for several fields: what the first of them does
        not need is left to the next. One of two columns, the second telling only beside the first, is listed with both
        («calle › número»).
    joined: fields of which more than one column is read
    """

    def __init__(self, columns: Mapping[str, Sequence[str]], joined: Collection[str] = ()) -> None:
        self.fields, self.joined = list(columns), joined
        self._whole: dict[str, dict[str, int]] = {}
        self._bare: dict[str, dict[str, int]] = {}
        for field, names in columns.items():
            for rank, name in enumerate(names):
                self._whole.setdefault(plain_words(name), {}).setdefault(field, rank)
                self._bare.setdefault(_without_small(name), {}).setdefault(field, rank)
        self._bare.pop("", None)

    def columns(self, titles: Sequence[str]) -> dict[str, int]:
        """Return field → index of its column, in their order; of two for one field the better spelling wins."""
        ways = self._ways(titles)
        taken: dict[str, int] = {}
        for field in self.fields:
            ranked = [(ranks[field], i) for i, ranks in enumerate(ways) if field in ranks and i not in taken.values()]
            if ranked:
                taken[field] = min(ranked)[1]
        return dict(sorted(taken.items(), key=lambda one: one[1]))

    def further(self, titles: Sequence[str], taken: Mapping[str, int]) -> dict[str, list[int]]:
        """Return the columns that are left for fields of which more than one is read: «Teléfono», «Celular»."""
        columns: dict[str, list[int]] = {}
        for column, ranks in enumerate(self._ways(titles) if self.joined else []):
            name = next((one for one in self.joined if one in ranks and one in taken), None)
            if name and column not in taken.values():
                columns.setdefault(name, []).append(column)
        return columns

    def knows(self, title: str) -> bool:
        """Return whether a title is a spelling as it stands, with what is above it."""
        return any(key in self._whole or _without_small(key) in self._bare for key in _keys(title))

    def _ways(self, titles: Sequence[str]) -> list[dict[str, int]]:
        """Return the ranks of each title, of one that tells nothing alone those it has beside the one before."""
        before = ["", *(title.rpartition(BETWEEN)[2] for title in titles)]
        return [
            self._ranks(title) or self._beside(plain_words(f"{left} {own}"))
            for title, left, own in zip(titles, before, before[1:], strict=False)
        ]

    def _beside(self, words: str) -> dict[str, int]:
        return {field: FARTHEST * PLACES + rank for field, rank in self._whole.get(words, {}).items()}

    def _ranks(self, title: str) -> dict[str, int]:
        """Return field → how far down its list the closest reading stands; a farther reading costs some places."""
        for distance, ranks in self._readings(title):
            if ranks:
                return {field: distance * PLACES + rank for field, rank in ranks.items()}
        return {}

    def _readings(self, title: str) -> Iterator[tuple[int, Mapping[str, int] | None]]:
        lower = title.rpartition(BETWEEN)[2]
        for distance, one in enumerate(dict.fromkeys((title, lower))):
            keys = _keys(one)
            yield from ((distance * 3, self._whole.get(key)) for key in keys)
            yield from ((distance * 3 + 1, self._bare.get(_without_small(key))) for key in keys)
            if BETWEEN not in one:
                yield distance * 3 + 2, self._asked(one)

    def _asked(self, title: str) -> Mapping[str, int] | None:
        """Return the longest spelling of at least two words in a question, or with which a long title begins."""
        words = _without_small((_keys(title) or [""])[-1]).split()
        is_question = _QUESTION.search(title) is not None
        if not is_question and len(title.split()) < LONG_TITLE:
            return None
        for length in range(min(len(words), 8), 1, -1):
            for start in range(len(words) - length + 1) if is_question else [0]:
                if ranks := self._bare.get(" ".join(words[start : start + length])):
                    return ranks
        return None


def _keys(title: str) -> list[str]:
    """Return the ways to read a title: as it is, without what is in parentheses, without «Columna 3», «3.» or a 2."""
    whole, bare = plain_words(title), plain_words(_PARENTHESES.sub(" ", title))
    plain = _PREFIX.sub("", bare, count=1)
    return [key for key in (whole, bare, plain, _SUFFIX.sub("", plain)) if key] if whole else []


def _without_small(title: str) -> str:
    return " ".join(_SMALL.sub(" ", plain_words(title)).split())
