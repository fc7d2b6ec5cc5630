"""Help: F1 at the right page, every link leads somewhere, every rule to its point."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl

from lo_appeals.services.documents import DocumentsService, GuideDocument
from lo_appeals.ui.actions import ACTIONS
from lo_appeals.ui.help.pages import PAGES, anchor_of, folder, heading_of, keys, text_of
from lo_appeals.ui.help.screens import screens
from lo_appeals.ui.help.window import GuideWindow
from lo_appeals.ui.sheet import Sheet
from tests.gui.window import CTRL, Desk

NAMES = [str(line.value) for line in PAGES]
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


@pytest.mark.parametrize("page", NAMES)
def test_every_link_and_picture_of_a_page_is_there(page: str) -> None:
    for picture, address in LINK.findall(text_of(page)):
        target, _, anchor = address.partition("#")
        if picture:
            assert (folder() / target).is_file(), address
        else:
            assert target.removesuffix(".md") in NAMES, address
        if anchor:
            assert f"### {heading_of(anchor)}\n" in text_of("regulation"), address


def test_every_point_of_the_regulation_has_its_heading() -> None:
    text = text_of("regulation")
    for number in range(1, 13):
        assert f"### п. {number}\n" in text
    for number in range(1, 6):
        assert f"### Приказ, п. {number}\n" in text


def test_clauses_of_screens_name_their_points() -> None:
    assert [anchor_of(one) for one in ("п. 7", "п. 4, 5", "Приказ, п. 4", "")] == [
        "7", "4", "order-4", "",
    ]  # fmt: skip


def test_list_of_keys_names_every_shortcut() -> None:
    said = keys()
    assert [one.key for one in ACTIONS if one.shortcut and f"| {one.shortcut} |" not in said] == []


def test_key_opens_the_page_of_the_section(desk: Desk) -> None:
    desk.window.deeds.show_registry()
    desk.key(Qt.Key.Key_F1)
    assert desk.window.pages.currentWidget() is desk.window.help
    assert desk.window.help.page == "registry"
    assert "Реестр органов" in desk.window.help.guide.toPlainText()
    desk.key(Qt.Key.Key_Escape)
    desk.window.deeds.show_matters()
    desk.key(Qt.Key.Key_F1)
    assert desk.window.help.page == "today"


def kinds(of: type[Sheet]) -> list[type[Sheet]]:
    return [one for kind in of.__subclasses__() for one in (kind, *kinds(kind))]


def test_every_sheet_names_a_page_and_a_heading_that_are_there() -> None:
    wrong = []
    for kind in kinds(Sheet):
        if kind.__subclasses__():
            continue
        if kind.help_page not in NAMES:
            wrong.append(f"{kind.__name__}: page «{kind.help_page}»")
        elif kind.help_heading and f"# {kind.help_heading}\n" not in text_of(kind.help_page):
            wrong.append(f"{kind.__name__}: heading «{kind.help_heading}»")
    assert wrong == []


@pytest.mark.parametrize(
    ("screen", "page", "heading"),
    [
        ("terms", "terms", "Изменить срок или календарь"),
        ("watchwords", "significance", "Слова и темы"),
        ("retention", "safety", "Срок хранения и обезличивание"),
        ("morning", "significance", ""),
        ("votings", "people", "Общественные голосования"),
        ("deficiencies", "letters", "Недостатки"),
        ("governor", "significance", "Доклад Губернатору"),
        ("outgoing", "letters", "Исходящие"),
        ("issued", "reports", "Выпуск"),
        ("templates", "letters", "Шаблоны"),
        ("letters", "letters", "Письма по отбору"),
        ("causes", "reports", "Причины и предложения"),
        ("release", "reports", "Выпуск"),
        ("settings-shared", "settings", "Общая база"),
        ("copies", "safety", ""),
    ],
)
def test_key_opens_the_part_of_the_guide_about_the_screen(
    desk: Desk, screen: str, page: str, heading: str
) -> None:
    screens(desk.settle)[screen](desk.window)
    desk.settle()
    desk.window.commands.do("show_help")
    assert desk.window.help.page == page
    now = desk.window.help.guide.textCursor().block().text()
    assert not heading or now == heading


def test_first_steps_have_their_page(empty_desk: Desk) -> None:
    empty_desk.window.begin()
    empty_desk.settle()
    empty_desk.key(Qt.Key.Key_F1, widget=empty_desk.window.wizard)
    (shown,) = empty_desk.window.findChildren(GuideWindow)
    assert shown.guide.textCursor().block().text() == "Первые шаги"
    empty_desk.bot.keyClick(shown, Qt.Key.Key_Escape)
    assert not empty_desk.window.findChildren(GuideWindow) or not shown.isVisible()


def test_sheet_has_a_page_of_its_own(desk: Desk) -> None:
    desk.window.deeds.show_settings()
    desk.settle()
    desk.window.deeds.show_help()
    assert desk.window.help.page == "settings"


def test_key_opens_the_point_that_judges(desk: Desk) -> None:
    desk.key(Qt.Key.Key_F1, CTRL)
    guide = desk.window.help.guide
    assert desk.window.help.page == "regulation"
    assert guide.textCursor().block().text() == "п. 7"
    assert guide.verticalScrollBar().value() > 0


def test_link_of_a_page_leads_to_the_point(desk: Desk) -> None:
    desk.window.helping.show_page("terms")
    desk.window.help.guide.anchorClicked.emit(QUrl("regulation.md#12"))
    assert desk.window.help.guide.textCursor().block().text() == "п. 12"


def test_pictures_of_the_guide_follow_the_width_and_keep_the_place(desk: Desk) -> None:
    desk.window.helping.show_page("appeals")
    guide = desk.window.help.guide
    for wide in (1366, 900, 1200):
        desk.window.resize(wide, 690)
        desk.settle()
        desk.bot.waitUntil(lambda: guide.horizontalScrollBar().maximum() == 0)
        assert guide.verticalScrollBar().value() == 0
    desk.window.helping.show_page("appeals", "Найти")
    desk.window.resize(1000, 690)
    desk.settle()
    assert upper(desk) == "Найти"


def test_last_heading_of_a_page_too_comes_to_the_top(desk: Desk) -> None:
    for heading in ("Шаблоны", "Исходящие"):
        desk.window.helping.show_page("letters", heading)
        desk.settle()
        assert upper(desk) == heading
    desk.window.helping.show_page("letters")
    assert desk.window.help.guide.verticalScrollBar().value() == 0


def upper(desk: Desk) -> str:
    """Return the words at the top of the guide as it is seen."""
    return desk.window.help.guide.cursorForPosition(QPoint(0, desk.look.u * 5)).block().text()


def test_page_is_chosen_from_the_list(desk: Desk) -> None:
    desk.window.helping.show_page("start")
    desk.window.help.pages.setCurrentRow(NAMES.index("keys"))
    assert "Ctrl+K" in desk.window.help.guide.toPlainText()


def test_copy_of_a_document_is_kept_and_replaced(desk: Desk, tmp_path: Path) -> None:
    first, second = tmp_path / "Регламент.PDF", tmp_path / "новый.docx"
    first.write_bytes(b"one")
    second.write_bytes(b"two")
    desk.window.helping.show_page("documents")
    desk.settle()
    button = desk.window.help.buttons[GuideDocument.APPEALS]
    assert button.text().startswith("Приложить копию")
    desk.window.help.attach(str(first))
    desk.settle()
    assert button.text().startswith("Открыть")
    desk.window.help.attach(str(second))
    desk.settle()
    kept = DocumentsService(desk.office.folder).kept()
    assert kept[GuideDocument.APPEALS].read_bytes() == b"two"
    assert len(list(kept[GuideDocument.APPEALS].parent.iterdir())) == 1


def test_missing_document_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    desk.window.help.attach(str(tmp_path / "нет.pdf"))
    desk.settle()
    assert "не читается" in desk.window.message.what.text()
