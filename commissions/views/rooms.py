"""The commissions: for everybody, and for those who work in one."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commissions.coming import coming
from commissions.handing_over import readable
from commissions.joining import may_join
from commissions.models import Agenda, AgendaState, Commission, FocalPoint, JoinRequest, Notice, Proposal
from commissions.portrait import Portrait, gallery, leaders, seats
from commissions.silence import still_silent
from commissions.standing import standing
from kit.visitors import drawn_once_a_minute
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
    return render(request, "commissions/commission_list.html", {"commissions": gallery(at=now), "own": own})


@login_not_required
@require_safe
def commission_detail(request, slug):
    """Drawn anew each time: whether a name is public must hold this second."""
    now = timezone.now()
    user, rows = request.user, Commission.objects.all()
    if user.is_authenticated:
        rows = rows.annotate(belongs=Exists(Commission.objects.of_member(user, at=now).filter(pk=OuterRef("pk"))))
    commission = get_object_or_404(rows, slug=slug)
    context = {"commission": commission, "portrait": Portrait(commission, now)}
    if user.is_authenticated:
        own = Representation.objects.in_force(at=now).filter(user=user).values("organization")
        asked = commission.requests.filter(organization__in=own).exclude(accepted=True)
        context["asked"] = asked.select_related("organization").last()
        context["may_join"] = not commission.closed_at and may_join(user, commission, at=now).exists()
    return render(request, "commissions/commission_detail.html", context)


@require_safe
def commission_work(request, slug):
    """One glance: who leads, what comes next, who sits here, what waits."""
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    everybody = list(seats(here.commission, at=now).order_by("organization__sort_key"))
    context = {
        "here": here,
        "today": timezone.localdate(now),
        "leaders": leaders(here.commission, at=now),
        "seats": everybody,
        "own_seats": {seat.pk for seat in here.seats},
        "coming": coming(here.commission)[:NEXT],
        "counts": _counts(here.commission, at=now),
    }
    if here.decides:
        waiting = JoinRequest.objects.waiting().filter(commission=here.commission)
        context["requests"] = waiting.select_related("organization__state", "delegate")
    return render(request, "commissions/commission_work.html", context)


def _counts(commission, *, at) -> dict:
    """What waits to be read, said or answered; one query."""
    of_this = {"commission": OuterRef("pk")}
    notices = Notice.objects.filter(**of_this).order_by("-made_at").values("subject")[:1]
    proposals = Proposal.objects.open(at=at).filter(**of_this).order_by().values("commission").annotate(n=Count("pk"))
    consulted = Agenda.objects.filter(
        **of_this, state=AgendaState.CONSULTED, comments_until__gte=timezone.localdate(at)
    )
    silences = still_silent(at=at).filter(**of_this)
    row = Commission.objects.filter(pk=commission.pk).annotate(
        notice=Subquery(notices),
        proposals_open=Coalesce(Subquery(proposals.values("n")), 0),
        comments_until=Subquery(consulted.values("comments_until")),
        silent_since=Subquery(silences.values("silent_since")),
        silence=Subquery(silences.values("pk")),
        asked=Subquery(silences.values("alternate__user")),
    )
    return row.values("notice", "proposals_open", "comments_until", "silent_since", "silence", "asked").get()


@require_safe
def commission_history(request, slug):
    """Who led, from when to when, and how each came."""
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    rows = FocalPoint.objects.filter(commission=here.commission).select_related("user", "organization")
    handovers = readable(request.user, at=now).filter(commission=here.commission)
    context = {"here": here, "rows": rows.order_by("-term"), "handovers": handovers}
    return render(request, "commissions/commission_history.html", context)
