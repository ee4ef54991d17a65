"""What was written: who may read it, by theme and tone, and never of fewer than five."""

import pytest
from django.urls import reverse

from members.models import Organization
from surveys.models import Answer, NamedAnswer, Question, Theme, Wave
from surveys.open_answers import open_answers
from surveys.results import results
from tests import make
from tests.pages import elements
from tests.surveys.waves import DISAGREE, closed_wave, halves, long_answers, make_wave, stored_answers


def question_of(wave: Wave) -> Question:
    return Question.objects.get(section__wave=wave, kind="long")


def address(wave: Wave) -> str:
    return reverse("wave_words", args=[wave.slug, question_of(wave).pk])


def words_of(wave: Wave):
    return results(wave, readable=Wave.objects.all()).questions[5].words


@pytest.fixture
def theme(db) -> Theme:
    return Theme.objects.create(code="tiempo", name="El tiempo")


def coded(wave: Wave, *, tone: str, themes: list[Theme], number: int) -> None:
    for answer in open_answers(question_of(wave)).filter(tone="")[:number]:
        answer.tone = tone
        answer.save()
        answer.themes.set(themes)


def test_words_are_told_by_theme_and_tone(theme):
    wave = make_wave()
    Question.objects.filter(section__wave=wave, kind="long").update(shown_if=None, shown_values=[])
    closed_wave(*long_answers(12), *halves(5, 0), wave=wave)
    wave.refresh_from_db()
    coded(wave, tone="negative", themes=[theme], number=7)
    coded(wave, tone="positive", themes=[], number=5)
    assert [(share.label, share.count, share.base) for share in words_of(wave).themes] == [("El tiempo", 7, 17)]
    assert [(share.label, share.count) for share in words_of(wave).tones] == [
        ("Favorable + Con matices", 5),
        ("Crítico", 7),
        ("No escribió", 5),
    ]


@pytest.mark.parametrize("speaking", [4, 9])
def test_words_leave_out_a_theme_that_few_or_nearly_all_speak_of(theme, speaking):
    wave = closed_wave(*long_answers(13))
    coded(wave, tone="mixed", themes=[theme], number=speaking)
    assert words_of(wave).themes == []


def test_words_of_fewer_than_five_are_shown_to_nobody(cast):
    wave = closed_wave(*long_answers(4), *halves(5, 0))
    assert "Menos de cinco escribieron" in cast.client("staff").get(address(wave)).text
    assert not words_of(wave).is_enough


def test_words_are_in_no_page_of_others(cast):
    wave = closed_wave(*long_answers(6))
    wave.publish(by=cast["staff"], at=wave.closed_at)
    for role in ("visitor", "titular"):
        client = cast.client(role)
        assert "Falta lo" not in client.get(reverse("wave_results", args=[wave.slug])).text
        assert "Falta lo" not in client.get(reverse("wave_file", args=[wave.slug, "csv"])).text
        assert client.get(address(wave)).status_code == 404


def test_words_of_an_assembly_everybody_may_read(client, db):
    wave = closed_wave(*long_answers(6))
    wave.publish(by=make.user(), at=wave.closed_at)
    Wave.objects.filter(pk=wave.pk).update(is_baseline=True)
    assert len(elements(client.get(address(wave)), "blockquote")) == 6
    assert len(elements(client.get(reverse("wave_results", args=[wave.slug])), "blockquote")) == 6


def test_words_are_classified_a_page_at_once(cast, theme):
    wave = closed_wave(*long_answers(6))
    client, rows = cast.client("staff"), list(Answer.objects.filter(question=question_of(wave)).order_by("pk"))
    first, second = rows[0].pk, rows[1].pk
    typed = {"answers": f"{first},{second}", f"{first}-tone": "negative", f"{first}-themes": [theme.pk]}
    response = client.post(address(wave) + "?pendientes", typed, follow=True)
    assert "Quedó clasificada 1 respuesta." in response.text
    row = Answer.objects.get(pk=first)
    assert row.tone == "negative"
    assert list(row.themes.all()) == [theme]
    assert row.text not in response.text


def test_words_are_saved_on_the_way_to_the_next_page(cast):
    wave = closed_wave(*long_answers(26))
    client, first = cast.client("staff"), Answer.objects.filter(question=question_of(wave)).earliest("pk")
    assert 'name="page"' in client.get(address(wave)).text
    typed = {"answers": str(first.pk), f"{first.pk}-tone": "negative", "page": "2"}
    assert client.post(address(wave), typed).url == address(wave) + "?page=2"
    assert Answer.objects.get(pk=first.pk).tone == "negative"
    assert 'name="page"' not in client.get(address(wave) + "?page=2").text


@pytest.mark.parametrize("forged", [{"answers": "x"}, {}, {"tone": "furious"}, {"themes": "999"}])
def test_words_refuse_a_forged_classification(cast, theme, forged):
    wave = closed_wave(*long_answers(6))
    answer = Answer.objects.filter(question=question_of(wave)).first()
    typed = {"answers": forged.get("answers", str(answer.pk) if forged else "")}
    typed |= {f"{answer.pk}-{name}": value for name, value in forged.items() if name != "answers"}
    assert cast.client("staff").post(address(wave), typed).status_code == 400
    assert not stored_answers().exclude(tone="").exists()


