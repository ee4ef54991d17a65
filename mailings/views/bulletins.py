"""The bulletins for everybody: without what was any reader's own."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kit.pages.visitors import drawn_once_a_minute
from kit.text.markdown import plain
from mailings.bulletins.drawing import parts
from mailings.bulletins.markdown import as_html
from mailings.models import Bulletin, Picture

IN_THE_FEED = 12


@login_not_required
@require_safe
@drawn_once_a_minute
def bulletin_list(request):
    return render(request, "mailings/bulletin_list.html", {"bulletins": Bulletin.objects.published()})


@login_not_required
@require_safe
@drawn_once_a_minute
def bulletin_detail(request, month):
    bulletin = get_object_or_404(Bulletin.objects.published(), month=month)
    entries = parts(bulletin, lambda picture: reverse("bulletin_picture", args=[bulletin.month, picture.pk]))
    context = {"bulletin": bulletin, "intro": as_html(bulletin.intro), "parts": entries}
    return render(request, "mailings/bulletin_detail.html", context)


@login_not_required
@require_safe
def bulletin_picture(request, month, pk):
    """Bytes that the portal drew itself, never those that somebody uploaded."""
    published = Bulletin.objects.published().filter(month=month)
    picture = get_object_or_404(Picture, pk=pk, entry__bulletin__in=published, entry__is_shown=True)
    response = HttpResponse(bytes(picture.content), content_type=picture.media_type)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # mail read in a browser shows it
    patch_cache_control(response, public=True, max_age=24 * 60 * 60)
    return response


class BulletinFeed(Feed):
    """The last bulletins, whole, for feed readers."""

    feed_type = Atom1Feed
    title = _("Boletín del Pacto por la Primera Infancia")
    subtitle = _("Lo que pasó en el Pacto cada mes, y lo que viene.")

    def link(self):
        return settings.SITE_URL + reverse("bulletin_list")

    def feed_url(self):
        return settings.SITE_URL + reverse("bulletin_feed")

    def items(self):
        return Bulletin.objects.published().prefetch_related("entries")[:IN_THE_FEED]

    def item_title(self, item):
        return item.subject

    def item_link(self, item):
        return settings.SITE_URL + item.get_absolute_url()

    def item_description(self, item):
        entries = [entry for entry in item.entries.all() if entry.is_shown]
        return as_html(item.intro) + "".join(as_html(f"**{plain(one.title)}**\n\n{one.text}") for one in entries)

    def item_pubdate(self, item):
        return item.started_at

    item_updateddate = item_pubdate


bulletin_feed = login_not_required(require_safe(BulletinFeed()))
