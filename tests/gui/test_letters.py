"""Letters in the window: made by a condition, ticked deficiencies, marks, pages."""

from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.services.deficiencies import Tick
from lo_appeals.services.letters_pages import LetterPages, PageImage
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.store import letters as store
from lo_appeals.ui.reports import preview
from lo_appeals.ui.reports.preview import paint_pages, picture
from lo_appeals.ui.reports.tab import (
    DEFICIENCIES,
    GOVERNOR,
    ISSUED,
    OUTGOING,
    TEMPLATES,
    ReportsTab,
)
from lo_appeals.ui.sections import REPORTS
from tests.gui.test_reports import FEBRUARY, SETTINGS
from tests.gui.window import CTRL, SHIFT, Desk


@pytest.fixture
def letters(desk: Desk) -> Desk:
    desk.office.settings.set_from_json(SETTINGS)
    desk.window.deeds.show_reports()
    desk.settle()
    return desk


def tab(desk: Desk) -> ReportsTab:
    return desk.window.reports


def part(desk: Desk, place: int) -> None:
    tab(desk).parts.setCurrentRow(place)
    desk.settle()


def executives(desk: Desk) -> list[str]:
    return [one.name for one in desk.office.bodies.listed(BodyType.EXECUTIVE)]


def test_letters_by_a_condition_are_made_and_stand_in_the_register(letters: Desk) -> None:
    part(letters, OUTGOING)
    assert tab(letters).outgoing.nothing.isVisible()
    tab(letters).outgoing.new.click()
    sheet = tab(letters).letters
    sheet.show_for(FEBRUARY, "due-reminder")
    letters.settle()
    plan = letters.office.letters.plan(LetterOrder("due-reminder"))
    assert sheet.make.isEnabled() == bool(plan.letters)
    assert len(plan.letters) > 0
    sheet.make.click()
    letters.settle()
    assert "Писем: " in sheet.state.said
    assert sheet.isVisible()  # what was made and what was skipped is read here
    assert sheet.way.text()
    sheet.close_sheet()
    letters.settle()
    made = letters.office.outgoing.listed()
    shown = [tab(letters).outgoing.letters[one].id for one in tab(letters).outgoing.model.ids]
    assert shown == [one.id for one in made]


def test_what_is_in_the_way_of_many_letters_is_said_once_and_goes_when_it_is_mended(
    letters: Desk,
) -> None:
    sheet = tab(letters).letters
    part(letters, OUTGOING)
    letters.office.settings.set_from_json({"executor_phone": ""})
    tab(letters).new_letters("due-reminder")
    letters.settle()
    plan = letters.office.letters.plan(LetterOrder("due-reminder"))
    told = {str(one) for letter in plan.letters for one in letter.obstacles}
    lines = sheet.way.text().splitlines()
    assert all(sum(one in line for line in lines) == 1 for one in told)
    assert "телефон исполнителя" in lines[0].lower()  # what leaves only drafts stands first
    assert sheet.settings.isVisible()
    changed = letters.office.settings.set_from_json({"executor_phone": "(812) 000-00-01"})
    letters.window.changing.accept(changed)
    letters.settle()
    assert not any("телефон исполнителя" in one.lower() for one in sheet.way.text().splitlines())


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_4, DEFICIENCIES),
        (Qt.Key.Key_5, GOVERNOR),
        (Qt.Key.Key_6, OUTGOING),
        (Qt.Key.Key_7, ISSUED),
        (Qt.Key.Key_8, TEMPLATES),
    ],
)
def test_every_part_has_a_key_also_where_no_parts_are_shown(
    letters: Desk, key: Qt.Key, place: int
) -> None:
    letters.window.resize(700, 500)
    letters.bot.waitUntil(tab(letters).parts.isHidden)
    letters.key(key, CTRL)
    assert tab(letters).pages.currentWidget() is tab(letters).views[place]
    letters.key(Qt.Key.Key_9, CTRL)
    assert tab(letters).letters.isVisible()


