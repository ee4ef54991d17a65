"""What a relay took, read from its log."""

import pytest

from mailings.outbox.relay_log import RelayLog

BEGUN = "Nov 23 04:47:13 mail postfix/cleanup[7]: {id}: message-id=<{name}@b.example>\n"
TAKEN = "2026-11-23T04:47:13 mail postfix/qmgr[8]: {id}: from=<p@b.example>, size=9, nrcpt=1 (queue active)\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["", BEGUN.format(id="4F8Z", name="1.a") + TAKEN.format(id="4F8Z")], True),
        ([BEGUN.format(id="4F8Z", name="1.a"), TAKEN.format(id="4F8Z")], True),
        (["", BEGUN.format(id="4F8Z", name="1.a")], False),
        (["", BEGUN.format(id="4F8Z", name="1.a") + TAKEN.format(id="4F8")], False),
        (["", BEGUN.format(id="4F8Z", name="11.a") + TAKEN.format(id="4F8Z")], False),
        (
            ["", BEGUN.format(id="4F8Z", name="1.a") + BEGUN.format(id="4F8Z", name="2.a") + TAKEN.format(id="4F8Z")],
            False,
        ),
        (["", ""], False),
    ],
)
def test_log_tells_what_was_taken_from_what_broke_off(tmp_path, lines, expected):
    for name, text in zip(("mail.log.1", "mail.log"), lines, strict=True):
        (tmp_path / name).write_text(text)
    assert RelayLog(tmp_path / "mail.log").contains("<1.a@b.example>") is expected


def test_seen_without_a_log_is_unknown(tmp_path):
    assert RelayLog(tmp_path / "mail.log").contains("<1.a@b.example>") is None
