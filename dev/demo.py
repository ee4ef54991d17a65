"""`make demo`: everything the portal needs on this machine, until Ctrl-C.

Run as `python -m dev.demo`, with PORT and RESET in the environment.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from dev import preparation
from dev.portal import is_serving, web_options, welcome
from dev.services import ports, processes
from dev.services.client import is_running, shared_services
from dev.services.demo_environment import fill, refuse_unnamed
from dev.services.refusal import Refusal
from dev.services.reset import reset
from dev.services.state import ROOT, ServiceState, locked, private_dir, var_dir

NEEDED_MB = 200  # the database, its log and the static files of a first start
LEAST_MB = 5  # with less nothing works any more
# Without a supervisor nobody waits: the worker drops its task (it is redone) instead of finishing it.
STOP_SIGNALS = {"web": signal.SIGTERM, "worker": signal.SIGKILL, "beat": signal.SIGTERM}
NAMES = {"web": "El servidor web", "worker": "El trabajador de Celery", "beat": "El reloj de Celery"}
REQUESTS = {
    signal.SIGINT: "Se pidió terminar (Ctrl-C).",
    signal.SIGTERM: "Otro programa pidió terminar (SIGTERM).",
    signal.SIGHUP: "Se cerró la terminal.",
}


class Ended(Exception):  # noqa: N818 the ordinary way to stop
    """Ctrl-C or a signal to end."""


def end(number: int, _frame: FrameType | None) -> None:
    heed_signals(signal.SIG_IGN)
    with contextlib.suppress(OSError):  # straight to the terminal: the signal may have come in the middle of a line
        os.write(sys.stdout.fileno(), f"\n{REQUESTS[number]}\n".encode())
    raise Ended


def heed_signals(how: Callable | signal.Handlers) -> None:
    for number in REQUESTS:
        signal.signal(number, how)


def say(text: str = "") -> None:
    with contextlib.suppress(OSError):  # nobody reads any more: a closed terminal, a pipe without an end
        print(text, flush=True)


class Demo:
    """The three processes of the portal on top of the local services."""

    def __init__(self, var: Path, port: int):
        self.var = var
        self.port = port
        self.logs = private_dir(var / "log")
        self.children: dict[str, subprocess.Popen] = {}

    def run(self) -> None:
        started = time.monotonic()
        say("Iniciando PostgreSQL, Valkey y el correo local…")
        with shared_services(self.var) as note:
            if note:
                say(note)
            is_ours = not os.environ.get("DATABASE_URL")
            if not is_ours:
                say("DATABASE_URL está puesta en esta terminal: se usa esa base de datos, no la de la demostración.")
            fill(os.environ, self.port)
            services = processes.children()
            try:
                if is_ours:
                    self.prepare_once()
                else:
                    self.prepare()
                self.start()
                say(welcome(self.port, time.monotonic() - started))
                self.watch()
            finally:
                heed_signals(signal.SIG_IGN)
                say("Deteniendo todo…")
                processes.stop(dict.fromkeys(self.children.values(), signal.SIGTERM), patience=8)
                processes.end_strays(keep=services)

    def prepare_once(self) -> None:
        url, current = os.environ["DATABASE_URL"], preparation.fingerprint()
        if (self.var / "static").exists() and preparation.noted_fingerprint(url) == current:
            say("La base de datos y los archivos estáticos ya están preparados.")
            self.start_web()
            return
        self.prepare()
        preparation.note(url, current)

    def prepare(self) -> None:
        """Tables and rows in one process; beside it the static files, then the web server, which reads them."""
        unhurried = os.environ | {"PGOPTIONS": "-c synchronous_commit=off"}  # what a crash takes is made again
        collect = ["manage.py", "collectstatic", "--no-input", "--verbosity=0"]
        for name, command in {"prepare_demo": ["-m", "dev.prepare_demo"], "collectstatic": collect}.items():
            self.children[name] = processes.spawn([sys.executable, *command], cwd=ROOT, env=unhurried)
        self.finish("collectstatic")
        self.start_web()
        self.finish("prepare_demo")

    def finish(self, name: str) -> None:
        if code := self.children[name].wait():
            self.refuse_full_disk()
            why = processes.ending(code)
            raise Refusal(f"No se pudo preparar la demostración ({why}); arriba está lo que dijo «{name}».")
        del self.children[name]

    def start_web(self) -> None:
        self.spawn("web", [sys.executable, "-m", "gunicorn", "pacto.wsgi", *web_options(self.port)])

    def start(self) -> None:
        """The web server first, alone with the processors until its first page."""
        say("Iniciando el servidor web…")
        self.await_web()
        celery = [sys.executable, "-m", "celery", "-A", "pacto.celery"]
        quiet = ["--without-mingle", "--without-gossip"]
        self.spawn("worker", ["nice", "-n", "10", *celery, "worker", "--concurrency=2", "--loglevel=INFO", *quiet])
        self.spawn("beat", [*celery, "beat", "--loglevel=INFO", f"--schedule={self.var / 'beat-schedule'}"])

    def await_web(self) -> None:
        deadline = time.monotonic() + 300
        while not is_serving(self.port):
            self.check()
            if time.monotonic() > deadline:
                raise Refusal(f"El servidor web no respondió en cinco minutos: mira «{self.logs / 'web.log'}».")
            time.sleep(0.1)

    def spawn(self, name: str, command: list[str]) -> None:
        log = self.logs / f"{name}.log"
        log.unlink(missing_ok=True)
        self.children[name] = processes.spawn([*command], log=log, cwd=ROOT, stop_signal=STOP_SIGNALS[name])

    def watch(self) -> None:
        make = os.getppid() if "MAKELEVEL" in os.environ else None
        while make is None or not processes.blocks_interrupts(make):
            self.check()
            if not is_running(self.var):
                self.refuse_full_disk()
                raise Refusal(f"Uno de los servicios locales terminó por su cuenta: mira «{self.logs}».")
            time.sleep(0.5)
        say(f"\n{REQUESTS[signal.SIGINT]}")
        raise Ended

    def check(self) -> None:
        for name, child in self.children.items():
            if (code := child.poll()) is not None:
                log = self.logs / f"{name}.log"
                say(processes.last_lines(log))
                self.refuse_full_disk()
                raise Refusal(f"{NAMES[name]} terminó por su cuenta ({processes.ending(code)}): mira «{log}».")

    def refuse_full_disk(self) -> None:
        """The reason behind many others."""
        if shutil.disk_usage(self.var).free < LEAST_MB * 2**20:
            raise Refusal(processes.FULL_DISK)


def wanted_port(value: str) -> int:
    if not value.isdigit() or not 1024 <= int(value) <= 65535:
        raise Refusal(f"PORT={value} no es un puerto: elige un número entre 1024 y 65535.")
    port = int(value)
    if not ports.is_free(port):
        raise Refusal(f"El puerto {port} está ocupado: elige otro, por ejemplo «make demo PORT={port + 1}».")
    return port


def run_demo() -> None:
    refuse_unnamed(os.environ)
    var = var_dir(os.environ)
    state = ServiceState(var)
    try:
        with locked(var / "demo.lock", fcntl.LOCK_EX | fcntl.LOCK_NB):
            port = wanted_port(os.environ.get("PORT") or "8000")
            if os.environ.get("RESET", "") not in {"", "0"}:
                reset(var)
            if shutil.disk_usage(var).free < NEEDED_MB * 2**20:
                raise Refusal(processes.FULL_DISK)
            state.keep(web_port=port)
            Demo(var, port).run()
    except BlockingIOError:
        running = state.read().get("web_port")
        raise Refusal(f"La demostración de esta carpeta ya corre: http://localhost:{running}") from None


def main() -> int:
    heed_signals(end)
    processes.adopt_orphans()
    if "MAKELEVEL" in os.environ:
        processes.follow_parent(signal.SIGTERM)
    try:
        run_demo()
    except Ended:
        say(goodbye(var_dir(os.environ)))
        return 0
    except Refusal as reason:
        sentence = str(reason)
    except OSError as error:
        sentence = processes.explained(error)
    except Exception as error:
        traceback.print_exc()
        sentence = f"La demostración terminó por un error inesperado ({type(error).__name__}); arriba está el detalle."
    print(sentence, file=sys.stderr)
    return 1


def goodbye(var: Path) -> str:
    if is_running(var):
        return "Listo; los servicios locales siguen, porque otro programa los usa."
    return "Listo: no queda ningún proceso."


if __name__ == "__main__":
    sys.exit(main())
