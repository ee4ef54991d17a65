"""Writes each app's one migration anew from its models, until the first release: `python -m dev.initial_migrations`.

What stands in the former one by hand is kept: what it imports after Django, the libraries at the end of its
dependencies, and the operations after its tables.
"""

import os
import re
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from dev.services.demo_environment import local_services
from dev.services.state import ROOT

INITIAL = "migrations/0001_initial.py"
IMPORTS = re.compile(r"^from django\.db import migrations.*\n((?:.*\n)*?)(?=class Migration)", re.MULTILINE)
DEPENDENCIES = re.compile(r"^    dependencies = \[\n((?:.*\n)*?)(?=    \]\n)", re.MULTILINE)
LIBRARIES = re.compile(r"^ +# Libraries first.*\n((?:.*\n)*)", re.MULTILINE)
OPERATIONS = re.compile(r"^    operations = \[\n((?:.*\n)*)    \]\n", re.MULTILINE)
TABLES, END = "        CreateTables([\n", "        ]),\n"
CREATION = "from kit.database.creation import CreateTables\n"


def rewrite(former: str, generated: str) -> str:
    """What Django generated, as one step of tables, with what the former had by hand."""
    libraries = LIBRARIES.search(DEPENDENCIES.search(former)[1])
    by_hand = former.rpartition(END)[2].removesuffix("    ]\n") if END in former else ""
    imports = IMPORTS.search(former)[1]
    if CREATION not in imports:
        imports = f"\n{CREATION}\n{imports}"
    tables = re.sub(r"^(?=.)", "    ", OPERATIONS.search(generated)[1], flags=re.MULTILINE)
    head = IMPORTS.sub(lambda match: match[0].removesuffix(match[1]) + imports, generated)
    head = DEPENDENCIES.sub(lambda match: match[0] + (libraries[0] if libraries else ""), head)
    return OPERATIONS.sub(lambda _found: f"    operations = [\n{TABLES}{tables}{END}{by_hand}    ]\n", head)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacto.settings")
    with local_services():
        django.setup()
        # An app stands in the settings before those that it imports: reversed, each finds the tables it points to.
        paths = [ROOT / app / INITIAL for app in reversed(settings.INSTALLED_APPS)]
        files = {path: path.read_text(encoding="utf-8") for path in paths if path.exists()}
        for path in files:
            path.unlink()
        try:
            for path in files:
                call_command("makemigrations", path.parts[-3], include_header=False, verbosity=0)
            files_now = {path: rewrite(former, path.read_text(encoding="utf-8")) for path, former in files.items()}
        except BaseException:
            _write(files)
            raise
    _write(files_now)


def _write(files: dict[Path, str]) -> None:
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
