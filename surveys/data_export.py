"""What the surveys hold about an organisation, for its own people to take along: not its answers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.registries.data_export import ExportTable, export_section, facts

from .models import Finding, Invitee

UNTOLD = ("id", "version", "organization", "position")


@export_section("encuestas", gettext_lazy("Encuestas"))
def asked(organization, *, at):
    invited = Invitee.objects.filter(organization=organization).select_related("wave", "user", "entered_by")
    owed = Finding.objects.filter(organization=organization).select_related("wave", "owner", "answered_by")
    return [
        ExportTable(
            _("Encuestas a que se le invitó"), [facts(row, leave_out=UNTOLD) for row in invited.order_by("wave", "pk")]
        ),
        ExportTable(_("Hallazgos a su cargo"), [facts(row, leave_out=UNTOLD) for row in owed]),
    ]
