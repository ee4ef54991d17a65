"""Pages of a list; a page that does not exist says so instead of showing another one."""

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

PAGE_SIZE = 50


def page_of(rows: QuerySet, number: str | None, *, size: int = PAGE_SIZE, count: int | None = None) -> Page:
    """Page `number` (1 when absent) of `rows`; Http404 with a sentence for anything that is no page of it.

    `count` spares the counting query where the caller already knows how many rows there are.
    """
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.__dict__["count"] = count
    try:
        return paginator.page(number or 1)
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404(_("Esa página de la lista no existe. Vuelva a la primera.")) from error
