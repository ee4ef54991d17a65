"""Django's command line in the demonstration: `python -m dev.manage COMMAND…`."""

import os
import sys

from django.core.management import execute_from_command_line

from dev.services.demo_environment import local_services

# Commands that need no service; everything else finds them running.
ALONE = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "help",
    "makemessages",
    "startapp",
    "version",
}


def needs_services(arguments: list[str]) -> bool:
    command = arguments[0] if arguments else "help"
    return command.lstrip("-") not in ALONE and not {"-h", "--help"} & set(arguments)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacto.settings")
    with local_services(are_needed=needs_services(sys.argv[1:])):
        execute_from_command_line(["dev.manage", *sys.argv[1:]])
