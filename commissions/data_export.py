"""What the commissions hold about an organisation, for its own people to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.data_export import ExportTable, export_section, facts

from .models import (
    Activity,
    Agreement,
    AgreementAnswer,
    AgreementComment,
    FocalPoint,
    JoinRequest,
    Meeting,
    Seat,
    SectionComment,
    Voice,
)

UNTOLD = ("id", "key", "version", "term", "organization")


@export_section("comisiones", gettext_lazy("Comisiones"))
def places(organization, *, at):
    own = {"organization": organization}
    people = ("commission", "given_by", "ended_by")
    seats = Seat.objects.filter(**own).select_related(*people, "delegate").order_by("term")
    led = FocalPoint.objects.filter(**own).select_related(*people, "user").order_by("term")
    asked = JoinRequest.objects.filter(**own).select_related("commission", "delegate", "asked_by", "decided_by")
    activities = Activity.objects.filter(**own).select_related("agenda__commission")
    came = Meeting.objects.filter(organizations=organization).select_related("commission", "made_by")
    return [
        _told(_("Lugares en comisiones"), seats),
        _told(_("Puntos focales y suplentes"), led),
        _told(_("Solicitudes de ingreso"), asked),
        _told(_("Actividades a su cargo"), activities),
        _told(_("Reuniones a que vino"), came),
    ]


@export_section("acuerdos", gettext_lazy("Acuerdos y voces"))
def work(organization, *, at):
    own, about = {"organization": organization}, {"agreement__organization": organization}
    agreements = (
        Agreement.objects.filter(**own)
        .order_by("made_at")
        .select_related(
            *("commission", "responsible", "verifier", "meeting", "proposal"),
            *("made_by", "claimed_by", "closed_by"),
        )
    )
    answers = AgreementAnswer.objects.filter(**about).select_related("agreement__commission", "made_by", "settled_by")
    comments = AgreementComment.objects.filter(**about).select_related("agreement__commission", "made_by")
    voices = Voice.objects.filter(**own).select_related("proposal", "given_by")
    said = SectionComment.objects.filter(**own).select_related("section__agenda__commission", "made_by", "resolved_by")
    return [
        _told(_("Acuerdos de que responde"), agreements),
        _told(_("Lo que contestó sobre sus acuerdos"), answers),
        _told(_("Comentarios a sus acuerdos"), comments),
        _told(_("Sus voces en las propuestas"), voices),
        _told(_("Lo que comentó en las agendas"), said),
    ]


def _told(title: str, rows) -> ExportTable:
    return ExportTable(title, [facts(row, leave_out=UNTOLD) | _term(row) for row in rows])


def _term(row) -> dict:
    if not hasattr(row, "term"):
        return {}
    return {str(_("desde")): row.started_at, str(_("hasta")): row.ends_at}
