"""«Ещё» of the registry: lists on paper, contacts and forms, work on the selected bodies."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from lo_appeals.ui.registry.tab import RegistryTab


def more_menu(tab: "RegistryTab", *, may: bool) -> QMenu:
    """Return the menu; where the registry `may` not be changed, what changes it is grey."""
    menu, desk = QMenu("Ещё", tab), tab.desk
    changes = (
        desk.import_contacts, desk.paste_contacts, desk.confirm_chosen, tab.check_chosen,
    )  # fmt: skip
    for text, do in (
        ("Письма выделенным…", tab.write_to_chosen),
        ("Поздние уведомления за месяц (п. 5)", desk.show_late),
        ("Список в XLSX…", tab.out.to_excel),
        ("Список в PDF…", tab.out.paper.to_pdf),
        ("Печать списка…", tab.out.paper.print_list),
        ("Загрузить контакты или форму…", desk.import_contacts),
        ("Вставить контакты из Excel", desk.paste_contacts),
        ("Контакты в XLSX…", desk.export_contacts),
        ("Контакты на сегодня в DOCX", desk.print_contacts),
        ("Выделенные подтвердили сведения сегодня", desk.confirm_chosen),
        ("Сведения выделенных проверены", tab.check_chosen),
        ("Формы «проверьте данные» выделенным…", desk.make_forms),
        ("Скопировать адреса почты выделенных", desk.copy_emails),
        ("Возможные двойники", desk.show_twins),
        ("Общественные голосования", desk.show_votings),
    ):
        menu.addAction(text, do).setEnabled(may or do not in changes)
    return menu
