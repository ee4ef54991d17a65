"""What the commissions hold about an organisation, for its own people to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.holdings import Holding, contribute, facts

from .models import Activity, FocalPoint, JoinRequest, Seat, SectionComment

UNTOLD = ("id", "key", "version", "term", "organization")


@contribute("comisiones", gettext_lazy("Comisiones"))
def places(organization, *, at):
    own = {"organization": organization}
    people = ("commission", "given_by", "ended_by")
    seats = Seat.objects.filter(**own).select_related(*people, "delegate").order_by("term")
    led = FocalPoint.objects.filter(**own).select_related(*people, "user").order_by("term")
    asked = JoinRequest.objects.filter(**own).select_related("commission", "delegate", "asked_by", "decided_by")
    comments = SectionComment.objects.filter(**own)
    comments = comments.select_related("section__agenda__commission", "made_by", "resolved_by")
    activities = Activity.objects.filter(**own).select_related("agenda__commission")
    return [
        holding(_("Lugares en comisiones"), seats),
        holding(_("Puntos focales y suplentes"), led),
        holding(_("Solicitudes de ingreso"), asked),
        holding(_("Actividades a su cargo"), activities),
        holding(_("Lo que comentó en las agendas"), comments),
    ]


def holding(title: str, rows) -> Holding:
    """The facts of those rows, without what is the machine's own, and with the days of a term."""
    return Holding(title, [facts(row, leave_out=UNTOLD) | _term(row) for row in rows])


def _term(row) -> dict:
    if not hasattr(row, "term"):
        return {}
    return {str(_("desde")): row.started_at, str(_("hasta")): row.ends_at}
