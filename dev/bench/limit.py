"""The limit: the least that Django can do for a page of 50 rows. One indexed query, one template, no middleware.

Settings, address, model and view in one module; the portal's pages are measured beside it on the same server.
"""

import os

import environ
from django.conf import settings

ROWS = 50
LINE = """<li><a href="/integrantes/{{ row.slug }}/">{{ row.name }}</a>
  <span>{{ row.municipality }}, {{ row.state_id }} · {{ row.kind }}</span></li>"""
TEMPLATE = f"""<!DOCTYPE html><html lang="es-MX"><head><meta charset="utf-8"><title>Integrantes</title></head>
<body><h1>Integrantes</h1><ul>{{% for row in rows %}}{LINE}
{{% endfor %}}</ul>{{{{ rest|safe }}}}</body></html>"""

settings.configure(
    SECRET_KEY=os.environ["SECRET_KEY"],
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": environ.Env().db("DATABASE_URL", engine="django.db.backends.postgresql")
        | {"OPTIONS": {"pool": {"min_size": 1, "max_size": 8}}}
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"page.html": TEMPLATE})],
                    )
                ]
            },
        }
    ],
)

from django.core.wsgi import get_wsgi_application  # noqa: E402 the settings above come first

application = get_wsgi_application()

from django.db import models  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


class OrganizationRow(models.Model):
    """A line of the portal's own table of organisations."""

    name = models.TextField()
    slug = models.TextField()
    kind = models.TextField()
    municipality = models.TextField()
    state_id = models.TextField()
    status = models.TextField()
    sort_key = models.TextField()

    class Meta:
        managed = False
        app_label = "bench"
        db_table = "members_organization"

    def __str__(self):
        return self.name


def page(request):
    """50 rows, and as many further bytes as make the page of the size that `?rest=` asks for."""
    rows = OrganizationRow.objects.filter(status="active").order_by("sort_key", "id")[:ROWS]
    rest = "." * min(int(request.GET.get("rest", 0)), 200_000)
    response = render(request, "page.html", {"rows": rows, "rest": rest})
    response["Content-Length"] = len(response.content)
    return response


urlpatterns = [path("", page)]
