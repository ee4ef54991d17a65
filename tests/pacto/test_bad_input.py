"""What Django itself would answer with a 500 is refused with a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from kit.forms.input import LARGEST_BODY
from kit.imports.states import ImportState, RowDecision
from members.models import MemberImport

pytestmark = pytest.mark.django_db


def test_cookie_with_nul_is_refused(client):
    client.cookies["sessionid"] = "\x00aaaaaaaaaaaa"
    answer = client.get("/admin/")
    assert answer.status_code == 400
    assert "una cookie que no se puede leer" in answer.content.decode()


@pytest.mark.parametrize("charset", ["utf-7", "latin-1", "utf8"])
def test_form_in_another_encoding_is_refused(client, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    answer = client.generic("POST", "/sumarse/", b"name=x", content_type=kind)
    assert answer.status_code == 400
    assert "no llegó en UTF-8" in answer.content.decode()


def test_upload_larger_than_any_page_takes_is_refused_before_it_is_kept():
    """Red without its limit: whoever passes by fills the disk of the web server."""
    strict = Client(enforce_csrf_checks=True)
    strict.get("/sumarse/")
    token = strict.cookies["csrftoken"].value
    files = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TemporaryFileUploadHandler, "new_file", lambda *_args, **_kwargs: files.append(1))
        file = SimpleUploadedFile("a.bin", b"x" * (LARGEST_BODY + 1))
        answer = strict.post("/sumarse/", {"csrfmiddlewaretoken": token, "file": file})
    assert answer.status_code == 413
    assert "Es demasiado grande" in answer.content.decode()
    assert files == []


@pytest.mark.parametrize("query", ["password__startswith=p", "created_at__year=99999999999"])
def test_office_list_of_people_refuses(cast, query):
    """Red without the office's own rule: 200 tells whether a password's hash begins so, the other is a 500."""
    assert cast.client("staff").get(f"/admin/members/user/?{query}").status_code == 400


def test_office_list_refuses_to_search_the_keys_of_links(cast):
    assert cast.client("staff").get("/admin/members/invitation/?key__startswith=a").status_code == 400


@pytest.mark.parametrize("chosen", ["x", "\x00", "9" * 5000])
def test_office_action_on_no_number_is_refused(cast, chosen):
    data = {"action": "invite_selected", "_selected_action": chosen, "index": "0"}
    assert cast.client("staff").post("/admin/members/organization/", data).status_code == 400


def test_office_decision_about_an_absurd_row_changes_nothing(cast):
    """Red with int(): Python refuses to read more than 4300 digits."""
    source = MemberImport.objects.create(file_name="lista.csv", state=ImportState.PREVIEW)
    answer = cast.client("staff").post(
        f"/admin/members/memberimport/{source.pk}/decidir/",
        f"row-{'9' * 5000}={RowDecision.NEW}",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 302
