"""Everything that the portal holds about an organisation: to read and print by sections, to take along whole."""

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kit.registries.data_export import export_sections, export_tables
from members.access import organization_access

FIRST = "hoy"


@require_safe
def member_download(request, slug):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now)
    sections = export_sections()
    section = sections.get(request.GET.get("parte", FIRST))
    if section is None:
        raise Http404(_("Esa parte no existe."))
    context = {"access": access, "now": now, "sections": sections.values(), "section": section}
    context["tables"] = section.tables(access.organization, at=now)
    return render(request, "members/my_download.html", context)


@require_safe
def member_download_page(request, slug):
    """Everything on one page, which any telephone opens, prints and keeps."""
    now = timezone.now()
    access = organization_access(request.user, slug, at=now)
    sections = [(part.title, part.tables(access.organization, at=now)) for part in export_sections().values()]
    page = render(request, "members/my_download_page.html", {"access": access, "now": now, "sections": sections})
    page["Content-Disposition"] = f'attachment; filename="{_file_name(slug, now)}.html"'
    return page


@require_safe
def member_download_file(request, slug):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now)
    content = {
        "organización": access.organization.name,
        "generado": now,
        "contenido": {table.title: table.rows for table in export_tables(access.organization, at=now)},
    }
    file = JsonResponse(content, encoder=DjangoJSONEncoder, json_dumps_params={"ensure_ascii": False, "indent": 2})
    file["Content-Disposition"] = f'attachment; filename="{_file_name(slug, now)}.json"'
    return file


def _file_name(slug: str, now) -> str:
    return f"{slug}-{timezone.localdate(now):%Y-%m-%d}"
