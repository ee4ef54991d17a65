"""The mail that stays on this machine."""

from mailings.relay_log import RelayLog
from pacto.local.smtp_sink import KEPT, LOG, Archive


def test_archive_keeps_the_newest(tmp_path):
    archive = Archive(tmp_path)
    paths = [archive.store(["a@pacto.example"], b"%d" % number) for number in range(KEPT + 3)]
    assert sorted(tmp_path.iterdir()) == paths[3:]


def test_archive_notes_what_it_took_as_a_relay_that_can_be_asked(tmp_path):
    archive = Archive(tmp_path)
    archive.note(
        "1a", "p@pacto.example", b"Subject: Hola\r\nmessage-ID: <1.a@localhost>\r\n\r\nMessage-ID: <2.b@localhost>"
    )
    for handler in archive.log.handlers:
        handler.close()
    log = RelayLog(tmp_path / LOG)
    assert (log.seen("<1.a@localhost>"), log.seen("<2.b@localhost>")) == (True, False)
