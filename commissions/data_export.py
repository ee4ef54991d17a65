"""What the commissions hold about an organisation, for its own people to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.registries.data_export import ExportTable, export_section, facts

from .models import Activity, FocalPoint, JoinRequest, Seat, SectionComment

TECHNICAL = ("id", "key", "uid", "version", "sequence_at", "term", "organization")


@export_section("comisiones", gettext_lazy("Comisiones"))
def seats_and_roles(organization, *, at):
    own = {"organization": organization}
    people = ("commission", "given_by", "ended_by")
    seats = Seat.objects.filter(**own).select_related(*people, "delegate").order_by("term")
    led = FocalPoint.objects.filter(**own).select_related(*people, "user").order_by("term")
    requests = JoinRequest.objects.filter(**own).select_related("commission", "delegate", "asked_by", "decided_by")
    comments = SectionComment.objects.filter(**own)
    comments = comments.select_related("section__agenda__commission", "made_by", "resolved_by")
    activities = Activity.objects.filter(**own).select_related("agenda__commission")
    return [
        table_of(_("Lugares en comisiones"), seats),
        table_of(_("Puntos focales y suplentes"), led),
        table_of(_("Solicitudes de ingreso"), requests),
        table_of(_("Actividades a su cargo"), activities),
        table_of(_("Lo que comentó en las agendas"), comments),
    ]


def table_of(title: str, rows, *also_technical: str) -> ExportTable:
    """The facts of those rows, without what is the machine's own, and with the days of a term."""
    return ExportTable(title, [facts(row, leave_out=TECHNICAL + also_technical) | _term(row) for row in rows])


def _term(row) -> dict:
    if not hasattr(row, "term"):
        return {}
    return {str(_("desde")): row.started_at, str(_("hasta")): row.ends_at}
