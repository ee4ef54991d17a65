"""docker-compose.yml and Dockerfile hold what the settings, the schedule and the requirements ask for."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from mailings.outbox import sending
from pacto import celery, secret_files, wsgi

ROOT = Path(settings.BASE_DIR)
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PORTAL = ["migrate", "web", "worker", "beat"]


def test_compose_has_every_service_of_the_house():
    assert set(COMPOSE["services"]) == {*PORTAL, "postgres", "valkey"}


@pytest.mark.parametrize("name", PORTAL)
def test_compose_gives_each_process_every_required_name(name):
    """In itself or as a file, and each such file is a secret of that process."""
    service = COMPOSE["services"][name]
    assert set(settings.REQUIRED) <= {name.removesuffix("_FILE") for name in service["environment"]}
    files = {value for name, value in service["environment"].items() if name.endswith("_FILE")}
    assert files == {f"/run/secrets/{secret}" for secret in service["secrets"]}


@pytest.mark.parametrize("name", PORTAL)
def test_compose_never_sets_the_demonstration(name):
    assert "DEMO" not in COMPOSE["services"][name]["environment"]


def test_compose_holds_no_secret_in_a_command_a_health_check_or_the_environment():
    """Whoever may list processes or inspect a container reads those."""
    text = yaml.safe_dump(COMPOSE["services"])
    assert not re.search(r"\$\{?[A-Z_]*(PASSWORD|KEY|SECRET)|PASSWORD: |SECRET_KEY: |://[^@\s]*@", text)


def test_secrets_are_made_once_for_all_that_compose_mounts(tmp_path):
    script = [ROOT / "deploy" / "make-secrets.sh", "smtp://relay.example:25"]
    secrets = []
    for _time in range(2):
        subprocess.run(script, cwd=tmp_path, check=True)
        secrets.append({file.name: file.read_text() for file in (tmp_path / "secrets").iterdir()})
    first, second = secrets
    assert first == second
    assert {one["file"] for one in COMPOSE["secrets"].values()} == {
        f"secrets/{name}" for name in first.keys() - {"portal_password", "valkey_password"}
    }
    assert all(one["file"] == f"secrets/{name}" for name, one in COMPOSE["secrets"].items())
    assert len({first[name] for name in first}) == len(first)
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700


def test_secret_in_a_file_is_read(tmp_path):
    (tmp_path / "secret_key").write_text("clave\n")
    environ = {"SECRET_KEY_FILE": str(tmp_path / "secret_key"), "SITE_URL": "https://a.example"}
    secret_files.read(environ, ["SECRET_KEY", "SITE_URL"])
    assert environ["SECRET_KEY"] == "clave"
    assert environ["SITE_URL"] == "https://a.example"


@pytest.mark.parametrize("name", [*PORTAL, "postgres", "valkey"])
def test_compose_closes_each_container(name):
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert {"mem_limit", "pids_limit", "tmpfs"} <= service.keys()
    assert "privileged" not in service
    assert "cap_add" not in service


def test_compose_keeps_the_databases_away_from_the_world():
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    outside = {name for name, service in COMPOSE["services"].items() if "outside" in service["networks"]}
    assert outside == {"web", "worker"}
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["web"]


def test_compose_gives_the_worker_as_long_as_a_task_may_take():
    assert COMPOSE["services"]["worker"]["environment"]["STATEMENT_SECONDS"] >= settings.CELERY_TASK_TIME_LIMIT


def test_compose_asks_for_every_secret_by_name_and_the_example_lists_it():
    names = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    listed = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert names == listed


def test_compose_gives_only_the_migration_the_owner_of_the_tables():
    """And the migration, which gives the rights, knows the very address that the processes use."""
    environments = {name: COMPOSE["services"][name]["environment"] for name in PORTAL}
    owner, app = "/run/secrets/owner_url", "/run/secrets/database_url"
    urls = {name: one["DATABASE_URL_FILE"] for name, one in environments.items()}
    assert urls == dict.fromkeys(PORTAL, app) | {"migrate": owner}
    assert environments["migrate"]["APP_DATABASE_URL_FILE"] == app
    assert [name for name, one in COMPOSE["services"].items() if "owner_url" in one.get("secrets", [])] == ["migrate"]
    assert COMPOSE["services"]["migrate"]["restart"] == "no"
    script = (ROOT / "deploy" / "make-secrets.sh").read_text(encoding="utf-8")
    assert re.findall(r"keep (\w+) \"postgres://(\w+):", script) == [("owner_url", "pacto"), ("database_url", "portal")]
    assert COMPOSE["services"]["postgres"]["environment"]["POSTGRES_USER"] == "pacto"
    assert COMPOSE["services"]["migrate"]["command"][-1].split(" && ") == [
        "python manage.py migrate --no-input",
        "python manage.py grant_rights",
    ]


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_compose_starts_celery_with_the_app_that_exists(name):
    command = COMPOSE["services"][name]["command"]
    if name == "worker":  # a page goes before a mail
        assert command[:3] == ["nice", "-n", "10"]
        command = command[3:]
    assert command[:4] == ["celery", "-A", celery.__name__, name]


def test_compose_leaves_a_worker_free_beside_the_senders():
    command = COMPOSE["services"]["worker"]["command"]
    (concurrency,) = (int(word.partition("=")[2]) for word in command if word.startswith("--concurrency="))
    (senders,) = re.findall(r"MAIL_SENDERS:-(\d+)", COMPOSE["services"]["worker"]["environment"]["MAIL_SENDERS"])
    assert concurrency > int(senders)


def test_compose_stops_the_worker_softly_and_waits_for_it():
    """A sender's run fits into the soft shutdown, that into the grace, and no task outlives its visibility."""
    worker = COMPOSE["services"]["worker"]
    assert worker["environment"]["REMAP_SIGTERM"] == "SIGQUIT"
    assert worker["stop_grace_period"] == "1m"
    assert worker["init"] is True
    longest = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    lasts = [sending.RUN_LASTS.total_seconds() + settings.EMAIL_TIMEOUT, settings.CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT]
    assert sorted(lasts) == lasts
    assert lasts[-1] < 60
    assert longest > settings.CELERY_TASK_TIME_LIMIT
    assert settings.CELERY_TASK_ACKS_LATE


