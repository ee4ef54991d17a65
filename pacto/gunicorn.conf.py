"""The production web server: `gunicorn -c pacto/gunicorn.conf.py pacto.wsgi`. Command-line options win over these."""  # noqa: N999 the name by which gunicorn knows its settings

import os

wsgi_app = "pacto.wsgi"
worker_class = "pacto.receiving.ReceivingWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
keepalive = 15
graceful_timeout = 5
# Up to here the portal itself refuses a long address, in Spanish (kit/input.py); nobody's browser sends a longer one.
limit_request_line = 8190
limit_request_field_size = 8190
control_socket_disable = True
