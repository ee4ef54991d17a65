"""The gap map: every commitment in every state, as a file the same rows, and of one commitment as an image."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments import gaps
from kit.files.export import WRITERS, download
from kit.pages.headers import let_others_show
from kit.pages.sharing import Sharing, image_snippet, sharing
from kit.pages.visitors import SECONDS, drawn_once_a_minute
from members.map import StateMap, map_of_counts

# Of the image to embed: the map's own width and height, and what a line of words under it takes.
WIDTH, HEIGHT, LEADING = 793, 498, 22


def _map_of(request) -> gaps.GapMap:
    shown = gaps.gap_map(request.GET, at=timezone.now())
    if shown is None:
        raise SuspiciousOperation(_("Elija un estado y un compromiso de la lista."))
    return shown


@login_not_required
@require_safe
@drawn_once_a_minute
def gap_map(request):
    shown, query = _map_of(request), request.GET.urlencode()
    is_shaded = bool(shown.commitment and not shown.state)
    context = {"map": shown, "query": query, "is_whole": not (shown.state or shown.commitment)}
    context["sharing"] = _sharing(shown, query, is_shaded=is_shaded)
    if is_shaded:
        context["shaded"] = _shaded(shown)
    return render(request, "commitments/gap_map.html", context)


def _sharing(shown: gaps.GapMap, query: str, *, is_shaded: bool) -> Sharing:
    address, snippet = reverse("gap_map") + (f"?{query}" if query else ""), ""
    if is_shaded:
        image = reverse("gap_map_image", args=[shown.commitment])
        snippet = image_snippet(image, address, alt=shown.title, width=WIDTH)
    return sharing(shown.title, address, words=shown.title, at=timezone.now(), snippet=snippet)


def _shaded(shown: gaps.GapMap) -> StateMap:
    members = reverse("commitment_members", args=[shown.commitment])
    label = _("Estados por número de organizaciones que trabajan en el compromiso")
    return map_of_counts(shown.by_state, label=label, url=lambda state: f"{members}?estado={state.code}")


@login_not_required
@require_safe
@drawn_once_a_minute
def gap_map_image(request, slug):
    """The map of one commitment, with its legend, whose it is and where it is whole."""
    shown = gaps.gap_map({"compromiso": slug}, at=timezone.now())
    if shown is None:
        raise Http404(_("Ese compromiso no está entre los de hoy."))
    shaded = _shaded(shown)
    words = [("0", shaded.empty), *((shade.name, shade.words) for shade in shaded.legend), ("", shown.title)]
    words += [("", f"{settings.SITE_URL}{reverse('gap_map')}?compromiso={slug}"), ("", shaded.outlines["attribution"])]
    lines = [
        {"shade": shade, "words": text, "at": HEIGHT + row * LEADING} for row, (shade, text) in enumerate(words, 1)
    ]
    context = {"map": shaded, "lines": lines, "width": WIDTH, "height": HEIGHT + (len(lines) + 1) * LEADING}
    response = render(request, "components/state_map.svg", context, content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=SECONDS)
    return let_others_show(response)


@login_not_required
@require_safe
@drawn_once_a_minute
def gap_map_export(request, file_format):
    if file_format not in WRITERS:
        raise Http404(_("El mapa se descarga como CSV o XLSX."))
    header, rows = _map_of(request).table()
    return download(rows, header=header, name="mapa-de-compromisos", file_format=file_format)
