"""What people type and paste, read as it is meant: without signs that nobody sees, and a dash in a code is a hyphen.

Every field of every form reads so, those of libraries too: `install` is called once, as the portal starts.
"""

import re
import unicodedata
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.text.marks import with_few_marks
from kit.text.websites import has_user_part, written_out

UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e"
    "\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ud800-\udfff\U0001d173-\U0001d17a\U000e0100-\U000e01ef]"
)
FLAG_LETTERS = re.compile("(\U0001f3f4[\U000e0020-\U000e007f]+)|[\U000e0000-\U000e007f]+")
SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]")
BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
DASH = re.compile("[\u02d7\u058a\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\u2796\u2e3a\u2e3b\ufe58\ufe63\uff0d]")
CONSONANTS = "[B-DF-HJ-NP-TV-XZ]"
MAILED_CODE = re.compile(rf"(?<![\w-])({CONSONANTS}{{4}})[\s-]*({CONSONANTS}{{4}})(?![\w-])", re.IGNORECASE)
NUMERIC_CODE = re.compile(r"(?<![\w-])(\d{3}[\s-]?\d{3}|\d{4}[\s-]?\d{4})(?![\w-])")
MAIL = r"[^\s@<>()\[\],;:/?\"«»]+@[^\s@<>()\[\],;:/?\"«»]+"
MAIL_WORDS = r"(?:mailto|e-?mail|mail|correo(?:\s+electr[oó]nico)?)"
LABELLED_MAIL = re.compile(
    rf"(?:[^@<>]*<)?\s*(?:{MAIL_WORDS}\s*:)?\s*({MAIL})(?:\?[^\s<>]*)?[\s>]*(?:<mailto:{MAIL}>)?", re.IGNORECASE
)
YEARS = range(1900, 2100)
LONGEST_MEANT = 2_000  # no code, address or number is longer, nor is looked for in what is
WRONG_MAIL = gettext_lazy("Escriba un solo correo completo, por ejemplo rosa@gmail.com.")
WRONG_SITE = gettext_lazy(
    "Escriba la dirección de una página, por ejemplo semilla.org.mx o facebook.com/semilla. Si no tiene, déjelo vacío."
)


def clean_text(text: str, *, lines: bool = False) -> str:
    """NFC without signs of no width or direction; only a text of several `lines` keeps its ends of lines and tabs.

    What joins the parts of an emoji stays.
    """
    text = BREAK.sub("\n", SPACE.sub(" ", unicodedata.normalize("NFC", with_few_marks(text))))
    text = FLAG_LETTERS.sub(lambda match: match[1] or "", UNSEEN.sub("", text))
    text = re.sub("\u200d", _joiner, text)
    return text if lines else re.sub(r"[\t\r\n]+", " ", text)


def _joiner(match: re.Match) -> str:
    """The joiner itself between two parts of an emoji, nothing elsewhere."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    is_emoji = before == "\ufe0f" or (before and unicodedata.category(before) in ("So", "Sk"))
    return match[0] if is_emoji and after and unicodedata.category(after) in ("So", "Sm") else ""


def plain(text: str) -> str:
    """A code, number, day or address as a keyboard writes it: «５５–１２» → «55-12»."""
    return DASH.sub("-", unicodedata.normalize("NFKC", DASH.sub("-", clean_text(text)))).strip()


def one_time_code(text: str) -> str:
    """The code alone, in whatever line of its mail it was copied with; without one in it, the text itself."""
    text = plain(text)
    for shape in (MAILED_CODE, NUMERIC_CODE):
        codes = {"-".join(one.groups()).upper() for one in shape.finditer(text)}
        if len(codes) == 1:
            return codes.pop()
    return text


def mail_address(text: str) -> str:
    """Without what mail programs write around it: «Rosa <mailto:rosa@x.mx>.» → «rosa@x.mx».

    Of other words around it none is left out: «rosa perez@x.mx» is somebody else's than «perez@x.mx».
    """
    text = re.sub(r"\s*@\s*", "@", plain(text)).strip(" .,;:\"'«»()[]")
    match = LABELLED_MAIL.fullmatch(text)
    return match[1].strip(".'") if match else text


def web_address(text: str) -> str:
    """As a browser writes it; ValidationError for an address of mail, which would become a link with a user part."""
    text = plain(text)
    if not re.search(r"\s@", text) and re.fullmatch(MAIL, mail_address(text)):
        raise ValidationError(_("Este es un correo: escríbalo en la casilla del correo. Aquí va su página, o nada."))
    text = written_out(text)
    if has_user_part(text):
        raise ValidationError(WRONG_SITE)
    return text


def _is_as_written(field: forms.Field) -> bool:
    is_text = isinstance(field, forms.CharField) and not isinstance(field, forms.JSONField)
    return not is_text or isinstance(field.widget, forms.PasswordInput)


def as_meant(field: forms.Field, text: str) -> str:
    """What was typed into that field; a password, and what a programme wrote, are let be."""
    if len(text) > LONGEST_MEANT:
        return text if _is_as_written(field) else clean_text(text, lines=isinstance(field.widget, forms.Textarea))
    if field.widget.attrs.get("autocomplete") == "one-time-code":
        return one_time_code(text)
    if (read := getattr(field, "read_as", None)) is not None:
        return read(text)
    if _is_as_written(field):
        return text
    return clean_text(text, lines=isinstance(field.widget, forms.Textarea))


READ_AS = {
    forms.EmailField: mail_address,
    forms.URLField: web_address,
    forms.JSONField: str,
    **dict.fromkeys((forms.SlugField, forms.UUIDField, forms.GenericIPAddressField), plain),
    **dict.fromkeys((forms.IntegerField, forms.DateField, forms.DateTimeField, forms.TimeField), plain),
}


def _check_year(value) -> None:
    """ValidationError for a day that nobody means: «0206», «2206»."""
    if isinstance(value, date) and value.year not in YEARS:
        raise ValidationError(_("Revise el año: «%(year)04d» no puede ser.") % {"year": value.year})


def install() -> None:
    """Let each field of each form read what was typed as it is meant, and a browser cut nothing that is too long."""
    for kind, read in READ_AS.items():
        kind.read_as = staticmethod(read)
    forms.EmailField.default_error_messages = {"invalid": WRONG_MAIL}
    forms.URLField.default_error_messages = {"invalid": WRONG_SITE}
    take, draw = forms.Field.clean, forms.CharField.widget_attrs

    def clean(self, value):
        read = take(self, as_meant(self, value) if isinstance(value, str) else value)
        _check_year(read)
        if isinstance(read, date) and (ask_back := getattr(self.widget, "ask_back", None)):
            ask_back(read)
        return read

    def widget_attrs(self, widget):
        return {name: value for name, value in draw(self, widget).items() if name != "maxlength"}

    forms.Field.clean, forms.CharField.widget_attrs = clean, widget_attrs
