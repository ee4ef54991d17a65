"""The coordination drafts, edits, reads and approves a bulletin in the office."""

import struct
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from mailings.bulletins import approving, running
from mailings.models import Bounce, Bulletin, Delivery, Picture, Reason
from tests import make
from tests.mailings.bulletin import make_bulletin, make_titulars, picture_of, scheduled_bulletin

pytestmark = pytest.mark.django_db


def page_of(bulletin: Bulletin, name: str = "change") -> str:
    return reverse(f"admin:mailings_bulletin_{name}", args=[bulletin.pk])


def form_of(bulletin: Bulletin, **values) -> dict:
    """What the bulletin's page posts when nothing was changed on it."""
    entry = bulletin.entries.get()
    form = {"subject": bulletin.subject, "intro": bulletin.intro, "version": bulletin.version}
    form |= {"entries-TOTAL_FORMS": 1, "entries-INITIAL_FORMS": 1, "entries-0-id": entry.pk}
    form |= {"entries-0-bulletin": bulletin.pk, "entries-0-place": entry.place, "entries-0-is_shown": "on"}
    return form | {"entries-0-title": entry.title, "entries-0-text": entry.text} | values


def a_photo(size=(3000, 1500), **options) -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", size, (200, 80, 40)).save(file, "JPEG", **options)
    return SimpleUploadedFile("foto.jpg", file.getvalue(), "image/jpeg")


def errors_of(response) -> str:
    admin = response.context["adminform"].form.errors.as_text()
    return admin + "".join(str(inline.formset.errors) for inline in response.context["inline_admin_formsets"])


def test_edit_of_an_approved_bulletin_takes_its_approval_back(cast):
    bulletin = scheduled_bulletin()
    response = cast.client("staff").post(page_of(bulletin), form_of(bulletin, subject="Otro asunto"))
    assert response.status_code == 302
    bulletin.refresh_from_db()
    assert bulletin.subject == "Otro asunto"
    assert bulletin.approved_at is None
    assert bulletin.starts_at is None
    assert bulletin.prepared_by == cast["staff"]
    assert bulletin.version == 4


def test_edit_over_an_older_version_is_a_conflict_that_loses_nothing(cast):
    """Red without the version in the form: the second edit wins."""
    bulletin, client = make_bulletin(), cast.client("staff")
    older = form_of(bulletin, **{"subject": "Mío", "entries-0-text": "Mi texto"})
    client.post(page_of(bulletin), form_of(bulletin, subject="De otra persona"))
    response = client.post(page_of(bulletin), older)
    assert response.status_code == 409
    assert response.content.decode().count("Alguien guardó esto") == 1
    assert response.content.decode().count("Mi texto") == 1
    bulletin.refresh_from_db()
    assert bulletin.subject == "De otra persona"


def test_edit_of_a_bulletin_that_started_is_refused(cast):
    bulletin = scheduled_bulletin()
    form = form_of(bulletin, subject="Tarde")
    running.start_due(at=timezone.now())
    assert cast.client("staff").post(page_of(bulletin), form).status_code == 403
    assert Bulletin.objects.get().subject == "El Pacto en noviembre"


def test_picture_is_drawn_anew_small_and_without_metadata(cast):
    bulletin = make_bulletin()
    exif = Image.Exif()
    exif[0x010E] = "secreto"
    photo = a_photo(exif=exif)
    form = form_of(bulletin) | {"entries-0-image": photo, "entries-0-alt": "Niñas y niños"}
    assert cast.client("staff").post(page_of(bulletin), form).status_code == 302
    picture = Picture.objects.get()
    assert picture.width == 1200
    assert picture.height == 600
    assert picture.media_type == "image/jpeg"
    assert picture.alt == "Niñas y niños"
    assert bytes(picture.content).count(b"secreto") == 0


def with_bad_notes() -> bytes:
    """A photograph held sideways, with a float (11) where its notes have a text (0x010E)."""
    sideways = struct.pack(">HHL4s", 0x0112, 3, 1, b"\0\6\0\0")
    notes = b"Exif\0\0MM\0*\0\0\0\x08\0\2" + sideways + struct.pack(">HHL4s", 0x010E, 11, 1, b"abcd") + bytes(4)
    return a_photo((4, 3), exif=notes).read()


@pytest.mark.parametrize(
    ("content", "alt", "sentence"),
    [
        (with_bad_notes(), "Algo", "no es una imagen"),
        (b"<svg onload=alert(1)>", "Algo", "no es una imagen"),
        (b"\xff\xd8\xff\xe0" + b"0" * 100, "Algo", "no es una imagen"),
        (b"0" * (2 * 1024 * 1024 + 1), "Algo", "pesa más de 2 MB"),
        (a_photo((5000, 2600)).read(), "Algo", "demasiados puntos"),
        (None, "", "Diga qué se ve"),
    ],
)
def test_picture_that_is_none_or_unexplained_is_refused(cast, content, alt, sentence):
    bulletin = make_bulletin()
    file = SimpleUploadedFile("foto.jpg", content) if content else a_photo()
    form = form_of(bulletin) | {"entries-0-image": file, "entries-0-alt": alt}
    assert errors_of(cast.client("staff").post(page_of(bulletin), form)).count(sentence) == 1
    assert Picture.objects.count() == 0


