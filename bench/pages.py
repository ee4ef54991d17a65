"""The pages of the bench: who asks for each, and how many queries each may take."""

from dataclasses import dataclass

MOST_QUERIES = {"visitor": 6, "member": 10, "focal": 10, "staff": 15}
# Its wordings, targets, judgements, indicators, figures, notes and organisations; of a wave its questions, numbers,
# turnout, words, themes, findings and the former wave.
MORE_FOR = {"commitment": 8, "board of commissions": 10, "survey results": 10}
RESULTS = "bench-resultados"
ACCOUNTS = {
    "member": "representante@pacto.example",
    "focal": "puntofocal@pacto.example",
    "staff": "coordinacion@pacto.example",
}


@dataclass(frozen=True)
class Page:
    """An address as one of them sees it; of those drawn anew for each only the queries are promised."""

    name: str
    path: str
    who: str = "visitor"
    is_timed: bool = True


def pages(slug: str, commission: str) -> list[Page]:
    """What to ask for, with these as examples: the member speaks for the organisation, the focal point leads there."""
    own = f"/mi-organizacion/{slug}/"
    inside = {
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
        *(Page(name, path, "member", is_timed=False) for name, path in inside.items()),
        *(Page(name, path, "focal", is_timed=False) for name, path in led.items()),
        Page("board of commissions", "/comisiones/tablero/", "staff", is_timed=False),
        Page("admin list", "/admin/members/organization/", "staff"),
    ]


def most_queries(name: str, who: str) -> int:
    """How many a page may take."""
    return MORE_FOR.get(name, MOST_QUERIES[who])
