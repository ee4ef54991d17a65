"""What went out and what did not, by month and kind; who did not get it; what an organisation was sent."""

from contextlib import suppress
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.files.export import download
from kit.office.base import is_key
from kit.pages.paging import page_of
from mailings import coverage
from mailings.outbox.smtp_replies import meaning
from mailings.received import listed, sent_to
from members.models import Organization, Representation

COLUMNS = [
    gettext_lazy("Persona"),
    gettext_lazy("Correo"),
    gettext_lazy("Organización"),
    gettext_lazy("Debía salir"),
    gettext_lazy("Qué pasó"),
    gettext_lazy("Qué dijo el servidor"),
    gettext_lazy("Respuesta del servidor"),
]
YEARS = range(2019, 2100)  # of the Pact
ADDRESSES = {
    "coverage": "cobertura/",
    "undelivered": "sin-recibir/",
    "undelivered_file": "sin-recibir.csv",
    "sent_to": "de-una-organizacion/",
}


class CoveragePages:
    """Part of the admin of deliveries."""

    def get_urls(self):
        own = [
            path(address, self.admin_site.admin_view(getattr(self, name)), name=f"mailings_delivery_{name}")
            for name, address in ADDRESSES.items()
        ]
        return own + super().get_urls()

    @method_decorator(require_safe)
    def coverage(self, request):
        """Each kind of a month; this one where none is asked for."""
        self._check(request)
        month, now = _month(request), timezone.now()
        context = {
            "lines": coverage.lines(month, at=now),
            "month": month,
            "before": _shifted(month, -1),
            "after": _shifted(month, 1) if month < timezone.localdate(now).replace(day=1) else None,
        }
        title = _("Correos de %(month)s") % {"month": date_format(month, "F \\d\\e Y")}
        return self._render(request, "coverage", title, **context)

    @method_decorator(require_safe)
    def undelivered(self, request):
        """Who did not get what a kind had to say in a month."""
        self._check(request)
        kind, month, of = request.GET.get("regla", ""), _month(request), _month_of(request, "boletin")
        page = page_of(coverage.undelivered(kind, month, of=of), request.GET.get("page"))
        title = _("¿Quién no lo recibió? %s") % coverage.label_of(kind, of)
        if not of:
            title += date_format(month, r", F \d\e Y")
        context = {"columns": COLUMNS, "rows": list(_rows(page)), "page": page, "month": month}
        return self._render(request, "undelivered", title, **context)

    @method_decorator(require_safe)
    def undelivered_file(self, request):
        """The same as a table to take along."""
        self._check(request)
        kind, month, of = request.GET.get("regla", ""), _month(request), _month_of(request, "boletin")
        rows = _rows(coverage.undelivered(kind, month, of=of))
        return download(rows, header=COLUMNS, name=f"sin-recibir-{month:%Y-%m}")

    @method_decorator(require_safe)
    def sent_to(self, request):
        """Everything that an organisation was sent."""
        self._check(request)
        key = request.GET.get("organizacion", "")
        organization = get_object_or_404(Organization, pk=key if is_key(key) else 0)
        page = page_of(sent_to(organization), request.GET.get("page"))
        title = _("Correos a «%(name)s»") % {"name": organization.name}
        context = {"listed": listed(page), "page": page, "organization": organization}
        return self._render(request, "sent_to", title, **context)

    def _check(self, request) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _render(self, request, template: str, title: str, **context):
        return self.page(request, f"admin/mailings/{template}.html", None, title=title, back=self.list_url(), **context)


def _month(request) -> date:
    """The first day of the month that is asked for, else of this one."""
    return _month_of(request, "mes") or timezone.localdate().replace(day=1)


def _month_of(request, name: str) -> date | None:
    text = request.GET.get(name)
    if not text:
        return None
    with suppress(ValueError):
        month = date.fromisoformat(f"{text}-01")
        if month.year in YEARS:
            return month
    raise Http404(_("Ese mes no se entiende. Vuelva a la lista y elija otro."))


def _shifted(month: date, by: int) -> date:
    years, place = divmod(month.month - 1 + by, 12)
    return month.replace(year=month.year + years, month=place + 1)


def _rows(items):
    """Cells of the table of those who did not get something; two queries, however many rows."""
    items = list(items)
    active = Representation.objects.effective(at=timezone.now())
    people = [item.user for item in items if item.user]
    names = {}
    for user, name in (
        active.filter(user__in=people).values_list("user", "organization__name").order_by("organization__sort_key")
    ):
        names.setdefault(user, []).append(name)
    for item in items:
        name, organizations = (item.user.name if item.user else ""), ", ".join(names.get(item.user_id, []))
        due = timezone.localtime(item.due_at)
        yield (
            name,
            item.email,
            organizations,
            due,
            coverage.outcome_label(item),
            meaning(item.last_word),
            item.last_word,
        )
