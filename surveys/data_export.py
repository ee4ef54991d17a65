"""What the surveys hold about an organisation, for its own people to take along: not its answers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.registries.data_export import ExportTable, export_section, facts

from .models import Finding, Invitee

LEFT_OUT = ("id", "version", "organization", "position")


@export_section("encuestas", gettext_lazy("Encuestas"))
def surveys(organization, *, at):
    invited = Invitee.objects.filter(organization=organization).select_related("wave", "user", "entered_by")
    owed = Finding.objects.filter(organization=organization).select_related("wave", "owner", "answered_by")
    tables = {
        _("Encuestas a que se le invitó"): invited.order_by("wave", "pk"),
        _("Hallazgos a su cargo"): owed,
    }
    return [ExportTable(title, [facts(row, leave_out=LEFT_OUT) for row in rows]) for title, rows in tables.items()]
