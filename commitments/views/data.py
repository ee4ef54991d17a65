"""The figures as files: CSV, JSON, and a chart as an image to embed."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments.drawing import CAPTION_LEADING, UNDER_A_NUMBER, caption, drawing_of
from commitments.series import national
from commitments.snapshot import with_indicators
from commitments.vintages import COLUMNS, data_rows, vintages_until
from kit.files.export import download
from kit.pages.headers import let_others_show
from kit.pages.visitors import SECONDS, drawn_once_a_minute

from .day import day_of


@login_not_required
@require_safe
@drawn_once_a_minute
def everything(request, media):
    day = day_of(request)
    figures = vintages_until(at=day.at).iterator()
    return _file(
        with_indicators(figures, day.known.indicators) if day.past else figures, media=media, name="compromisos"
    )


@login_not_required
@require_safe
@drawn_once_a_minute
def indicator_data(request, code, media):
    day = day_of(request)
    indicator = day.indicator(code)
    figures = vintages_until(at=day.at).filter(indicator=indicator).iterator()
    return _file(with_indicators(figures, [indicator]), media=media, name=code)


def _file(vintages, *, media, name):
    rows = data_rows(vintages, site=settings.SITE_URL)
    if media == "json":
        figures = [row | {"value": None if row["value"] is None else float(row["value"])} for row in rows]
        return JsonResponse({"figures": figures}, json_dumps_params={"ensure_ascii": False})
    return download((row.values() for row in rows), header=COLUMNS.values(), name=name)


@login_not_required
@require_safe
@drawn_once_a_minute
def indicator_chart(request, code):
    day = day_of(request)
    indicator = day.indicator(code)
    series = national([indicator], at=day.at)[indicator.pk]
    drawing = drawing_of(series)
    if drawing is None:
        raise Http404(_("Este indicador no tiene cifras nacionales que dibujar."))
    lines = caption(series, under=UNDER_A_NUMBER) if drawing.is_single else caption(series)
    context = vars(drawing) | {"caption": lines, "height": lines[-1].at + CAPTION_LEADING, "figure": series.latest}
    template = "components/one_number.svg" if drawing.is_single else "components/line_chart.svg"
    response = render(request, template, context, content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=SECONDS)
    return let_others_show(response)
