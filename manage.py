#!/usr/bin/env python
"""Django's command line, on the local services where DEMO=1 is remembered."""

import os
import sys

from django.core.management import execute_from_command_line

from pacto.local.environment import prepared

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacto.settings")
    with prepared(sys.argv):
        execute_from_command_line(sys.argv)
