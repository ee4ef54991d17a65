"""The production web server: `gunicorn -c pacto/gunicorn.conf.py pacto.wsgi`. Command-line options win over these."""  # noqa: N999 the name by which gunicorn knows its settings

import os

wsgi_app = "pacto.wsgi"
worker_class = "pacto.serving.WaitressWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
keepalive = 15
graceful_timeout = 5
timeout = 120  # a busy machine needs more than gunicorn's half minute to start the portal
control_socket_disable = True