def test_picture_is_taken_away(cast):
    bulletin = make_bulletin()
    picture_of(bulletin)
    form = form_of(bulletin) | {"entries-0-alt": "Un punto", "entries-0-drop_image": "on"}
    assert cast.client("staff").post(page_of(bulletin), form).status_code == 302
    assert Picture.objects.count() == 0


def test_preview_is_the_mail_of_an_organization_and_can_do_nothing(cast):
    bulletin = make_bulletin()
    cast["titular"].name = "Rosa"
    cast["titular"].save()
    response = cast.client("staff").get(page_of(bulletin, "mail") + f"?para={cast.organization.pk}&modo=oscuro")
    html = response.content.decode()
    assert html.count("Hola, Rosa:") == 1
    assert html.count("@media all {") == 1
    assert html.count("<script") == 0
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    page = cast.client("staff").get(page_of(bulletin, "preview") + f"?para={cast.organization.pk}")
    assert page.content.decode().count("Así lo recibiría hoy Rosa, de Semilla de Oaxaca.") == 1


def test_readers_are_listed_with_the_reason_of_whoever_gets_nothing(cast):
    ana, beto = make_titulars("Ana", "Beto")
    type(ana).objects.filter(pk=beto.pk).update(email="no es correo")
    rows = cast.client("staff").get(page_of(make_bulletin(), "readers")).context["page"].object_list
    reasons = {one.user.email: one.reason for one in rows}
    assert reasons["ana@pacto.example"] == ""
    assert reasons["no es correo"] == Reason.INVALID_ADDRESS
    assert rows[0].user.email == "no es correo"


def test_readers_come_by_the_page_before_and_after_the_start(cast):
    make_titulars(*(f"P{number}" for number in range(60)))
    bulletin, staff = scheduled_bulletin(), cast.client("staff")
    number = staff.get(page_of(bulletin, "readers")).context["page"].paginator.count
    before = [len(staff.get(page_of(bulletin, "readers") + f"?page={one}").context["page"]) for one in (1, 2)]
    running.start_due(at=timezone.now())
    after = [len(staff.get(page_of(bulletin, "readers") + f"?page={one}").context["written"]) for one in (1, 2)]
    assert before == [50, number - 50]
    assert after == [50, number - 50]


def test_readers_of_a_bulletin_in_a_pause_are_not_said_to_have_it(cast):
    ana, _beto = make_titulars("Ana", "Beto")
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    bulletin.deliveries.filter(user=ana).update(state="sent", sent_at=timezone.now())
    running.pause(bulletin, by=cast["staff"], at=timezone.now())
    page = cast.client("staff").get(page_of(bulletin, "readers"))
    everybody = page.context["progress"]["all"]
    assert page.context["progress"] == {"all": everybody, "sent": 1, "waiting": everybody - 1, "bounced": 0, "rest": 0}
    assert [each.state for each, _fate in page.context["written"]] == ["queued"] * (everybody - 1) + ["sent"]


def test_bulletin_that_went_to_everybody_is_neither_paused_nor_cancelled_but_taken_from_the_archive(cast, client):
    make_titulars("Ana")
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    offered = [cast.client("staff").get(page_of(bulletin, "change")).content.decode().count("Pausar")]
    bulletin.deliveries.update(state="sent", sent_at=timezone.now())
    page = cast.client("staff").get(page_of(bulletin, "change")).content.decode()
    assert offered == [1]
    assert page.count("Pausar") == 0
    assert page.count("Cancelar") == 0
    assert page.count("Quitar del archivo") == 1
    with pytest.raises(ValidationError, match="que está saliendo"):
        running.pause(bulletin, by=cast["staff"], at=timezone.now())
    page = cast.client("staff").post(page_of(bulletin, "cancel"), {"reason": "Traía un error."}, follow=True)
    assert [str(each) for each in page.context["messages"]] == ["Ya no está en el archivo público."]
    assert client.get(bulletin.get_absolute_url()).status_code == 404


def test_copy_that_came_back_is_told_apart_from_those_that_arrived(cast):
    """Red where what the server took counts as arrived."""
    ana, beto = make_titulars("Ana", "Beto")
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    bulletin.deliveries.update(state="sent", sent_at=timezone.now())
    Bounce.objects.create(delivery=bulletin.deliveries.get(user=beto), cause="unknown", code="5.1.1")
    Bounce.objects.create(delivery=bulletin.deliveries.get(user=ana), cause="delayed", code="4.4.1")
    page = cast.client("staff").get(page_of(bulletin, "readers"))
    everybody = bulletin.deliveries.count()
    assert page.context["progress"] == {"all": everybody, "sent": everybody - 1, "waiting": 0, "bounced": 1, "rest": 0}
    assert [outcome for each, outcome in page.context["written"] if each.user == beto] == ["Rebotó"]
    html = page.content.decode()
    assert html.count("Rebotó 1.") == 1
    assert html.count(">Rebotó<") == 1
    assert html.count("Enviado") == everybody - 1


