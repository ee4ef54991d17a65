"""The agenda of commission 4: where it is written, and one section of it as it is typed."""

BASE = "/comisiones/comision-4/trabajo/agenda/"
WORKING = {
    "rhythm": "month",
    "modality": "mixed",
    "drafting": "Docs",
    "review": "Correo",
    "minutes_by": "La suplente",
    "minutes_how": "Correo",
    "minutes_days": "5",
    "venues": "",
}
