"""What the commitments hold about an organisation, for its own people to take along."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.registries.data_export import ExportTable, export_section, facts

from .models import ActivityPhoto, ActivityReport, Focus


@export_section("compromisos", gettext_lazy("Compromisos y aportaciones"))
def work(organization, *, at):
    focuses = Focus.objects.filter(organization=organization).select_related("commitment")
    reports = ActivityReport.objects.filter(organization=organization).select_related("commitment", "reported_by")
    photos = (
        ActivityPhoto.objects.filter(report__organization=organization)
        .select_related("report__organization", "report__commitment", "agreed_by")
        .defer("content")
    )
    return [
        _table(_("Compromisos en que trabaja"), focuses),
        _table(_("Lo que hicieron cada año"), reports),
        ExportTable(_("Fotos de lo que hicieron"), [_photo(row) for row in photos.order_by("pk")]),
    ]


def _photo(row: ActivityPhoto) -> dict[str, object]:
    columns = facts(row, leave_out=("id", "report", "content", "width", "height"))
    link = {str(_("enlace")): settings.SITE_URL + row.get_absolute_url()}
    return {str(_("de la aportación")): str(row.report)} | columns | link


def _table(title: str, rows) -> ExportTable:
    left_out = ("id", "organization", "version")
    return ExportTable(
        title,
        [
            facts(row, leave_out=left_out) | {str(_("estados")): ", ".join(state.name for state in row.states.all())}
            for row in rows.prefetch_related("states")
        ],
    )