def test_numbers_of_a_named_wave_are_whole_for_the_coordination_and_of_five_for_others(cast):
    wave = closed_wave(*halves(2, 1), *long_answers(3), wave=make_wave(is_named=True))
    url = reverse("wave_results", args=[wave.slug])
    results = cast.client("staff").get(url).context["results"]
    counts = {bar.label: bar.count for bar in results.questions[0].bars if bar.count}
    assert (results.is_whole, sorted(counts.values()), {bar.base for bar in results.questions[0].bars}) == (
        *(True, [2, 4], {6}),
    )
    assert [len(bar.values) for bar in results.questions[0].bars] == [1] * len(results.questions[0].bars)
    wave.publish(by=cast["staff"], at=wave.closed_at)
    public = cast.client("visitor").get(url).context["results"]
    assert public.is_whole is False
    assert public.questions[0].bars == []
    file = cast.client("staff").get(reverse("wave_file", args=[wave.slug, "csv"])).text
    assert file == cast.client("visitor").get(reverse("wave_file", args=[wave.slug, "csv"])).text


def test_words_of_a_named_wave_say_who_said_them_to_the_coordination(cast):
    wave = closed_wave(*long_answers(2), wave=make_wave(is_named=True))
    results = cast.client("staff").get(reverse("wave_results", args=[wave.slug])).text
    assert "Respondieron menos de cinco" not in results
    board = cast.client("board").get(reverse("wave_results", args=[wave.slug])).text
    assert "Respondieron menos de cinco: aquí no se muestran números." in board
    assert f'href="{reverse("wave_names", args=[wave.slug])}"' in results
    assert "No se muestran números menores de cinco" not in results
    shown = cast.client("staff").get(reverse("wave_names", args=[wave.slug])).text
    for row in NamedAnswer.objects.filter(question__kind="long").select_related("invitee__organization"):
        assert row.text in shown
        assert row.invitee.organization.name in shown
    assert "Poco de acuerdo" in shown


def test_who_said_what_is_found_by_organization(cast):
    wave = closed_wave(*long_answers(2), wave=make_wave(is_named=True))
    first, second = (row.invitee.organization for row in NamedAnswer.objects.filter(question__kind="long"))
    Organization.objects.filter(pk=first.pk).update(name="Ñandú de Mezquite", acronym="CÁPI")
    client, page = cast.client("staff"), reverse("wave_names", args=[wave.slug])
    for typed in ("nandu mezq", "capi"):
        text = client.get(page, {"q": typed}).text
        assert "Ñandú" in text
        assert second.name not in text
    assert "Nadie que se llame así respondió." in client.get(page, {"q": "nadie"}).text


def test_words_of_a_named_wave_are_classified_beside_their_names(cast, theme):
    wave = closed_wave(*long_answers(2), wave=make_wave(is_named=True))
    client, page = cast.client("staff"), reverse("wave_results", args=[wave.slug])
    assert f'href="{address(wave)}?pendientes">2 por clasificar' in client.get(page).text
    rows = list(NamedAnswer.objects.filter(question__kind="long").select_related("invitee__organization"))
    shown = client.get(address(wave)).text
    assert all(row.text in shown and row.invitee.organization.name in shown for row in rows)
    first, second = (row.pk for row in rows)
    typed = {"answers": f"{first},{second}", f"{first}-tone": "negative", f"{first}-themes": [theme.pk]}
    assert "Quedó clasificada 1 respuesta." in client.post(address(wave), typed, follow=True).text
    first_row = NamedAnswer.objects.get(pk=first)
    assert first_row.tone == "negative"
    assert list(first_row.themes.all()) == [theme]
    assert rows[0].text not in client.get(address(wave) + "?pendientes").text
    assert {"El tiempo", "Crítico"} <= set(labels(client, wave))


def test_words_of_a_named_wave_are_told_to_others_by_theme_and_of_five_only(cast, theme):
    other = Theme.objects.create(code="dinero", name="El dinero")
    wave = closed_wave(*long_answers(13), *halves(5, 0), wave=make_wave(is_named=True))
    coded(wave, tone="negative", themes=[theme], number=6)
    coded(wave, tone="positive", themes=[other], number=2)
    wave.publish(by=cast["staff"], at=wave.closed_at)
    for role in ("visitor", "titular", "board"):
        text = cast.client(role).get(reverse("wave_results", args=[wave.slug])).text
        assert text.count("El tiempo") == 1
        assert text.count("El dinero") == 0
        assert cast.client(role).get(address(wave)).status_code == 404
        assert cast.client(role).post(address(wave), {"answers": "x"}).status_code in (404, 403, 302)
    assert {"El tiempo", "El dinero"} <= set(labels(cast.client("staff"), wave))


def labels(client, wave: Wave) -> list[str]:
    words = client.get(reverse("wave_results", args=[wave.slug])).context["results"].questions[5].words
    return [share.label for share in words.themes + words.tones]


def test_questions_that_nobody_answered_say_so_to_the_coordination_of_a_named_wave(cast):
    wave = closed_wave(*halves(2, 0), wave=make_wave(is_named=True))
    results = cast.client("staff").get(reverse("wave_results", args=[wave.slug])).text
    assert "Nadie respondió esta pregunta." in results
    assert "No se muestra: dejaría ver" not in results


def test_numbers_of_few_are_read_by_name_by_the_coordination(cast):
    wave = closed_wave((DISAGREE, {}, {}, {}, {"n": 30}), *halves(2, 0), wave=make_wave(is_named=True))
    results = cast.client("staff").get(reverse("wave_results", args=[wave.slug])).text
    assert "Leer lo que respondieron" in results
