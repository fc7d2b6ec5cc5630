"""Letters to bodies: whom they concern, the gate, the ladder, the register, cancelling."""

import io
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.files import NAME_CHARS
from lo_appeals.domain.surges import Cell, Surge
from lo_appeals.letters.kinds import KINDS
from lo_appeals.paths import resources
from lo_appeals.services.bodies import Edit
from lo_appeals.services.changes import Changes
from lo_appeals.services.letters_addressees import joined
from lo_appeals.services.letters_files import save
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.services.registry_cases import cases_of, cases_of_body, told
from lo_appeals.services.surges import FoundSurge
from tests.unit.services.lettering import (
    HEALTH,
    HOSPITAL,
    OCTOBER,
    ROADS,
    TOWN,
    later,
    make,
    receive_list,
    region,
    rows,
    seat_official,
    tell_change,
)
from tests.unit.services.working import Work, facts


def text_of(file: Path) -> str:
    document = docx.Document(io.BytesIO(file.read_bytes()))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    lines = [one.text for one in document.paragraphs] + [one.text for one in cells]
    return "\n".join(lines).replace("\u00a0", " ")


def reasons(batch) -> dict[str, str]:
    return {one.body: one.reason for one in batch.skipped}


@pytest.mark.parametrize("kind", [one for one in KINDS if one.write])
def test_every_kind_is_made_or_says_why_not(kind, work: Work, tmp_path: Path) -> None:
    region(work)
    batch = make(work, kind.key, tmp_path / "out")
    assert batch.made or batch.skipped
    assert all(one.reason for one in batch.skipped)
    for one in batch.made:
        assert ".." not in text_of(one.file).replace("...", "")
        assert "{{" not in text_of(one.file)


def test_notice_goes_about_executive_bodies_only(work: Work, tmp_path: Path) -> None:
    region(work)
    batch = make(work, "notice", tmp_path)
    assert [one.body for one in batch.made] == [ROADS]
    assert set(reasons(batch)) == {HEALTH}
    asked = make(work, "notice", tmp_path, body_text="лесного")
    assert (asked.made, reasons(asked)) == ((), {TOWN: "п. 10 на этот орган не распространяется"})


def test_notice_names_each_entry_with_days_late_and_no_doubtful_one(
    work: Work, tmp_path: Path
) -> None:
    region(work)
    (made,) = make(work, "notice", tmp_path).made
    said = text_of(made.file)
    assert "101" in said
    assert "102" in said
    assert "103" not in said  # the portal approved a postponement: nobody has confirmed it
    assert "1 обращение рассмотрено с нарушением срока; по 1 обращению срок истёк" in said
    assert "Наибольшая просрочка – 43 дня." in said  # 10.10 to 22.11, the data's day
    assert "выявленных в октябре 2026 года в работе Комитета по дорожному хозяйству" in said


def test_neutral_letter_goes_to_those_whom_the_notice_may_not_name(
    work: Work, tmp_path: Path
) -> None:
    region(work)
    batch = make(work, "neutral", tmp_path)
    assert {one.body for one in batch.made} == {TOWN, HOSPITAL}
    said = text_of(next(one.file for one in batch.made if one.body == TOWN))
    assert "Главе администрации Лесного муниципального района" in said
    for word in ("недостат", "нарушени", "дисциплинар"):
        assert word not in said.lower()


def test_same_step_is_never_made_twice(work: Work, tmp_path: Path) -> None:
    region(work)
    first = make(work, "due-reminder", tmp_path)
    assert {one.body for one in first.made} == {ROADS, TOWN, HOSPITAL}
    again = make(work, "due-reminder", tmp_path)
    assert again.made == ()
    assert reasons(again)[ROADS] == "об этих обращениях письмо уже составлено"


def test_repeat_waits_for_the_interval_and_tells_of_the_first(work: Work, tmp_path: Path) -> None:
    region(work)
    make(work, "due-reminder", tmp_path, body_text="дорожному")
    later(work, 6)
    early = make(work, "repeat", tmp_path, body_text="дорожному")
    assert reasons(early) == {ROADS: "со дня напоминания прошло меньше 7\u00a0дней"}
    later(work, 1)
    (made,) = make(work, "repeat", tmp_path, body_text="дорожному").made
    assert "напоминание от 23.11.2026" in text_of(made.file)
    assert make(work, "repeat", tmp_path, body_text="дорожному").made == ()


