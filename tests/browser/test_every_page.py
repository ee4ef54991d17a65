"""What holds for every page and every role."""

import pytest

from tests.browser.judging import judge_new
from tests.browser.pages import pages_of, settle
from tests.cast import ROLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_BYTES = 60 * 1024
PARTS = 6  # of what one test would look at for too long


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_are_accessible_and_fit_for_every_role(page_as, server, cast, axe, part):
    broken, judged = [], set()
    for role in ROLES:
        settle(role, cast)
        page = page_as(role)
        for address in pages_of(role, cast, part=part, parts=PARTS):
            answer = page.goto(address)
            if answer.status != 200 or page.url != server + address:
                broken.append(f"{address}: {answer.status} at {page.url}")
            broken += judge_new(page, axe, judged)
    assert broken == []


@pytest.mark.parametrize("address", ["/", "/integrantes/", "/cuenta/login/"])
def test_first_visit_is_light(page_as, address):
    page = page_as()
    received = []
    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    network.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    assert len(received) > 3
    assert sum(received) <= MOST_BYTES


@pytest.mark.parametrize("address", ["/", "/integrantes/", "/cuenta/login/"])
def test_page_does_not_shift_while_it_loads(page_as, address):
    page = page_as()
    page.goto(address, wait_until="networkidle")
    shifts = page.evaluate(
        """() => new Promise((done) => {
            new PerformanceObserver((list) => done(list.getEntries().map((entry) => [
                entry.value, ...entry.sources.map((source) => source.node?.outerHTML?.slice(0, 120))])))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done([]), 300);
        })"""
    )
    assert shifts == []


def test_everything_comes_from_the_portal(page_as, server):
    page = page_as()
    elsewhere = []
    page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith(server) else None)
    for address in ("/", "/cuenta/login/"):
        page.goto(address, wait_until="networkidle")
    assert elsewhere == []
