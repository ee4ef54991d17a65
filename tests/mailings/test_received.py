"""The portal's page of what it wrote to me."""

import pytest
from django.utils import timezone

from mailings.models import Delivery, MailItem
from mailings.outbox import sending
from mailings.received import listed
from meetings.models import CommissionNotice, NoticeCopy
from members.models import Invitation
from tests import make
from tests.cast import commission_scene
from tests.mailings.bulletin import make_bulletin
from tests.mailings.mornings import morning, sweep

pytestmark = pytest.mark.django_db


def noticed(cast, user, subject: str) -> Delivery:
    """A commission's notice that this person got."""
    now = timezone.now()
    commission = make.commission()
    notice = CommissionNotice.objects.create(commission=commission, subject=subject, text="Nos vemos.", made_by=user)
    copy = NoticeCopy.objects.create(notice=notice, user=user)
    delivery = Delivery.objects.create(kind="commission_notice", user=user, email=user.email, state="sent", sent_at=now)
    MailItem.objects.create(
        delivery=delivery, kind="commission_notice", object_id=copy.pk, period="1", user=user, email=user.email
    )
    return delivery


def titles(response) -> list[str]:
    return [one.title for one in response.context["listed"]]


def test_my_mail_shows_my_own_with_their_subjects(cast):
    noticed(cast, cast["titular"], "Nos <b>vemos</b>")
    noticed(cast, cast["contact"], "De otra")
    response = cast.client("titular").get("/cuenta/correos/")
    assert [title.split(": ")[1] for title in titles(response)] == ["Nos <b>vemos</b>"]
    assert response.content.decode().count("Nos &lt;b&gt;vemos&lt;/b&gt;") == 1


def test_my_mail_shows_only_what_went_out_and_names_the_kind_where_its_row_is_gone(cast):
    ana = cast["titular"]
    Delivery.objects.create(kind="confirmation_question", user=ana, email=ana.email)
    Delivery.objects.create(
        kind="confirmation_question", user=ana, email=ana.email, state="sent", sent_at=timezone.now()
    )
    assert titles(cast.client("titular").get("/cuenta/correos/")) == ["Pregunta anual por los datos"]


def test_my_mail_asks_the_same_number_of_queries_for_one_and_three(cast, django_assert_max_num_queries):
    ana, client, counts = cast["titular"], cast.client("titular"), []
    for number in (1, 2):
        for _copy in range(number):
            noticed(cast, ana, "Hola")
        with django_assert_max_num_queries(20) as queries:
            assert len(titles(client.get("/cuenta/correos/"))) == 2 * number - 1
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_my_mail_of_a_kind_with_a_right_in_it_is_not_read_again(cast):
    delivery = noticed(cast, cast["titular"], "Hola")
    assert cast.client("titular").get(f"/cuenta/correos/{delivery.pk}/").status_code == 404


def copy_of(user, bulletin) -> Delivery:
    facts = {"kind": "bulletin", "bulletin": bulletin, "state": "sent", "sent_at": timezone.now()}
    return Delivery.objects.create(user=user, email=user.email, **facts)


def test_my_copy_of_a_bulletin_opens_as_it_was_sent_and_can_do_nothing(cast):
    delivery = copy_of(cast["titular"], make_bulletin(subject="Lo de noviembre"))
    client = cast.client("titular")
    (one,) = client.get("/cuenta/correos/").context["listed"]
    assert one.title == "Lo de noviembre"
    assert one.is_readable is True
    response = client.get(f"/cuenta/correos/{delivery.pk}/")
    assert response.status_code == 200
    assert "Lo de noviembre" in response.content.decode()
    policy = response["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "frame-ancestors 'none'"} <= set(policy)
    assert [part for part in policy if part.startswith("script")] == []
    assert cast.client("contact").get(f"/cuenta/correos/{delivery.pk}/").status_code == 404


def test_my_copy_that_did_not_go_out_is_not_there(cast):
    user = cast["titular"]
    delivery = Delivery.objects.create(kind="bulletin", bulletin=make_bulletin(), user=user, email=user.email)
    assert cast.client("titular").get(f"/cuenta/correos/{delivery.pk}/").status_code == 404


def test_office_reads_a_bulletins_copy_and_no_message_with_a_right_in_it(cast):
    staff, user = cast.client("staff"), cast["titular"]
    readable, secret = copy_of(user, make_bulletin()), noticed(cast, user, "Hola")
    answers = [staff.get(f"/admin/mailings/delivery/{one.pk}/leer/").status_code for one in (readable, secret)]
    assert answers == [200, 404]


def test_my_trial_of_a_bulletin_is_not_read_again_since_nothing_of_it_is_kept(cast):
    """Red where it is: the page shows what somebody wrote later, without the reader's own."""
    staff = cast["staff"]
    facts = {"kind": "bulletin_trial", "bulletin": make_bulletin(), "state": "sent", "sent_at": timezone.now()}
    trial = Delivery.objects.create(user=staff, email=staff.email, **facts)
    assert cast.client("staff").get(f"/cuenta/correos/{trial.pk}/").status_code == 404
    assert cast.client("staff").get(f"/admin/mailings/delivery/{trial.pk}/leer/").status_code == 404


def test_my_mail_lists_what_came_before_the_account_and_the_subject_of_reminders(cast, sink):
    """Red where only mail to an account counts, and a reminder bears the name of its kind."""
    ana = cast["titular"]
    invitation = make.invitation(cast.organization, ana.email)
    sending.send_due()
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now(), accepted_by=ana)
    make.invitation(cast.organization, "otra@pacto.example")
    parties = commission_scene("focal", "responsible")
    sending.send_due()
    assert titles(cast.client("titular").get("/cuenta/correos/"))[-1].startswith("Invitación para representar")
    parties.agree()
    sweep(morning(1))
    [reminder] = Delivery.objects.filter(kind="digest", user=parties["responsible"])
    subjects = [message["Subject"] for to, message in sink.messages if to == parties["responsible"].email]
    assert [listed([reminder])[0].title] == subjects
