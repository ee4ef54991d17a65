"""Child processes that never outlive the one that started them."""

import contextlib
import ctypes
import errno
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

FULL_DISK = "No queda espacio en el disco: libera unos 500 MB y vuelve a empezar."
# Linux only; elsewhere the next start clears what a killed one left.
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
_prctl = getattr(ctypes.CDLL(None), "prctl", None)


def follow_parent(signal_number: int) -> None:
    """Asks the kernel to send this process a signal when its parent ends, even by SIGKILL."""
    if _prctl is not None:
        _prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)


def adopt_orphans() -> None:
    """Asks the kernel that whoever loses a parent below us becomes our child: none of them is out of sight."""
    if _prctl is not None:
        _prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _following(signal_number: int) -> Callable[[], None]:
    parent = os.getpid()

    def before_exec() -> None:
        follow_parent(signal_number)
        if os.getppid() != parent:
            os._exit(1)

    return before_exec


def blocks_interrupts(pid: int) -> bool:
    """True for a `make` that was told SIGINT alone: it then waits for its children without telling them."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    blocked = next(line for line in status.splitlines() if line.startswith("SigBlk"))
    return bool(int(blocked.split()[1], 16) & 1 << signal.SIGINT - 1)


def identity(owner: int | None) -> dict:
    """Arguments of subprocess that run the child as another user; None stays who we are."""
    if owner is None:
        return {}
    return {"user": owner, "group": pwd.getpwuid(owner).pw_gid, "extra_groups": []}


def spawn(
    command: Sequence[str | Path],
    *,
    cwd: Path | str,
    log: Path | None = None,
    env: Mapping[str, str] | None = None,
    owner: int | None = None,
    stop_signal: int = signal.SIGTERM,
) -> subprocess.Popen:
    """A child in a session of its own (Ctrl-C reaches only us) that gets `stop_signal` when we die."""
    with log.open("ab") if log else contextlib.nullcontext() as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if log else None,
            cwd=cwd,
            env=env,
            start_new_session=True,
            preexec_fn=_following(stop_signal),
            **identity(owner),
        )


def stop(children: Mapping[subprocess.Popen, int], *, patience: float = 10) -> None:
    """Sends each child its signal, waits for all of them, then ends what is left of their groups: none is there after.

    Their groups are empty for certain only where we have adopted orphans.
    """
    for child, stop_signal in children.items():
        if child.poll() is None:
            child.send_signal(stop_signal)
    deadline = time.monotonic() + patience
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        _await_group(child.pid)


def _await_group(group: int, *, patience: float = 60) -> None:
    """A killed process is there until it was waited for: by us, or by whoever else adopted it."""
    deadline = time.monotonic() + patience
    with contextlib.suppress(ProcessLookupError, PermissionError):
        while time.monotonic() < deadline:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(-group, os.WNOHANG)
            os.killpg(group, 0)
            time.sleep(0.02)


def children() -> set[int]:
    """Our living and our dead children, the adopted too; /proc/PID/task/*/children may leave some out."""
    pids = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == os.getpid():
                pids.add(int(stat.parent.name))
    return pids


def end_strays(keep: Collection[int] = (), *, patience: float = 10) -> None:
    """Waits for whoever below us left his group and lost his parent; kills him when he does not end."""
    deadline = time.monotonic() + patience
    while strays := children() - set(keep):
        for pid in strays:
            if time.monotonic() > deadline:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.02)


def ending(code: int) -> str:
    """How a process ended, for a person."""
    if code == -signal.SIGKILL:
        return "alguien lo mató: quizá el sistema, por falta de memoria"
    if code < 0:
        return f"lo detuvo la señal {signal.Signals(-code).name}"
    return f"código {code}"


def command_of(pid: int) -> str:
    """The command line of a living process, empty when there is none."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        if Path("/proc/self").exists():
            return ""
    process = subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False)
    return process.stdout.strip()


def last_lines(log: Path, count: int = 12) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-count:])
    except OSError:
        return ""


def explained(error: OSError) -> str:
    """A sentence for what the system refused."""
    if error.errno == errno.ENOSPC:
        return FULL_DISK
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"El sistema no permite usar «{error.filename}»: revisa de qué cuenta es esa carpeta."
    return f"El sistema respondió: {error}"
