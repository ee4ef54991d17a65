"""What is asked of a page as the browser shows it now: the rules of axe, and a layout that holds."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.typefaces import NARROW, WIDE

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
SMALL = {"width": 320, "height": 640}
LAYOUT = (Path(__file__).parent / "layout.js").read_text()
FAMILIES = {"plain": "", "narrow": NARROW.family, "wide": WIDE.family}
STYLES = {
    f"{name} {size} %": (f"* {{ font-family: {family} !important }} " if family else "")
    + f"html {{ font-size: {size}% !important }}"
    for name, family in FAMILIES.items()
    for size in (100, 200)
}
HARDEST = "wide 200 %"
# What the page consists of, its frame and its content, without what differs at each visit: keys and addresses.
FRAME_AND_CONTENT = """() => {
    const frame = document.body.cloneNode(true);
    for (const one of frame.querySelectorAll("[type=hidden]")) one.removeAttribute("value");
    for (const one of frame.querySelectorAll("[href^='/'], [action^='/']"))
        for (const name of ["href", "action"]) one.removeAttribute(name);
    const content = frame.querySelector("main, #content");
    if (content) content.remove();
    return [frame.outerHTML, frame.className + (content ? content.outerHTML : "")];
}"""
# Empties what must be filled in and overfills the rest, then sends the form without the browser's own checks.
SEND_WRONG = """(chosen) => {
    const forms = "#content form[method=post], main form[method=post]";
    const form = document.querySelector(chosen) || document.querySelector(forms);
    for (const one of form.elements) {
        if (one.type === "checkbox" || one.type === "radio") one.checked = false;
        else if (one.matches("select")) one.value = "";
        else if (!one.matches("[type=hidden], [type=submit], [type=file], [type^=date], button, fieldset"))
            one.value = one.required ? "" : "x".repeat(12000);
    }
    HTMLFormElement.prototype.submit.call(form);
}"""


def judge(page: Page, axe) -> list[str]:
    """What is wrong with the page on a small telephone in light, and on a desk in dark."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(SMALL)
    wrong = axe(page) + layout_faults(page)
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="dark")
    return wrong + axe(page, only=("color-contrast",)) + layout_faults(page)


def judge_new(page: Page, axe, judged: set[str]) -> list[str]:
    """What `judge` finds, unless the page's frame and content were judged already, as they are for another role.

    `judged` holds what was, and is added to.
    """
    parts = set(page.evaluate(FRAME_AND_CONTENT))
    if parts <= judged:
        return []
    judged |= parts
    return judge(page, axe)


def layout_faults(page: Page) -> list[str]:
    """What does not fit its window in any typeface, with letters as given and doubled.

    In the hardest of these also what is cut, covered or squeezed.
    """
    width, options = (
        page.viewport_size["width"],
        {"styles": STYLES, "hardest": HARDEST if page.viewport_size == SMALL else ""},
    )
    return [f"{page.url}: at {width}, {fault}" for fault in page.evaluate(LAYOUT, options)]


def send_wrong(page: Page, form: str = "main form.form[method=post]") -> None:
    """Send the page's form in a way that cannot be right, and wait for the answer."""
    with page.expect_navigation():
        page.evaluate(SEND_WRONG, form)
