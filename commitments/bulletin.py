"""What the commitments add to the bulletin: indicators with new figures."""

from django.conf import settings
from django.utils.translation import gettext_lazy

from kit.messages import BulletinSection, SectionGroup, Span, sections
from kit.text.collation import SortKey
from kit.text.markdown import link

from .models import Indicator


def new_figures(span: Span) -> list[str]:
    released = {"figures__release__published_at__gt": span.since, "figures__release__published_at__lte": span.until}
    rows = Indicator.objects.filter(**released).order_by(SortKey("name")).distinct()
    return [link(str(row), settings.SITE_URL + row.get_absolute_url()) for row in rows]


sections.register(BulletinSection("figures", gettext_lazy("Cifras al día"), SectionGroup.FIGURES, new_figures))
