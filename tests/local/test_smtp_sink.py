"""The mail that stays on this machine."""

from pacto.local.smtp_sink import KEPT, Archive


def test_archive_keeps_the_newest(tmp_path):
    archive = Archive(tmp_path)
    paths = [archive.store(["a@pacto.example"], b"%d" % number) for number in range(KEPT + 3)]
    assert sorted(tmp_path.iterdir()) == paths[3:]
