"""What an organisation does for the commitments: which it works on, and what it did in a year."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commitments.contributions import is_closed, save_contribution, withdraw_contribution, years
from commitments.focuses import chosen, fingerprint, opened_on, own_states, save_choice
from commitments.forms.contributions import ContributionForm
from commitments.forms.focuses import FocusForm
from commitments.models import Commitment, Contribution
from kit.once import once
from kit.versions import ConflictError, sent_version
from members.models import State
from members.standing import Standing, standing


@require_http_methods(["GET", "HEAD", "POST"])
def member_commitments(request, slug):
    now, is_post = timezone.now(), request.method == "POST"
    here = standing(request.user, slug, at=now, managing=is_post)
    offered, stored = list(Commitment.objects.promised(on=timezone.localdate(now))), chosen(here.organization)
    data = request.POST if is_post else None
    form = FocusForm(data, offered=offered, choice=stored, own=own_states(here.organization))
    if not is_post:
        return _ticks(request, here, form, stored)
    seen = data.get("seen", "")
    form.take_stored(opened_on(seen))
    if not form.is_valid():
        return _ticks(request, here, form, stored, seen=seen, status=422)
    try:
        save_choice(here.organization, form.typed(), offered=offered, seen=seen, by=request.user)
    except ConflictError:
        if differences := form.differences(stored):
            return _ticks(request, here, form, stored, differences=differences, status=409)
    messages.success(request, _("Quedó guardado en qué compromisos trabajan."))
    return redirect("member_commitments", slug)


def _ticks(request, here, form, stored, *, status=200, **context):
    ticked = [row for row in form.offered if row.pk in stored]
    told = years(here.organization, on=timezone.localdate()) if ticked else []
    context = {"here": here, "form": form, "seen": fingerprint(stored)} | context
    context["years"] = [(year, year.lines(ticked)) for year in told if year.lines(ticked)]
    return render(request, "commitments/my_commitments.html", context, status=status)


@dataclass(frozen=True)
class ContributionPage:
    """What an organisation tells of a year about a commitment: stored or still empty, and last year's."""

    here: Standing
    row: Contribution
    before: Contribution | None
    focused: set[str]
    is_closed: bool

    @property
    def may_write(self) -> bool:
        return self.here.may_manage and not self.is_closed


def _sheet(here: Standing, year: int, slug: str, *, at) -> ContributionPage:
    """Http404 where nothing was told and nothing may be: another year, a commitment that is not ticked."""
    commitment = get_object_or_404(Commitment, slug=slug)
    rows = Contribution.objects.filter(organization=here.organization, commitment=commitment)
    told = {row.year: row for row in rows.filter(year__in=(year, year - 1)).select_related("commitment")}
    focused = chosen(here.organization).get(commitment.pk)
    this_year, closed = timezone.localdate(at).year, is_closed(year)
    may_be_told = focused is not None and year in (this_year, this_year - 1) and not closed
    if year not in told and not may_be_told:
        raise Http404(_("De ese año no hay nada que contar aquí."))
    empty = Contribution(organization=here.organization, commitment=commitment, year=year, version=0)
    return ContributionPage(here, told.get(year, empty), told.get(year - 1), focused or set(), closed)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def member_contribution(request, slug, year, commitment):
    now, is_post = timezone.now(), request.method == "POST"
    here = standing(request.user, slug, at=now, managing=is_post)
    sheet = _sheet(here, year, commitment, at=now)
    form = ContributionForm(
        request.POST if is_post else None,
        instance=sheet.row,
        initial=_initial(sheet, take_over="desde-el-anterior" in request.GET),
        focused=sheet.focused,
    )
    if not is_post:
        return _contribution(request, sheet, form)
    if not form.is_valid():
        return _contribution(request, sheet, form, status=422)
    return _save(request, sheet, form, at=now)


def _initial(sheet: ContributionPage, *, take_over: bool) -> dict:
    """Where to begin: the stored states, or those of the tick; on request last year's words."""
    if sheet.row.pk:
        return {"states": list(sheet.row.states.all())}
    begin = {"states": list(State.objects.filter(code__in=sheet.focused))}
    return begin | ({"text": sheet.before.text} if take_over and sheet.before else {})


def _save(request, sheet, form, *, at):
    written = form.written_version()
    try:
        save_contribution(sheet.row, form.cleaned_data, version=written, by=request.user, at=at)
    except ConflictError:
        form.tell_conflict()
        return _contribution(request, sheet, form, status=409)
    except ValidationError as error:
        form.add_error(None, error)
        return _contribution(request, sheet, form, status=409)
    messages.success(request, _("Gracias: quedó guardado lo que hicieron."))
    return redirect("member_commitments", sheet.here.organization.slug)


def _contribution(request, sheet, form, *, status=200):
    context = {"here": sheet.here, "sheet": sheet, "form": form, "last_year": sheet.row.year - 1}
    return render(request, "commitments/my_contribution.html", context, status=status)


@require_POST
def contribution_withdraw(request, slug, year, commitment):
    here = standing(request.user, slug, at=timezone.now(), managing=True)
    rows = Contribution.objects.filter(organization=here.organization).select_related("organization")
    row = get_object_or_404(rows, year=year, commitment__slug=commitment)
    try:
        withdraw_contribution(row, version=sent_version(request.POST), by=request.user)
    except ConflictError:
        messages.error(request, _("No se retiró: alguien la cambió mientras tanto. Vea qué dice ahora."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("La aportación se retiró."))
        return redirect("member_commitments", slug)
    return redirect("member_contribution", slug, year, commitment)
