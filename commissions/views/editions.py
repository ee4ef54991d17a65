"""What a commission published of its agenda: for everybody, on one sheet, as a file."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commissions.models import Edition
from commissions.public_profile import public_leaders
from commissions.reading import published
from kit.files.export import download
from kit.pages.visitors import drawn_once_a_minute, drawn_while_same


@login_not_required
@require_safe
def agenda_edition(request, slug, number=None):
    """Whether the name of who leads is public must hold this second."""
    leaders = public_leaders(slug, at=timezone.now())

    def draw():
        edition = _edition(slug, number)
        sections, plan = published(edition)
        others = Edition.objects.filter(agenda=edition.agenda_id).exclude(pk=edition.pk).defer("content")
        context = {"edition": edition, "sections": sections, "plan": plan, "others": others}
        context |= {"commission": edition.agenda.commission, "leaders": leaders}
        return render(request, "commissions/edition_detail.html", context)

    return drawn_while_same(request, leaders, draw)


@login_not_required
@require_safe
@drawn_once_a_minute
def edition_data(request, slug, number):
    edition = _edition(slug, number)
    sections, plan = published(edition)
    rows = [(kind.label, label, text) for kind, answers in sections for label, text in answers]
    for line in plan:
        dates = f"{line.starts_on or ''} – {line.ends_on or ''}"
        rows.append((_("Plan de trabajo"), line.text, f"{line.organization}; {dates}; {line.expected}; {line.state}"))
    return download(rows, header=[_("Sección"), _("Pregunta"), _("Respuesta")], name=f"agenda-{slug}-{number}")


def _edition(slug: str, number: int | None) -> Edition:
    """That edition, or the last one; Http404 where none is."""
    rows = Edition.objects.filter(agenda__commission__slug=slug).select_related("agenda__commission")
    edition = (rows if number is None else rows.filter(number=number)).first()
    if edition is None:
        raise Http404(_("Esta comisión todavía no publica esa agenda."))
    return edition
