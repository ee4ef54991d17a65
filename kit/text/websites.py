"""A web address as people write it: with a label, half a scheme, or as the name of a profile."""

import re
from urllib.parse import quote_plus

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

NETWORKS = {
    "facebook": ("https://www.facebook.com/", r"facebook|face|fb"),
    "instagram": ("https://www.instagram.com/", r"instagram|insta|ig"),
    "tiktok": ("https://www.tiktok.com/@", r"tik ?tok"),
    "x": ("https://x.com/", r"twitter|x"),
    "youtube": ("https://www.youtube.com/@", r"you ?tube|yt"),
    "linkedin": ("https://www.linkedin.com/company/", r"linkedin"),
}
LABEL = re.compile(r"(?:sitio|p[aá]gina|direcci[oó]n|portal|web|url|liga|link)(?:\s+web)?\s*[:=]\s*", re.IGNORECASE)
SCHEME = re.compile(r"(?:https?\s*(?:[:;]+\s*/*|//+)\s*)+", re.IGNORECASE)
HANDLE = re.compile(r"@\s*([\w.-]{2,60})")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[:/?#].*)?")


def written_out(text: str) -> str:
    """With its scheme and without what stands around it; «@semilla» becomes its profile, other words stay as they are.

    A name without its network is looked for on Instagram; a name of several words is searched for on Facebook.
    """
    text = LABEL.sub("", text.strip(" .,;<>\"'«»()[]"), count=1).strip()
    if match := HANDLE.fullmatch(text):
        return NETWORKS["instagram"][0] + match[1].strip(".")
    if not HOST.fullmatch(text) and (profile := _profile(text)):
        return profile
    if match := SCHEME.match(text):
        scheme = "http" if match[0].lower().startswith("http:") and match[0].lower().count("http") == 1 else "https"
        text = f"{scheme}://{text[match.end() :]}"
    return text


def has_user_part(address: str) -> bool:
    """Whether somebody stands before the host («https://contacto@…»): an address of mail, or a trap."""
    bare = re.sub(r"^(?:[a-z][a-z+.-]*:)?//", "", address.strip().replace("\\", "/"), flags=re.IGNORECASE)
    return "@" in re.split(r"[/?#]", bare, maxsplit=1)[0]


def is_safe(address: str) -> bool:
    """Whether a page may link to it: http(s) without a user part; rows may come from SQL."""
    return address.startswith(("https://", "http://")) and not has_user_part(address)


def refuse_user_part(address: str) -> None:
    """ValidationError for what has one."""
    if has_user_part(address):
        raise ValidationError(_("Eso es un correo, no un sitio web. Escriba por ejemplo https://organizacion.org.mx."))


def _profile(text: str) -> str:
    """The profile in «Facebook: Semilla» or «IG @semilla»; "" where none is named."""
    for base, names in NETWORKS.values():
        if match := re.fullmatch(rf"(?:{names})\s*(?:[:/\s-]\s*@?|@)\s*(\S.*)", text, re.IGNORECASE):
            name = match[1].strip()
            if re.fullmatch(r"[\w.-]+", name):
                return base + name
            if base == NETWORKS["facebook"][0] and re.fullmatch(r"[\w .,&'-]+", name):
                return f"{base}search/top?q={quote_plus(name)}"
    return ""
