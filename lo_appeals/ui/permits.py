"""What who works may not change is disabled, and says why (H1); the base refuses it anyway."""

from operator import attrgetter
from typing import TYPE_CHECKING

from lo_appeals.services.rights import Area, Rights

if TYPE_CHECKING:
    from lo_appeals.ui.main_window import MainWindow

ACTIONS = {
    Area.ENTRIES: (
        "import_file", "show_recent", "add_entry", "correct_entry", "annotate_entry",
        "note_selected", "correct_selected", "reopen_selected", "delete_selected",
    ),
    Area.REGISTRY: (
        "add_body", "edit_body", "confirm_body", "confirm_chosen", "appoint_official",
        "import_contacts", "paste_contacts",
    ),
    Area.DECISIONS: ("issue_report", "check_month", "judge_entry"),
}  # fmt: skip
BUTTONS = {  # by their place in the window
    Area.ENTRIES: (
        "appeals.load_button", "appeals.entry.edit", "appeals.entry.write_note", "importing.load",
        "imports.back_out", "appeals.retention.keep", "appeals.retention.review",
        "appeals.retention.remove",
    ),
    Area.REGISTRY: (
        "registry.add_button", "registry.body_card.edit_button",
        "registry.body_card.confirm_button", "registry.body_card.more",
        "registry.body_card.add_alias", "registry.desk.contacts.load", "registry.desk.votings.add",
        "registry.desk.votings.edit", "registry.desk.votings.remove", "registry.desk.twins.differ",
        "registry.desk.twins.into_other", "registry.desk.twins.into_one",
    ),
    Area.DECISIONS: (
        "appeals.entry.significant", "appeals.entry.personal.ask",
        "appeals.retention.save_years", "appeals.terms.accept",
        "appeals.terms.calendar", "appeals.watchwords.save", "organisation.save",
        "organisation.from_file", "reports.making.release.release", "reports.month.release",
        "reports.month.check", "reports.causes.save", "reports.words.save",
        "reports.governor_words.save", "reports.governor.letter", "reports.outcome.save",
        "reports.deficiencies.tick", "reports.deficiencies.untick", "reports.deficiencies.letter",
        "reports.marks.save", "reports.marks.withdraw", "reports.preview.mark",
        "reports.letters.make", "reports.templates.arms", "reports.templates.before",
        "reports.templates.original",
    ),
}  # fmt: skip


def forbid(window: "MainWindow", rights: Rights) -> None:
    """Disable what the rights refuse."""
    for area in rights.refused:
        window.commands.forbid(ACTIONS[area], rights.reason)
        for place in BUTTONS[area]:
            attrgetter(place)(window).forbid(rights.reason)
    if Area.ENTRIES in rights.refused:
        window.appeals.morning.forbid(rights.reason)
    if Area.REGISTRY in rights.refused:
        window.registry.body_card.sections.forbid(rights.reason)
