"""A commission: for everybody, and for those who work in it."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commissions import joining
from commissions.access import commission_access
from commissions.forms.seats import DecisionForm
from commissions.models import Agenda, AgendaState, Commission, JoinRequest
from commissions.public_profile import public_leaders, seats
from kit.database.compiled import compiled
from kit.editing.pages import REFUSED, SHOWN
from kit.editing.refusals import errors_as_messages
from kit.pages.visitors import drawn_while_same
from meetings.coming import coming
from meetings.commission_profile import profile
from meetings.models import CommissionNotice
from meetings.silence import still_silent
from members.models import Representation

NEXT = 6


@login_not_required
@require_safe
def commission_detail(request, slug):
    """Whether a name is public must hold this second."""
    now = timezone.now()
    leaders = public_leaders(slug, at=now)
    return drawn_while_same(request, leaders, lambda: _detail(request, slug, leaders, at=now))


def _detail(request, slug, leaders, *, at):
    user, rows = request.user, Commission.objects.all()
    if user.is_authenticated:
        rows = rows.annotate(belongs=Exists(Commission.objects.of_member(user, at=at).filter(pk=OuterRef("pk"))))
    commission = get_object_or_404(rows, slug=slug)
    context = {"commission": commission, "profile": profile(commission, at=at), "leaders": leaders}
    if user.is_authenticated:
        own = Representation.objects.effective(at=at).filter(user=user).values("organization")
        request_to_join = commission.requests.filter(organization__in=own).exclude(accepted=True)
        context["join_request"] = request_to_join.select_related("organization").last()
        context["may_join"] = not commission.closed_at and joining.may_join(user, commission, at=at).exists()
    return render(request, "meetings/commission_detail.html", context)


@require_safe
def commission_work(request, slug):
    """One glance: who leads, what comes next, who sits here, what waits."""
    now = timezone.now()
    return work_page(request, commission_access(request.user, slug, at=now), at=now)


def work_page(request, access, *, at, refusal=None):
    """`refusal` is (key of a request to join, form) of a decision that was refused, shown with what was typed."""
    everybody = _sitting(access.commission, at=at)
    context = {
        "access": access,
        "refusal": refusal,
        "today": timezone.localdate(at),
        "seats": everybody,
        "own_seats": {seat.pk for seat in access.seats},
        "coming": _next(access.commission),
        "proposals": _open_proposals(access, at=at),
        "counts": _notice_and_silence(access.commission, at=at)[0],
    }
    if access.decides:
        context["requests"] = _requests(access.commission)
    return render(request, "meetings/commission_work.html", context, status=REFUSED if refusal else SHOWN)


@compiled
def _sitting(commission: Commission, *, at: datetime):
    return seats(commission, at=at).order_by("organization__sort_key")


@compiled
def _next(commission: Commission):
    return coming(commission)[:NEXT]


@compiled
def _requests(commission: Commission):
    waiting = JoinRequest.objects.waiting().filter(commission=commission)
    return waiting.select_related("organization__state", "delegate")


def _open_proposals(access, *, at):
    """What is being decided, each with whether all the organisations of this person have spoken (`has_spoken`)."""
    own = [seat.organization_id for seat in access.seats]
    spoken = Count("voices", filter=Q(voices__organization__in=own))
    rows = access.commission.proposals.open(at=at).alias(spoken=spoken)
    return rows.annotate(has_spoken=Q(spoken__gte=len(own))).order_by("closes_at")[:NEXT]


@compiled
def _notice_and_silence(commission: Commission, *, at: datetime):
    """The last notice that stands, and whether the focal point is silent; one query."""
    of_this = {"commission": OuterRef("pk")}
    notices = CommissionNotice.objects.filter(**of_this, withdrawn_at=None).order_by("-made_at")
    consulted = Agenda.objects.filter(
        **of_this, state=AgendaState.CONSULTED, comments_until__gte=timezone.localdate(at)
    )
    silences = still_silent(at=at).filter(**of_this)
    row = Commission.objects.filter(pk=commission.pk).annotate(
        notice=Subquery(notices.values("subject")[:1]),
        notice_pk=Subquery(notices.values("pk")[:1]),
        comments_until=Subquery(consulted.values("comments_until")),
        silent_since=Subquery(silences.values("silent_since")),
        silence=Subquery(silences.values("pk")),
        alternate=Subquery(silences.values("alternate__user")),
    )
    return row.values("notice", "notice_pk", "comments_until", "silent_since", "silence", "alternate")


@require_POST
def commission_request_decide(request, slug, pk):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="decides")
    request_to_join = get_object_or_404(access.commission.requests.select_related("organization"), pk=pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return work_page(request, access, at=now, refusal=(request_to_join.pk, form))
    accepted, reason = form.cleaned_data["decision"] == "accept", form.cleaned_data["reason"]
    done = _("%s ya es parte de la comisión.") if accepted else _("Quedó anotado por qué %s no entra por ahora.")
    with errors_as_messages(request):
        joining.decide(request_to_join, accepted=accepted, reason=reason, by=request.user, at=now)
        messages.success(request, done % request_to_join.organization)
        return redirect(reverse("commission_work", args=[slug]) + "#solicitudes")
    return redirect("commission_work", slug)
