"""Settings of the organisation as a sheet: groups at the left, fields with their effect."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.domain.organisation import Organisation, RegisteredBy, Setting, settings
from lo_appeals.services.office import Office
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.choices import CheckField, ChoiceField
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import CountField, DateField, Field, LongTextField, TextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row, scrolled, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.look import Look
from lo_appeals.ui.look_page import TITLE as LOOK
from lo_appeals.ui.look_page import LookPage
from lo_appeals.ui.printing import ask_file
from lo_appeals.ui.shared_page import TITLE, SharedPage
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

REGISTERED_BY = (
    (RegisteredBy.REGISTERED_ON, "дата регистрации, где она есть"),
    (RegisteredBy.RECEIVED, "всегда дата поступления"),
)
ICONS = {
    "Приказ": "file-text",
    "Комитет и бланк": "building-2",
    "Подписант": "pencil",
    "Адресаты": "send",
    "Исполнитель": "user",
    "Порядок работы": "clock",
}
FILE, FORMATS = "Настройки lo_appeals.json", "Настройки (*.json)"
PLAIN = "Настройки действуют на отчёты и списки с этой минуты."
LINES_FROM = 2  # a default of several lines is edited in a box of several lines


def field_of(look: Look, setting: Setting, default: Any, today: Callable[[], date]) -> Field:
    """Return the editor that fits a setting's type."""
    if setting.type is date:
        return DateField(look, setting.title, today)
    if setting.type is RegisteredBy:
        return ChoiceField(look, setting.title, REGISTERED_BY)
    if setting.type is bool:
        return CheckField(look, "Да")
    if setting.type is int:
        low, high = setting.low or 0, setting.high or 10**6
        return CountField(look, setting.title, low, high, required=True)
    lines = str(default).count("\n") + 1
    if lines >= LINES_FROM:
        return LongTextField(look, setting.title, lines)
    return TextField(look, setting.title, 56, most=setting.high)


