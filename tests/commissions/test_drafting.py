"""The agenda written together: no text is lost, whoever saves second sees both, and rights end with their term."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from commissions.models import AgendaSection, Commission, FocalPoint, Revision, SectionComment
from commissions.questions import missing
from commitments.models import Commitment
from kit.editing.versions import ConflictError
from members.models import Representation
from tests import make
from tests.cast import client_of
from tests.commissions.agenda import BASE, WORKING
from tests.pages import differences


def post(team, user, text: str, **fields):
    return client_of(user).post(f"{BASE}objetivos/", {"objectives": text} | fields)


def test_section_saved_is_a_version(team):
    assert post(team, team["focal"], "Uno\r\ny dos", version="0").status_code == 302
    assert post(team, team["editor"], "Tres", version="1").status_code == 302
    versions = Revision.objects.values_list("version", "content", "saved_by")
    assert list(versions) == [
        (2, {"objectives": "Tres"}, team["editor"].pk),
        (1, {"objectives": "Uno\ny dos"}, team["focal"].pk),
    ]


def test_section_asks_to_choose_where_nothing_is_chosen_yet(team):
    selects = {"meta": ["commitment"], "mecanismos": ["rhythm", "modality"]}
    forms = {kind: team.client("focal").get(f"{BASE}{kind}/").context["form"] for kind in selects}
    first = {name: forms[kind].fields[name].choices[0] for kind, names in selects.items() for name in names}
    assert first == dict.fromkeys(["commitment", "rhythm", "modality"], ("", "Elija"))


@pytest.mark.parametrize("version", ["0", "2", "", "x", "-1", "9" * 5000])
def test_section_over_what_was_not_seen_is_a_conflict_with_both_texts(team, version):
    team.save(team["focal"], "De focal", version=0)
    late = post(team, team["alternate"], "De alternate", version=version)
    form = late.context["form"]
    ((_label, mine, theirs),) = differences(form)
    assert late.status_code == 409
    assert mine == "De alternate"
    assert theirs == "De focal"
    assert form.opened_version == 1
    assert AgendaSection.objects.get().content == {"objectives": "De focal"}


def test_section_without_version_is_a_conflict_even_where_nothing_is_stored(team):
    assert post(team, team["focal"], "Hola").status_code == 409
    assert Revision.objects.count() == 0


@pytest.mark.parametrize(("take", "kept"), [("mine", "De alternate"), ("theirs", "De focal"), ("both", "De las dos")])
def test_merge_keeps_what_was_chosen(team, take, kept):
    team.save(team["focal"], "De focal", version=0)
    fields = {"take_objectives": take, "mine_objectives": "De alternate", "version": "1"}
    assert post(team, team["alternate"], "De las dos", **fields).status_code == 302
    versions = 1 if take == "theirs" else 2
    assert AgendaSection.objects.get().content == {"objectives": kept}
    assert AgendaSection.objects.get().version == versions


def test_merge_proposes_for_each_answer_whoever_changed_it(team):
    """Red when the base is not asked: every answer is proposed as «both»."""
    seen = WORKING | {"drafting": "Docs", "review": "Correo", "minutes_by": "Ana"}
    team.save(team["focal"], "", version=0, **{"kind": "working"} | seen)
    team.save(team["focal"], "", version=1, **{"kind": "working"} | seen | {"review": "Wiki", "minutes_by": "Eva"})
    typed = seen | {"drafting": "Papel", "minutes_by": "Luz", "version": "1"}
    late = team.client("alternate").post(f"{BASE}mecanismos/", typed)
    assert {field.name: field.field_conflict.take for field in late.context["form"].conflict.fields} == {
        "drafting": "mine",
        "review": "theirs",
        "minutes_by": "both",
    }


def test_conflict_page_escapes_texts_and_names(team):
    team["focal"].name = "<b>\u05d0na</b>"
    team["focal"].save()
    team.save(team["focal"], "<script>alert(1)</script>", version=0)
    page = post(team, team["alternate"], "</textarea><img src=x>", version="0").content.decode()
    assert ("<script>alert" in page) is False
    assert ("<img src=x>" in page) is False
    assert ("<b>\u05d0" in page) is False
    assert "<bdi>&lt;b&gt;\u05d0na&lt;/b&gt;</bdi>" in page


@pytest.mark.parametrize("ended", [FocalPoint, Representation])
def test_term_that_ends_while_its_holder_types_saves_nothing_and_gives_the_text_back(team, ended):
    """Red without the typed text in the page of what is not found."""
    ended.objects.filter(user=team["focal"]).update(term=(timezone.now() - timedelta(days=1), timezone.now()))
    late = post(team, team["focal"], "Lo que llevaba escrito", version="0")
    assert late.status_code == 404
    assert Revision.objects.count() == 0
    assert "Lo que llevaba escrito" in late.content.decode()


def test_ended_session_gives_the_text_back(team):
    late = Client().post(f"{BASE}objetivos/", {"objectives": "Lo que llevaba escrito", "version": "0"})
    assert "Lo que llevaba escrito" in late.content.decode()


def test_closed_commission_is_written_by_nobody(team):
    team.commission.closed_at, team.commission.closed_by = timezone.now(), team["focal"]
    team.commission.save()
    assert [post(team, user, "x", version="0").status_code for user in (team["focal"], team["editor"])] == [404, 404]


def test_delegate_who_was_not_admitted_reads_only(team):
    team.commission.seats.update(is_editor=False)
    assert post(team, team["editor"], "x", version="0").status_code == 404
    assert team.client("editor").get(BASE).status_code == 200


def test_restored_version_is_a_new_one(team):
    team.save(team["focal"], "Uno", version=0)
    team.save(team["focal"], "Dos", version=1)
    address = f"{BASE}objetivos/versiones/1/"
    for seen in ("1", "", "x"):
        team.client("editor").post(address, {"version": seen})
    assert AgendaSection.objects.get().content == {"objectives": "Dos"}
    team.client("editor").post(address, {"version": "2"})
    newest = Revision.objects.first()
    assert newest.version == 3
    assert newest.content == {"objectives": "Uno"}
    assert newest.restores.version == 1


def test_versions_show_what_changed(team):
    team.save(team["focal"], "cada mes", version=0)
    team.save(team["focal"], "cada <i>", version=1)
    page = team.client("focal").get(f"{BASE}objetivos/versiones/").content.decode()
    assert "cada <del>mes</del><ins>&lt;i&gt;</ins>" in page


def test_goal_fills_number_and_wording_by_itself(team):
    commitment = Commitment.objects.promised(on=timezone.localdate()).first()
    team.commission.commitments.set([commitment])
    sent = team.client("focal").post(f"{BASE}meta/", {"commitment": commitment.slug, "version": "0"})
    content = AgendaSection.objects.get().content
    pledge = commitment.pledges.get(generation__slug="2024") if sent.status_code == 302 else None
    assert content == {"commitment": commitment.slug, "number": str(pledge.number), "wording": pledge.text}
    assert missing("goal", content) == []


def test_goal_of_another_commission_is_refused(team):
    team.commission.commitments.clear()
    sent = team.client("focal").post(f"{BASE}meta/", {"commitment": "lactancia", "version": "0"})
    assert sent.status_code == 422
    assert AgendaSection.objects.count() == 0


@pytest.mark.parametrize("days", ["cinco", "-1", "1e3", "5000"])
def test_days_of_the_minutes_are_a_number(team, days):
    sent = team.client("focal").post(f"{BASE}mecanismos/", WORKING | {"minutes_days": days, "version": "0"})
    assert sent.status_code == 422
    assert sent.context["form"]["minutes_days"].value() == days


def test_comment_stays_until_an_editor_resolves_it(team):
    team.client("editor").post(f"{BASE}objetivos/comentarios/", {"text": "Falta dónde"})
    comment = AgendaSection.objects.get().comments.get()
    assert (comment.made_by, comment.organization.name, comment.resolved_at) == (
        *(team["editor"], team.commission.seats.get(delegate=team["editor"]).organization.name, None),
    )
    team.client("focal").post(f"{BASE}comentarios/{comment.pk}/")
    team.client("alternate").post(f"{BASE}comentarios/{comment.pk}/")
    comment.refresh_from_db()
    assert comment.resolved_by == team["focal"]


def test_comment_is_that_of_the_organization_where_she_is_the_delegate(team):
    """Red where the first of her seats is taken, in whatever order they come."""
    first = make.organization("Aaa, la primera por su nombre")
    make.representation(first, team["editor"])
    make.seat(team.commission, first)
    team.client("editor").post(f"{BASE}objetivos/comentarios/", {"text": "Falta dónde"})
    delegated = team.commission.seats.get(delegate=team["editor"]).organization
    assert AgendaSection.objects.get().comments.get().organization == delegated


def test_presence_tells_the_others_where_each_one_is(team):
    team.client("focal").get(f"{BASE}objetivos/")
    beat = team.client("alternate").post(f"{BASE}presentes/", headers={"HX-Request": "true"})
    assert beat.context["present"] == [("Focal", "Objetivos")]
    plain = team.client("alternate").post(f"{BASE}presentes/", {"seccion": "objetivos"})
    assert plain.url == f"{BASE}objetivos/"


def test_save_over_a_version_refuses_the_others(team):
    team.save(team["focal"], "Uno", version=0)
    with pytest.raises(ConflictError):
        team.save(team["alternate"], "Otro", version=0)


def test_agenda_page_asks_the_same_of_the_database_with_much_in_it(team, django_assert_max_num_queries):
    for number, kind in enumerate(("objectives", "objectives", "objectives")):
        team.save(team["focal"], f"Texto {number}", version=number, kind=kind)
    for _time in range(3):
        team.client("editor").post(f"{BASE}objetivos/comentarios/", {"text": "Falta dónde"})
        team.client("focal").post(f"{BASE}plan/nueva/", {"text": "Foro", "state": "planned"})
    client = team.client("focal")
    with django_assert_max_num_queries(10):
        assert client.get(BASE).status_code == 200


def test_section_saved_unchanged_is_no_version(team):
    """Whoever presses the button without having written leaves no trace, and takes nobody's version away."""
    assert post(team, team["focal"], "Uno", version="0").status_code == 302
    assert post(team, team["alternate"], "Uno", version="1").status_code == 302
    assert list(Revision.objects.values_list("version", "saved_by")) == [(1, team["focal"].pk)]
    assert post(team, team["editor"], "Dos", version="1").status_code == 302
    assert post(team, team["alternate"], "Uno", version="1").status_code == 409


