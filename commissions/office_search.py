"""What the commissions find for the search box of the office."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kit.registries.office_search import MOST, SearchGroup, SearchResult, SearchResults, office_search
from kit.text.searching import search

from .models import Commission


@office_search(SearchGroup.COMMISSIONS)
def commissions(text):
    rows = search(Commission.objects.all(), text, ["name"])[:MOST]
    results = [
        SearchResult(
            row.name,
            reverse("admin:commissions_commission_change", args=[row.pk]),
            [_("Comisión %s") % row.number, *([_("cerrada")] if row.closed_at else [])],
        )
        for row in rows
    ]
    return SearchResults(_("Comisiones"), results)
