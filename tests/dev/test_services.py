"""The local services as real processes: who starts them, who stops them, what survives."""

import fcntl
import os
import signal
import smtplib
import socket
from pathlib import Path

import psycopg
import pytest
import redis

from dev import preparation
from dev.services import client, ports, postgres
from dev.services.state import ServiceState, locked
from tests.dev.service_user import ServiceUser, processes_of
from tests.mailings.processes import wait_for


def ask(user: ServiceUser, query: str) -> list[tuple]:
    with psycopg.connect(user.addresses["DATABASE_URL"], autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []


def supervisor_of(var: Path) -> int:
    (line,) = [line for line in processes_of(var) if "dev.services.supervisor" in line]
    return int(line.split()[0])


def test_lease_knows_whether_somebody_else_holds_one(var):
    """Who leaves waits for the supervisor only where nobody else stays, however late the supervisor notices."""
    ServiceState(var)
    assert client._has_users(var) is False
    with locked(var / "users.lock", fcntl.LOCK_SH):
        assert client._has_users(var) is True


def test_user_finds_three_services_and_leaves_no_process(var, service_users):
    user = service_users(var)
    assert ask(user, "SELECT datlocprovider::text, datlocale FROM pg_database WHERE datname = 'pacto'") == [
        ("b", "C.UTF-8")
    ]
    with redis.Redis.from_url(user.addresses["REDIS_URL"]) as client:
        assert client.ping() is True
    with smtplib.SMTP("127.0.0.1", ServiceState(var).read()["smtp_port"]) as mail:
        mail.sendmail("a@pacto.example", ["b@pacto.example"], "Subject: Hola\r\n\r\nCuerpo\r\n")
    (message,) = (var / "mail").glob("*.eml")
    assert message.read_bytes() == b"X-RcptTo: b@pacto.example\r\nSubject: Hola\r\n\r\nCuerpo\r\n"
    assert len(processes_of(var)) >= 4
    assert user.leave() == 0
    assert processes_of(var) == set()


def test_database_knows_with_what_it_was_prepared(var, service_users):
    url = service_users(var).addresses["DATABASE_URL"]
    before = preparation.noted_fingerprint(url)
    preparation.note(url, "it's 1")
    assert before == ""
    assert preparation.noted_fingerprint(url) == "it's 1"


def test_services_refuse_who_has_no_password(var, service_users):
    user = service_users(var)
    values = ServiceState(var).read()
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host="127.0.0.1", port=values["postgres_port"], user="pacto", dbname="pacto")
    with socket.create_connection(("127.0.0.1", values["valkey_port"])) as stranger:
        stranger.sendall(b"PING\r\n")
        assert stranger.recv(100) == b"-NOAUTH Authentication required.\r\n"
    secrets = " ".join(processes_of(var))
    assert [name for name in ("postgres_password", "valkey_password") if values[name] in secrets] == []
    user.leave()


def test_services_stay_until_the_last_user_leaves(var, service_users):
    first, second = service_users(var), service_users(var)
    assert first.addresses == second.addresses
    first.leave()
    assert ask(second, "SELECT 1") == [(1,)]
    second.leave()
    wait_for(lambda: processes_of(var) == set())  # its parent is the first one


def test_data_survive_a_killed_user(var, service_users):
    user = service_users(var)
    ask(user, "CREATE TABLE kept AS SELECT 446 AS n")
    user.kill()
    wait_for(lambda: processes_of(var) == set())
    again = service_users(var)
    assert ask(again, "SELECT n FROM kept") == [(446,)]
    again.leave()


def test_data_survive_a_killed_supervisor(var, service_users):
    user = service_users(var)
    ask(user, "CREATE TABLE kept AS SELECT 446 AS n")
    os.kill(supervisor_of(var), signal.SIGKILL)
    wait_for(lambda: all("tests.dev.service_user" in line for line in processes_of(var)))
    user.kill()
    # What a machine that lost its power leaves: a pid file whose number is now another process.
    pid_file = next(postgres.find_cluster(var, ServiceState(var).read()["postgres_password"]).data.glob("PG_VERSION"))
    pid_file.with_name("postmaster.pid").write_text(f"{os.getpid()}\n{pid_file.parent}\n0\n1\n\n127.0.0.1\n0 0\n")
    again = service_users(var)
    assert ask(again, "SELECT n FROM kept") == [(446,)]
    again.leave()


def test_user_of_stopping_services_waits_and_starts_them_again(var, service_users):
    first = service_users(var)
    first.kill()
    second = service_users(var)
    assert ask(second, "SELECT 1") == [(1,)]
    second.leave()
    assert processes_of(var) == set()


def test_port_taken_by_another_is_chosen_again(var, service_users):
    server = socket.create_server(("127.0.0.1", ports.choose()))
    with server:
        number = server.getsockname()[1]
        ServiceState(var).keep(postgres_port=number)
        user = service_users(var)
        assert ServiceState(var).read()["postgres_port"] != number
        assert ask(user, "SELECT 1") == [(1,)]
        user.leave()


def test_services_of_two_folders_run_side_by_side(var, service_users):
    first, second = service_users(var), service_users(var / "otra" / "var")
    ask(first, "CREATE TABLE only_here (n int)")
    assert [
        ask(service, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'") for service in (first, second)
    ] == [
        [(1,)],
        [(0,)],
    ]
    assert first.addresses["REDIS_URL"] != second.addresses["REDIS_URL"]
    second.leave()
    first.leave()
    assert processes_of(var) == set()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root owns a folder that PostgreSQL's user may not enter")
def test_root_in_a_closed_folder_keeps_the_data_elsewhere(var, service_users):
    var.parent.chmod(0o700)
    user = service_users(var)
    ask(user, "CREATE TABLE kept AS SELECT 446 AS n")
    user.leave()
    assert not (var / "postgres").exists()
    assert str(postgres.elsewhere(var)) in str(list(postgres.elsewhere(var).glob("data-*/PG_VERSION")))
    again = service_users(var)
    assert ask(again, "SELECT n FROM kept") == [(446,)]
    again.leave()
