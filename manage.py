#!/usr/bin/env python
"""Django's command line; in the demonstration it is `python -m dev.manage` (CONTRIBUTING.md)."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pacto.settings")
    execute_from_command_line(sys.argv)
