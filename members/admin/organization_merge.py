"""Choosing what is merged into what, and seeing what would move before it does."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from members import merging
from members.models import Organization, Status, SuspectedPair
from members.transfer import Transfer, differing

SHOWN = 20


class SearchForm(forms.Form):
    """Which other record it is."""

    q = forms.CharField(label=gettext_lazy("La otra organización"), max_length=200, required=False)


class PairForm(forms.Form):
    """Which of the two records stays."""

    other = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    stays = forms.ChoiceField(
        label=gettext_lazy("Permanece"), choices=[("this", ""), ("other", "")], initial="this", required=False
    )


class MergePages:
    """Part of the admin of organisations."""

    acts = {"choose_merge": "fusionar", "merge": "fusionar/vista-previa"}

    @method_decorator(require_safe)
    def choose_merge(self, request, row):
        """Look for the other record: the suspects first, or by name."""
        form = SearchForm(request.GET)
        text = form.cleaned_data["q"] if form.is_valid() else ""
        matches = Organization.objects.exclude(status=Status.MERGED).exclude(pk=row.pk).select_related("state")
        pairs = SuspectedPair.objects.waiting().of(row).select_related("first", "second")[:SHOWN]
        return self.page(
            request,
            "admin/members/merge_choose.html",
            row,
            title=_("Fusionar «%(name)s» con otra") % {"name": row.name},
            form=form,
            matches=matches.matching(text)[:SHOWN] if text.strip() else [],
            pairs=pairs,
            searched=bool(text.strip()),
            merge_url=self.act_url("merge", row),
        )

    def merge(self, request, row):
        """GET shows exactly what would move; POST merges."""
        form = PairForm(request.POST if request.method == "POST" else request.GET)
        if not form.is_valid():
            return HttpResponseRedirect(self.act_url("choose_merge", row))
        other = get_object_or_404(Organization, pk=form.cleaned_data["other"])
        kept, absorbed = (other, row) if form.cleaned_data["stays"] == "other" else (row, other)
        try:
            if request.method == "POST":
                chosen = request.POST.getlist("take")
                record = merging.merge(kept, absorbed, by=request.user, at=timezone.now(), chosen=chosen)
                messages.success(request, _("«%(absorbed)s» quedó fusionada en «%(kept)s».") % _names(kept, absorbed))
                return HttpResponseRedirect(self.row_url(record))
            transfer = merging.preview(kept, absorbed, at=timezone.now())
        except ValidationError as refusal:
            messages.error(request, refusal.message)
            return HttpResponseRedirect(self.act_url("choose_merge", row))
        return self._preview(request, row, other, kept, absorbed, transfer)

    def _preview(self, request, row, other, kept, absorbed, transfer):
        return self.page(
            request,
            "admin/members/merge_preview.html",
            row,
            title=_("«%(absorbed)s» se fusiona en «%(kept)s»") % _names(kept, absorbed),
            other=other,
            kept=kept,
            absorbed=absorbed,
            stays="other" if kept == other else "this",
            transfer=transfer,
            additions=_additions(transfer),
            conflicts=_conflicts(kept, absorbed),
            back=self.act_url("choose_merge", row),
        )


def _names(kept: Organization, absorbed: Organization) -> dict[str, str]:
    return {"kept": kept.name, "absorbed": absorbed.name}


def _additions(transfer: Transfer) -> list[tuple[str, str]]:
    """Label of the field → value that the kept one gets, choices in words."""
    rows = []
    for name, (_before, after) in transfer.filled.items():
        field = Organization._meta.get_field(name.removesuffix("_id"))
        rows.append((field.verbose_name, dict(field.flatchoices or []).get(after, after)))
    return rows


def _conflicts(kept: Organization, absorbed: Organization) -> list[tuple[str, str, str, str]]:
    """Field, its label, and what each of the two says, of those of which both say something else."""
    return [
        (name, Organization._meta.get_field(name.removesuffix("_id")).verbose_name, *_words(name, kept, absorbed))
        for name in differing(kept, absorbed)
    ]


def _words(name: str, *rows: Organization) -> list[str]:
    shown = name.removesuffix("_id")
    has_choices = bool(Organization._meta.get_field(shown).choices)
    return [str(getattr(row, f"get_{name}_display")() if has_choices else getattr(row, shown)) for row in rows]
