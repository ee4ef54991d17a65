"""What the members said and what was done with it: the list of surveys, the results of a wave, and its table."""

import io

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kit.editing.refusals import errors_as_messages
from kit.files.export import write_csv, write_xlsx
from kit.pages.visitors import drawn_once_a_minute
from surveys.access import readable_wave, require_staff
from surveys.answer_links import link
from surveys.models import Breakdown, Invitee, Turnout, Wave
from surveys.open_answers import statements
from surveys.results import Key, Results, results
from surveys.sentences import caution, change, sentences
from surveys.tables import COLUMNS, table

FORMATS = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@login_not_required
@require_safe
@drawn_once_a_minute
def survey_list(request):
    now, everybody = timezone.now(), Turnout.objects.filter(wave=OuterRef("pk"), breakdown=Breakdown.ALL)
    waves = Wave.objects.readable_by(request.user).annotate(asked=Subquery(everybody.values("asked")[:1]))
    context = {"waves": waves.order_by("-closed_at").prefetch_related("findings"), "invited": []}
    if request.user.is_authenticated:
        rows = Invitee.objects.of_user(request.user, at=now).open(at=now).with_wave().order_by("wave__closes_at", "pk")
        context["invited"] = [(row, link(row, request.user)) for row in rows]
    return render(request, "surveys/survey_list.html", context)


def _results(request, wave: Wave, groups: Q | None = None, *, whole: bool = False) -> Results:
    return results(wave, readable=Wave.objects.readable_by(request.user), groups=groups, whole=whole)


@login_not_required
@require_safe
@drawn_once_a_minute
def wave_results(request, slug):
    wave = readable_wave(request.user, slug)
    breakdown, _colon, group = request.GET.get("grupo", "").partition(":")
    whole = wave.is_named and request.user.is_authenticated and request.user.is_staff
    summary = _results(request, wave, Q(breakdown=breakdown, group=group), whole=whole)
    chosen = (breakdown, group) if breakdown else None
    if chosen and chosen not in summary.shown:
        raise SuspiciousOperation(_("Elija un grupo de la lista."))
    context = {
        "wave": wave,
        "results": summary,
        "chosen": group or _("Sin dato") if chosen else "",
        "lines": _lines(summary, chosen),
        "others": Wave.objects.readable_by(request.user).beside(wave),
        "sentences": sentences(summary),
        "caution": caution(summary),
        "findings": wave.findings.select_related("owner", "organization"),
        "may_read_words": wave.words_open_to(request.user),
    }
    return render(request, "surveys/wave_results.html", context)


def _lines(summary: Results, chosen: Key | None) -> list[tuple]:
    """Each question that is shown of that group: its result, the bars of the group, what changed, what was said."""
    spoken = statements(summary.wave)
    return [
        (each, each.rows.get(chosen, []), change(each), spoken.get(each.question.pk))
        for each in summary.questions
        if chosen is None or chosen in each.rows
    ]


@login_not_required
@require_safe
@drawn_once_a_minute
def wave_file(request, slug, file_format):
    if file_format not in FORMATS:
        raise Http404(_("Los resultados se descargan como CSV o XLSX."))
    wave = readable_wave(request.user, slug)
    write, content_type = FORMATS[file_format]
    file = io.BytesIO()
    write(table(_results(request, wave)), header=[str(title) for title in COLUMNS], file=file)
    response = HttpResponse(file.getvalue(), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{wave.slug}.{file_format}"'
    return response


@require_POST
def wave_publish(request, slug):
    require_staff(request.user)
    with errors_as_messages(request):
        readable_wave(request.user, slug).publish(by=request.user, at=timezone.now())
        messages.success(request, _("Los resultados ya son públicos."))
    return redirect("wave_results", slug)