def test_register_is_searched_as_words_are_typed(letters: Desk) -> None:
    letters.office.letters.make(LetterOrder("due-reminder"))
    part(letters, OUTGOING)
    view = tab(letters).outgoing
    letters.type_into(view.search, "нет такого письма")
    assert len(view.model.ids) == 0
    assert not view.nothing.isVisible()
    letters.type_into(view.search, "")
    assert len(view.model.ids) == len(letters.office.outgoing.listed())


def test_empty_parts_lead_to_what_fills_them(letters: Desk) -> None:
    part(letters, ISSUED)
    tab(letters).issued.to_month.click()
    assert tab(letters).pages.currentWidget() is tab(letters).month
    part(letters, GOVERNOR)
    tab(letters).governor.to_morning.click()
    letters.settle()
    window = letters.window
    assert window.pages.currentWidget() is window.appeals.morning


def test_key_of_printing_prints_what_the_place_lists(letters: Desk) -> None:
    letters.office.letters.make(LetterOrder("due-reminder"))
    letters.window.reload()
    letters.settle()
    part(letters, OUTGOING)
    shown: list[object] = []
    tab(letters).outgoing.preview_wanted.connect(shown.append)
    letters.key(Qt.Key.Key_P, CTRL)
    assert len(shown) == 1
    assert letters.window.section == REPORTS
    letters.window.deeds.show_votings()
    letters.settle()
    export = letters.window.registry.desk.votings.export
    export.clicked.disconnect()  # no dialog in a test
    with letters.bot.waitSignal(export.clicked):
        letters.key(Qt.Key.Key_E, CTRL | SHIFT)


def test_marks_are_saved_and_a_refusal_stands_beside_the_field(letters: Desk) -> None:
    letters.office.letters.make(LetterOrder("due-reminder"))
    part(letters, OUTGOING)
    tab(letters).outgoing.reload()
    letters.settle()
    tab(letters).outgoing.marks.click()
    form = tab(letters).marks.form
    form.set_values({"number": "01-5/26", "answered_on": letters.office.clock().date()})
    tab(letters).marks.save.click()
    letters.settle()
    assert "раньше, чем письмо отправлено" in form.error_of("sent_on")
    form.set_values({"sent_on": letters.office.clock().date()})
    tab(letters).marks.save.click()
    letters.settle()
    (sent,) = [one for one in letters.office.outgoing.listed() if one.sent_on is not None]
    assert sent.number == "01-5/26"
    assert tab(letters).pages.currentWidget() is tab(letters).outgoing


def test_letter_is_taken_out_of_the_register_with_its_reason(letters: Desk) -> None:
    letters.office.letters.make(LetterOrder("due-reminder"))
    count = len(letters.office.outgoing.listed())
    part(letters, OUTGOING)
    view = tab(letters).outgoing
    view.reload()
    letters.settle()
    shown = view.model.record(0)
    assert shown.body
    assert shown.body in [view.model.cell(0, n).text for n in range(len(view.model.columns))]
    view.marks.click()
    sheet = tab(letters).marks
    sheet.withdraw.click()
    assert "Причина не указана" in sheet.form.error_of("why")
    sheet.form.set_values({"why": "составлено по ошибке"})
    sheet.withdraw.click()
    letters.settle()
    assert len(letters.office.outgoing.listed()) == count - 1
    assert tab(letters).pages.currentWidget() is view


def test_letters_to_come_are_listed_and_reasons_are_told_once(letters: Desk) -> None:
    tab(letters).letters.show_for(FEBRUARY, "due-reminder")
    letters.settle()
    plan = letters.office.letters.plan(LetterOrder("due-reminder"))
    told = tab(letters).letters.whom.text().split("\n")
    assert len(told) == len(plan.letters) > 0
    for line, one in zip(told, plan.letters, strict=True):
        assert line.startswith(f"{one.dossier.body}: ")
        assert one.addressee.name in line
    kept = tab(letters).letters.skipped.text().split("\n")
    reasons = {one.reason for one in plan.skipped}
    assert sorted(line.partition(" (")[0] for line in kept if line) == sorted(reasons)


