"""The demonstration's invented accounts: its welcome prints them, its login page opens each by one press.

Names alone, so that whoever starts the portal may read them before Django is there.
"""

from typing import NamedTuple

PASSWORD = "pacto-demo"  # noqa: S105 public, as all that is invented


class Account(NamedTuple):
    """Whom it stands for, and what she sees."""

    email: str
    name: str
    role: str
    sees: str


ACCOUNTS = (
    Account(
        "coordinacion@pacto.example",
        "Carmen Inventada",
        "Coordinación",
        "La oficina: integrantes, solicitudes, cifras, encuestas y correos.",
    ),
    Account(
        "coordinacion2@pacto.example",
        "Octavio Inventado",
        "Coordinación, otra persona",
        "Lo mismo, y confirma lo que la primera prepara.",
    ),
    Account(
        "representante@pacto.example",
        "Rosa Inventada",
        "Organización integrante",
        "Los datos, los compromisos y las comisiones de dos organizaciones.",
    ),
    Account(
        "puntofocal@pacto.example",
        "Pablo Inventado",
        "Punto focal",
        "La comisión que encabeza: su agenda, sus acuerdos y sus reuniones.",
    ),
    Account(
        "suplente@pacto.example",
        "Silvia Inventada",
        "Suplente",
        "La misma comisión, como quien sigue si el punto focal falta.",
    ),
    Account(
        "consejo@pacto.example",
        "Consuelo Inventada",
        "Consejo Directivo",
        "El tablero de todas las comisiones y las organizaciones que integran el Pacto.",
    ),
)
