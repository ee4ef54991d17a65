"""A bulletin's letter: what all copies share is drawn and encoded once, and each reader's own is put in between.

Every piece is quoted-printable text that ends with a line break, so that joined they are quoted-printable text again.
"""

from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from secrets import token_hex

from django.conf import settings
from django.core.mail.message import sanitize_address
from django.utils.html import escape

from mailings.letters import domain, encoded, message_id, reply_to
from mailings.models import Bulletin, Delivery, Picture

from .drawing import Own, as_page, as_words, parts

EOL = "\r\n"
TEXT = 'Content-Type: text/{}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'


@dataclass(frozen=True)
class Shell:
    """All that the copies of a bulletin share: headers, and the pieces around what is a reader's own."""

    headers: bytes
    pieces: tuple[bytes, ...]

    def around(self, own: Own) -> bytes:
        """The body for one reader."""
        mine = (own.greeting, own.text, own.choose, escape(own.greeting), own.html, own.way_out)
        first, *rest = self.pieces
        return first + b"".join(quoted(words) + piece for words, piece in zip(mine, rest, strict=True))


@dataclass(frozen=True)
class BulletinLetter:
    """One reader's copy; `headers` beside those that all have."""

    shell: Shell
    own: Own
    headers: Mapping[str, str] = field(default_factory=dict)

    def content(self, delivery: Delivery) -> bytes:
        """The message of this delivery as it goes over the wire."""
        mine = {"To": delivery.mailbox, "Date": formatdate()}
        mine |= {"Message-ID": message_id(delivery), **self.headers}
        return _headers(mine) + self.shell.headers + self.shell.around(self.own)


def shell(bulletin: Bulletin, *, prefix: str = "") -> Shell:
    """What all copies share; one query. `prefix` stands before the subject."""
    shown = parts(bulletin, lambda picture: f"cid:{_content_id(picture)}")
    mark, outer, inner = token_hex(12), f"=_{token_hex(12)}", f"=_{token_hex(12)}"  # no quoted line begins with =_
    hole = Own(mark, mark, mark, mark, mark)
    text = _split(as_words(bulletin, shown, hole), mark)
    html = _split(as_page(bulletin, shown, hole), mark)
    opening, closing = f"{EOL}--{outer}{EOL}", f"{EOL}--{outer}--{EOL}"
    pictures = [part.picture for part in shown if part.picture]
    if pictures:
        opening += f'Content-Type: multipart/related; type="text/html"; boundary="{inner}"{EOL}{EOL}--{inner}{EOL}'
        closing = "".join(_attached(one, inner) for one in pictures) + f"{EOL}--{inner}--{EOL}" + closing
    headers = {
        "Subject": encoded(" ".join(f"{prefix}{bulletin.subject}".split())),
        "From": sanitize_address(settings.DEFAULT_FROM_EMAIL, "utf-8"),
        "Reply-To": reply_to(),
        "List-Id": f"<boletin.{domain()}>",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative; boundary="{outer}"',
    }
    pieces = (
        f"{EOL}--{outer}{EOL}{TEXT.format('plain')}".encode() + text[0],
        *text[1:-1],
        text[-1] + (opening + TEXT.format("html")).encode() + html[0],
        *html[1:-1],
        html[-1] + closing.encode(),
    )
    return Shell(_headers(headers), pieces)


def quoted(words: str) -> bytes:
    """As quoted-printable lines, the last one ended."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\n", EOL)
    return b2a_qp(f"{lines}{EOL}".encode())


def _split(words: str, mark: str) -> list[bytes]:
    """The encoded pieces around each mark, which stands on a line of its own."""
    return [quoted(piece.removeprefix("\n").removesuffix("\n")) for piece in words.split(mark)]


def _headers(lines: Mapping[str, str]) -> bytes:
    return "".join(f"{name}: {value}{EOL}" for name, value in lines.items()).encode("ascii")


def _content_id(picture: Picture) -> str:
    return f"imagen{picture.pk}@{domain()}"


def _attached(picture: Picture, boundary: str) -> str:
    lines = encodebytes(bytes(picture.content)).decode().replace("\n", EOL)
    return (
        f"{EOL}--{boundary}{EOL}Content-Type: {picture.media_type}{EOL}Content-Transfer-Encoding: base64{EOL}"
        f"Content-ID: <{_content_id(picture)}>{EOL}Content-Disposition: inline{EOL}{EOL}{lines}"
    )
