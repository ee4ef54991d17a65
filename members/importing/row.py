"""One row of a list as it is understood, while its cells are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from members.fields import TITLES
from members.models import Organization

LONGEST = {one.name: one.max_length for one in Organization._meta.concrete_fields if getattr(one, "max_length", None)}
LONGEST_OF_A_PERSON = 150


@dataclass
class RowReading:
    """One row as understood.

    cells: field of `members/columns.py` → clean text, "" where the cell says nothing
    values: field → text in the form in which it is compared and kept; only fields with something in the cell.
        `state` and `working_states` are INEGI codes, `joined_on` ISO; `person_*` is who represents it
    candidates: field → what stood for it in the cells of others
    notices: sentences about what was left out or interpreted
    doubts: sentences that are told where the row is a new organisation
    problems: sentences for which the row cannot be imported
    """

    cells: Mapping[str, str]
    values: dict = field(default_factory=dict)
    candidates: dict[str, list[str]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        """Whether it is a row of our own export, whose cells hold what their titles say."""
        return bool(self.cells.get("slug"))

    def keep(self, name: str, text: str) -> None:
        """Keep a text in one line, where it is not too long."""
        flat, limit = " ".join(text.split()), LONGEST.get(name, LONGEST_OF_A_PERSON)
        if len(flat) <= limit:
            self.values[name] = flat
        elif name == "name":
            self.problems.append(_("El nombre pasa de %(limit)s caracteres.") % {"limit": limit})
        else:
            self.leave_out(name, _("pasa de %(limit)s caracteres") % {"limit": limit})

    def leave_out(self, name: str, why: str) -> None:
        label = TITLES[name]
        self.notices.append(_("Se dejó fuera %(field)s: %(why)s.") % {"field": f"«{label}»", "why": why})

    def find(self, name: str, *texts: str) -> None:
        """Note what belongs to a field and stood in the cell of another."""
        self.candidates.setdefault(name, []).extend(texts)

    def settle(self) -> None:
        """Give what was found to the fields that have nothing of their own, and say what is left over."""
        for name, texts in self.candidates.items():
            for text in dict.fromkeys(texts):
                if name not in self.values:
                    self.keep(name, text)
                elif self.values[name] != text:
                    self._say_also(name, text)

    def _say_also(self, name: str, text: str) -> None:
        sentence = _("Otro dato de «%(field)s» en la fila, que no se guarda: %(text)s.")
        self.notices.append(sentence % {"field": TITLES[name], "text": text[:120]})
