"""The list by which significance is proposed (п. 12, D15): topics and beginnings of words."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from lo_appeals.domain.significance import WatchKind, Watchword
from lo_appeals.domain.texts import counted
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import LongTextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, scrolled, stack, words
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

ABOUT = (
    "По этому перечню программа предлагает обращения, о которых может быть нужно доложить "
    "Губернатору в течение дня. Решает всегда исполнитель; срок идёт с его решения."
)
LINES = 14


class WatchwordsSheet(Sheet):
    """One line a word or a topic; what is saved is proposed by at once."""

    help_page = "significance"
    help_heading = "Слова и темы"

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        look, u = kit.look, kit.look.u
        super().__init__(look, "Значимые темы и слова (п. 12)")
        self._kit, self._office, self._changing = kit, office, changing
        self.form = Form(look)
        self.form.add("word", "&Слова", LongTextField(look, "Слова", LINES),
                      "По одному в строке, началом слова: «аварий» найдёт «аварийный», «аварийно». "
                      "Несколько слов в строке ищутся вместе. Ищем в теме, примечании и тексте, "
                      "где он хранится.")  # fmt: skip
        self.form.add("topic", "Те&мы", LongTextField(look, "Темы", LINES // 2),
                      "По одной в строке, целиком: категория, подкатегория или факт, "
                      "как в выгрузке.")  # fmt: skip
        inside = QWidget()
        about = words(ABOUT, wrap=True)
        about.setMaximumWidth(look.ch * 90)
        inside.setLayout(
            stack(about, u, self.form, None, gap=u * 2, edges=(u * 6, u * 4, u * 6, u * 4))
        )
        self.body.addWidget(hairline())
        self.body.addWidget(scrolled(inside, "Перечень"), 1)
        self.leave = Button(look, "О&тмена", tip="Ничего не менять (Esc)")
        self.save = Button(look, "Со&хранить", "check", primary=True, tip="Сохранить (Ctrl+S)")
        self.save.setShortcut("Ctrl+S")
        self.set_foot(self.leave, self.save)
        self.leave.clicked.connect(self.close_sheet)
        self.save.clicked.connect(self._save)
        changing.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and "settings" in changes.kinds:
            self.reload()

    def reload(self) -> None:
        """Show the list in force."""
        self._kit.tasks.run(self._fetch, self._show, key="watchwords")

    def _fetch(self, _work: Work) -> tuple[tuple[Watchword, ...], int]:
        found = self._office.significance
        return found.watchwords(), len(found.proposals())

    def _show(self, found: tuple[tuple[Watchword, ...], int]) -> None:
        listed, proposed = found
        self.form.set_values({kind.value: _lines(kind, listed) for kind in WatchKind})
        said = counted(proposed, "обращение", "обращения", "обращений")
        self.foot_says.setText(f"Сейчас перечень предлагает {said} за 30 дней (Ctrl+M).")

    def _save(self) -> None:
        values = self.form.check()
        if values is not None:
            new = [one for kind in WatchKind for one in _words(kind, values[kind.value])]
            save = partial(self._office.significance.set_watchwords, new)
            self._changing.do(save, done=self.close_sheet)


def _lines(kind: WatchKind, listed: Iterable[Watchword]) -> str:
    return "\n".join(one.text for one in listed if one.kind is kind)


def _words(kind: WatchKind, text: str) -> list[Watchword]:
    """Return the lines of a box; a line that stands twice is one."""
    made = [Watchword(kind, " ".join(line.split())) for line in text.splitlines() if line.strip()]
    return list({one.key: one for one in made}.values())
