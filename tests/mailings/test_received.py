"""The portal's page of what it wrote to me."""

import pytest
from django.utils import timezone

from commissions.models import Notice, NoticeCopy
from mailings.models import Delivery, Item
from tests import make

pytestmark = pytest.mark.django_db


def noticed(house, user, subject: str) -> Delivery:
    """A commission's notice that this person got."""
    now = timezone.now()
    commission = make.commission()
    notice = Notice.objects.create(commission=commission, subject=subject, text="Nos vemos.", made_by=user)
    copy = NoticeCopy.objects.create(notice=notice, user=user)
    delivery = Delivery.objects.create(kind="commission_notice", user=user, email=user.email, state="sent", sent_at=now)
    Item.objects.create(
        delivery=delivery, rule="commission_notice", object_id=copy.pk, period="1", user=user, email=user.email
    )
    return delivery


def titles(response) -> list[str]:
    return [one.title for one in response.context["told"]]


def test_my_mail_shows_my_own_with_their_subjects(house):
    noticed(house, house.users["titular"], "Nos <b>vemos</b>")
    noticed(house, house.users["contact"], "De otra")
    response = house.client("titular").get("/cuenta/correos/")
    assert [title.split(": ")[1] for title in titles(response)] == ["Nos <b>vemos</b>"]
    assert response.content.decode().count("Nos &lt;b&gt;vemos&lt;/b&gt;") == 1


def test_my_mail_shows_only_what_went_out_and_names_the_kind_where_its_row_is_gone(house):
    ana = house.users["titular"]
    Delivery.objects.create(kind="confirmation_question", user=ana, email=ana.email)
    Delivery.objects.create(
        kind="confirmation_question", user=ana, email=ana.email, state="sent", sent_at=timezone.now()
    )
    assert titles(house.client("titular").get("/cuenta/correos/")) == ["Pregunta anual por los datos"]


def test_my_mail_asks_the_same_number_of_queries_for_one_and_three(house, django_assert_max_num_queries):
    ana, client, counts = house.users["titular"], house.client("titular"), []
    for number in (1, 2):
        for _copy in range(number):
            noticed(house, ana, "Hola")
        with django_assert_max_num_queries(20) as asked:
            assert len(titles(client.get("/cuenta/correos/"))) == 2 * number - 1
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_my_mail_of_a_kind_with_a_right_in_it_is_not_read_again(house):
    delivery = noticed(house, house.users["titular"], "Hola")
    assert house.client("titular").get(f"/cuenta/correos/{delivery.pk}/").status_code == 404
