"""Figures brought by file or by form: preview with a verdict a row, published by a second person, discarded."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.forms.figures import FigureFileForm, FigureForm, publish_form
from commitments.models import Indicator, Release
from commitments.releasing.due import proposals
from commitments.releasing.preparing import choose_row, prepare, prepare_again, read_commas
from commitments.releasing.publishing import publish
from kit.editing.pages import REFUSED, SHOWN, post_data
from kit.imports.admin import ImportAdmin
from kit.office.base import is_key

from .release_page import closing, rows_shown, steps, to_be_seen


@admin.register(Release)
class ReleaseAdmin(ImportAdmin):
    add_title = gettext_lazy("Subir cifras")
    form = FigureFileForm
    list_display = ["title", "state", "created_at", "brought_by", "published_at"]
    search_fields = ["title"]
    change_list_template = "admin/commitments/release_list.html"
    acts_beside = ("publish", "prepare_again", "read_commas", "choose", "discard")
    acts = {
        "publish": "publicar",
        "prepare_again": "volver-a-revisar",
        "read_commas": "leer-comas",
        "choose": "elegir-fila",
        "discard": "descartar",
    }

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": ["file", "expected", "source"]})]

    def get_urls(self):
        by_form = self.admin_site.admin_view(self.by_form)
        return [path("por-formulario/", by_form, name="commitments_release_by_form"), *super().get_urls()]

    @admin.display(description=gettext_lazy("preparó"), ordering="created_by")
    def brought_by(self, row):
        return row.created_by or _("Se cargó desde el servidor")

    def get_changeform_initial_data(self, request):
        return {"expected": _indicator_of_address(request)}

    def save_model(self, request, obj, form, change):
        file, now = form.cleaned_data["file"], timezone.now()
        content = file.open().read()
        own = {"title": file.name, "by": request.user, "expected": form.cleaned_data["expected"], "content": content}
        release = prepare(form.table.rows, at=now, notices=form.table.notices, **own)
        obj.pk, obj.title = release.pk, release.title

    def by_form(self, request):
        """One figure typed: a release of one row, with the same rules."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        initial = {"indicator": _indicator_of_address(request)}
        form = FigureForm(post_data(request), initial=initial)
        if form.is_valid():
            release = prepare([(1, form.cells())], title=form.title(), by=request.user, at=timezone.now())
            return HttpResponseRedirect(self.row_url(release))
        lead = _("Se publica cuando otra persona la confirme, como las que llegan por archivo.")
        context = {"form": form, "lead": lead, "button": _("Revisar"), "back": self.list_url()}
        status = REFUSED if form.is_bound else SHOWN
        return self.page(request, "admin/act.html", None, title=_("Una cifra por formulario"), status=status, **context)

    def file_page(self, request, source):
        shown = rows_shown(source, request.GET) | steps(source, by=request.user, at=timezone.now())
        links, template = self.act_urls(source), "admin/commitments/release.html"
        return self.page(request, template, source, title=source.title, links=links, back=self.list_url(), **shown)

    def publish(self, request, release):
        now = timezone.now()
        proposed, closed = proposals(release, on=timezone.localdate(now)), closing(release)
        leaving_out, doubtful = to_be_seen(release)

        @transaction.atomic
        def act(data):
            publish(release, by=request.user, at=now, leaving_out=leaving_out, with_doubts=doubtful)
            for indicator, _day in proposed:
                Indicator.objects.filter(pk=indicator.pk).update(next_due_on=data[f"due-{indicator.pk}"])
            return _("Publicada: el portal ya muestra lo que trae.") + " " + closed

        lead = _("«%(title)s» se publica de una vez.") % {"title": release.title} + " " + closed
        title, form = _("Publicar las cifras"), publish_form(proposed, leaving_out=leaving_out, doubtful=doubtful)
        return self.small_page(request, release, title=title, lead=lead, button=_("Publicar"), act=act, form_class=form)

    def prepare_again(self, request, release):
        def act(data):
            again = prepare_again(release, at=timezone.now())
            if again.pk != release.pk:
                messages.warning(request, _("Esas mismas cifras ya esperan en «%(title)s».") % {"title": again.title})
            return _("Se revisó otra vez, contra lo que hoy está publicado.")

        lead = _("Cada fila se compara otra vez con lo publicado y con los años reabiertos. No se publica nada.")
        title = _("Volver a revisar las cifras")
        return self.small_page(request, release, title=title, lead=lead, button=_("Volver a revisar"), act=act)

    def read_commas(self, request, release):
        """Take the commas of a file for those of decimals."""

        def act(data):
            read_commas(release, at=timezone.now())
            return _("Las comas se leyeron como punto decimal. Vea cada fila antes de publicar.")

        lead = _("Cada valor con coma se lee con punto: «12,5» será 12.5. Cada fila lo dice. No se publica nada.")
        title = _("Leer la coma como punto decimal")
        return self.small_page(request, release, title=title, lead=lead, button=_("Leer así"), act=act)

    def choose(self, request, release):
        """Leave one row out, or take it back, and return to the rows."""
        number = request.POST.get("fila", "")
        if request.method == "POST" and is_key(number):
            try:
                choose_row(release, int(number), is_wanted="tomar" in request.POST, at=timezone.now())
            except ValidationError as refusal:
                messages.error(request, " ".join(refusal.messages))
        return HttpResponseRedirect(
            f"{self.row_url(release)}#fila-{number}" if is_key(number) else self.row_url(release)
        )

    def discard(self, request, release):
        def act(data):
            release.discard()
            return _("La entrega se descartó; lo publicado queda como estaba.")

        lead = _("«%(title)s» no se publicará. Lo publicado queda como está.") % {"title": release.title}
        title = _("Descartar las cifras")
        return self.small_page(request, release, title=title, lead=lead, button=_("Descartar"), act=act, danger=True)


def _indicator_of_address(request) -> str | None:
    """The key of the indicator that the address names, if any."""
    key = request.GET.get("indicador", "")
    return key if is_key(key) else None
