"""The time of a wave in the office: opened, given more time, closed at once, made a draft again."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.office.base import ReasonForm
from kit.office.history_admin import HistoryAdmin
from surveys import audience, deadlines, reach
from surveys.forms.building import ClosingForm, HoursForm, usual_closing
from surveys.opening import open_wave
from surveys.opening_preview import preview
from surveys.small_groups import FEWEST


class DeadlinesAdmin(HistoryAdmin):
    """The acts that open and close a wave; `WaveAdmin` says when each makes sense."""

    acts = {
        "open": "abrir",
        "take_back": "volver-a-borrador",
        "extend": "ampliar",
        "close_now": "cerrar",
        **HistoryAdmin.acts,
    }

    def open(self, request, row):
        now = timezone.now()
        invited = audience.organizations(row, at=now)
        reached = reach.reach(invited, unit=row.unit, at=now)

        def act(data):
            opens_at = max(data["opens_at"] or now, now)
            number = open_wave(row, by=request.user, at=now, opens_at=opens_at, closes_at=data["closes_at"])
            return _opened(number, reached, opens_at=opens_at, at=now)

        lead = [audience.in_words(invited, unit=row.unit, at=now), reach.in_words(reached)]
        lead.append(
            _("Es CON NOMBRE: la Coordinación verá quién respondió qué.")
            if row.is_named
            else _("Es ANÓNIMA: nadie, tampoco la Coordinación, sabrá quién dijo qué.")
        )
        lead.append(_("Al abrirla quedan fijas las preguntas, a quién se invita y si es anónima."))
        title, button = _("Abrir «%s»") % row, _("Abrir y avisar")
        shown = {"evidence": "admin/surveys/_reach.html", "reach": reached}
        shown["mail"] = preview(row, reached, closes_at=usual_closing())
        return self.small_page(
            request, row, title=title, lead=" ".join(lead), button=button, act=act, form_class=HoursForm, **shown
        )

    def take_back(self, request, row):
        def act(_data):
            deadlines.take_back(row)
            return _("Es borrador otra vez. Los enlaces que se hayan mandado ya no abren nada.")

        title, button = _("Volver a borrador «%s»") % row, _("Volver a borrador")
        lead = _("Solo se puede mientras nadie haya empezado a responder.")
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act, danger=True)

    def extend(self, request, row):
        def act(data):
            deadlines.extend(row, at=timezone.now(), closes_at=data["closes_at"])
            return _("El cierre se movió. Quien tiene su enlace puede responder hasta entonces.")

        title, button = _("Ampliar el plazo de «%s»") % row, _("Ampliar el plazo")
        lead = _("Por ahora cierra el %s.") % _moment(row.closes_at) if row.closes_at else ""
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act, form_class=ClosingForm)

    def close_now(self, request, row):
        def act(data):
            number = deadlines.close_now(row, at=timezone.now(), reason=data["reason"])
            sentence = ngettext("Cerrada: respondió %d.", "Cerrada: respondieron %d.", number) % number
            is_kept = number >= FEWEST or row.is_named
            return sentence if is_kept else sentence + " " + _("Con menos de cinco no se guarda nada.")

        title, button = _("Cerrar ahora «%s»") % row, _("Cerrar ahora")
        lead = _(
            "Se cuenta en este momento y nadie más puede responder; no se abre otra vez. Hasta anoche habían "
            "respondido %(answered)s de %(asked)s. Si es anónima, con menos de cinco no se guarda ninguna respuesta, "
            "y lo capturado en papel o por teléfono no cuenta para esos cinco."
        ) % {"answered": row.responses_so_far, "asked": row.invited_count}
        return self.small_page(
            request, row, title=title, lead=lead, button=button, act=act, form_class=ReasonForm, danger=True
        )


def _opened(number: int, reached: reach.Reach, *, opens_at, at) -> str:
    """What was done, in a sentence."""
    sentence = ngettext("Abierta: se invitó a %d.", "Abierta: se invitó a %d.", number) % number
    mails = len(reached.people) + len(reached.contacts)
    if opens_at > at:
        words = ngettext("%(mails)d correo sale el %(day)s.", "%(mails)d correos salen el %(day)s.", mails)
        return f"{sentence} {words % {'mails': mails, 'day': _moment(opens_at)}}"
    words = ngettext("%d correo sale en este momento.", "%d correos salen en este momento.", mails)
    return f"{sentence} {words % mails}"


def _moment(at) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
