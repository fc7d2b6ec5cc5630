"""«Чей орган?»: the clerk picks a body for a spelling of the export, or makes one, once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.texts import counted, fold
from lo_appeals.services.previewing import UnknownBody
from lo_appeals.services.records import NewBody
from lo_appeals.ui.card import Card
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import TextField
from lo_appeals.ui.layout import row, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.popover import FindLine

MOST = 40


class WhoseCard(Card):
    """`chosen` with (name in the export, body's id or NewBody, words for the list)."""

    chosen = Signal(object, object, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Чей орган?")
        self.unknown: UnknownBody | None = None
        self._bodies: Sequence[Body] = ()
        u = look.u
        self.field = FindLine()
        self.field.setPlaceholderText("Найти орган в реестре")
        self.field.setAccessibleName("Найти орган в реестре")
        self.field.setFixedHeight(look.control)
        self.field.setTextMargins(u, 0, u, 0)
        self.lines = Lines(look, "Органы реестра")
        self.lines.setMinimumHeight((look.row + 4) * 4)
        self.pick = Button(look, "&Это он", "check", primary=True, tip="Это он (Enter)")
        self.name = TextField(look, "Полное наименование", 56)
        self.kind = ChoiceField(look, "Тип органа", [(one, one.value) for one in BodyType])
        self.make = Button(look, "&Новый орган", "plus")
        self.inside.addWidget(words("Выберите орган один раз: написание запомним.", muted=True))
        self.inside.addWidget(self.field)
        self.inside.addWidget(self.lines, 1)
        self.inside.addLayout(row(self.pick, None, gap=u * 2))
        self.inside.addSpacing(u * 2)
        self.inside.addWidget(words("Или новый орган", look.subtitle))
        self.inside.addWidget(self.name.editor)
        self.inside.addLayout(row(self.kind.editor, self.make, None, gap=u * 2))
        self.foot.hide()
        self.foot_line.hide()
        self.field.textChanged.connect(self._narrow)
        self.field.stepped.connect(self.lines.step)
        self.field.done.connect(self._pick)
        self.lines.itemDoubleClicked.connect(self._pick)
        self.lines.currentRowChanged.connect(self._offer)
        self.pick.clicked.connect(self._pick)
        self.make.clicked.connect(self._make)

    def ask(self, unknown: UnknownBody, bodies: Sequence[Body]) -> None:
        """Ask about one spelling; likely bodies stand first."""
        self.unknown = unknown
        likely = [one.id for one in unknown.candidates]
        others = [one for one in bodies if one.id not in likely]
        self._bodies = [*unknown.candidates, *others]
        self.title.setText(unknown.name)
        rows = counted(unknown.rows, "строка", "строки", "строк")
        self.state.show_state(f"Нет в реестре · {rows} файла", Mark.UNKNOWN)
        self.name.set_value(unknown.name)
        self.kind.set_value(unknown.guessed)
        self.field.clear()
        self._narrow("")
        self.field.setFocus()

    def _narrow(self, text: str) -> None:
        likely = {one.id for one in self.unknown.candidates} if self.unknown else set()
        wanted = fold(text).split()
        found = [
            Line("building-2", one.name, "похоже" if one.id in likely else one.type.value, one)
            for one in self._bodies
            if all(word in fold(one.name) for word in wanted)
        ]
        # the first body of a whole list is nobody's guess: Enter must not take it
        self.lines.show_lines(found[:MOST], choose=bool(wanted or likely))
        self._offer(self.lines.currentRow())

    def _offer(self, row: int) -> None:
        """Make the expected step blue: the chosen body, or a new one where none is chosen."""
        self.pick.setEnabled(row >= 0)
        self.pick.set_primary(row >= 0)
        self.make.set_primary(row < 0)

    def _pick(self) -> None:
        line = self.lines.chosen()
        if line is not None and self.unknown is not None:
            body: Body = line.value
            self.chosen.emit(self.unknown.name, body.id, body.name)

    def _make(self) -> None:
        name = self.name.value()
        if self.unknown is not None and name:
            kind: BodyType = self.kind.value()
            new = NewBody(name, kind)
            self.chosen.emit(self.unknown.name, new, f"{name} (новый, {kind.value})")
