"""Every screen of the program under a name: drawn by `pictures`, walked through by tests of access.

A screen is shown by what a person would press; where a form or a sheet needs a current row, the
first one is taken.
"""

from collections.abc import Callable
from functools import partial

from lo_appeals.services.sample import FILE
from lo_appeals.ui.main_window import MainWindow
from lo_appeals.ui.reports.tab import DEFICIENCIES, GOVERNOR, ISSUED, MONTH, OUTGOING, TEMPLATES

Screen = Callable[[MainWindow], None]
Wait = Callable[[], None]
FORMS_OF_A_BODY = ("edit", "rename", "merge", "abolish", "alias")
ASKED_OF_A_BODY = (
    "appoint", "first_list", "notice", "own_act", "consultation", "details", "body_cases",
)  # fmt: skip


def screens(wait: Wait) -> dict[str, Screen]:
    """Return every screen; `wait` lets the window work until nothing is on its way."""
    return {
        **_pages(), **_entry_forms(wait), **_body_forms(wait), **_reports(wait), **_sheets(wait),
        **_covers(wait),
    }  # fmt: skip


def leave(window: MainWindow) -> None:
    """Take away what covers the window and its cards."""
    window.go_to.hide()
    window.wizard.hide()
    window.message.hide()
    window.enable()
    for page in (window.appeals, window.registry):
        page.close_card()
    window.reports.show_part(MONTH)


def _deed(key: str) -> Screen:
    def show(window: MainWindow) -> None:
        getattr(window.deeds, key)()

    return show


def _pages() -> dict[str, Screen]:
    return {
        "list": _deed("show_appeals"),
        "appeals": _card,
        "bodies": _deed("show_registry"),
        "registry": _body,
        "reports": _deed("show_reports"),
    }


def _card(window: MainWindow) -> None:
    window.deeds.show_appeals()
    window.appeals.list.selectRow(1)
    now = window.appeals.list.current_id()
    if now is not None:
        window.appeals.open_entry(now)


def _body(window: MainWindow) -> None:
    window.deeds.show_registry()
    window.registry.list.selectRow(0)
    now = window.registry.list.current_id()
    if now is not None:
        window.registry.open_body(now)


def _entry_forms(wait: Wait) -> dict[str, Screen]:
    def correction(window: MainWindow) -> None:
        _card(window)
        wait()
        window.deeds.correct_entry()

    def note(window: MainWindow) -> None:
        _card(window)
        wait()
        window.appeals.cards.annotate()

    return {"correction": correction, "note": note, "new-entry": _deed("add_entry")}


def _body_forms(wait: Wait) -> dict[str, Screen]:
    def change(name: str, window: MainWindow) -> None:
        _body(window)
        wait()
        getattr(window.registry.body_card, name).emit()

    def ask(key: str, window: MainWindow) -> None:
        _body(window)
        wait()
        window.registry.body_card.sections.asked.emit(key, None)

    return {
        "new-body": _deed("add_body"),
        **{f"body-{name}": partial(change, name) for name in FORMS_OF_A_BODY},
        **{f"body-{key}": partial(ask, key) for key in ASKED_OF_A_BODY},
    }


def _reports(wait: Wait) -> dict[str, Screen]:
    def part(place: int, window: MainWindow) -> None:
        window.deeds.show_reports()
        window.reports.show_part(place)

    def of_letter(button: str, window: MainWindow) -> None:
        part(OUTGOING, window)
        wait()
        outgoing = window.reports.outgoing
        outgoing.table.selectRow(0)
        getattr(outgoing, button).click()

    def of_deficiency(window: MainWindow) -> None:
        part(DEFICIENCIES, window)
        wait()
        window.reports.deficiencies.table.selectRow(0)
        window.reports.deficiencies.words.click()

    parts = {
        "deficiencies": DEFICIENCIES, "governor": GOVERNOR, "outgoing": OUTGOING,
        "issued": ISSUED, "templates": TEMPLATES,
    }  # fmt: skip
    return {
        **{name: partial(part, place) for name, place in parts.items()},
        "letters": _deed("make_letters"),
        "marks": partial(of_letter, "marks"),
        "preview": partial(of_letter, "preview"),
        "words": of_deficiency,
        "causes": _deed("write_causes"),
        "period": _deed("show_figures_of_period"),
        "release": _deed("issue_report"),
    }


def _sheets(wait: Wait) -> dict[str, Screen]:
    def importing(window: MainWindow) -> None:
        window.open_file(str(window.office.folder.parent / FILE))

    def group(back: int, window: MainWindow) -> None:
        window.deeds.show_settings()
        wait()
        groups = window.organisation.groups
        groups.setCurrentRow(groups.count() - back)

    def help_page(page: str, window: MainWindow) -> None:
        window.helping.show_page(page)

    return {
        "import": importing,
        "imports": _deed("show_imports"),
        "morning": _deed("show_morning"),
        "terms": _deed("show_terms"),
        "watchwords": _deed("show_watchwords"),
        "retention": _deed("show_retention"),
        "remind": _deed("remind_owing"),
        "late": _deed("show_late"),
        "twins": _deed("show_twins"),
        "votings": _deed("show_votings"),
        "settings": _deed("show_settings"),
        "settings-work": partial(group, 3),
        "settings-look": partial(group, 2),
        "settings-shared": partial(group, 1),
        "copies": _deed("show_copies"),
        "journal": _deed("show_journal"),
        "about": _deed("show_about"),
        "help": partial(help_page, "terms"),
        "keys": partial(help_page, "keys"),
    }


def _covers(wait: Wait) -> dict[str, Screen]:
    def wizard(step: int, window: MainWindow) -> None:
        window.deeds.show_wizard()
        wait()
        for _ in range(step):
            window.wizard.step_on()

    return {
        "goto": _deed("go_anywhere"),
        "wizard": partial(wizard, 0),
        **{f"wizard-{step + 1}": partial(wizard, step) for step in (1, 2, 3)},
    }
