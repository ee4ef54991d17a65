"""The directory, an organisation's own pages and the login in the bench."""

from dev.bench.pages import Page

ANEW = {
    "directory anew": "/integrantes/",
    "filter anew": "/integrantes/?estado=20&tipo=organization",
    "search anew": "/integrantes/?q=ninez",
    "state anew": "/integrantes/estados/oaxaca/",
}


def pages(organization: str) -> list[Page]:
    public, own = f"/integrantes/{organization}/", f"/mi-organizacion/{organization}/"
    inside = {
        "directory inside": "/integrantes/",
        "state inside": "/integrantes/estados/oaxaca/",
        "map inside": "/integrantes/mapa/",
        "organisation inside": public,
        "my organisation": own,
        "its preview": f"{own}asi-nos-ven/",
        "its people": f"{own}personas/",
        "its download": f"{own}descarga/?parte=entrada",
    }
    return [
        Page("directory", "/integrantes/"),
        Page("filtered directory", "/integrantes/?estado=20&tipo=organization"),
        Page("search", "/integrantes/?q=ninez"),
        Page("organisation", public),
        Page("state", "/integrantes/estados/oaxaca/"),
        Page("map", "/integrantes/mapa/"),
        # What a whole assembly opens in the same minute.
        Page("login", "/cuenta/login/", share=0.8),
        *(Page(name, path, "guest", at_every_size=False) for name, path in ANEW.items()),
        Page("organisation anew", public, "guest", at_every_size=False),
        *(Page(name, path, "member", at_every_size=False) for name, path in inside.items()),
        Page("its form", f"{own}editar/", "member", at_every_size=False),
        # Three times what it reached in November 2026.
        Page("admin list", "/admin/members/organization/", "staff", share=0.09),
    ]
