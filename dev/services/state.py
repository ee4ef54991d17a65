"""What the local services remember in `var/` between two starts, and the locks they share."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dev.services.refusal import Refusal

ROOT = Path(__file__).resolve().parents[2]


def var_dir(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("VAR_DIR") or ROOT / "var").absolute()


def private_dir(path: Path, mode: int = 0o700) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    if path.stat().st_uid == os.geteuid():
        path.chmod(mode)
    return path


class ServiceState:
    """Ports, passwords and the secret key, in one file that only its owner may read."""

    def __init__(self, var: Path):
        # 0711: where PostgreSQL runs as another user, it must pass through to its own folder.
        self.var = private_dir(var, 0o711)
        self.path = var / "memory.json"

    def read(self) -> dict[str, str | int]:
        try:
            return json.loads(self.path.read_text())
        except FileNotFoundError:
            return {}
        except PermissionError:
            raise Refusal(
                f"La carpeta «{self.var}» es de otra cuenta de esta máquina: "
                "usa esa misma cuenta, o trabaja en una copia propia del proyecto."
            ) from None
        except ValueError:
            return {}

    def keep(self, **values: str | int) -> None:
        with locked(self.var / "state.lock"):
            self._write(self.read() | values)

    def recall(self, name: str, invent: Callable[[], str | int]) -> str | int:
        """The remembered value; the first time, an invented one."""
        remembered = self.read()
        if name in remembered:
            return remembered[name]
        with locked(self.var / "state.lock"):
            remembered = self.read()
            if name not in remembered:
                remembered[name] = invent()
                self._write(remembered)
        return remembered[name]

    def _write(self, values: dict[str, str | int]) -> None:
        fresh = self.path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(values, file, indent=1)
        fresh.replace(self.path)


@contextmanager
def locked(path: Path, kind: int = fcntl.LOCK_EX) -> Iterator[int]:
    """Holds an advisory lock; the kernel lets it go when the process ends, however it ends.

    With LOCK_NB in `kind`, raises BlockingIOError when another process holds it.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:
        raise Refusal(
            f"No se puede escribir en «{path.parent}», que es de otra cuenta de esta máquina: "
            "usa esa misma cuenta, o trabaja en una copia propia del proyecto."
        ) from None
    try:
        fcntl.flock(descriptor, kind)
        yield descriptor
    finally:
        os.close(descriptor)


def is_locked(path: Path) -> bool:
    """True while some process holds the lock exclusively."""
    try:
        with locked(path, fcntl.LOCK_SH | fcntl.LOCK_NB):
            return False
    except BlockingIOError:
        return True