def test_words_to_a_deficiency_are_kept_and_personal_data_pointed_at(letters: Desk) -> None:
    part(letters, DEFICIENCIES)
    view = tab(letters).deficiencies
    view.show_period(FEBRUARY)
    letters.settle()
    view.words.click()
    sheet = tab(letters).words
    sheet.form.set_values({"words": "Звонить +7 921 555-44-33."})
    assert "телефон «+7 921 555-44-33»" in sheet.personal.text()
    sheet.form.set_values({"words": "Исполнитель назначен поздно."})
    assert sheet.personal.text() == ""
    sheet.save.click()
    letters.settle()
    (found,) = letters.office.deficiencies.found(FEBRUARY)
    assert found.words == "Исполнитель назначен поздно."
    assert not found.ticked  # words alone accuse nobody
    assert tab(letters).pages.currentWidget() is view


def test_deficiencies_are_turned_by_the_clerk(letters: Desk) -> None:
    part(letters, DEFICIENCIES)
    view = tab(letters).deficiencies
    view.show_period(FEBRUARY)
    letters.settle()
    (found,) = letters.office.deficiencies.found(FEBRUARY)
    assert found.body in executives(letters)
    assert [one.item for one in view.items.values()] == [found]
    assert not view.letter.isEnabled()
    for button, ticked in ((view.tick, True), (view.untick, False)):
        view.table.selectRow(0)
        button.click()
        letters.settle()
        (after,) = letters.office.deficiencies.found(FEBRUARY)
        assert after.ticked is ticked
        assert view.letter.isEnabled() is ticked


def test_outcome_of_a_named_deficiency_is_written_beside_it(letters: Desk) -> None:
    (found,) = letters.office.deficiencies.found(FEBRUARY)
    letters.office.deficiencies.decide([(found, Tick(named=True))])
    letters.office.letters.make(LetterOrder("notice", FEBRUARY))
    part(letters, DEFICIENCIES)
    view = tab(letters).deficiencies
    view.show_period(FEBRUARY)
    letters.settle()
    view.outcome.click()
    tab(letters).outcome.form.set_values({"decision": "Провести проверку"})
    tab(letters).outcome.save.click()
    letters.settle()
    ((kept, _body),) = letters.office.deficiencies.named()
    assert kept.decision == "Провести проверку"
    assert tab(letters).pages.currentWidget() is view


def test_template_is_taken_refused_and_returned(letters: Desk, tmp_path) -> None:
    part(letters, TEMPLATES)
    view = tab(letters).templates
    row_id = next(n for n, one in view.states.items() if one.state.kind == "repeat")
    view.table.select_id(row_id)
    fields = view.fields
    assert "{{текст.ранее}}" in [one.name for one in fields.fields.values()]
    letters.settle()
    fields.selectRow(1)
    fields.clicked.emit(fields.records.index(1, 0))
    assert QGuiApplication.clipboard().text() == fields.fields[2].name
    letters.key(Qt.Key.Key_Down, widget=fields)
    letters.key(Qt.Key.Key_Return, widget=fields)
    assert QGuiApplication.clipboard().text() == fields.fields[3].name
    assert fields.fields[3].name in view.state.said
    view.export(str(tmp_path / "копия.docx"))
    letters.settle()
    view.try_file(str(tmp_path / "копия.docx"))
    letters.settle()
    assert view.chosen.file == "копия.docx"
    (tmp_path / "чужое.docx").write_bytes(b"PK")
    view.try_file(str(tmp_path / "чужое.docx"))
    letters.settle()
    assert "не принят" in view.state.said
    assert view.says.text()
    assert view.faults.isVisible()
    assert not fields.isVisible()
    view.table.clicked.emit(view.table.currentIndex())
    assert fields.isVisible()
    assert not view.faults.isVisible()
    assert view.chosen.file == "копия.docx"
    view.original.click()
    letters.settle()
    assert view.chosen.since is None


def test_an_empty_governors_page_says_what_it_is_for(letters: Desk) -> None:
    part(letters, GOVERNOR)
    assert tab(letters).governor.nothing.isVisible()
    entry = letters.office.appeals.ids_of("327000001")[0]
    letters.office.significance.decide(entry, significant_=True)
    tab(letters).governor.reload()
    letters.settle()
    assert len(tab(letters).governor.model.ids) == 1
    tab(letters).governor.letter.click()
    letters.settle()
    assert tab(letters).letters.kind.value() == "governor"
    assert not tab(letters).letters.words.editor.isEnabled()