def test_bulletin_that_started_shows_only_what_it_has(cast):
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    html = cast.client("staff").get(page_of(bulletin)).content.decode()
    assert html.count("Va en el boletín") == 1
    assert html.count("None") == 0
    assert html.count("Drop image") == 0


def test_trial_goes_only_to_whoever_asks_marked_and_uncounted(cast, sink, django_capture_on_commit_callbacks):
    bulletin = make_bulletin()
    assert cast.client("staff").post(page_of(bulletin, "test")).status_code == 302
    delivery = Delivery.objects.get()
    assert delivery.email == cast["staff"].email
    assert delivery.kind == "bulletin_trial"
    assert delivery.items.count() == 0


def test_approval_is_of_the_version_that_was_read_and_by_another_person(cast):
    staff = cast["staff"]
    bulletin = make_bulletin(prepared_by=staff)
    client = cast.client("staff")
    page = client.post(page_of(bulletin, "approve"), {"version": "1"})
    assert page.status_code == 422
    assert page.content.decode().count("Lo aprueba otra persona") == 1
    Bulletin.objects.update(prepared_at=timezone.now() - timedelta(hours=25))
    stale = client.post(page_of(bulletin, "approve"), {"version": "7"})
    assert stale.content.decode().count("Alguien lo cambió") == 1
    assert client.post(page_of(bulletin, "approve"), {"version": "1"}).status_code == 302
    bulletin.refresh_from_db()
    assert bulletin.approved_by == staff
    assert bulletin.is_alone is True


def test_whoever_prepared_it_is_not_offered_to_approve_it_until_a_day_has_passed(cast):
    """Red without `acts_for`: the link is there, and its page refuses."""
    own, of_another = make_bulletin(prepared_by=cast["staff"]), make_bulletin()

    def offered(bulletin: Bulletin) -> tuple[int, int]:
        html = cast.client("staff").get(page_of(bulletin)).content.decode()
        return html.count("/aprobar/"), html.count("Lo tiene que aprobar una segunda persona")

    assert [offered(own), offered(of_another)] == [(0, 1), (1, 0)]
    Bulletin.objects.update(prepared_at=timezone.now() - timedelta(hours=25))
    assert offered(own) == (1, 0)


def test_draft_of_the_machine_alone_is_not_approved(cast):
    bulletin = make_bulletin()
    Bulletin.objects.update(prepared_at=None, prepared_by=None)
    response = cast.client("staff").post(page_of(bulletin, "approve"), {"version": "1"})
    assert response.content.decode().count("Primero alguien tiene que revisarlo") == 1


def test_schedule_is_only_for_an_approved_one():
    bulletin = make_bulletin()
    with pytest.raises(approving.ValidationError, match="Primero lo aprueba"):
        approving.schedule(bulletin, starts_at=timezone.now(), by=make.user(), at=timezone.now())


def test_picture_stays_on_the_form_that_was_refused(cast):
    """Red where the file must be chosen again."""
    bulletin, client = make_bulletin(), cast.client("staff")
    refused = client.post(page_of(bulletin), form_of(bulletin) | {"entries-0-image": a_photo((600, 300))})
    assert errors_of(refused).count("Diga qué se ve") == 1
    part = refused.context["inline_admin_formsets"][0].formset.forms[0]
    again = form_of(bulletin) | {"entries-0-kept_image": part["kept_image"].value(), "entries-0-alt": "Niñas"}
    assert client.post(page_of(bulletin), again).status_code == 302
    picture = Picture.objects.get()
    assert picture.alt == "Niñas"
    assert picture.width == 600


@pytest.mark.parametrize("text", ["no es base64", "PHN2Zz4="])
def test_picture_that_somebody_forges_is_read_with_the_same_care(cast, text):
    bulletin = make_bulletin()
    form = form_of(bulletin) | {"entries-0-kept_image": text, "entries-0-alt": "Algo"}
    cast.client("staff").post(page_of(bulletin), form)
    assert Picture.objects.count() == 0


def test_preview_saves_first_what_is_on_the_form(cast):
    """Red where the preview is a link that shows the old text."""
    bulletin, client = make_bulletin(), cast.client("staff")
    assert 'name="_preview"' in client.get(page_of(bulletin)).content.decode()
    answer = client.post(page_of(bulletin), form_of(bulletin, subject="Lo nuevo", _preview="1"), follow=True)
    assert answer.redirect_chain == [(page_of(bulletin, "preview"), 302)]
    bulletin.refresh_from_db()
    assert bulletin.subject == "Lo nuevo"


def test_text_has_buttons_for_what_it_may_hold(cast):
    html = cast.client("staff").get(page_of(make_bulletin())).content.decode()
    for mark in ("bold", "link", "list"):
        assert html.count(f'data-mark="{mark}"') >= 2
    assert html.count("js/markdown") == 1


def test_cancelling_says_what_it_means(cast):
    page = cast.client("staff").get(page_of(make_bulletin(), "cancel")).content.decode()
    assert "no se podrá hacer otro" in page
    assert "no se puede deshacer" in page
