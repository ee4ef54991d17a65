"""The services of this machine: PostgreSQL, Valkey and a mail sink for `make demo` and `make test`.

Standard library only at import time, so that `manage.py` may import it in production too.
"""
