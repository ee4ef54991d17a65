"""The columns of a file of figures, by the titles that they bear."""

SPELLINGS = {
    "indicator": ("indicador", "indicator", "clave del indicador", "nombre del indicador"),
    "population": ("población", "poblacion", "grupo de población", "edad"),
    "state": ("estado", "entidad", "entidad federativa", "cve_ent", "clave de la entidad", "territorio"),
    "year": ("año", "anio", "ano", "year", "periodo"),
    "value": ("valor", "value", "cifra", "dato"),
    "unit": ("unidad", "unidad de medida", "unit"),
    "source": ("fuente", "source"),
    "url": ("url", "dirección", "liga", "enlace", "dirección de la fuente"),
    "retrieved_on": ("consultada", "consultada el", "fecha de consulta"),
    "note": ("nota", "advertencia", "observaciones"),
    "detail": ("detalle", "aclaración", "más datos"),
    "is_break": ("ruptura", "rompe la serie", "quiebre"),
}
REQUIRED = ("indicator", "year", "value", "source")
EMPTY = dict.fromkeys(SPELLINGS, "")
