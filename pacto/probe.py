"""Ask this container's own web server whether it is well; exit 0 or 1. Run as `python -m pacto.probe`."""

import http.client
import os
import sys


def main(port: int = 8000) -> int:
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/salud/", headers={"Host": host})
        return 0 if connection.getresponse().status == 200 else 1
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