def test_ladder_stops_when_the_answer_is_given(work: Work, tmp_path: Path) -> None:
    region(work)
    make(work, "due-reminder", tmp_path, body_text="дорожному")
    later(work, 10)
    answered = [
        facts(102, date(2026, 9, 10), org_current=ROADS, answered=date(2026, 11, 24)),
        facts(103, date(2026, 9, 11), org_current=ROADS, answered=date(2026, 11, 25)),
    ]
    work.load(answered, date(2026, 12, 2))
    batch = make(work, "repeat", tmp_path, body_text="дорожному")
    assert batch.made == ()
    assert reasons(batch)[ROADS].startswith("обращений, о которых напоминали")


def test_notice_after_a_reminder_tells_its_date_and_number(work: Work, tmp_path: Path) -> None:
    region(work)
    make(work, "due-reminder", tmp_path, body_text="дорожному")
    (letter,) = work.office.outgoing.listed()
    marks = work.office.outgoing.marks(letter, dated_on=date(2026, 11, 23), number="01-7/26")
    work.office.outgoing.mark(letter.id, letter.version, marks)
    (made,) = make(work, "notice", tmp_path).made
    assert "напоминание от 23.11.2026 № 01-7/26" in text_of(made.file)


def test_letter_goes_to_todays_substitute_of_who_is_away(work: Work, tmp_path: Path) -> None:
    ids = region(work)
    seat_official(work, ids[ROADS])
    seat_official(work, ids[ROADS], "Мельникова Анна Ильинична", "начальник управления", rank=1)
    (plan,) = work.office.letters.plan(order(ROADS)).letters
    assert plan.addressee.name == "Ковалёву С.П."
    assert plan.addressee.salutation == "Уважаемый Сергей Петрович!"
    assert plan.addressee.post == "Заместителю председателя Комитета по дорожному хозяйству"
    (official,) = [
        one for one in work.office.registry.card(ids[ROADS]).appointments if one.place.rank == 0
    ]
    work.office.registry.absences.record(official.id, date(2026, 11, 20), None, "отпуск")
    (plan,) = work.office.letters.plan(order(ROADS)).letters
    assert plan.addressee.name == "Мельниковой А.И."
    assert plan.addressee.salutation == "Уважаемая Анна Ильинична!"
    assert "отпуск с 20.11.2026" in plan.addressee.note


def test_without_a_contact_it_goes_to_the_head(work: Work, tmp_path: Path) -> None:
    region(work)
    (plan,) = work.office.letters.plan(order(ROADS)).letters
    assert plan.addressee.post == "Руководителю Комитета по дорожному хозяйству"
    assert (plan.addressee.name, plan.addressee.salutation) == ("", "Уважаемые коллеги!")
    assert "На руководителя" in plan.obstacles[0].what


def order(name: str) -> LetterOrder:
    return LetterOrder("due-reminder", body_text=name)


def test_unsure_form_leaves_a_draft_until_it_is_confirmed(work: Work, tmp_path: Path) -> None:
    ids = region(work)
    seat_official(work, ids[ROADS], "Козодой Сергей Петрович")
    (made,) = make(work, "due-reminder", tmp_path, body_text=ROADS).made
    assert made.draft
    assert "(черновик)" in made.file.name
    assert work.office.outgoing.listed() == []
    (official,) = work.office.registry.card(ids[ROADS]).appointments
    forms = {"dative": {"text": "Козодою Сергею Петровичу", "manual": True, "confirmed": True}}
    work.office.registry.officials.set_forms(official.id, official.version, forms)
    (made,) = make(work, "due-reminder", tmp_path, body_text=ROADS).made
    assert not made.draft
    assert "Козодою С.П." in text_of(made.file)


