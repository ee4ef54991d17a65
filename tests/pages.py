"""A form of a page, sent as a browser sends it: what the page holds, but for what is typed."""

from html.parser import HTMLParser


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
    return [(field.label, field.clash.mine, field.clash.theirs) for field in form.conflict.fields]
