"""The columns of a file of figures, by the titles that they bear."""

from kit.tables import TableColumns

# The key of a state is read before its name: «México» is two things, 15 is one.
SPELLINGS = {
    "indicator": ("indicador", "indicator", "clave del indicador", "nombre del indicador"),
    "population": ("población", "poblacion", "grupo de población", "edad"),
    "state": (
        "cve_ent",
        "cve ent",
        "clave de la entidad",
        "clave entidad",
        "clave de entidad",
        "estado",
        "entidad",
        "entidad federativa",
        "nombre de la entidad",
        "nom_ent",
        "territorio",
        "lugar",
    ),
    "year": ("año", "anio", "ano", "year", "periodo", "año del dato", "año de referencia", "año de la cifra"),
    "value": ("valor", "value", "cifra", "dato", "porcentaje", "tasa", "valor del indicador", "resultado"),
    "unit": ("unidad", "unidad de medida", "unit"),
    "source": ("fuente", "source"),
    "url": ("url", "dirección", "liga", "enlace", "dirección de la fuente"),
    "retrieved_on": ("consultada", "consultada el", "fecha de consulta"),
    "note": ("nota", "advertencia", "observaciones"),
    "detail": ("detalle", "aclaración", "más datos"),
    "is_break": ("ruptura", "rompe la serie", "quiebre"),
}
YEAR_AND_VALUE = ("year", "value")  # indicator and source may be said beside the file
COLUMNS = TableColumns(SPELLINGS, YEAR_AND_VALUE, wide=YEAR_AND_VALUE, keeps_totals=True)
EMPTY = dict.fromkeys(SPELLINGS, "")
