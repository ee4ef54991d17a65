"""The demonstration's tables and rows, each step said as it begins: `python -m dev.prepare_demo`."""

import os

import django
from django.core.management import call_command

STEPS = (
    ("Preparando la base de datos", "migrate", {"verbosity": 0}),
    ("Cargando la demostración", "load_demo", {}),
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacto.settings")
    django.setup()
    for title, command, options in STEPS:
        print(f"{title}…", flush=True)
        call_command(command, **options)


if __name__ == "__main__":
    main()
