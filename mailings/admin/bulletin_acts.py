"""What the coordination does with a bulletin: try it, approve it, give it its moment, stop it."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.office.base import ReasonForm
from mailings.bulletins import approving, running
from mailings.bulletins.kind import send_trial
from mailings.bulletins.readers import readers_of
from mailings.forms.bulletins import StartForm, approval_form


def moment_in_words(at) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT").lower()


class ActPages:
    """Part of the admin of bulletins."""

    def test(self, request, row):
        def act(_data):
            send_trial(row, to=request.user, at=timezone.now())
            return _("La prueba sale en un momento a %s.") % request.user.email

        title, button = _("Enviarme una prueba"), _("Enviarme una prueba")
        lead = _("Llega solo a %s, con «PRUEBA» en el asunto, y no cuenta como envío.") % request.user.email
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act)

    def approve(self, request, row):
        def act(data):
            approving.approve(row, version=data["version"], by=request.user, at=timezone.now())
            return _("La aprobación quedó anotada. Ahora dele fecha en «Programar».")

        title, button = _("Aprobar %s") % row.with_article, _("Aprobar")
        lead = _("Léalo antes en «Vista previa». Si alguien lo edita después, habrá que aprobarlo otra vez.")
        form = approval_form(row.version)
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act, form_class=form)

    def schedule(self, request, row):
        def act(data):
            approving.schedule(row, starts_at=data["starts_at"], by=request.user, at=timezone.now())
            return _("Programado: sale el %s.") % moment_in_words(data["starts_at"])

        number = sum(not one.reason for one in readers_of(row, at=timezone.now()))
        title, button = _("Programar %s") % row.with_article, _("Programar")
        lead = ngettext("Hoy lo recibiría %d persona.", "Hoy lo recibirían %d personas.", number) % number
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act, form_class=StartForm)

    def take_back(self, request, row):
        def act(_data):
            approving.take_back(row)
            return _("Ya no tiene fecha; sigue aprobado.")

        title, lead = _("Quitar la fecha"), _("No saldrá hasta que alguien le dé otra.")
        return self.small_page(request, row, title=title, lead=lead, button=title, act=act)

    def pause(self, request, row):
        def act(_data):
            running.pause(row, by=request.user, at=timezone.now())
            return _("En pausa: no sale ninguno más.")

        title, button = _("Pausar %s") % row.with_article, _("Pausar")
        lead = _("Los que ya salieron, salieron. Los demás esperan a que alguien lo reanude.")
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act)

    def resume(self, request, row):
        def act(_data):
            running.resume(row)
            return _("Los que faltan salen desde ahora.")

        title, button = _("Reanudar %s") % row.with_article, _("Reanudar")
        return self.small_page(request, row, title=title, button=button, act=act)

    def cancel(self, request, row):
        def act(data):
            number = running.cancel(row, reason=data["reason"], by=request.user, at=timezone.now())
            if is_over:
                return _("Ya no está en el archivo público.")
            sentence = ngettext(
                "Cancelado. %d persona ya no lo recibe.", "Cancelado. %d personas ya no lo reciben.", number
            )
            return sentence % number

        is_over = running.is_over(row)
        title, button = _("Cancelar %s") % row.with_article, _("Cancelar para siempre")
        lead = _("No sale más, y no se puede deshacer. A quien ya le llegó no se le quita.")
        if not row.is_circular:
            lead = _("Este mes se queda sin boletín: no se podrá hacer otro.") + " " + lead
        if is_over:
            title, button = _("Quitar del archivo %s") % row.with_article, _("Quitar del archivo")
            lead = _("Ya salió completo, y a quien le llegó no se le quita. Deja de verse en el archivo público.")
        return self.small_page(
            request, row, title=title, lead=lead, button=button, act=act, form_class=ReasonForm, danger=True
        )