def test_confirmed_form_of_a_former_post_is_not_used(work: Work) -> None:
    ids = region(work)
    seat_official(work, ids[ROADS])
    (one,) = work.office.registry.card(ids[ROADS]).appointments
    forms = told(cases_of(one), {"position_dative": "Заместителю комитета"}, confirmed=True)
    work.office.registry.officials.set_forms(one.id, one.version, forms)
    assert post_of(work) == "Заместителю Комитета по дорожному хозяйству"
    (one,) = work.office.registry.card(ids[ROADS]).appointments
    higher = replace(one.contact, position="первый заместитель председателя комитета")
    work.office.registry.officials.change(one.id, one.version, higher, date(2026, 11, 2))
    assert post_of(work) == "Первому заместителю председателя Комитета по дорожному хозяйству"


def test_confirmed_form_of_a_former_name_is_not_used(work: Work) -> None:
    ids = region(work)
    seat_official(work, ids[ROADS])
    card = work.office.registry.card(ids[ROADS])
    typed = {"genitive": "Комитета по дорогам", "dative": "Комитету по дорогам"}
    forms = told(cases_of_body(card.body, card.details), typed, confirmed=True)
    work.office.registry.notes.set_forms(card.body.id, card.details.version, forms)
    assert post_of(work) == "Заместителю председателя Комитета по дорогам"
    body, on = card.body, date(2026, 11, 2)
    renamed = work.office.bodies.rename(body.id, "Комитет по мостам", "", on, body.version)
    assert post_of(work) == "Заместителю председателя Комитета по мостам"
    assert renamed.undo is not None
    renamed.undo()
    assert post_of(work) == "Заместителю председателя Комитета по дорогам"


def post_of(work: Work) -> str:
    found = work.office.letters.plan(LetterOrder("due-reminder")).letters
    return next(one.addressee.post for one in found if "омитета" in one.addressee.post)


def test_missing_setting_leaves_a_draft_that_says_what_to_fill(work: Work, tmp_path: Path) -> None:
    region(work)
    work.office.settings.set_from_json({"signer_short": ""})
    plan = work.office.letters.plan(LetterOrder("due-reminder"))
    assert [one.what for one in plan.obstacles if one.stops] == ["Не указано: Подписант в подписи."]
    batch = make(work, "due-reminder", tmp_path)
    assert all(one.draft for one in batch.made)
    assert "[не указано:" in text_of(batch.made[0].file)
    assert work.office.outgoing.listed() == []


def test_stale_data_are_said_by_the_gate_and_by_the_letter(work: Work, tmp_path: Path) -> None:
    region(work)
    later(work, 10)
    plan = work.office.letters.plan(order(ROADS))
    assert any("со дня загрузки прошло 11" in one.what for one in plan.obstacles)
    (made,) = make(work, "due-reminder", tmp_path, body_text=ROADS).made
    assert "прошло 11 дней" in text_of(made.file)


def test_personal_data_in_the_clerks_words_are_pointed_at(work: Work, tmp_path: Path) -> None:
    region(work)
    words = {"текст.исполнителя": "Позвонить Ивановой: +7 921 555-44-33, СНИЛС 112-233-445 95."}
    plan = work.office.letters.plan(LetterOrder("due-reminder", words=words))
    said = " ".join(one.what for one in plan.obstacles)
    assert "(телефон): «+7 921 555-44-33»" in said
    assert "(СНИЛС): «112-233-445 95»" in said


def test_bodies_that_look_alike_are_told_before_the_letters(work: Work) -> None:
    region(work)
    names = ("ГБУЗ ЛО «Сосновская больница»", "ГБУЗ «Сосновская больница»")
    rows = [facts(900 + n, date(2026, 9, 1), org_current=name) for n, name in enumerate(names)]
    work.load(rows, date(2026, 11, 22))
    plan = work.office.letters.plan(LetterOrder("due-reminder"))
    assert any("Возможно, это один орган" in one.what for one in plan.obstacles)


def test_cancel_keeps_what_was_made_and_stops(work: Work, tmp_path: Path) -> None:
    region(work)
    cancel, seen = threading.Event(), []

    def progress(done: int, of: int) -> None:
        seen.append((done, of))
        cancel.set()

    asked = LetterOrder("due-reminder", out=tmp_path)
    batch = work.office.letters.make(asked, cancel=cancel, progress=progress)
    assert batch.cancelled
    assert len(batch.made) == 1
    assert seen == [(0, 3)]
    assert len(work.office.outgoing.listed()) == 1


