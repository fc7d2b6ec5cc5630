"""What sections, sheets and guides lead to: they know not each other, the window joins them."""

from functools import partial
from typing import TYPE_CHECKING

from lo_appeals.ui.sections import APPEALS, REGISTRY

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow


def join(window: "MainWindow") -> None:
    """Join the signals of sections, sheets and guides with what the window does."""
    _join_lists(window)
    _join_sections(window)
    _join_sheets(window)
    _join_guides(window)


def _join_lists(window: "MainWindow") -> None:
    does = window.commands.do  # which knows what may not be done
    window.appeals.list.add_pressed.connect(partial(does, "add_entry"))
    window.appeals.list.remove_pressed.connect(partial(does, "delete_selected"))
    window.registry.list.add_pressed.connect(partial(does, "add_body"))
    window.appeals.selected.connect(partial(window.frame.tell_selected, APPEALS))
    window.registry.selected.connect(partial(window.frame.tell_selected, REGISTRY))


def _join_sections(window: "MainWindow") -> None:
    for section in (window.registry, window.appeals, window.reports):
        section.wants_entries.connect(window.show_entries)
        section.wants_sheet.connect(window.open_sheet)
        section.told.connect(window.answering.tell)
    for section in (window.appeals, window.reports):
        section.wants_import.connect(window.deeds.import_file)
    window.appeals.wants_letters.connect(window.following.letters_to)
    window.registry.wants_letters.connect(window.following.letters_for)
    window.reports.shown_month.connect(window.frame.tell_month)


def _join_sheets(window: "MainWindow") -> None:
    page = window.organisation.look_page
    page.themed.connect(window.deeds.set_theme)
    page.sized.connect(window.deeds.set_points)
    page.wanted.connect(window.commands.do)
    window.reports.governor.to_morning.clicked.connect(partial(window.commands.do, "show_morning"))
    for sheet in (window.reports.making.release, window.reports.letters):
        sheet.wants_settings.connect(window.deeds.show_settings)
    window.imports.wants_entries.connect(window.show_batch)
    window.imports.wants_selection.connect(window.show_entries)
    window.copies.wants_restore.connect(window.wants_restore)
    window.copies.told.connect(window.answering.tell)
    window.importing.applied.connect(window.changing.accept)
    window.importing.told.connect(window.answering.tell)


def _join_guides(window: "MainWindow") -> None:
    window.go_to.picked.connect(window.going.go)
    window.go_to.asked.connect(window.going.find)
    window.today.new_day.connect(window.reload)
    window.today.wanted.connect(window.following.follow)
    window.recent.another.connect(window.deeds.import_file)
    window.recent.picked.connect(window.open_file)
    window.dropping.files.connect(window.open_file)
    window.dropping.refused.connect(window.message.warn)
    window.wizard.wants_file.connect(window.deeds.import_file)
    window.wizard.wants_sample.connect(window.wants_sample)
    window.wizard.wants_list.connect(window.deeds.import_contacts)
    window.handing_over.told.connect(window.answering.tell)
