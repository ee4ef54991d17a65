"""The first minute on a machine where something is missing: one sentence that says what to do."""

import ast
import os
import shutil
import subprocess
import sys

import pytest

from dev import bootstrap
from dev.services.state import ROOT


@pytest.fixture
def clone(tmp_path):
    """A copy of what bootstrap needs, so that the real environment is left alone."""
    for name in ("dev/bootstrap.py", "requirements/dev.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def last_line(clone, *, before: str = "", **environ: str) -> tuple[int, str]:
    """Runs bootstrap after the statement `before`; its exit status and the last thing it said."""
    program = f"import runpy, sys\n{before}\nrunpy.run_path('dev/bootstrap.py', run_name='__main__')"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=clone,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, (ended.stderr.splitlines() or [""])[-1]


def test_bootstrap_can_be_read_by_an_old_python():
    source = (ROOT / "dev/bootstrap.py").read_text()
    assert isinstance(ast.parse(source, feature_version=(3, 6)), ast.Module)


def test_old_python_is_named(clone):
    old = "sys.version_info = (3, 9, 2); sys.version = '3.9.2 (main)'"
    code, sentence = last_line(clone, before=old, PATH="/nowhere")
    assert code == 1
    assert sentence[:64] == "El portal necesita Python 3.11 o más nuevo y este es 3.9.2: inst"


def test_missing_venv_is_named(clone):
    (clone / "ensurepip.py").write_text("raise ImportError")
    code, sentence = last_line(clone, PYTHONPATH=str(clone))
    assert code == 1
    assert sentence[:30] == "A este Python le falta «venv»:"


def test_missing_network_is_named(clone):
    code, sentence = last_line(
        clone,
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL="http://127.0.0.1:9/simple",
        PIP_EXTRA_INDEX_URL="",
        PIP_FIND_LINKS="",
        PIP_RETRIES="0",
        PIP_NO_CACHE_DIR="1",
    )
    assert code == 1
    assert sentence[:37] == "No se pudo descargar lo necesario: re"


def test_full_disk_is_named(clone):
    full = "import shutil; shutil.disk_usage = lambda path: type('Usage', (), {'free': 5 * 2**20})"
    code, sentence = last_line(clone, before=full)
    assert code == 1
    assert sentence[:29] == "Queda poco espacio en el disc"
    assert bootstrap.explain("OSError: [Errno 28] No space left on device").startswith("No queda espacio")


def test_made_environment_is_left_alone(clone):
    python = clone / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    stamp = clone / ".venv" / "installed"
    digest = subprocess.run(
        [sys.executable, "-c", "import runpy; print(runpy.run_path('dev/bootstrap.py')['fingerprint'](), end='')"],
        cwd=clone,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    stamp.write_text(digest)
    assert last_line(clone) == (0, "")
    assert python.is_symlink()
