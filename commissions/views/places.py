"""Coming into a commission, one's place there, and leaving; each verb is its own small POST."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commissions import joining
from commissions.forms.places import JoinForm, SeatForm
from commissions.models import Commission, Seat
from commissions.standing import standing
from kit import refusals
from kit.editing.versions import ConflictError
from kit.once import once
from members.models import Representation


@require_http_methods(["GET", "HEAD", "POST"])
@once
def commission_join(request, slug):
    now, is_post = timezone.now(), request.method == "POST"
    commission = get_object_or_404(Commission.objects.open(), slug=slug)
    mandates = joining.may_join(request.user, commission, at=now)
    if is_post and not mandates:
        raise Http404(_("No hay organización suya que pueda entrar a esta comisión."))
    own = next((row for row in mandates if row.user_id == request.user.pk), None)
    form = JoinForm(request.POST if is_post else None, mandates=mandates, initial={"mandate": own})
    if is_post and form.is_valid():
        with refusals.shown_on(form):
            joining.ask(commission, **form.cleaned_data, by=request.user, at=now)
            messages.success(request, _("Su solicitud llegó a quien coordina la comisión. Aquí verá la respuesta."))
            return redirect(commission)
    context = {"commission": commission, "form": form, "may_join": bool(mandates)}
    return render(request, "commissions/join_form.html", context, status=422 if is_post else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def commission_seat(request, slug, pk):
    now, is_post = timezone.now(), request.method == "POST"
    here, seat = _own_seat(request, slug, pk, at=now)
    form = SeatForm(request.POST if is_post else None, instance=seat, at=now)
    context = {"here": here, "form": form, "seat": seat, "at_rest": Seat.objects.at_rest_beside(seat)}
    status = 422 if is_post else 200
    if is_post and form.is_valid():
        try:
            joining.change_place(seat, **form.cleaned_data, version=form.written_version(), at=now)
        except ConflictError:
            status = 409
            form.show_conflict()
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("El lugar de su organización quedó guardado."))
            return redirect("commission_work", slug)
    return render(request, "commissions/seat_form.html", context, status=status)


@require_POST
def commission_seat_leave(request, slug, pk):
    now = timezone.now()
    _here, seat = _own_seat(request, slug, pk, at=now)
    with refusals.said(request):
        joining.leave(seat, by=request.user, at=now)
        messages.success(request, _("%s salió de la comisión. Gracias por lo que aportaron.") % seat.organization)
        return redirect("commission", slug)
    return redirect("commission_work", slug)


@require_POST
def commission_seat_editor(request, slug, pk):
    now = timezone.now()
    here = deciding_or_404(request, slug, at=now)
    seat = get_object_or_404(Seat.objects.living(at=now).filter(commission=here.commission), pk=pk)
    editor = request.POST.get("editor", "")
    done = _("Ya puede escribir en la agenda.") if editor else _("Ya no escribe en la agenda.")
    with refusals.said(request):
        joining.admit(seat, editor=editor, by=request.user, at=now)
        messages.success(request, done)
    return redirect("commission_work", slug)


def deciding_or_404(request, slug, *, at):
    here = standing(request.user, slug, at=at)
    if not here.decides:
        raise Http404
    return here


def _own_seat(request, slug, pk, *, at):
    """A living seat of an organisation that the person manages; Http404 for any other."""
    here = standing(request.user, slug, at=at)
    managed = Representation.objects.in_force(at=at).managing().filter(user=request.user).values("organization")
    rows = Seat.objects.living(at=at).filter(commission=here.commission, organization__in=managed)
    return here, get_object_or_404(rows.select_related("organization", "delegate"), pk=pk)
