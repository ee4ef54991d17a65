"""Asking one or many organisations whether their record is still right."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kit.office.bulk import BulkActs, BulkPlan
from members import confirming
from members.models import Organization, Representation

MOST = 1000


class AskPages(BulkActs):
    """Part of the admin of organisations."""

    acts = {"ask": "preguntar"}

    def ask(self, request, row):
        def act(data):
            question = confirming.ask_now(row, by=request.user, at=timezone.now())
            return _("La pregunta sale en un momento a %(email)s.") % {"email": question.user.email}

        lead = _(
            "Quien habla por ella recibe el correo «¿Sus datos siguen igual?» con un enlace para confirmarlos o "
            "corregirlos sin entrar al portal. Si ya se le preguntó este año y no ha contestado, se le manda otra vez."
        )
        title = _("Preguntar a «%(name)s» si sus datos siguen igual") % {"name": row.name}
        return self.small_page(request, row, title=title, lead=lead, button=_("Preguntar ahora"), act=act)

    @admin.action(description=gettext_lazy("Preguntarles si sus datos siguen igual (con vista previa)"))
    def ask_selected(self, request, queryset):
        if not self.has_change_permission(request):
            raise PermissionDenied

        def act(rows):
            count = sum(_asks(row, by=request.user) for row in rows)
            sentence = ngettext("Se le pregunta a una.", "Se les pregunta a %(count)s.", count) % {"count": count}
            return _("%(done)s Los correos salen en un momento.") % {"done": sentence}

        lead = _("Quien habla por cada una recibe el correo «¿Sus datos siguen igual?», también si ya se le mandó.")
        title = _("Preguntar si sus datos siguen igual")
        return self.bulk_page(request, _plan(queryset), title=title, lead=lead, button=_("Preguntar ahora"), act=act)


def _plan(queryset) -> BulkPlan:
    """Three queries: those chosen, and for which of them somebody speaks."""
    rows = list(Organization.objects.filter(pk__in=queryset.values("pk"))[:MOST])
    speaking = Representation.objects.active(at=timezone.now()).filter(organization__in=rows, user__is_active=True)
    answered_for = set(speaking.values_list("organization", flat=True))
    plan = BulkPlan()
    for row in rows:
        if not row.is_member:
            plan.excluded.append((row, _("No es integrante.")))
        elif row.pk not in answered_for:
            plan.excluded.append((row, _("Nadie habla todavía por ella: invite primero a una persona.")))
        else:
            plan.ready.append(row)
    return plan


def _asks(row: Organization, *, by) -> bool:
    """Whether the question goes out; who answered meanwhile is not asked again."""
    try:
        confirming.ask_now(row, by=by, at=timezone.now())
    except ValidationError:
        return False
    return True
