"""Free TCP ports on 127.0.0.1."""

import random
import socket

# Below the range from which Linux takes the ports of outgoing connections.
RANGE = range(20_000, 32_000)


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def choose() -> int:
    """A port nobody listens on now; random, so that two clones rarely choose the same."""
    return next(port for port in random.sample(RANGE, len(RANGE)) if is_free(port))


def is_answering(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
