"""The local services start before the portal: no app of it, and no setting, comes along."""

import subprocess
import sys
from pathlib import Path

from dev.services.state import ROOT

LOADED = """
import importlib, sys
for name in {names!r}:
    importlib.import_module(name)
print(*sorted(sys.modules))
"""
ALLOWED = {"pacto", "pacto.local_only"}


def test_local_services_know_nothing_of_the_portal():
    """Red with an import of any app in them, also of one through another module."""
    files = [*Path(ROOT, "dev/services").glob("*.py"), ROOT / "dev/faketime/__init__.py"]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    command = [sys.executable, "-c", LOADED.format(names=names)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"dev", "tests"}
    modules = {name for name in ended.stdout.split() if name.partition(".")[0] in {*packages, "django"}}
    assert modules == ALLOWED
