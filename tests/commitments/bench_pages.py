"""The commitments and their figures in the bench."""

from dev.bench.pages import Page


def pages(organization: str) -> list[Page]:
    return [
        Page("commitments", "/compromisos/"),
        # Its wordings, targets, judgements, indicators, figures, notes and organisations.
        Page("commitment", "/compromisos/pobreza/", queries=8),
        Page("indicator", "/compromisos/indicadores/mortalidad-infantil/"),
        Page("gap map", "/compromisos/mapa/"),
        Page("map of a commitment", "/compromisos/mapa/?compromiso=lactancia"),
        Page("directory of a commitment", "/compromisos/lactancia/integrantes/"),
        Page("its commitments", f"/mi-organizacion/{organization}/compromisos/", "member", at_every_size=False),
        Page("gap map inside", "/compromisos/mapa/", "member", at_every_size=False),
    ]
