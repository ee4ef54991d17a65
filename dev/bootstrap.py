"""Makes the environment of the project in `.venv/`: `python3 dev/bootstrap.py`.

Stands alone: it runs before anything is installed, and on an old Python at least far enough to say so.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEEDED_MB = 900
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
REQUIREMENTS = os.path.join(ROOT, "requirements", "dev.txt")
STAMP = os.path.join(VENV, "installed")
REASONS = (
    (
        r"No space left on device",
        "No queda espacio en el disco: libera alrededor de 1 GB y vuelve a empezar.",
    ),
    (
        r"Permission denied",
        "Esta cuenta no puede escribir en la carpeta del proyecto: trabaja en una copia que sea suya.",
    ),
    (
        r"THESE PACKAGES DO NOT MATCH THE HASHES",
        "Un paquete descargado no es el que el proyecto espera: vuelve a intentarlo desde otra red.",
    ),
    (
        r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|ReadTimeout|Connection refused"
        r"|Network is unreachable|ProxyError|from versions: none",
        "No se pudo descargar lo necesario: revisa la conexión a internet (o el proxy) y vuelve a empezar.",
    ),
)


def refuse(sentence):
    sys.stderr.buffer.write(f"\n{sentence}\n".encode())  # also where the terminal claims to know only ASCII
    sys.exit(1)


def fingerprint():
    """What the stamp says when the environment is the one of these requirements."""
    with open(REQUIREMENTS, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def is_made():
    try:
        with open(STAMP) as file:
            if file.read() != fingerprint():
                return False
        return subprocess.call([PYTHON, "-c", ""]) == 0
    except OSError:
        return False


def find_python():
    """This Python, or a newer one of the machine when this one is too old."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in range(14, OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path:
            return path
    return refuse(
        f"El portal necesita Python 3.11 o más nuevo y este es {sys.version.split()[0]}: instala uno "
        "(en Debian o Ubuntu: apt install python3.11 python3.11-venv) y vuelve a empezar."
    )


def make_venv(python):
    if subprocess.call([python, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL):
        refuse(
            "A este Python le falta «venv»: instálalo (en Debian o Ubuntu: sudo apt install python3-venv) "
            "y vuelve a empezar."
        )
    shutil.rmtree(VENV, ignore_errors=True)
    process = subprocess.run([python, "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if process.returncode:
        refuse(explain(process.stdout.decode("utf-8", "replace")))


def install():
    """Installs exactly the pinned packages, counting them while they come."""
    with open(REQUIREMENTS) as file:
        total = sum("==" in line for line in file)
    command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--disable-pip-version-check"]
    command += ["--no-input", "--progress-bar", "off", "-r", REQUIREMENTS]
    pip = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    count = 0
    output = []
    for raw in pip.stdout:
        line = raw.decode("utf-8", "replace")
        output.append(line)
        if line.startswith("Collecting "):
            count += 1
            show(f"  {count} de {total}: {re.split('[= ]', line)[1]}", count % 10 == 0)
        elif line.startswith("Installing collected"):
            show("  descargado; instalando…", True)
    if pip.wait():
        refuse(explain("".join(output)))
    show("", False)


def show(text, is_milestone):
    """Progress: one line that changes on a terminal, now and then a line elsewhere."""
    if sys.stdout.isatty():
        sys.stdout.write("\r\033[K" + text)
    elif is_milestone:
        sys.stdout.write(text + "\n")
    sys.stdout.flush()


def explain(output):
    for pattern, sentence in REASONS:
        if re.search(pattern, output):
            return sentence
    last = "\n".join(output.strip().splitlines()[-12:])
    return f"{last}\nNo se pudo preparar el entorno; arriba está lo último que dijo el instalador."


def prepare():
    if is_made():
        return
    python = find_python()
    if shutil.disk_usage(ROOT).free < NEEDED_MB * 2**20:
        refuse(
            f"Queda poco espacio en el disco: el entorno necesita {NEEDED_MB} MB; libera espacio y vuelve a empezar."
        )
    print("Preparando el entorno en .venv (la primera vez tarda uno o dos minutos)…")
    sys.stdout.flush()
    make_venv(python)
    install()
    with open(STAMP, "w") as file:
        file.write(fingerprint())


if __name__ == "__main__":
    try:
        prepare()
    except OSError as error:
        if error.errno == 28:
            refuse(REASONS[0][1])
        refuse(f"No se puede usar «{error.filename}» ({error.strerror}): revisa de qué cuenta es esta carpeta.")
    except KeyboardInterrupt:
        refuse("Interrumpido: vuelve a empezar cuando quieras.")