def test_comment_in_a_commission_that_closed_is_not_found(team):
    address = f"{BASE}objetivos/comentarios/"
    assert team.client("editor").post(address, {"text": "Va bien."}).status_code == 302
    Commission.objects.update(closed_at=timezone.now(), closed_by=team["focal"])
    assert team.client("editor").post(address, {"text": "Otra cosa."}).status_code == 404
    page = team.client("editor").get(address).content.decode()
    assert SectionComment.objects.count() == 1
    assert page.count('name="text"') == 0


def test_saved_section_is_where_one_lands_and_the_next_is_offered(team):
    client = team.client("focal")
    answer = client.post(team.url("agenda_section", "objectives"), {"objectives": "Que nazcan sanos.", "version": "0"})
    assert answer["Location"].endswith("?guardada=objetivos#objetivos")
    page = client.get(answer["Location"]).content.decode()
    assert page.count("Seguir con «Mecanismos de comunicación»") == 1


def test_open_form_hears_that_another_version_was_saved(team):
    team.save(team["alternate"], "Uno", version=0)
    beat = {"seccion": "objetivos", "version": "1"}
    client, address = team.client("focal"), team.url("agenda_presence")
    assert "guardó esta sección" not in client.post(address, beat, headers={"HX-Request": "true"}).content.decode()
    team.save(team["alternate"], "Dos", version=1)
    answer = client.post(address, beat, headers={"HX-Request": "true"})
    assert answer.content.decode().count("Alternate guardó esta sección") == 1
