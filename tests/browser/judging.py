"""What is asked of a page as the browser shows it now: the rules of axe, and that it fits its window."""

from playwright.sync_api import Page

from tests.browser.conftest import DESK

NARROW = {"width": 320, "height": 640}
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


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.scrollingElement.scrollWidth - innerWidth")


def judge(page: Page, axe) -> list[str]:
    """What is wrong with the page on a small telephone in light, and on a desk in dark."""
    wrong = []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    wrong += axe(page)
    if overflow(page) > 0:
        wrong.append(f"{page.url}: {overflow(page)} px too wide at 320")
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="dark")
    wrong += axe(page, only=("color-contrast",))
    if overflow(page) > 0:
        wrong.append(f"{page.url}: {overflow(page)} px too wide at 1280")
    return wrong


def send_wrong(page: Page, form: str = "main form.form[method=post]") -> None:
    """Send the page's form in a way that cannot be right, and wait for the answer."""
    with page.expect_navigation():
        page.evaluate(SEND_WRONG, form)
