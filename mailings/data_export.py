"""What the ledger holds about an organisation, for its own people to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.registries.data_export import ExportTable, export_section, facts

from .received import sent_to


@export_section("correos", gettext_lazy("Correos"))
def ledger(organization, *, at):
    return [
        ExportTable(
            _("Correos del portal"), [facts(row, leave_out=("id", "words")) for row in sent_to(organization).reverse()]
        )
    ]