def test_saved_letters_are_never_overwritten(work: Work, tmp_path: Path) -> None:
    region(work)
    work.office.settings.set_from_json({"signer_short": ""})
    first = make(work, "due-reminder", tmp_path, body_text=ROADS).made[0].file
    second = make(work, "due-reminder", tmp_path, body_text=ROADS).made[0].file
    assert first != second
    assert first.exists()


def test_unconfirmed_entry_reminds_and_accuses_nobody(work: Work, tmp_path: Path) -> None:
    region(work)
    work.load([one for one in rows() if one.number != "102"], date(2026, 11, 23))
    found = make(work, "due-reminder", tmp_path, body_text=ROADS)
    covered = {n for one in work.office.outgoing.listed() for n, _ in covers(work, one.id)}
    assert found.made
    assert "102" not in covered
    (item,) = [one for one in work.office.deficiencies.found(OCTOBER) if one.finding.what == "102"]
    assert item.waits
    assert not item.ticked


def covers(work: Work, letter_id: int) -> list[tuple[str, int]]:
    return work.office.outgoing.covered(letter_id)


def test_list_letters_follow_the_clock_of_point_four(work: Work, tmp_path: Path) -> None:
    ids = region(work)
    receive_list(work, ids[HEALTH], date(2021, 11, 25))
    asked = make(work, "list-request", tmp_path)
    assert [one.body for one in asked.made] == [ROADS]
    assert reasons(asked)[HEALTH] == "сведения получены 25.11.2021"
    assert reasons(make(work, "list-reminder", tmp_path))[ROADS].startswith("со дня прошлого")
    later(work, 7)
    (made,) = make(work, "list-reminder", tmp_path).made
    said = text_of(made.file)
    assert "Указанный срок истёк 25 ноября 2021 года." in said
    assert "запрос от 23.11.2026" in said
    assert reasons(make(work, "list-request", tmp_path))[ROADS].startswith("уже направлено")


def test_change_reminder_speaks_of_what_was_not_told_in_three_days(
    work: Work, tmp_path: Path
) -> None:
    ids = region(work)
    tell_change(work, ids[ROADS], date(2026, 11, 10))
    tell_change(work, ids[HEALTH], date(2026, 11, 20))
    batch = make(work, "change-reminder", tmp_path)
    assert [one.body for one in batch.made] == [ROADS]
    said = text_of(batch.made[0].file)
    assert "10 ноября 2026 года произошло изменение: назначен новый исполнитель" in said
    assert "Срок уведомления истёк 13 ноября 2026 года" in said


def test_act_is_recommended_once_and_only_to_municipalities(work: Work, tmp_path: Path) -> None:
    region(work)
    first = make(work, "act-recommendation", tmp_path)
    assert [one.body for one in first.made] == [TOWN]
    said = text_of(first.made[0].file).lower()
    assert "рекомендовано" in said
    assert "наруш" not in said
    assert make(work, "act-recommendation", tmp_path).made == ()


def test_contact_list_names_who_answers_today(work: Work, tmp_path: Path) -> None:
    ids = region(work)
    seat_official(work, ids[ROADS])
    (made,) = make(work, "contacts", tmp_path).made
    said = text_of(made.file)
    assert "Ковалёв Сергей Петрович" in said
    assert "Сведений нет:" in said
    assert HOSPITAL in said


