"""The first start: order and signer, addressees, registry, first export. Each can be left out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.organisation import Organisation, settings
from lo_appeals.domain.texts import counted, initials_before
from lo_appeals.services.office import Office
from lo_appeals.ui.brush import ENTER
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.form import Form
from lo_appeals.ui.help.window import help_by_key
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, Facts, row, scrolled, stack, words
from lo_appeals.ui.organisation_sheet import field_of
from lo_appeals.ui.tasks import Work
from lo_appeals.ui.wizard.steps import StepsLine

STEPS = (
    ("Приказ", "номер, дата, подпись"),
    ("Адресаты", "кому доклады"),
    ("Реестр", "начальный список"),
    ("Выгрузка", "первая загрузка"),
)
TITLES = ("Приказ и подписант", "Кому адресованы доклады", "Реестр органов", "Первая выгрузка")
ASKED = (
    ("order_number", "order_date", "signer_position", "signer_name", "signer_short"),
    ("vice_governor_name", "vice_governor_salutation", "governor_name", "governor_salutation"),
)
NOTES = (
    "От даты приказа считаются 10 дней на первичный список (п. 4). Всё это можно заполнить или "
    "изменить позже в настройках (Ctrl+,).",
    "Доклад за месяц – вице-губернатору (п. 11), оперативный – Губернатору (п. 12). Пока адресат "
    "не указан, письма выходят черновиками.",
)
LIST = (
    "Начальный список взят из открытых источников, поэтому каждый орган ждёт вашей проверки: "
    "откройте его карточку и нажмите «Проверено». Органы, которых в списке нет, "
    "появятся при первой загрузке. Есть свой список ответственных в XLSX – загрузите его сейчас "
    "или позже («Ещё» в разделе «Реестр»): сначала покажем, что изменится."
)
GROUPS = {
    BodyType.EXECUTIVE: "Исполнительная власть", BodyType.MUNICIPAL: "Муниципалитеты",
    BodyType.INSTITUTION: "Учреждения", BodyType.OTHER: "Иные организации",
}  # fmt: skip
EXPORT = (
    "Выгрузите обращения из личного кабинета ПОС в XLSX. Сначала программа покажет, что нового и "
    "что непонятно, и ничего не запишет без вашего согласия. Позже – кнопка «Загрузить» или Ctrl+O."
)
WIDE = 100  # characters of the page


class Wizard(QWidget):
    """Covers the window while it is open; nothing else can be pressed.

    `wants_file` to choose the first export, `wants_sample` for the made-up region, `wants_list`
    for a list of one's own of who answers, `left` when it is closed.
    """

    wants_file = Signal()
    wants_sample = Signal()
    wants_list = Signal()
    left = Signal()

    def __init__(self, kit: Kit, office: Office, changing: Changing, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._office, self._changing, self._over = kit, office, changing, parent
        look = self.look = kit.look
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Первый запуск")
        self.organisation = Organisation()
        self._waits = False  # for the base to take what was filled in
        self.forms = [self._form(keys) for keys in ASKED]
        signer = self.forms[0].field("signer_name").editor
        if isinstance(signer, QLineEdit):
            signer.editingFinished.connect(self._suggest_initials)
        self.line = StepsLine(look, STEPS)
        self.title = words("", look.title)
        self.bodies = Facts(look, 22)
        self.pages = QStackedWidget()
        for form, note in zip(self.forms, NOTES, strict=True):
            self._add_page(form, words(note, muted=True, wrap=True))
        self.own_list = Button(look, "&Загрузить свой список…", "upload")
        self._add_page(words(LIST, wrap=True), self.bodies, row(self.own_list, None))
        self.file = Button(look, "&Выбрать файл…", "upload", primary=True)
        self.sample = Button(look, "Показать на &данных для примера", "wand-sparkles")
        self._add_page(words(EXPORT, wrap=True), row(self.file, self.sample, None))
        self.skip = Button(
            look, "Про&пустить", flat=True, tip="Остальное позже, заполненное сохраним (Esc)"
        )
        self.back = Button(look, "&Назад", "arrow-left")
        self.next = Button(look, "&Далее", primary=True, tip="Далее (Enter)")
        self._compose()
        self.skip.clicked.connect(self.skip_rest)
        self.back.clicked.connect(self._step_back)
        self.next.clicked.connect(self.step_on)
        self.file.clicked.connect(self._choose_file)
        self.own_list.clicked.connect(self._choose_list)
        self.sample.clicked.connect(self._show_sample)
        help_by_key(look, self, "start", "Первые шаги")
        self.hide()

    def _form(self, keys: Sequence[str]) -> Form:
        form, plain = Form(self.look), Organisation()
        known = {one.key: one for one in settings()}
        for key in keys:
            setting = known[key]
            field = field_of(self.look, setting, getattr(plain, key), self._today)
            field.editor.setAccessibleName(setting.title)
            form.add(key, setting.title, field, setting.about)
        return form

    def _suggest_initials(self) -> None:
        """Write the signer's name as it stands under a letter, where nothing was written yet."""
        name, short = (self.forms[0].field(key) for key in ("signer_name", "signer_short"))
        if not short.typed().strip():
            short.type_in(initials_before(name.typed()))

    def _add_page(self, *parts: Any) -> None:
        inside = QWidget()
        inside.setLayout(stack(*parts, None, gap=self.look.u * 4))
        area = scrolled(inside, TITLES[self.pages.count()])
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.addWidget(area)

    def _compose(self) -> None:
        u = self.look.u
        foot = row(self.skip, None, self.back, self.next, gap=u * 2)
        inside = QWidget()
        inside.setMaximumWidth(self.look.ch * WIDE)
        whole = stack(self.line, self.title, self.pages, foot, gap=u * 5)
        whole.setStretchFactor(self.pages, 1)
        inside.setLayout(whole)
        across = row(None, inside, None, edges=(u * 4, u * 6, u * 4, u * 4))
        across.setStretchFactor(inside, 100)
        self.setLayout(across)

    def _today(self) -> date:
        return self._office.clock().date()

    # --- steps --------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The present step, the first is 0."""
        return self.pages.currentIndex()

    def open(self) -> None:
        """Show the first step over the whole window."""
        self.setGeometry(self._over.rect())
        self._go(0)
        self.show()
        self.raise_()
        self._kit.tasks.run(self._fetch, self._show, key="wizard")

    def _fetch(self, _work: Work) -> tuple[Organisation, list[Body]]:
        return self._office.settings.organisation(), self._office.bodies.listed()

    def _show(self, known: tuple[Organisation, list[Body]]) -> None:
        self.organisation, bodies = known
        for form in self.forms:
            form.set_values({key: getattr(self.organisation, key) for key in form.row_keys})
        facts = [
            (GROUPS[one], counted(count, "орган", "органа", "органов"))
            for one in BodyType
            if (count := sum(body.type is one for body in bodies))
        ]
        waiting = counted(sum(not one.confirmed for one in bodies), "орган", "органа", "органов")
        self.bodies.show_facts([*facts, ("Ждут проверки", waiting)])

    def _go(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.line.show_step(step)
        self.title.setText(TITLES[step])
        self.back.setVisible(step > 0)
        last = step == len(STEPS) - 1
        self.next.say("&Готово" if last else "&Далее")
        self.next.set_primary(not last)
        if step < len(self.forms):
            self.forms[step].field(ASKED[step][0]).editor.setFocus()
        else:
            (self.file if last else self.next).setFocus()

    def _step_back(self) -> None:
        self._go(self.step - 1)

    def step_on(self) -> None:
        """Go to the next step if what is filled in is right; after the last one save and close."""
        if self.step < len(self.forms) and self.forms[self.step].check() is None:
            return
        if self.step < len(STEPS) - 1:
            self._go(self.step + 1)
        else:
            self._save(self.leave)

    def _save(self, then: Callable[[], None]) -> None:
        """Save what is filled in, then go on; refused, the wizard stays with all that is typed."""
        if self._waits:  # pressed twice, it would be saved and left twice
            return
        values: dict[str, Any] = {}
        for form in self.forms:
            values |= form.right_values()
        new = replace(self.organisation, **values)
        if new != self.organisation:
            self._waits = True
            save = partial(self._office.settings.save, new, self.organisation)
            self._changing.do(save, done=then, ended=self._rest)
        else:
            then()

    def _rest(self) -> None:
        self._waits = False

    def skip_rest(self) -> None:
        """Save what was filled in so far and leave the rest for later."""
        self._save(self.leave)

    def leave(self) -> None:
        """Close it."""
        self._kit.screen.welcomed = True
        self.hide()
        self.left.emit()

    def _choose_file(self) -> None:
        self._save(partial(self._leave_for, self.wants_file))

    def _choose_list(self) -> None:
        self._save(partial(self._leave_for, self.wants_list))

    def _show_sample(self) -> None:
        self._save(partial(self._leave_for, self.wants_sample))

    def _leave_for(self, wanted: SignalInstance) -> None:
        self.leave()
        wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Enter goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self.skip_rest()
        elif event.key() in ENTER:
            self.step_on()
        else:
            super().keyPressEvent(event)
