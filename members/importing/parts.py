"""What stands in one cell: addresses of mail, websites, telephones, and the words around them."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from kit.tables.text import plain_words
from kit.text.websites import has_user_part

_MAIL = re.compile(
    r"(?:https?://)?(?<![\w.:+-])([A-Za-z0-9][A-Za-z0-9.!#$%&'*+=?^_`{}~-]{0,63}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,63})",
)
_MAILTO = re.compile(r"(?i)mailto:")
_SITE = re.compile(
    r"(?i)\bhttps?://[^\s;,|<>]+|\bwww\.[^\s;,|<>]+"
    r"|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|mx|info|edu|gob|ong|lat|social|example)\b(?:/[^\s;,|<>]*)?"
)
_HINT = re.compile(r"(?i)@|www\.|://|\.(?:com|org|net|mx|info|edu|gob|ong|lat|social|example)\b")
_MANY_DIGITS = re.compile(r"(?:[0-9][^0-9]{0,4}){8}")
_PHONE = re.compile(
    r"(?<![\w/.-])\+?\(?[0-9][0-9 ().\-–\u2011]{6,22}[0-9](?:\s*(?:ext|extensi[oó]n|x)\b\.?:?\s*[0-9]{1,6})?(?![\w@-])",
    re.I,
)
_LABEL = re.compile(
    r"(?i)\b(?:p[aá]gina(?: web)?|sitio(?: web)?|web|url|blog|e-?mail|mail|correos?(?: electr[oó]nicos?)?|tel[eé]fonos?"
    r"|tels?|cel(?:ular)?|m[oó]vil|whats ?app|fax|facebook|fb|instagram|ig|twitter|tiktok|youtube|linkedin"
    r"|redes(?: sociales)?)\b\.?\s*:?"
)
_SIGNS = " \t\n,;:|/·•-–—()<>[]\"'"
_SOCIAL = re.compile(
    r"(?i)//(?:[\w-]+\.)*(?:facebook|fb|instagram|twitter|x|tiktok|youtube|youtu|linkedin|wa|linktr|threads)\.(?:com|me|be|ee|net)\b"
)
_ROLE = re.compile(
    r"director|directora|president|coordinador|representante|gerente|secretari|titular|apoderad|responsable|encargad|"
    r"fundador|tesorer|vocal|jef[ea]|administrador|enlace|rector|consejer|asistente|subdirector|vicepresident"
)
_BETWEEN_PIECES = re.compile(r"\s*[,;|\n()/–—]\s*|\s+-\s+|:\s+")
_IS_ADDRESS = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Parts:
    """Addresses of mail, websites (with their scheme) and telephones in their order, and what else is said."""

    emails: list[str]
    sites: list[str]
    phones: list[str]
    rest: str

    @property
    def is_mixed(self) -> bool:
        return bool(self.emails or self.sites or self.phones)

    @property
    def own_site(self) -> str:
        """A site of its own before a page on a network of others; "" where there is none."""
        return next((one for one in self.sites if not _SOCIAL.search(one)), (self.sites or [""])[0])


def take_apart(text: str) -> Parts:
    """What stands in a cell; a web address with a user part is an address of mail, or nothing at all."""
    if not holds_addresses(text) and not _MANY_DIGITS.search(text):
        return Parts([], [], [], _LABEL.sub(" ", text).strip(_SIGNS))
    text = _MAILTO.sub(" ", text)
    emails = list(dict.fromkeys(match.lower() for match in _MAIL.findall(text)))
    left = _MAIL.sub(" ", text)
    written = [match.rstrip(".)") for match in _SITE.findall(left)]
    sites = [one if "://" in one else f"https://{one}" for one in written]
    left = _SITE.sub(" ", left)
    phones = [match[0].strip() for match in _PHONE.finditer(left) if _is_dialled(match[0])]
    left = _PHONE.sub(lambda match: " " if _is_dialled(match[0]) else match[0], left) if phones else left
    return Parts(emails, list(dict.fromkeys(filter(is_site, sites))), phones, _LABEL.sub(" ", left).strip(_SIGNS))


def holds_addresses(text: str) -> bool:
    """Whether an address of mail or a website may stand in a text: asked of every cell, so it is quick."""
    return _HINT.search(text) is not None


def is_site(address: str) -> bool:
    """Whether this can be kept as a website: http or https, and no user part, which leads elsewhere than it seems."""
    try:
        _IS_ADDRESS(address)
    except ValidationError:
        return False
    return not has_user_part(address)


def name_and_position(text: str) -> tuple[str, str]:
    """«Ana Prueba, Directora» → («Ana Prueba», «Directora»); what says no role belongs to the name."""
    pieces = [piece for piece in _BETWEEN_PIECES.split(text) if piece.strip(_SIGNS)]
    if len(pieces) < 2:
        return " ".join(text.split()), ""
    roles = [piece for piece in pieces if _ROLE.match(plain_words(piece))]
    if not roles or len(roles) == len(pieces):
        return " ".join(text.split()), ""
    return ", ".join(one.strip(_SIGNS) for one in pieces if one not in roles), ", ".join(roles)


def _is_dialled(text: str) -> bool:
    return 8 <= sum(sign.isdigit() for sign in text) <= 20
