"""What the registry holds about an organisation, for its own people to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.registries.data_export import ExportTable, export_section, facts

from .models import (
    Application,
    CallNote,
    ConfirmationRequest,
    Correction,
    Export,
    ImportRow,
    Invitation,
    MandateChange,
    Merge,
    Organization,
    PeerMessage,
)

LEFT_OUT = ("id", "key", "slug", "version", "sort_key", "search", "words", "organization", "moved", "filled")


def _table(title, rows, *, leave_out=()) -> ExportTable:
    return ExportTable(str(title), [facts(row, leave_out=(*LEFT_OUT, *leave_out)) for row in rows])


def _rows_of(organization, model, title, *related: str, leave_out=()) -> ExportTable:
    rows = model.objects.filter(organization=organization).select_related(*related)
    return _table(title, rows, leave_out=leave_out)


@export_section("hoy", gettext_lazy("Así está hoy"))
def registry(organization, *, at):
    row = Organization.objects.select_related("state", "status_by", "merged_into").get(pk=organization.pk)
    record = facts(row, leave_out=LEFT_OUT) | {
        str(_("otros estados donde trabaja")): ", ".join(str(state) for state in row.working_states.all())
    }
    return [ExportTable(str(_("Ficha")), [record]), _people(organization)]


def _people(organization) -> ExportTable:
    rows = organization.representations.select_related("user", "given_by", "ended_by").order_by("term")
    return ExportTable(
        str(_("Personas y representaciones")),
        [
            {
                str(_("persona")): row.user.name,
                str(_("correo electrónico")): row.user.email,
                str(_("teléfono")): row.user.phone,
                str(_("tipo")): row.get_kind_display(),
                str(_("cargo")): row.position,
                str(_("quién ve su nombre")): row.get_audience_display(),
                str(_("desde")): row.started_at,
                str(_("hasta")): row.ends_at,
                str(_("lo autorizó")): str(row.given_by or ""),
                str(_("terminó")): str(row.ended_by or ""),
            }
            for row in rows
        ],
    )


@export_section("entrada", gettext_lazy("Cómo entró y confirmó"))
def ways_in(organization, *, at):
    return [
        _rows_of(organization, Invitation, _("Invitaciones"), "invited_by", "accepted_by", "revoked_by"),
        _rows_of(
            organization, MandateChange, _("Cambios de quien la representa"), "representation", "merge", "made_by"
        ),
        _rows_of(organization, Application, _("Solicitud de adhesión"), "state", "decided_by"),
        _rows_of(organization, CallNote, _("Llamadas y visitas"), "written_by"),
        _rows_of(organization, ConfirmationRequest, _("Preguntas anuales"), "user"),
        _rows_of(organization, Correction, _("Correcciones enviadas"), "decided_by", leave_out=("request",)),
    ]


@export_section("historia", gettext_lazy("Historia"))
def history(organization, *, at):
    merges = Merge.objects.filter(kept=organization).select_related("kept", "absorbed", "merged_by", "undone_by")
    exports = Export.objects.filter(organizations__contains=[organization.pk]).select_related("created_by")
    return [
        _before(organization),
        _rows_of(organization, ImportRow, _("Filas de archivos importados"), "member_import"),
        _table(_("Fusiones"), merges),
        _table(_("Exportaciones en que salieron sus datos"), exports, leave_out=("organizations",)),
    ]


def _before(organization) -> ExportTable:
    """Every state of the record that the audit kept."""
    rows = organization.events.select_related("state", "status_by", "merged_into").order_by("pgh_id")
    internal = tuple(field.name for field in rows.model._meta.fields if field.name.startswith("pgh_"))
    return ExportTable(
        str(_("Historia de la ficha")),
        [{str(_("el")): row.pgh_created_at} | facts(row, leave_out=(*LEFT_OUT, *internal)) for row in rows],
    )


@export_section("mensajes", gettext_lazy("Mensajes con otras organizaciones"))
def peer_messages(organization, *, at):
    rows = PeerMessage.objects.of(organization).select_related("sender", "recipient", "written_by")
    hidden = ("reported_at", "reported_by", "reviewed_at", "reviewed_by")
    return [_table(_("Mensajes"), rows, leave_out=hidden)]