def test_words_to_the_governor_are_written_in_the_window_and_stay(letters: Desk) -> None:
    entry = letters.office.appeals.ids_of("327000001")[0]
    letters.office.significance.decide(entry, significant_=True)
    part(letters, GOVERNOR)
    view, sheet = tab(letters).governor, tab(letters).governor_words
    view.reload()
    letters.settle()
    assert letters_row(view) == "не вписаны"
    view.words.click()
    assert tab(letters).pages.currentWidget() is sheet
    sheet.form.set_values({"essence": "Нет тепла в доме.", "risk": "Тел. 8 (921) 000-00-00"})
    assert "персональные данные" in sheet.personal.text()
    sheet.form.set_values({"risk": "Отключение школы."})
    sheet.save.click()
    letters.settle()
    assert tab(letters).pages.currentWidget() is view
    assert letters_row(view) == "суть, риск"
    view.table.opened.emit(view.table.current_id())
    assert sheet.form.check()["essence"] == "Нет тепла в доме."
    letters.office.significance.say(view.chosen, {"essence": "Другое окно."})
    sheet.save.click()
    letters.settle()
    assert "в другом окне" in sheet.form.error_of("essence")
    assert sheet.form.check()["essence"] == "Нет тепла в доме."


def letters_row(view) -> str:
    column = [one.key for one in view.model.columns].index("words")
    return view.model.index(0, column).data()


def test_register_and_package_are_written_where_they_are_asked(letters: Desk, tmp_path) -> None:
    letters.office.letters.make(LetterOrder("due-reminder"))
    letters.office.reports.make(FEBRUARY, tmp_path / "letters", issue=True)
    part(letters, OUTGOING)
    view = tab(letters).outgoing
    view.write_out(str(tmp_path / "журнал.xlsx"))
    letters.settle()
    book = openpyxl.load_workbook(tmp_path / "журнал.xlsx")
    assert book.active.max_row == 2 + len(letters.office.outgoing.listed())
    tab(letters).issued.reload()
    part(letters, ISSUED)
    tab(letters).issued.pack_into(str(tmp_path / "пакет"))
    letters.settle()
    assert (tmp_path / "пакет" / "Опись.json").exists()
    assert "собран" in tab(letters).issued.since.text()


def test_escape_leads_back_to_the_part(letters: Desk) -> None:
    part(letters, OUTGOING)
    tab(letters).outgoing.new.click()
    letters.settle()
    letters.key(Qt.Key.Key_Escape, widget=tab(letters).letters)
    assert tab(letters).pages.currentWidget() is tab(letters).outgoing


def told(label) -> str:
    return label.text().replace("\u00a0", " ")


class MadePages:
    """Stands for the office program: two pages of each letter; one letter cannot be drawn."""

    broken = ""

    def __init__(self, files: list[Path]) -> None:
        self.files = files

    def pages(self, file: Path, _dpi: float) -> LetterPages:
        if self.broken and self.broken in file.name:
            raise UserError("Файл повреждён.", "")
        return LetterPages(file, (PageImage(2, 3, bytes(18)),) * 2)

    def close(self) -> None:
        self.files = []


@pytest.fixture
def queue(letters: Desk, monkeypatch, tmp_path) -> Desk:
    """Two letters in the preview, and a printer that writes files."""
    monkeypatch.setattr(preview, "LetterPdfs", MadePages)
    for name in ("Первый", "Второй"):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(name.encode())
        with letters.office._desk.database.write() as connection:
            store.add(connection, store.NewLetter(
                "due-reminder", name, None, name, None, letters.office.clock(), "", None,
                str(file), "", "",
            ))  # fmt: skip
    sheet = tab(letters).preview
    sheet.show_letters(letters.office.outgoing.listed())
    letters.settle()
    sheet.printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    sheet.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    sheet.printer.setOutputFileName(str(tmp_path / "p.pdf"))
    return letters


