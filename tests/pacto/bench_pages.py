"""The first page and the office in the bench."""

from dev.bench.pages import Page


def pages(organization: str) -> list[Page]:
    return [
        Page("home", "/"),
        Page("home of a member", "/", "member", at_every_size=False, share=0.3),
        Page("home of who leads", "/", "focal", at_every_size=False, share=0.3),
        Page("admin", "/admin/", "staff", at_every_size=False, share=0.08),
    ]
