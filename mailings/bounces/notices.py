"""Returns without a report: whether a mail is one at all, and what it says in words about one address."""

import re
from collections.abc import Iterable
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message
from html import unescape

from django.utils.html import strip_tags

from mailings.bounces.causes import plain

LONGEST = 30_000  # signs of its words that are looked at
FROM_A_SERVER = re.compile(
    r"mailer.?daemon|postmaster|mail.?delivery|maildelivery|mdaemon|microsoftexchange|mail (?:system|administrator)"
    r"|sistema de (?:correo|entrega)|delivery (?:system|subsystem)|\bbounces?\b"
)
FAILED = re.compile(
    r"undeliver|non.?deliver|returned mail|returned to sender|\bfailure\b|delivery (?:status|report|problem|error"
    r"|failed|has failed)"
    r"|delivery.{0,20}(?:fail|delay|suspend)|mail delivery|delayed mail|not (?:be )?(?:been )?delivered|(?:could not"
    r"|couldn't|can't) (?:be )?"
    r"(?:sent?|deliver)|unable to deliver|message (?:blocked|not delivered)|mail system error"
    r"|(?:no|sin) (?:se )?(?:pudo|puede|ha podido|fue posible|se ha podido|poder)? ?(?:ser )?(?:entreg|enviar)"
    r"|imposible (?:de )?entregar"
    r"|devuelto|devolucion|rebot|error (?:de|en la|al) entrega|fallo (?:de|en la|al) entrega"
    r"|estado de (?:la )?entrega|warning: (?:could|message)"
)
ANSWERED = re.compile(
    r"^\s*(?:auto(?:matic)?\b|automatic reply|auto-?(?:repl|resp|respuesta)|autorespuesta|respuesta (?:automatica"
    r"|de ausencia)"
    r"|(?:i am |i'm )?out of (?:the )?office|fuera de (?:la )?oficina|ooo\b|vacation|(?:de |estoy de )?vacaciones"
    r"|ausen|away\b"
    r"|read:|leido:|accus|acuse)|out of (?:the )?office|fuera de (?:la )?oficina|respuesta automatica"
    r"|automatic reply|auto.?reply"
)
PERSONAL = re.compile(r"^\s*(?:re|rv|fwd?|tr|aw|wg|reenv\w*|respuesta)\s*(?:\[\d+\])?:")
DELAYED = re.compile(
    r"\bdelay(?:ed)?\b|still being retried|will (?:be|keep|continue|continu)\b.{0,30}(?:retried|trying|try|retry)"
    r"|warning message only"
    r"|could not send message for past|not been delivered (?:yet|so far)|keep trying|demorad|retrasad|retraso|demora\b"
    r"|(?:se )?(?:seguira|continuara) intentando|se (?:volvera|volveran) a intentar|aun no se ha (?:podido )?entreg"
    r"|no need to re-?send"
    r"|do not need to re-?send"
)
BROUGHT_ALONG = re.compile(
    r"^[-=_*> \t]{0,40}(?:this is a copy of|below this line is a copy|a copy of (?:the|your) message"
    r"|(?:el )?mensaje original"
    r"|(?:the )?original message|message headers?\b|unsent message|returned message|copia del mensaje|encabezados\b"
    r"|el encabezado|received: |return-path: )",
    re.IGNORECASE | re.MULTILINE,
)
BREAKS = re.compile(r"<(?:br|/?(?:p|div|tr|td|th|li|h\d|table|ul|ol))\b", re.IGNORECASE)
UNSEEN = re.compile(r"<(style|script|head)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
NAMED = re.compile(
    r"^[ \t>*-]{0,12}<?(?:mailto:)?([^\s<>@:;,()\"]{1,64}@[^\s<>@:;,()\"]{1,255}?)>?[ \t]*(?::|\.{3}|$|\()",
    re.MULTILINE,
)


def is_return(message: Message) -> bool:
    """Whether a mail server sent a message back; what people and their programs answer is none."""
    subject = plain(header(message["Subject"]))
    if ANSWERED.search(subject) or message["X-Autoreply"] or message["X-Autorespond"]:
        return False
    if message["X-Failed-Recipients"] or FROM_A_SERVER.search(plain(header(message["From"]))):
        return True
    is_answer = str(message["Auto-Submitted"] or "").lower().startswith("auto-replied")
    return bool(FAILED.search(subject)) and not is_answer and not PERSONAL.search(subject)


def is_delay(text: str) -> bool:
    """Whether the server goes on trying."""
    return DELAYED.search(plain(text)) is not None


def words_of(parts: Iterable[Message]) -> str:
    """What the parts say in words, without the message that was brought along; those of HTML where there is no text."""
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in parts:
        if part.get_content_type() in texts:
            texts[part.get_content_type()].append(decoded(part))
    words = "\n".join(texts["text/plain"]).strip()
    if not words:
        words = "\n".join(_visible_text(text[:LONGEST]) for text in texts["text/html"]).strip()
    words = words[:LONGEST]
    match = BROUGHT_ALONG.search(words)
    return words[: match.start()].strip() or words if match else words


def _visible_text(html: str) -> str:
    return unescape(strip_tags(BREAKS.sub(r"\n\g<0>", UNSEEN.sub(" ", html))))


def about(words: str, to: str) -> str:
    """What they say of that address, where they speak of several; all of it otherwise."""
    addresses = [(match.start(), match[1].lower()) for match in NAMED.finditer(words)]
    ours = [start for start, email in addresses if email == to]
    if not ours:
        return words
    ends = [start for start, email in addresses if start > ours[0] and email != to]
    part = words[ours[0] : ends[0] if ends else len(words)]
    return part if len(part.split()) > 1 or not ends else words


def is_of_one(words: str, to: str) -> bool:
    """Whether they name that address and no other."""
    return {email.lower() for email in NAMED.findall(words)} == {to}


def decoded(part: Message) -> str:
    """The text of a part, whatever its charset claims to be."""
    payload = part.get_payload(decode=True)
    return _letters(payload if isinstance(payload, bytes) else b"", _charset(part))


def header(value: object) -> str:
    """A header in letters, its encoded words and bare bytes read where they can be."""
    text = value.encode() if isinstance(value, Header) else str(value or "")
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(
        piece if isinstance(piece, str) else _letters(piece, charset or "utf-8") for piece, charset in pieces
    )


def _letters(raw: bytes, charset: str) -> str:
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _charset(part: Message) -> str:
    return str(part.get_param("charset", "") or "utf-8")
