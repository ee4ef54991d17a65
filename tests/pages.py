"""Pages as a browser reads them: their elements, and their forms, sent with what they hold but for what is typed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"br", "circle", "col", "hr", "img", "input", "link", "meta", "path", "polyline", "wbr"}


@dataclass
class Element:
    """A tag of a page with its attributes and all the text in it, spaces made one."""

    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    def has(self, **wanted: str | None) -> bool:
        """Whether its attributes are these; of classes (`class_`) whether the one is among them, None: not there."""
        attributes = {name.replace("-", "_"): value for name, value in self.attributes.items()}
        kind = wanted.pop("class_", None)
        is_kind = kind is None or kind in attributes.get("class", "").split()
        return is_kind and all(attributes.get(name) == value for name, value in wanted.items())


class Page(HTMLParser):
    """Every element of a page, in its order."""

    def __init__(self, text: str):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self._open.append(self.elements[-1])

    def handle_startendtag(self, tag, attrs):
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        for element in self._open:
            element.pieces.append(data)

    def handle_endtag(self, tag):
        while self._open and any(element.tag == tag for element in self._open):
            if self._open.pop().tag == tag:
                break


def elements(response, tag: str, **wanted: str | None) -> list[Element]:
    """Those of the page with this tag and these attributes (`class_`, `aria_current`)."""
    return [one for one in Page(response.content.decode()).elements if one.tag == tag and one.has(**wanted)]


def texts(response, tag: str, **wanted: str | None) -> list[str]:
    """What stands in each of them."""
    return [element.text for element in elements(response, tag, **wanted)]


class Form(HTMLParser):
    """The fields of the last form of a page that is sent by POST and holds a field of that name."""

    def __init__(self, page: str, holding: str):
        super().__init__()
        self.values, self._form, self._select, self._text, self._holding = {}, None, None, None, holding
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name = attrs.get("name")
        if tag == "form":
            self._form = {} if attrs.get("method") == "post" else None
        elif self._form is None or "disabled" in attrs:
            return
        elif tag == "input" and name:
            self._input(name, attrs)
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in attrs and self._select:
            self._form.setdefault(self._select, []).append(attrs.get("value", ""))
        elif tag == "textarea":
            self._text, self._form[name] = name, [""]

    def _input(self, name, attrs):
        kind = attrs.get("type", "text")
        if kind in ("submit", "button", "file") or (kind in ("checkbox", "radio") and "checked" not in attrs):
            return
        self._form.setdefault(name, []).append(attrs.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data):
        if self._text:
            self._form[self._text] = [self._form[self._text][0] + data]

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._form[self._text] = [self._form[self._text][0].removeprefix("\n").replace("\n", "\r\n")]
            self._text = None
        elif tag == "form" and self._form is not None:
            if self._holding in self._form:
                self.values = self._form
            self._form = None


def offered(response, holding: str = "version") -> dict[str, list[str]]:
    """Name → values that a browser would send from the form of this page that holds that field."""
    return Form(response.content.decode(), holding).values


def differences(form) -> list[tuple[str, str, str]]:
    """Label, what was typed and what is stored of each field of a form that clashes."""
    form = getattr(form, "form", form)  # the office's is wrapped
    return [(field.label, field.field_conflict.mine, field.field_conflict.theirs) for field in form.conflict.fields]
