"""The directory: who belongs and where, for everybody."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from kit.database.compiled import compiled
from kit.pages.link_previews import preview
from kit.pages.paging import page_of
from kit.pages.visitors import drawn_once_a_minute, drawn_while_same
from kit.registries.extensions import parts
from members.directory import MOST_FOUND, DirectoryPage, Profile, counts, lines, visible_to
from members.filters import DirectoryFilter
from members.map import map_of_counts
from members.models import Organization, State, Status
from members.nearby import around, beside_few

# Two lists stand on the page of a state; together they are no longer than a page of the directory.
STATE_PAGE_SIZE, MOST_BESIDE = 25, 10


@login_not_required
@require_safe
@drawn_once_a_minute
def organization_list(request):
    return directory(request, DirectoryFilter(request.GET, queryset=Organization.objects.lines()))


def directory(request, filterset: DirectoryFilter, *, template: str = "members/organization_list.html", **context):
    """The page of a list that visitors search and narrow; htmx gets its results alone."""
    if not filterset.form.is_valid():
        raise SuspiciousOperation(filterset.sentence_of_refusal())
    listing = DirectoryPage(filterset, request.GET.get("page"), fresh=request.user.is_authenticated)
    context |= beside_few(filterset, listing.total, request.path)
    swap = request.htmx and not request.htmx.history_restore_request
    context |= {"filter": filterset, "page": listing.page, "listing": listing, "most": MOST_FOUND, "swap": swap}
    response = render(request, "members/organization_list.html#results" if swap else template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@login_not_required
@require_safe
@drawn_once_a_minute
def organization_map(request):
    presence = counts(fresh=request.user.is_authenticated)
    label = _("Estados por número de organizaciones")
    state_map = map_of_counts(presence.by_state, label=label, url=lambda state: reverse("state", args=[state.slug]))
    return render(request, "members/organization_map.html", {"presence": presence, "state_map": state_map})


@login_not_required
@require_safe
@drawn_once_a_minute
def state_detail(request, slug):
    state = get_object_or_404(State, slug=slug)
    rows, fresh = Organization.objects.lines(), request.user.is_authenticated
    number, presence = request.GET.get("page"), counts(fresh=fresh)
    counting = partial(presence.of, state=state.code)
    page = page_of(rows.filter(state=state), number, size=STATE_PAGE_SIZE, counting=counting)
    working = list(rows.filter(working_states=state)[: MOST_BESIDE + 1])
    beside = {"working": lines(working[:MOST_BESIDE]), "are_more_working": len(working) > MOST_BESIDE}
    context = {"state": state, "page": page, "seated": lines(page), "nearby": around(state.code, presence), **beside}
    return render(request, "members/state_detail.html", context)


@login_not_required
@require_safe
@drawn_once_a_minute
def state_preview(request, slug):
    """The image for links to a state or to somebody who has a seat there."""
    state = get_object_or_404(State, slug=slug)
    total = counts(fresh=request.user.is_authenticated).of(state=state.code)
    text = ngettext("%(total)s organización tiene aquí su sede", "%(total)s organizaciones tienen aquí su sede", total)
    return preview(state.name, below=text % {"total": total} if total else _("Aún no hay nadie aquí: súmese"))


@compiled
def _on_its_page(slug: str):
    return Organization.objects.on_its_page().filter(slug=slug)


@login_not_required
@require_safe
def organization_detail(request, slug):
    organization = next(iter(_on_its_page(slug)), None)
    if organization is None:
        raise Http404
    if organization.status == Status.MERGED:
        response = HttpResponsePermanentRedirect(organization.merged_into.get_absolute_url())
        patch_cache_control(response, no_cache=True)  # a merge can be undone
        return response
    if organization.status == Status.WITHDRAWN:
        return render(request, "members/organization_gone.html", status=410)
    now = timezone.now()
    profile = Profile(organization, audiences=visible_to(request.user), at=now)

    def draw():
        context = {"organization": organization, "profile": profile, "parts": parts(organization, at=now)}
        return render(request, "members/organization_detail.html", context)

    return drawn_while_same(request, (organization.loaded_values(), vars(profile)), draw)