def test_governor_report_tells_of_the_matter_and_its_sending_stops_the_clock(
    work: Work, tmp_path: Path
) -> None:
    region(work)
    entry = work.one(102)
    work.office.significance.decide(entry.id, significant_=True, ground="массовый характер")
    say(work, measures="Направлены дорожные службы.", risk="Закрытие моста.\nОбъезд 40 км.")
    (made,) = make(work, "governor", tmp_path).made
    said = text_of(made.file)
    assert "Полярному И.И." in said
    assert "23 ноября 2026 года в 10:00 в обращениях из Единого портала выявлено" in said
    assert "Обращение № 102 зарегистрировано 10 сентября 2026 года" in said
    assert said.index("Направлены дорожные службы.") < said.index("Закрытие моста.")
    assert "Объезд 40 км." in said
    assert make(work, "governor", tmp_path).made == ()
    (letter,) = work.office.outgoing.listed()
    later(work, 0)
    marks = work.office.outgoing.marks(letter, sent_on=work.now.date())
    work.office.outgoing.mark(letter.id, letter.version, marks)
    (item,) = work.office.significance.items()
    assert item.reported_at == work.now
    assert item.report_file == letter.file
    with pytest.raises(UserError, match="уже отправлен"):
        say(work, measures="Поздно.")


def say(work: Work, **words: str) -> Changes:
    (item,) = work.office.significance.items()
    return work.office.significance.say(item, words)


def test_words_to_the_governor_are_kept_journaled_and_taken_back(
    work: Work, tmp_path: Path
) -> None:
    region(work)
    work.office.significance.decide(work.one(102).id, significant_=True)
    (asked,) = work.office.letters.plan(LetterOrder("governor")).letters
    assert any("Нет слов исполнителя" in one.what for one in asked.obstacles)
    assert not any(one.stops for one in asked.obstacles)
    (before,) = work.office.significance.items()
    done = say(work, essence=" Размыта дорога. ", risk="звонить 8 (921) 000-00-00")
    (item,) = work.office.significance.items()
    assert (item.essence, item.measures) == ("Размыта дорога.", "")
    (told,) = work.office.letters.plan(LetterOrder("governor")).letters
    assert [one.what for one in told.obstacles if "персональные" in one.what] != []
    assert not any("Нет слов исполнителя" in one.what for one in told.obstacles)
    written = next(one for one in work.office.journal.entries() if "слова доклада" in one.action)
    assert "Размыта дорога." in str(written)
    with pytest.raises(UserError, match="в другом окне"):
        work.office.significance.say(before, {"essence": "Иное."})
    done.undo()
    (item,) = work.office.significance.items()
    assert item.words == {"essence": "", "measures": "", "risk": "", "proposals": ""}


def test_governor_report_of_a_surge_tells_counts_and_no_arithmetic(
    work: Work, tmp_path: Path
) -> None:
    region(work)
    cell = Cell("Нет отопления", TOWN)
    days = (date(2026, 11, 18), date(2026, 11, 20))
    surge = Surge(cell, *days, 12, 0.04, 1.6e-16, 1e-3, 503, (0,) * 18)
    work.office.surges.accept(FoundSurge(surge, (), ("101",)))
    (made,) = make(work, "governor", tmp_path).made
    said = text_of(made.file)
    assert f"повышенная социальная активность по вопросу «Нет отопления» ({TOWN})" in said
    assert "поступило 12 обращений; обычно за столько же дней таких обращений не пост" in said
    for word in ("вероятность", "порог", "распределение", "0,0"):
        assert word not in said.lower()


@pytest.mark.parametrize(
    ("position", "name", "told"),
    [
        ("заместителю председателя комитета", "Комитета по печати",
         "заместителю председателя Комитета по печати"),
        ("первому заместителю главы администрации по общим вопросам",
         "администрации Лесного района",
         "первому заместителю главы администрации Лесного района по общим вопросам"),
        ("заместителю главы администрации Лесного района", "администрации Лесного района",
         "заместителю главы администрации Лесного района"),
        ("главному врачу", "ГБУЗ «Больница»", "главному врачу\nГБУЗ «Больница»"),
    ],
)  # fmt: skip
def test_addressee_always_names_the_body_and_once(position: str, name: str, told: str) -> None:
    assert joined(position, name) == told


def test_answer_is_asked_for_by_a_working_day(work: Work, tmp_path: Path) -> None:
    ids = region(work)
    seat_official(work, ids[TOWN])
    later(work, 39)  # 1 January: a week later is still a day off
    (made,) = make(work, "act-recommendation", tmp_path).made
    assert "сообщить в Комитет до 11 января 2027 года" in text_of(made.file)


