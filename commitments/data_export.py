"""What the commitments hold about an organisation, for its own people to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.registries.data_export import ExportTable, export_section, facts

from .models import ActivityReport, Focus


@export_section("compromisos", gettext_lazy("Compromisos y aportaciones"))
def work(organization, *, at):
    focuses = Focus.objects.filter(organization=organization).select_related("commitment")
    reports = ActivityReport.objects.filter(organization=organization).select_related("commitment", "reported_by")
    return [_table(_("Compromisos en que trabaja"), focuses), _table(_("Lo que hicieron cada año"), reports)]


def _table(title: str, rows) -> ExportTable:
    left_out = ("id", "organization", "version")
    return ExportTable(
        title,
        [
            facts(row, leave_out=left_out) | {str(_("estados")): ", ".join(state.name for state in row.states.all())}
            for row in rows.prefetch_related("states")
        ],
    )