def test_broker_and_cache_never_keep_a_process_waiting():
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS, settings.CACHES["default"]["OPTIONS"]
    waits = [each[name] for each in options for name in ("socket_timeout", "socket_connect_timeout")]
    assert waits == [2, 2, 0.5, 0.5]


def test_compose_reads_bounces_where_the_settings_look():
    assert COMPOSE["services"]["worker"]["environment"]["BOUNCE_MAILDIR"] == "${BOUNCE_MAILDIR:+/srv/bounces}"
    assert COMPOSE["services"]["worker"]["volumes"][0] == "${BOUNCE_MAILDIR:-bounces}:/srv/bounces"


def test_compose_lets_the_worker_read_the_relays_log_where_the_settings_look():
    """Its directory: a file mounted alone stays the old one once the log is begun anew."""
    worker = COMPOSE["services"]["worker"]
    assert worker["environment"]["MAIL_RELAY_LOG"] == "${MAIL_RELAY_LOGS:+/srv/relay/mail.log}"
    assert worker["volumes"][1] == "${MAIL_RELAY_LOGS:-relay}:/srv/relay:ro"
    assert set(COMPOSE["volumes"]) == {"postgres", "bounces", "relay"}


def test_compose_runs_exactly_one_beat():
    assert "deploy" not in COMPOSE["services"]["beat"]
    assert [name for name in COMPOSE["services"] if "beat" in COMPOSE["services"][name].get("command", [])] == ["beat"]


def test_compose_uses_a_postgresql_new_enough_for_django_and_the_builtin_locale():
    image, _, version = COMPOSE["services"]["postgres"]["image"].partition(":")
    assert image == "postgres"
    assert int(version) >= 17


def test_image_holds_every_package_that_the_settings_install_and_no_secret():
    left_out = set((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
    assert "COPY . ./" in DOCKERFILE
    assert {app.split(".")[0] for app in settings.INSTALLED_APPS} & left_out == set()
    assert {"templates", "static", "locale"} & left_out == set()
    assert {".*", "secrets", "var"} <= left_out


def test_image_holds_nothing_that_only_make_uses():
    """What serves the portal cannot start its local services."""
    left_out = set((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
    assert {"dev", "tests"} <= left_out


def test_dockerfile_serves_the_application_that_exists_as_an_ordinary_user():
    assert f'CMD ["gunicorn", "{wsgi.__name__}"' in DOCKERFILE
    assert DOCKERFILE.index("USER pacto") < DOCKERFILE.index("CMD")


def test_dockerfile_gives_the_build_every_required_name():
    assert set(settings.REQUIRED) <= set(re.findall(r"([A-Z_]+)=", DOCKERFILE))
