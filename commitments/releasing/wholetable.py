"""What one row cannot tell and its whole table does: whose «México» is, and what its commas are for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from kit.tables import CellError
from kit.tables.numbers import has_decimal_comma, has_thousands_comma, with_decimal_point
from kit.text.folding import fold

from .territories import find_territory, is_ambiguous

STATE_OF_MEXICO = "15"
OTHER_STATES = 31
AS_STATE, AS_COUNTRY = "Estado de México", "Nacional"
UNKNOWN = "?"
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+|\d{4,}", re.ASCII)
POINT_OF_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)


class WholeTable:
    """All rows of a file, before each is read."""

    def __init__(self, rows: Iterable[Mapping[str, str]], *, is_comma_decimal: bool = False):
        self.is_comma_decimal = is_comma_decimal
        self.beside: dict[tuple, set[str | None]] = defaultdict(set)
        self.commas: set[str] = set()
        self.thousands: set[str] = set()
        for cells in rows:
            if not is_ambiguous(cells["state"]):
                self.beside[_key(cells)].add(_place(cells["state"]))
            if has_decimal_comma(_bare(cells["value"])):
                self.commas.add(fold(cells["indicator"]))
            if THOUSANDS.fullmatch(_bare(cells["value"])):
                self.thousands.add(fold(cells["indicator"]))

    def settled(self, cells: Mapping[str, str]) -> tuple[Mapping[str, str], list[str]]:
        """The cells as their table has them, and the sentences that tell it.

        «México» is replaced where the rows beside it say what it is, and a comma where it is one for decimals.
        """
        cells, hints = self._with_point(cells)
        meant = is_ambiguous(cells["state"]) and self._mexico(self.beside[_key(cells)])
        if not meant:
            return cells, hints
        hints.append(_("«México» se leyó como «%(meant)s» por las demás filas.") % {"meant": meant})
        return {**cells, "state": meant}, hints

    def _with_point(self, cells: Mapping[str, str]) -> tuple[Mapping[str, str], list[str]]:
        text = cells["value"].strip()
        read = with_decimal_point(text) if self.is_comma_decimal else text
        if read == text:
            return cells, []
        return {**cells, "value": read}, [_("«%(text)s» se leyó como %(read)s.") % {"text": text, "read": read}]

    def doubtful_comma(self, cells: Mapping[str, str]) -> str:
        """Why a comma is not read as one for thousands, or a point as one for decimals."""
        text = _bare(cells["value"])
        if self.is_comma_decimal and POINT_OF_THOUSANDS.fullmatch(text):
            readings = {"text": text, "point": f"{text}0", "whole": text.replace(".", "")}
            return (
                _("La coma se lee como decimal: «%(text)s» puede ser %(point)s o %(whole)s; escríbalo así.") % readings
            )
        is_mixed = not self.is_comma_decimal and fold(cells["indicator"]) in self.commas
        if not is_mixed or not has_thousands_comma(text):
            return ""
        readings = {"text": text, "point": text.replace(",", "."), "whole": text.replace(",", "")}
        return (
            _("En otras filas la coma es decimal: «%(text)s» puede ser %(point)s o %(whole)s; escríbalo así.")
            % readings
        )

    def is_lone_comma(self, cells: Mapping[str, str]) -> bool:
        """Whether nothing in the file says that its comma is for thousands: «12,345» and no «1,234,567»."""
        return has_thousands_comma(_bare(cells["value"])) and fold(cells["indicator"]) not in self.thousands

    def _mexico(self, beside: set[str | None]) -> str | None:
        has_country, has_state = None in beside, STATE_OF_MEXICO in beside
        if has_country and has_state:
            return None
        if has_country or len(beside - {UNKNOWN, STATE_OF_MEXICO}) >= OTHER_STATES:
            return AS_STATE
        return AS_COUNTRY if has_state else None


def _key(cells: Mapping[str, str]) -> tuple[str, str, str]:
    return fold(cells["indicator"]), fold(cells["population"]), cells["year"].strip()


def _place(text: str) -> str | None:
    """The state's code, None for a country that is named."""
    try:
        code = find_territory(text)
    except CellError:
        return UNKNOWN
    return code if code or text.strip() else UNKNOWN


def _bare(text: str) -> str:
    return text.strip().removesuffix("%").strip()
