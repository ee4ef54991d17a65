"""What search engines and messengers find: titles, sentences and images of links, lists of pages, icons."""

from html.parser import HTMLParser
from io import BytesIO

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from kit.registries import sitemap
from members import membership_status
from tests import make

pytestmark = pytest.mark.django_db
PLACES = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class Metas(HTMLParser):
    """What a page says of itself: property or name → content."""

    def __init__(self):
        super().__init__()
        self.contents = {}

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "meta" and (name := attributes.get("property") or attributes.get("name")):
            self.contents[name] = attributes["content"]


def metas(client: Client, address: str) -> dict[str, str]:
    reader = Metas()
    reader.feed(client.get(address).text)
    return reader.contents


def places(client: Client, address: str) -> list[str]:
    return [one.text for one in ElementTree.fromstring(client.get(address).text).iter(PLACES)]


@pytest.mark.parametrize(
    ("name", "arguments", "title", "image"),
    [
        ("home", [], "Empieza por lo primero", "/vista.png"),
        ("application_new", [], "Quiero sumarme", "/vista.png"),
        ("state", ["oaxaca"], "Oaxaca", "/integrantes/estados/oaxaca/vista.png"),
        ("commitment", ["nutricion"], "Nutrición", "/compromisos/nutricion/vista.png"),
    ],
)
def test_page_of_a_visitor_shows_as_a_card_where_its_link_is_sent(cast, settings, name, arguments, title, image):
    card = metas(Client(), reverse(name, args=arguments))
    assert card["og:title"] == title
    assert card["og:image"] == settings.SITE_URL + image
    assert len(card["description"]) > 20
    assert card["og:description"] == card["description"]


def test_what_somebody_wrote_is_no_markup_in_the_card(settings):
    organization = make.organization('Luna "llena" <b>y</b> sol', state="20")
    card = metas(Client(), organization.get_absolute_url())
    assert card["og:title"] == 'Luna "llena" <b>y</b> sol'
    assert card["og:image"] == f"{settings.SITE_URL}/integrantes/estados/oaxaca/vista.png"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("site_preview", []), ("state_preview", ["oaxaca"]), ("commitment_preview", ["nutricion"])],
)
def test_image_of_a_link_is_a_small_picture_that_others_may_show(name, arguments):
    answer = Client().get(reverse(name, args=arguments))
    with Image.open(BytesIO(answer.content)) as image:
        assert image.format == "PNG"
        assert image.size == (1200, 630)
    assert len(answer.content) < 60_000
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("name", ["state_preview", "commitment_preview"])
def test_image_of_what_does_not_exist_is_not_found(name):
    assert Client().get(reverse(name, args=["nadie"])).status_code == 404


def test_list_of_pages_names_lists_whose_pages_all_answer(cast):
    visitor = Client()
    lists = places(visitor, "/sitemap.xml")
    assert len(lists) == len(sitemap.sections)
    addresses = [place for one in lists for place in places(visitor, one)]
    assert any(place.endswith(cast.organization.get_absolute_url()) for place in addresses)
    wrong = [place for place in addresses if visitor.get(place, follow=False).status_code != 200]
    assert wrong == []


def test_list_of_pages_leaves_out_who_left(cast):
    membership_status.withdraw(cast.other, by=cast["staff"], reason="Cerró.", at=timezone.now())
    addresses = places(Client(), "/sitemap-organizaciones.xml")
    assert [place for place in addresses if place.endswith(cast.other.get_absolute_url())] == []


def test_list_of_pages_is_cut_in_parts(cast, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(sitemap.SitemapSection, "limit", 1)
    assert len(places(Client(), "/sitemap-organizaciones.xml")) == 1
    with django_assert_max_num_queries(3):
        assert len(places(Client(), "/sitemap-organizaciones.xml?p=2")) == 1
    assert Client().get("/sitemap-organizaciones.xml?p=3").status_code == 404
    assert Client().get("/sitemap-secreto.xml").status_code == 404


@pytest.mark.parametrize("is_demo", [True, False])
def test_robots_are_kept_out_of_what_is_of_persons(settings, is_demo):
    settings.DEMO = is_demo
    lines = Client().get("/robots.txt").text.splitlines()
    assert ("Disallow: /" in lines) == is_demo
    assert ("Disallow: /cuenta/" in lines) != is_demo
    assert all((f"Disallow: /{path}" in lines) != is_demo for path in settings.LINK_PATHS)
    assert ("Allow: /sumarse/$" in lines) != is_demo
    assert lines[-1] == f"Sitemap: {settings.SITE_URL}/sitemap.xml"


@pytest.mark.parametrize(("address", "form"), [("/favicon.ico", "ICO"), ("/apple-touch-icon.png", "PNG")])
def test_icon_is_where_browsers_look_for_it(address, form):
    answer = Client().get(address)
    with Image.open(BytesIO(b"".join(answer.streaming_content))) as image:
        assert image.format == form
