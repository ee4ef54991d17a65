"""A photograph of what was done: only with consent, drawn anew without what the telephone wrote into it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from commitments.models import ActivityPhoto, AnnualReport
from members import membership_status
from tests import make

pytestmark = pytest.mark.django_db
PLACE_TAKEN, MAKER = 0x8825, 0x010F


def photograph(*, size=(2000, 1000)) -> SimpleUploadedFile:
    """A telephone's, which says where it was taken and by what."""
    image, file = Image.new("RGB", size, "orange"), BytesIO()
    exif = image.getexif()
    exif[MAKER] = "Teléfono de Ana"
    exif.get_ifd(PLACE_TAKEN)[1] = "N"
    image.save(file, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_20260101.jpg", file.getvalue(), "image/jpeg")


@pytest.fixture
def report(cast):
    make.focus(cast.organization, "lactancia", "20")
    return make.activity_report(cast.organization, "lactancia", year=timezone.localdate().year)


@pytest.fixture
def address(cast, report) -> str:
    return f"/mi-organizacion/{cast.organization.slug}/compromisos/aportaciones/{report.year}/lactancia/foto/"


@pytest.fixture
def put(cast, address):
    def post(role="titular", **typed):
        form = {"image": photograph(), "alt": "Mamás y bebés en un taller", "consent": "on"} | typed
        return cast.client(role).post(address, {name: value for name, value in form.items() if value is not None})

    return post


def test_photo_is_shown_small_and_says_nothing_of_where_it_was_taken(put, cast, client):
    assert put().url.endswith("/lactancia/")
    page = client.get(cast.organization.get_absolute_url()).text
    photo = ActivityPhoto.objects.get()
    assert page.count(f'src="/compromisos/fotos/{photo.pk}.jpg"') == 1
    assert page.count('alt="Mamás y bebés en un taller"') == 1
    answer = client.get(photo.get_absolute_url())
    with Image.open(BytesIO(answer.content)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (1200, 600), {})
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"Ana" not in answer.content
    assert photo.agreed_by == cast["titular"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"consent": None}, "consent"),
        ({"alt": ""}, "alt"),
        ({"image": None}, "image"),
        ({"image": SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>", "image/jpeg")}, "image"),
        ({"image": SimpleUploadedFile("a.jpg", b"x" * (10 * 1024 * 1024 + 1), "image/jpeg")}, "image"),
    ],
    ids=["consent", "words", "nothing", "no image", "too heavy"],
)
def test_photo_without_consent_words_or_an_image_is_refused(put, typed, field):
    refused = put(**typed)
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == [field]
    assert ActivityPhoto.objects.count() == 0


def test_photo_is_changed_and_taken_away(put, cast, address):
    put()
    put(alt="Otra")
    assert [row.alt for row in ActivityPhoto.objects.all()] == ["Otra"]
    assert cast.client("titular").post(f"{address}quitar/").status_code == 302
    assert ActivityPhoto.objects.count() == 0


def test_photo_of_whoever_left_is_not_found(put, cast, client):
    put()
    url = ActivityPhoto.objects.get().get_absolute_url()
    membership_status.withdraw(cast.organization, by=cast["staff"], reason="Cerró.", at=timezone.now())
    assert client.get(url).status_code == 404


def test_photo_of_a_closed_year_stays_as_it_is(put, cast, report, address):
    put()
    AnnualReport.objects.create(year=report.year, summary="x", published_by=cast["staff"], prepared_by=cast["staff"])
    assert put(alt="Otra").status_code == 404
    assert cast.client("titular").post(f"{address}quitar/").status_code == 404
    assert ActivityPhoto.objects.get().alt == "Mamás y bebés en un taller"


def test_page_of_an_organization_asks_the_same_queries_with_photos(put, cast, client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert cast.client("contact").get(cast.organization.get_absolute_url()).status_code == 200
        return len(captured)

    before = queries()
    put()
    assert queries() == before
