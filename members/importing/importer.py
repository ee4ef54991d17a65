"""Lists of members, read, decided and saved by `kit/imports/`."""

from django.utils.translation import gettext as _

from kit.imports.importers import Importer
from kit.tables import TableColumns
from members.columns import JOINED, PARTS_OF_AN_ADDRESS, REQUIRED
from members.fields import SPELLINGS
from members.models import MemberImport

from .applying import RegistryWriter
from .comparing import COMPARED, in_words, label
from .matching import Registry
from .undoing import RegistryUndoer
from .verdicts import MemberJudge

PERSON = ("person_name", "person_position", "person_email", "person_phone")


class MemberListImporter(Importer):
    model = MemberImport
    columns = TableColumns(SPELLINGS, REQUIRED, joined=JOINED)
    foreign_keys = ("organization",)
    shown = COMPARED
    label = staticmethod(label)
    in_words = staticmethod(in_words)

    def judge(self):
        return MemberJudge.build().judge

    def writer(self, *, by, at):
        return RegistryWriter(Registry.build(), by=by, at=at).write

    def undoer(self):
        return RegistryUndoer(Registry.build()).take_back

    def groups(self, table):
        parts = [table.matched[name] for name in ("address", *PARTS_OF_AN_ADDRESS) if name in table.matched]
        return {"address": parts, **super().groups(table)}

    def asides(self, row):
        """Who represents it according to the list, with everything that is said of her."""
        person = ", ".join(row.values[name] for name in PERSON if row.values.get(name))
        if not person:
            return []
        return [_("Representante según la lista (no se le invita al importar): %(person)s") % {"person": person}]


MEMBER_LISTS = MemberListImporter()
