"""The pages of the bench: who asks for each, and how many queries each may take."""

from dataclasses import dataclass

# A guest is a visitor with a session, say with a message: every page is drawn anew for her.
MOST_QUERIES = {"visitor": 6, "guest": 7, "member": 10, "focal": 10, "staff": 15}
# Its wordings, targets, judgements, indicators, figures, notes and organisations; of a wave its questions, numbers,
# turnout, words, themes, findings and the former wave.
MORE_FOR = {"commitment": 8, "board of commissions": 10, "survey results": 10}
# Of the limit's requests a second each page reaches so much at 446 organisations.
LEAST_SHARE = {"visitor": 0.5, "guest": 0.5, "member": 0.4, "focal": 0.4, "staff": 0.4}
# Three times what they reached in November 2026, and what a whole assembly opens in the same minute.
SHARES = {"admin": 0.08, "admin list": 0.09, "login": 0.8, "desk": 0.3}
SHARES |= {"home of a member": 0.3, "home of who leads": 0.3}
RESULTS = "bench-resultados"
ACCOUNTS = {
    "member": "representante@pacto.example",
    "focal": "puntofocal@pacto.example",
    "staff": "coordinacion@pacto.example",
}


@dataclass(frozen=True)
class Page:
    """An address as one of them sees it, timed at every size or at 446 alone."""

    name: str
    path: str
    who: str = "visitor"
    at_every_size: bool = True


def pages(slug: str, commission: str) -> list[Page]:
    """What to ask for, with these as examples: the member speaks for the organisation, the focal point leads there."""
    own = f"/mi-organizacion/{slug}/"
    inside = {
        "home of a member": "/",
        "directory inside": "/integrantes/",
        "state inside": "/integrantes/estados/oaxaca/",
        "map inside": "/integrantes/mapa/",
        "organisation inside": f"/integrantes/{slug}/",
        "my organisation": own,
        "its form": f"{own}editar/",
        "its preview": f"{own}asi-nos-ven/",
        "its people": f"{own}personas/",
        "its commitments": f"{own}compromisos/",
        "gap map inside": "/compromisos/mapa/",
        "its download": f"{own}descarga/?parte=entrada",
    }
    work = f"/comisiones/{commission}/trabajo/"
    led = {
        "home of who leads": "/",
        "commissions inside": "/comisiones/",
        "commission at work": work,
        "desk": f"{work}escritorio/",
        "agenda": f"{work}agenda/",
        "agreements": f"{work}acuerdos/",
        "proposals": f"{work}propuestas/",
        "meetings": f"{work}reuniones/",
        "notices": f"{work}avisos/",
        "my agreements": "/mis-acuerdos/?lista=comisiones",
    }
    anew = {
        "directory anew": "/integrantes/",
        "filter anew": "/integrantes/?estado=20&tipo=organization",
        "search anew": "/integrantes/?q=ninez",
        "organisation anew": f"/integrantes/{slug}/",
        "state anew": "/integrantes/estados/oaxaca/",
    }
    return [
        Page("home", "/"),
        Page("directory", "/integrantes/"),
        Page("filtered directory", "/integrantes/?estado=20&tipo=organization"),
        Page("search", "/integrantes/?q=ninez"),
        Page("organisation", f"/integrantes/{slug}/"),
        Page("state", "/integrantes/estados/oaxaca/"),
        Page("map", "/integrantes/mapa/"),
        Page("commitments", "/compromisos/"),
        Page("commitment", "/compromisos/pobreza/"),
        Page("indicator", "/compromisos/indicadores/mortalidad-infantil/"),
        Page("gap map", "/compromisos/mapa/"),
        Page("map of a commitment", "/compromisos/mapa/?compromiso=lactancia"),
        Page("directory of a commitment", "/compromisos/lactancia/integrantes/"),
        Page("surveys", "/encuestas/"),
        Page("survey results", f"/encuestas/{RESULTS}/"),
        Page("login", "/cuenta/login/"),
        Page("commissions", "/comisiones/"),
        Page("commission", f"/comisiones/{commission}/"),
        Page("published agenda", f"/comisiones/{commission}/agenda/"),
        *(Page(name, path, "guest", at_every_size=False) for name, path in anew.items()),
        *(Page(name, path, "member", at_every_size=False) for name, path in inside.items()),
        *(Page(name, path, "focal", at_every_size=False) for name, path in led.items()),
        Page("board of commissions", "/comisiones/tablero/", "staff", at_every_size=False),
        Page("admin", "/admin/", "staff", at_every_size=False),
        Page("admin list", "/admin/members/organization/", "staff"),
    ]


def most_queries(name: str, who: str) -> int:
    """How many a page may take."""
    return MORE_FOR.get(name, MOST_QUERIES[who])


def least_share(name: str, who: str) -> float:
    """How much of the limit's requests a second it reaches at least."""
    return SHARES.get(name, LEAST_SHARE[who])
