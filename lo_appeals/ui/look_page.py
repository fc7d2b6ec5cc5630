"""The page of settings on the look, and the ways to what is set up where one works with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lo_appeals.system import office_program
from lo_appeals.ui.actions import ACTIONS
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.controls import Button
from lo_appeals.ui.form import Form
from lo_appeals.ui.layout import stack, words
from lo_appeals.ui.look import POINTS, Look
from lo_appeals.ui.settings_store import DEFAULT_POINTS

TITLE = "Вид и прочее"
PRINTS = (
    "Страницы для просмотра и печати готовит {0}: программа ищет сама, сначала Word, затем "
    "LibreOffice. Принтер и число копий спрашивает окно печати."
)
PRINTS_NOT = (
    "На этом компьютере нет ни Word, ни LibreOffice: просмотра и печати внутри программы нет, "
    "остальное работает. «Открыть» показывает письмо в той программе, которая открывает DOCX."
)
THEMES = ((False, "светлая"), (True, "тёмная"))
OWN = "Вид у каждого свой: он хранится на этом компьютере и меняется сразу, без «Сохранить»."
ELSEWHERE = {  # what is set up where one works with it: action, what depends on it
    "show_terms": "Дни рассмотрения и перенос с выходных: меняет сроки и отчёты, сначала покажет, "
    "сколько обращений это коснётся.",
    "show_templates": "Слова и вид каждого письма, герб на бланке.",
    "show_watchwords": "По ним программа предлагает, о чём доложить Губернатору.",
    "show_retention": "Сколько лет хранить фамилии и тексты.",
    "show_copies": "Вторая папка копий и пароль к ней, проверка, восстановление.",
}


class LookPage(QWidget):
    """`themed` (dark or not), `sized` (points), `wanted` (key of an action)."""

    themed = Signal(object)
    sized = Signal(object)
    wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, u = look, look.u
        least, most = POINTS
        sizes = [(one, f"{one} пт") for one in range(int(least), int(most) + 1)]
        self.form = Form(look)
        self.theme = ChoiceField(look, "Тема", THEMES)
        self.points = ChoiceField(look, "Размер шрифта", sizes)
        self.form.add("theme", "Т&ема", self.theme, "Есть и в меню ☰.")
        self.form.add("size", "&Размер шрифта", self.points,
                      "Обычный – 10 пт. Ctrl++ и Ctrl+- – крупнее и мельче.")  # fmt: skip
        self.printing = words("", wrap=True)
        self.buttons: dict[str, Button] = {}
        self.setLayout(
            stack(
                words(TITLE, look.subtitle), words(OWN, muted=True, wrap=True), self.form, u * 2,
                words("Печать писем", look.subtitle), self.printing, u * 2,
                words("Настраивается на своих листах", look.subtitle), self._elsewhere(), None,
                gap=u * 3, edges=(u * 6, u * 4, u * 6, u * 4),
            )
        )  # fmt: skip
        self.theme.box.activated.connect(self._theme_chosen)
        self.points.box.activated.connect(self._size_chosen)

    def _elsewhere(self) -> QGridLayout:
        lines, u = QGridLayout(), self.look.u
        lines.setHorizontalSpacing(u * 5)
        lines.setVerticalSpacing(u * 2)
        lines.setColumnStretch(1, 1)
        known = {one.key: one for one in ACTIONS}
        for line, (key, says) in enumerate(ELSEWHERE.items()):
            action = known[key]
            keys = f" ({action.shortcut})" if action.shortcut else ""
            made = Button(self.look, action.text, action.icon, tip=f"{action.text}{keys}")
            made.clicked.connect(partial(self.wanted.emit, key))
            self.buttons[key] = made
            lines.addWidget(made, line, 0)
            lines.addWidget(words(says, self.look.small, muted=True, wrap=True), line, 1)
        return lines

    def showEvent(self, event: QShowEvent) -> None:
        """Show the look as it is now: keys change it too."""
        super().showEvent(event)
        self.form.set_values({"theme": self.look.dark, "size": round(self.look.points)})
        way = office_program()
        self.printing.setText(PRINTS.format(way) if way else PRINTS_NOT)

    def put_defaults(self) -> None:
        """Go back to the look of the first start."""
        self.themed.emit(False)
        self.sized.emit(DEFAULT_POINTS)
        self.form.set_values({"theme": False, "size": round(DEFAULT_POINTS)})

    def _theme_chosen(self, _place: int) -> None:
        self.themed.emit(self.theme.value())

    def _size_chosen(self, _place: int) -> None:
        self.sized.emit(float(self.points.value()))
