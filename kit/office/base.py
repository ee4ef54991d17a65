"""What the pages of the coordination's office share: nothing is deleted, much is only read, acts are small pages."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import models
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kit.editing.forms import UnchangedFieldsMixin, VersionedFormMixin
from kit.editing.pages import CONFLICT, DONE, REFUSED, attempt, post_data
from kit.editing.versions import ConflictError
from kit.registries.areas import OfficeArea
from kit.text.days import DayInput, MomentInput, tell_hints
from kit.text.searching import search

from .changelist import FilteredList, is_key

CHECKBOX = '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">'


class ReasonForm(forms.Form):
    """Why: kept in the history."""

    reason = forms.CharField(label=_("Motivo"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}))


class OfficeForm(UnchangedFieldsMixin, forms.ModelForm):
    """A row's form; what was left alone in it undoes nobody's work."""


class VersionedForm(VersionedFormMixin, OfficeForm):
    """A versioned row's form: the office writes the row itself, so it is locked from its check until it is saved."""

    def _post_clean(self):
        super()._post_clean()
        if self.instance.pk and not self.errors:
            self._claim()

    def _claim(self) -> None:
        rows = type(self.instance)._base_manager.select_for_update(of=["self"])
        version = rows.values_list("version", flat=True).get(pk=self.instance.pk)
        if self.written_version() == version:
            self.instance.version = version + 1
        else:
            self.show_conflict(ConflictError())


class TurnFilter(admin.SimpleListFilter):
    """Shows its first choice until somebody asks for another, so that a list opens on what waits."""

    def value(self):
        return super().value() or self.lookup_choices[0][0]

    def choices(self, changelist):
        for key, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: key})
            yield {"selected": self.value() == key, "query_string": query, "display": label}


class OfficeAdmin(admin.ModelAdmin):
    """A model's admin without deletion, whose acts on one row are pages of their own.

    `acts` maps the name of a method `(request, row) -> response` to the last part of its address.
    The address exists only for staff who may see the model, and only for rows of its queryset.
    `own_page` names the act that is its own page, where that is not its form; `area` is that of its list.
    `acts_now` says which of them make sense for a row (those of `acts_beside` another page offers); the page of one
    that no longer does asks nothing and says so. `beside` is what else its page shows: `evidence` names a template
    that is included there, and on the page of an act where it is given to `small_page`.
    """

    form = OfficeForm
    acts: dict[str, str] = {}
    acts_beside: tuple[str, ...] = ()
    own_page = "change"
    area: OfficeArea | None = None
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    view_on_site = False
    formfield_overrides = {
        models.DateField: {"widget": DayInput},
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": MomentInput},
    }
    change_form_template = "admin/row.html"

    def action_checkbox(self, obj):
        """As Django's own, which draws a template for each row: a quarter of what a list costs."""
        label = format_html(gettext("Select this object for an action - {}"), str(obj))
        return format_html(CHECKBOX, ACTION_CHECKBOX_NAME, obj.pk, label)

    def has_delete_permission(self, request, obj=None):
        return False

    def acts_now(self, row, *, at: datetime) -> dict[str, str]:
        """Name → label of the acts that make sense for this row at this moment."""
        return {}

    def acts_for(self, user, row, *, at: datetime) -> dict[str, str]:
        """Those of them that this person may do."""
        return self.acts_now(row, at=at)

    def beside(self, request, row, *, at: datetime) -> dict:
        """What else the row's page shows."""
        return {}

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        keys = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(map(is_key, keys)):
            raise SuspiciousOperation(gettext("Esa selección no se entiende. Vuelva a la lista y elija otra vez."))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def response_post_save_change(self, request, obj):
        """Back to the row's own page, where it is not its form."""
        is_form = self.own_page == "change"
        return super().response_post_save_change(request, obj) if is_form else HttpResponseRedirect(self.row_url(obj))

    def get_changelist(self, request, **kwargs):
        return FilteredList

    def save_form(self, request, form, change):
        tell_hints(request, form)
        return super().save_form(request, form, change)

    def get_search_results(self, request, queryset, search_term):
        return search(queryset, search_term, self.get_search_fields(request)), False

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """A row's page bears its name, and links to its acts."""
        if obj is not None:
            now = timezone.now()
            labels = self.acts_for(request.user, obj, at=now)
            links = [(label, self.act_url(name, obj)) for name, label in labels.items()]
            context |= {"title": str(obj), "subtitle": None, "act_links": links}
            context |= self.beside(request, obj, at=now)
        response = super().render_change_form(request, context, add, change, form_url, obj)
        if request.method == "POST":
            response.status_code = CONFLICT if getattr(context["adminform"].form, "conflict", None) else REFUSED
        return response

    def get_urls(self):
        own = [
            path(
                f"<int:pk>/{address}/",
                self.admin_site.admin_view(partial(self._act, name=name)),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{name}",
            )
            for name, address in self.acts.items()
        ]
        return own + super().get_urls()

    def _act(self, request, pk, *, name):
        if not self.has_view_permission(request):
            raise PermissionDenied
        request.act_name = name
        return getattr(self, name)(request, get_object_or_404(self.get_queryset(request), pk=pk))

    def _is_too_late(self, request, row) -> bool:
        """Whether the act whose page is asked for makes no sense any more."""
        name = getattr(request, "act_name", "")
        is_offered = not name or name in self.acts_beside or name in self.acts_now(row, at=timezone.now())
        return not is_offered

    def act_url(self, name: str, row) -> str:
        """Address of the act `name` on this row."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=[row.pk])

    def row_url(self, row) -> str:
        """Address of the row's own page in the office: what its admin calls so, else its form."""
        site, model = self.admin_site, type(row)
        page = getattr(site.get_model_admin(model), "own_page", "change") if site.is_registered(model) else "change"
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])

    def list_url(self) -> str:
        """Address of the list."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def page(self, request, template: str, row, *, title: str, status: int = 200, **context) -> TemplateResponse:
        """A page of the office about one row."""
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "row": row,
            "back": context.pop("back", None) or self.row_url(row),
            **context,
        }
        return TemplateResponse(request, template, context, status=status)

    def small_page(
        self,
        request,
        row,
        *,
        title: str,
        button: str,
        act: Callable[[dict], str | HttpResponseBase],
        lead: str = "",
        form_class: type[forms.Form] = forms.Form,
        back: str | None = None,
        **context,
    ):
        """GET explains and asks; POST acts once and goes back; a refusal is shown with what was typed.

        `act` gets the cleaned data and returns the sentence that says what was done, or an answer of its own; it
        refuses with ValidationError.
        Without a word for its button the page only explains.
        """
        if request.method != "POST" and self._is_too_late(request, row):
            lead = gettext("Esto ya no se puede hacer: cambió desde entonces. En su página se ve cómo está ahora.")
            form_class, button = forms.Form, ""
        form = form_class(post_data(request))
        status, answer = attempt(form, lambda form: act(form.cleaned_data))
        if status == DONE and row is not None:
            self.log_change(request, row, title)
        if status == DONE and isinstance(answer, HttpResponseBase):
            return answer
        if status == DONE:
            messages.success(request, answer)
            return HttpResponseRedirect(back or self.row_url(row))
        context |= {"form": form, "lead": lead, "button": button, "back": back}
        return self.page(request, "admin/act.html", row, title=title, status=status, **context)


class ReadOnlyAdmin(OfficeAdmin):
    """Only to be read; what may be done to a row are its acts."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
