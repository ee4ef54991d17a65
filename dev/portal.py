"""The portal's web server in the demonstration: where it listens, whether it answers, and what is said then."""

import http.client

from dev.services import ports
from dev.services.state import ROOT
from members.demo_accounts import ACCOUNTS, PASSWORD


def web_options(port: int) -> list[str]:
    hosts = ["127.0.0.1", *(["[::1]"] if ports.is_free(port, "::1") else [])]
    binds = [f"--bind={host}:{port}" for host in hosts]
    return [f"--config={ROOT / 'pacto' / 'gunicorn.conf.py'}", *binds]


def is_serving(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def welcome(port: int, seconds: float) -> str:
    address = f"http://localhost:{port}"
    accounts = "\n".join(f"    {account.email:<30} {account.role}" for account in ACCOUNTS)
    return f"""
El portal está listo ({seconds:.0f} s): {address}

  Cuentas de la demostración, todas con la contraseña {PASSWORD}; en {address}/cuenta/login/ basta un clic:
{accounts}

  Los correos que envía se leen en {address}/correo/ y no salen de esta máquina.
  Ctrl-C lo detiene todo; los datos se conservan («make demo RESET=1» empieza de nuevo).
"""