class OrganisationSheet(Sheet):
    """Saves what differs; every setting can be put back to its default."""

    help_page = "settings"

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Настройки")
        self._kit, self._office, self._changing = kit, office, changing
        self.organisation = Organisation()
        self._weighed: Organisation | None = None  # settings whose effect on terms was told
        self.forms: dict[str, Form] = {}
        self.groups = Lines(kit.look, "Группы настроек")
        self.groups.setFixedWidth(kit.look.ch * 31)
        self.pages = QStackedWidget()
        self._build(kit.look)
        self.body.addWidget(hairline())
        self.body.addLayout(row(self.groups, hairline(upright=True), self.pages, gap=0), 1)
        self.defaults = Button(
            kit.look, "Вернуть &исходные", "undo-2", tip="Исходные значения группы"
        )
        self.leave = Button(kit.look, "О&тмена", tip="Ничего не менять (Esc)")
        self.save = Button(kit.look, "Со&хранить", "check", primary=True, tip="Сохранить (Ctrl+S)")
        self.save.setShortcut("Ctrl+S")
        self.to_file = Button(kit.look, "В &файл…", "download", tip="Сохранить настройки в файл")
        self.from_file = Button(kit.look, "И&з файла…", "upload", tip="Взять настройки из файла")
        self.to_file.clicked.connect(self._ask_target)
        self.from_file.clicked.connect(self._ask_source)
        self.set_foot(self.to_file, self.from_file, self.defaults, self.leave, self.save)
        self.foot_says.setText(PLAIN)
        self.groups.currentRowChanged.connect(self._show_group)
        self.leave.clicked.connect(self.close_sheet)
        self.defaults.clicked.connect(self._put_defaults)
        self.save.clicked.connect(self._save)

    def _build(self, look: Look) -> None:
        u, plain = look.u, Organisation()
        for setting in settings():
            if setting.group not in self.forms:
                form = self.forms[setting.group] = Form(look)
                inside = QWidget()
                title = words(setting.group, look.subtitle)
                inside.setLayout(
                    stack(title, form, None, gap=u * 3, edges=(u * 6, u * 4, u * 6, u * 4))
                )
                self.pages.addWidget(scrolled(inside, setting.group))
            default = getattr(plain, setting.key)
            field = field_of(look, setting, default, self._today)
            field.editor.setAccessibleName(setting.title)
            self.forms[setting.group].add(setting.key, setting.title, field, setting.about)
        self.look_page = LookPage(look)
        self.shared = SharedPage(self._kit, self._office)
        self.pages.addWidget(scrolled(self.look_page, LOOK))
        self.pages.addWidget(scrolled(self.shared, TITLE))
        lines = [Line(ICONS.get(group, "settings"), group, "", group) for group in self.forms]
        others = (Line("sun", LOOK, "", LOOK), Line("database", TITLE, "", TITLE))
        self.groups.show_lines([*lines, *others])

    def _today(self) -> date:
        return self._office.clock().date()

    def reload(self) -> None:
        """Show the settings in force."""
        self.shared.reload()
        self._kit.tasks.run(self._fetch, self._show, key="organisation")

    def _fetch(self, _work: Work) -> Organisation:
        return self._office.settings.organisation()

    def _show(self, organisation: Organisation) -> None:
        self.organisation, self._weighed = organisation, None
        for form in self.forms.values():
            form.set_values({key: getattr(organisation, key) for key in form.row_keys})

    def _show_group(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        self.defaults.setEnabled(place <= len(self.forms))
        group = self.groups.chosen()
        self.help_heading = group.text if group is not None and place >= len(self.forms) else ""

    def _put_defaults(self) -> None:
        if self.pages.currentIndex() == len(self.forms):
            self.look_page.put_defaults()
            return
        form = list(self.forms.values())[self.pages.currentIndex()]
        plain = Organisation()
        form.set_values({key: getattr(plain, key) for key in form.row_keys})

    def _save(self) -> None:
        values: dict[str, Any] = {}
        wrong = -1
        for place, form in enumerate(self.forms.values()):
            checked = form.check()
            if checked is None:
                wrong = place if wrong < 0 else wrong
            else:
                values |= checked
        if wrong >= 0:
            self.groups.setCurrentRow(wrong)
            return
        new = replace(self.organisation, **values)
        if new == self._weighed:
            self._write(new)
            return

        def weigh(_work: Work) -> tuple[Organisation, str]:
            return new, self._office.settings.effect(new).text

        self._kit.tasks.run(weigh, self._tell, key="organisation")

    def _tell(self, weighed: tuple[Organisation, str]) -> None:
        """Save at once what moves no term; else tell the effect first (D10)."""
        new, effect = weighed
        if not effect:
            self._write(new)
            return
        self._weighed = new
        self.foot_says.setText(f"{effect} Если всё верно, нажмите «Сохранить» ещё раз.")

    def _write(self, new: Organisation) -> None:
        save = partial(self._office.settings.save, new, self.organisation)
        self._changing.do(save, failed=self._not_saved, done=self._done)

    def _done(self) -> None:
        self.foot_says.setText(PLAIN)
        self.close_sheet()

    def _not_saved(self, error: UserError) -> None:
        """Keep what was entered; after a conflict show both values where they differ."""
        self._weighed = None
        self.foot_says.setText(str(error))
        if not isinstance(error, Conflict):
            return
        clashing = {one.key for one in error.clashes}
        self.organisation = replace(
            self.organisation, **{one.key: one.value for one in error.clashes}
        )
        for place, form in reversed(list(enumerate(self.forms.values()))):
            if clashing & set(form.row_keys):
                form.show_conflict(error)
                self.groups.setCurrentRow(place)

    # --- to another computer ------------------------------------------------------------------

    def _ask_target(self) -> None:
        ask_file(self, FILE, FORMATS, self.write_to)

    def _ask_source(self) -> None:
        dialog = QFileDialog(self, "Настройки из файла", "", FORMATS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_from)
        dialog.open()

    def write_to(self, file: str) -> None:
        """Write the settings in force as JSON."""
        self._kit.tasks.run(partial(self._write_to, Path(file)), self._written)

    def _write_to(self, file: Path, _work: Work) -> Path:
        return self._office.settings.export(file)

    def _written(self, file: Path) -> None:
        self.foot_says.setText(f"Настройки записаны: {file.name}.")

    def read_from(self, file: str) -> None:
        """Take the settings that a file names; undone as any change."""
        self._changing.do(partial(self._office.settings.take, Path(file)))
        self.close_sheet()
