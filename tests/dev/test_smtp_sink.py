"""The mail that stays on this machine."""

from dev.services import smtp_sink
from dev.services.smtp_sink import KEPT_OF_ONE, LOG, Archive
from mailings.outbox.relay_log import RelayLog


def stored(archive: Archive, to: str, number: int = 1) -> list:
    return [archive.store([to], b"%d" % one) for one in range(number)]


def test_archive_keeps_the_newest_of_an_address(tmp_path):
    archive = Archive(tmp_path)
    other = stored(archive, "b@pacto.example")
    paths = stored(archive, "A@pacto.example", 2) + stored(archive, "a@pacto.example", KEPT_OF_ONE)
    assert sorted(tmp_path.iterdir()) == other + paths[2:]


def test_message_to_hundreds_takes_nobodys_last_ones_away(tmp_path, monkeypatch):
    """Red where the oldest of all go first."""
    monkeypatch.setattr(smtp_sink, "KEPT", 100)
    archive = Archive(tmp_path)
    hers = stored(archive, "rosa@pacto.example", 10)
    for number in range(95):
        stored(archive, f"{number}@pacto.example", 2)
    paths = sorted(tmp_path.iterdir())
    assert len(paths) == 100
    assert hers[-1] in paths
    assert (hers[0] in paths) is False


def test_archive_that_starts_again_goes_on_where_it_was(tmp_path):
    paths = stored(Archive(tmp_path), "a@pacto.example", KEPT_OF_ONE)
    archive = Archive(tmp_path)
    paths += stored(archive, "a@pacto.example", 3)
    assert sorted(tmp_path.iterdir()) == paths[3:]
    assert archive.count == KEPT_OF_ONE


def test_archive_notes_what_it_took_as_a_relay_that_can_be_asked(tmp_path):
    archive = Archive(tmp_path)
    archive.note(
        "1a", "p@pacto.example", b"Subject: Hola\r\nmessage-ID: <1.a@localhost>\r\n\r\nMessage-ID: <2.b@localhost>"
    )
    for handler in archive.log.handlers:
        handler.close()
    log = RelayLog(tmp_path / LOG)
    assert log.contains("<1.a@localhost>") is True
    assert log.contains("<2.b@localhost>") is False