def test_every_letter_of_the_queue_has_its_result_and_its_job(queue: Desk, tmp_path) -> None:
    sheet = tab(queue).preview
    assert told(sheet.about) == "2 письма, 4 страницы"
    assert not sheet.mark.isEnabled()
    sheet.print_queue()
    queue.settle()
    assert told(sheet.results).split("\n") == [
        "Второй: передано принтеру, 2 страницы",
        "Первый: передано принтеру, 2 страницы",
    ]
    assert (tmp_path / "Первый.pdf").stat().st_size > 0
    assert (tmp_path / "Второй.pdf").stat().st_size > 0
    assert {one.printed_on for one in queue.office.outgoing.listed()} == {None}
    sheet.mark.click()
    queue.settle()
    today = queue.office.clock().date()
    assert {one.printed_on for one in queue.office.outgoing.listed()} == {today}
    queue.window.changing.undo()
    queue.settle()
    assert {one.printed_on for one in queue.office.outgoing.listed()} == {None}


def test_letter_that_cannot_be_printed_is_told_and_the_rest_goes_on(
    queue: Desk, monkeypatch
) -> None:
    sheet = tab(queue).preview
    monkeypatch.setattr(MadePages, "broken", "Второй")
    sheet.print_queue()
    queue.settle()
    assert told(sheet.results).split("\n") == [
        "Второй: не напечатано: Файл повреждён.",
        "Первый: передано принтеру, 2 страницы",
    ]
    assert len(sheet.printed) == 1
    assert "1 из 2" in sheet.about.text()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printer_that_refuses_is_told(queue: Desk, tmp_path) -> None:
    sheet = tab(queue).preview
    sheet.printer.setOutputFileName(str(tmp_path / "нет такой папки" / "p.pdf"))
    sheet.print_queue()
    queue.settle()
    assert sheet.results.text().count("принтер не принял задание") == 2
    assert not sheet.mark.isEnabled()


def test_stopped_queue_names_what_was_not_printed(queue: Desk) -> None:
    sheet = tab(queue).preview
    sheet.print_queue()
    queue.window.kit.tasks.stop()
    queue.settle()
    assert "остановлено" in sheet.results.text().split("\n")[-1]
    assert sheet.print.isEnabled()


def test_pages_keep_their_pixels_and_go_to_paper_on_their_side(tmp_path, qapp) -> None:
    upright = PageImage(2, 3, bytes(range(18)))
    made = picture(upright)
    assert made.format() == QImage.Format.Format_RGB888
    assert made.pixelColor(1, 2).getRgb()[:3] == (15, 16, 17)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    paint_pages(printer, [upright, PageImage(3, 2, bytes(18))])
    import pypdfium2

    document = pypdfium2.PdfDocument(str(tmp_path / "p.pdf"))
    sizes = [document[n].get_size() for n in range(len(document))]
    document.close()
    assert [width > height for width, height in sizes] == [False, True]


def test_message_leaves_the_next_step_of_a_sheet_free(letters: Desk) -> None:
    letters.window.resize(911, 460)
    letters.key(Qt.Key.Key_9, CTRL)
    letters.window.message.say("Отметки записаны.")
    make, message = tab(letters).letters.make, letters.window.message
    top = make.mapTo(letters.window, make.rect().topLeft()).y()
    assert message.geometry().bottom() < top


def test_a_sound_template_is_taken_with_what_to_look_at(letters: Desk, tmp_path: Path) -> None:
    part(letters, TEMPLATES)
    view = tab(letters).templates
    view.table.select_id(next(n for n, one in view.states.items() if one.state.kind == "repeat"))
    view.export(str(tmp_path / "копия.docx"))
    letters.settle()
    document = docx.Document(str(tmp_path / "копия.docx"))
    (dated,) = [
        one
        for one in document.tables[0].cell(0, 0).paragraphs
        if one.text == "{{бланк.дата_и_номер}}"
    ]
    dated.runs[0].text = "27.11.2026 № 15"
    document.save(str(tmp_path / "с датой.docx"))
    view.try_file(str(tmp_path / "с датой.docx"))
    letters.settle()
    assert view.chosen.file == "с датой.docx"
    assert "исправен и принят. Посмотрите" in view.state.said
    assert view.faults.isVisible()
    assert "1. шаблон: нет поля {{бланк.дата_и_номер}}" in view.says.text()
    assert "набрано «27.11.2026», «№ 15»" in view.says.text()
    view.before.click()
    letters.settle()
    assert view.chosen.since is None