def test_cut_name_of_a_draft_still_says_so(tmp_path: Path) -> None:
    made = save(tmp_path, "Очень длинное имя " * 20, b"x")
    assert made.name.endswith(" (черновик).docx")
    assert len(made.name) <= NAME_CHARS


def test_unknown_kind_and_body_are_refused_in_words(work: Work) -> None:
    region(work)
    with pytest.raises(UserError, match="Есть такие: report, notice"):
        work.office.letters.plan(LetterOrder("письмо"))
    with pytest.raises(UserError, match="Такого органа в реестре нет"):
        work.office.letters.plan(LetterOrder("neutral", body_text="Нигде"))


def test_month_report_is_made_by_its_own_command(work: Work) -> None:
    with pytest.raises(UserError, match="составляется не так"):
        work.office.letters.plan(LetterOrder("report"))


def test_without_a_month_the_last_whole_one_is_meant(work: Work, tmp_path: Path) -> None:
    region(work)
    assert work.office.letters.plan(LetterOrder("notice")).period == OCTOBER


def test_template_with_a_field_that_has_no_value_leaves_a_draft(work: Work, tmp_path: Path) -> None:
    region(work)
    work.office.settings.set_from_json({"committee": ""})
    (kind,) = [one for one in KINDS if one.key == "due-reminder"]
    document = docx.Document(str(resources() / "letters" / kind.template))
    document.paragraphs[-1].text = "{{комитет.полное}}"
    document.save(str(tmp_path / "т.docx"))
    work.office.templates.take("due-reminder", tmp_path / "т.docx")
    (made,) = make(work, "due-reminder", tmp_path, body_text=ROADS).made
    assert made.draft
    assert any("наименование комитета" in one.what for one in made.obstacles)


def test_step_made_in_another_window_meanwhile_is_refused(work: Work, tmp_path: Path) -> None:
    region(work)
    asked = LetterOrder("due-reminder", body_text=ROADS, out=tmp_path)

    def meanwhile(_done: int, _of: int) -> None:
        work.office.letters.make(asked)

    with pytest.raises(UserError, match="уже составлено в другом окне"):
        work.office.letters.make(asked, progress=meanwhile)
    assert len(work.office.outgoing.listed()) == 1
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_list_letters_say_why_there_are_none(work: Work, tmp_path: Path) -> None:
    ids = region(work)
    work.office.settings.set_from_json({"order_date": None})
    assert "не указана дата приказа" in reasons(make(work, "list-request", tmp_path))[ROADS]
    assert "не указана дата приказа" in reasons(make(work, "list-reminder", tmp_path))[ROADS]
    work.office.settings.set_from_json({"order_date": "2026-11-20"})
    assert "срок ещё не истёк" in reasons(make(work, "list-reminder", tmp_path))[ROADS]
    receive_list(work, ids[ROADS], date(2026, 11, 22))
    assert "сведения получены" in reasons(make(work, "list-reminder", tmp_path))[ROADS]


def test_body_that_nobody_has_confirmed_is_pointed_at(work: Work) -> None:
    ids = region(work)
    body = work.office.bodies.get(ids[ROADS])
    edit = Edit(body.short_name, body.type, body.parent_id, confirmed=False)
    work.office.bodies.edit(body.id, edit, body.version)
    (plan,) = work.office.letters.plan(order(ROADS)).letters
    assert plan.obstacles[0].what == "Орган отмечен «требует проверки»."
    assert not plan.obstacles[0].stops


def test_letter_that_cannot_be_made_leaves_those_that_were(work: Work, tmp_path: Path) -> None:
    region(work)
    begun: list[int] = []

    def another_window(_done: int, _total: int) -> None:
        begun.append(1)
        if len(begun) == 2:
            make(work, "list-request", tmp_path / "other", body_text=HEALTH)

    order = LetterOrder("list-request", OCTOBER, out=tmp_path)
    batch = work.office.letters.make(order, progress=another_window)
    assert [one.body for one in batch.made] == [ROADS]
    assert "уже составлено в другом окне" in reasons(batch)[HEALTH]
    assert batch.changes.text.startswith("Запрос сведений об ответственных. Писем: 1; пропущено: ")
