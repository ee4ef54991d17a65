"""The commissions: for everybody, and for those who work in one."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commissions.coming import coming
from commissions.handing_over import readable
from commissions.joining import may_join
from commissions.models import Agenda, AgendaState, Commission, FocalPoint, JoinRequest, Notice
from commissions.portrait import gallery, portrait, public_leaders, seats
from commissions.silence import still_silent
from commissions.standing import standing
from kit.compiled import compiled
from kit.paging import page_of
from kit.visitors import drawn_once_a_minute, drawn_while_same
from members.models import Representation

NEXT = 6


@login_not_required
@require_safe
@drawn_once_a_minute
def commission_list(request):
    now = timezone.now()
    own = set()
    if request.user.is_authenticated:
        own = set(Commission.objects.of_member(request.user, at=now).values_list("pk", flat=True))
    context = {"page": page_of(gallery(at=now), request.GET.get("page")), "own": own}
    return render(request, "commissions/commission_list.html", context)


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
    context = {"commission": commission, "portrait": portrait(commission, at=at), "leaders": leaders}
    if user.is_authenticated:
        own = Representation.objects.in_force(at=at).filter(user=user).values("organization")
        asked = commission.requests.filter(organization__in=own).exclude(accepted=True)
        context["asked"] = asked.select_related("organization").last()
        context["may_join"] = not commission.closed_at and may_join(user, commission, at=at).exists()
    return render(request, "commissions/commission_detail.html", context)


@require_safe
def commission_work(request, slug):
    """One glance: who leads, what comes next, who sits here, what waits."""
    now = timezone.now()
    return work_page(request, standing(request.user, slug, at=now), at=now)


def work_page(request, here, *, at, refused=None):
    """`refused` is (key of a request to join, form) of a decision that was refused, shown with what was typed."""
    everybody = _sitting(here.commission, at=at)
    context = {
        "here": here,
        "refused": refused,
        "today": timezone.localdate(at),
        "seats": everybody,
        "own_seats": {seat.pk for seat in here.seats},
        "coming": _next(here.commission),
        "proposals": _open_proposals(here, at=at),
        "counts": _counts(here.commission, at=at)[0],
    }
    if here.decides:
        context["requests"] = _requests(here.commission)
    return render(request, "commissions/commission_work.html", context, status=422 if refused else 200)


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


def _open_proposals(here, *, at):
    """What is being decided, each with whether all the organisations of this person have spoken (`is_told`)."""
    own = [seat.organization_id for seat in here.seats]
    spoken = Count("voices", filter=Q(voices__organization__in=own))
    rows = here.commission.proposals.open(at=at).alias(spoken=spoken)
    return rows.annotate(is_told=Q(spoken__gte=len(own))).order_by("closes_at")[:NEXT]


@compiled
def _counts(commission: Commission, *, at: datetime):
    """The last notice that stands, and whether the focal point is silent; one query."""
    of_this = {"commission": OuterRef("pk")}
    notices = Notice.objects.filter(**of_this, withdrawn_at=None).order_by("-made_at")
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
        asked=Subquery(silences.values("alternate__user")),
    )
    return row.values("notice", "notice_pk", "comments_until", "silent_since", "silence", "asked")


@require_safe
def commission_history(request, slug):
    """Who led, from when to when, and how each came."""
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    rows = FocalPoint.objects.filter(commission=here.commission).select_related("user", "organization")
    handovers = readable(request.user, at=now).filter(commission=here.commission)
    context = {"here": here, "rows": rows.order_by("-term"), "handovers": handovers}
    return render(request, "commissions/commission_history.html", context)
