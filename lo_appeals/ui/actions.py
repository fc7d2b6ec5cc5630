"""Every action of the program in one tuple: menu, shortcuts and Ctrl+K are made from it."""

from dataclasses import dataclass
from enum import Enum


class Needs(Enum):
    """What must be there before an action can be done."""

    NOTHING = "nothing"
    ENTRY = "entry"  # a current row of «Обращения»
    BODY = "body"  # a current row of «Реестр»
    UNDO = "undo"  # something that can be undone
    REDO = "redo"  # something that was undone


class Group(Enum):
    """Under which heading of the menu an action stands."""

    GO = "Перейти"
    ENTRIES = "Обращения"
    BODIES = "Реестр"
    REPORTS = "Отчёты"
    PROGRAM = "Программа"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that can be done. `key` is also the name of the method that does it.

    Two of them share a shortcut only where their needs are never met together: F2 changes the
    entry in «Обращения» and the body in «Реестр».
    """

    key: str
    text: str
    shortcut: str = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    group: Group = Group.PROGRAM


_G, _N = Group, Needs
ACTIONS = (
    ActionSpec("show_registry", "Реестр органов", "Ctrl+1", "building-2", group=_G.GO),
    ActionSpec("show_appeals", "Обращения", "Ctrl+2", "inbox", group=_G.GO),
    ActionSpec("show_reports", "Отчёты", "Ctrl+3", "clipboard-check", group=_G.GO),
    ActionSpec("go_anywhere", "Перейти или выполнить…", "Ctrl+K", "command", group=_G.GO),
    ActionSpec("go_to_number", "Открыть обращение по номеру…", "Ctrl+G", "inbox", group=_G.GO),
    ActionSpec("show_matters", "Дела на сегодня", "Ctrl+0", "list", group=_G.GO),
    ActionSpec("toggle_today", "Свернуть или развернуть «Сегодня»", "F4", "panel-left",
               group=_G.GO),
    ActionSpec("find", "Найти в списке", "Ctrl+F", "search", group=_G.GO),
    ActionSpec("add_new", "Добавить: обращение, орган или письма", "Ctrl+N", "plus", group=_G.GO),
    ActionSpec("import_file", "Загрузить выгрузку…", "Ctrl+O", "upload", group=_G.ENTRIES),
    ActionSpec("show_recent", "Недавние выгрузки…", "", "clock", group=_G.ENTRIES),
    ActionSpec("show_imports", "Список загрузок", "Ctrl+Shift+O", "history", group=_G.ENTRIES),
    ActionSpec("add_condition", "Добавить условие", "Ctrl+Shift+F", "filter", group=_G.ENTRIES),
    ActionSpec("pick_value", "Отобрать по значению строки…", "F7", "filter", _N.ENTRY, _G.ENTRIES),
    ActionSpec("clear_conditions", "Снять все условия", "Ctrl+Shift+X", "x", group=_G.ENTRIES),
    ActionSpec("show_morning", "Что изменилось и что впереди", "Ctrl+M", "bell",
               group=_G.ENTRIES),
    ActionSpec("save_filter", "Сохранить фильтр…", "Ctrl+Shift+W", "bookmark", group=_G.ENTRIES),
    ActionSpec("show_filters", "Сохранённые фильтры…", "", "bookmark", group=_G.ENTRIES),
    ActionSpec("list_to_excel", "Список в Excel…", "Ctrl+Shift+E", "download", group=_G.ENTRIES),
    ActionSpec("list_to_pdf", "Список в PDF…", "Ctrl+Shift+P", "file-text", group=_G.ENTRIES),
    ActionSpec("print_list", "Печать списка…", "Ctrl+P", "printer", group=_G.ENTRIES),
    ActionSpec("add_entry", "Внести обращение…", "", "plus", group=_G.ENTRIES),
    ActionSpec("correct_entry", "Исправить обращение", "F2", "pencil", _N.ENTRY, _G.ENTRIES),
    ActionSpec("annotate_entry", "Примечание к обращению…", "F8", "file-text", _N.ENTRY,
               _G.ENTRIES),
    ActionSpec("judge_entry", "Значимое обращение (п. 12)…", "F9", "star", _N.ENTRY, _G.ENTRIES),
    ActionSpec("note_selected", "Примечание к выделенным…", "", "file-text", _N.ENTRY, _G.ENTRIES),
    ActionSpec("correct_selected", "Исправить орган у выделенных…", "", "building-2", _N.ENTRY,
               _G.ENTRIES),
    ActionSpec("reopen_selected", "Начать повторное рассмотрение…", "", "history", _N.ENTRY,
               _G.ENTRIES),
    ActionSpec("delete_selected", "Удалить выделенные…", "", "x", _N.ENTRY, _G.ENTRIES),
    ActionSpec("card_to_pdf", "Карточка в PDF…", "", "file-text", _N.ENTRY, _G.ENTRIES),
    ActionSpec("copy_due", "Скопировать объяснение срока", "Ctrl+Shift+C", "copy", _N.ENTRY,
               _G.ENTRIES),
    ActionSpec("add_body", "Добавить орган…", "", "plus", group=_G.BODIES),
    ActionSpec("edit_body", "Изменить орган", "F2", "pencil", _N.BODY, _G.BODIES),
    ActionSpec("confirm_body", "Сведения об органе проверены", "Ctrl+Shift+B", "check", _N.BODY,
               _G.BODIES),
    ActionSpec("appoint_official", "Назначить в органе", "Ctrl+Shift+N", "user", _N.BODY,
               _G.BODIES),
    ActionSpec("import_contacts", "Загрузить контакты или форму…", "Ctrl+Shift+I", "upload",
               group=_G.BODIES),
    ActionSpec("paste_contacts", "Вставить контакты из Excel", "Ctrl+V", "copy", _N.BODY,
               _G.BODIES),
    ActionSpec("choose_day", "Кто отвечал на дату…", "", "calendar", group=_G.BODIES),
    ActionSpec("print_contacts", "Контакты в DOCX", "", "printer", group=_G.BODIES),
    ActionSpec("confirm_chosen", "Выделенные подтвердили сведения сегодня", "", "circle-check",
               _N.BODY, _G.BODIES),
    ActionSpec("export_contacts", "Контакты в XLSX…", "", "download", group=_G.BODIES),
    ActionSpec("make_forms", "Формы «проверьте данные»…", "", "file-text", _N.BODY, _G.BODIES),
    ActionSpec("copy_emails", "Скопировать адреса почты выделенных", "Ctrl+Shift+M", "mail",
               _N.BODY, _G.BODIES),
    ActionSpec("remind_owing", "Напомнить всем, кто не сообщил в срок (п. 4, 5)…", "Ctrl+Shift+U",
               "mail", group=_G.BODIES),
    ActionSpec("write_to_chosen", "Письма выделенным органам…", "", "mail", _N.BODY, _G.BODIES),
    ActionSpec("show_late", "Поздние уведомления за месяц (п. 5)", "Ctrl+Shift+D", "history",
               group=_G.BODIES),
    ActionSpec("show_twins", "Возможные двойники", "", "users", group=_G.BODIES),
    ActionSpec("show_votings", "Общественные голосования", "Ctrl+Shift+V", "vote", group=_G.BODIES),
    ActionSpec("show_deficiencies", "Недостатки месяца", "Ctrl+4", "shield-alert",
               group=_G.REPORTS),
    ActionSpec("show_governor", "Доклады Губернатору", "Ctrl+5", "star", group=_G.REPORTS),
    ActionSpec("show_outgoing", "Исходящие письма", "Ctrl+6", "send", group=_G.REPORTS),
    ActionSpec("show_issued", "Выпущенные отчёты и пакет месяца", "Ctrl+7", "history",
               group=_G.REPORTS),
    ActionSpec("show_templates", "Шаблоны писем", "Ctrl+8", "file-text", group=_G.REPORTS),
    ActionSpec("make_letters", "Письма по отбору…", "Ctrl+9", "mail", group=_G.REPORTS),
    ActionSpec("make_letter", "Сделать письмо за месяц", "Ctrl+L", "file-text", group=_G.REPORTS),
    ActionSpec("issue_report", "Выпустить отчёт за месяц…", "Ctrl+Shift+L", "clipboard-check",
               group=_G.REPORTS),
    ActionSpec("check_month", "Отметить показатели месяца проверенными", "Ctrl+Shift+K",
               "circle-check", group=_G.REPORTS),
    ActionSpec("write_causes", "Причины и предложения за месяц…", "Ctrl+Shift+R", "pencil",
               group=_G.REPORTS),
    ActionSpec("show_figures_of_period", "Показатели за квартал, год, другие дни…", "",
               "calendar", group=_G.REPORTS),
    ActionSpec("month_before", "Предыдущий месяц", "Alt+Left", "chevron-left", group=_G.REPORTS),
    ActionSpec("month_after", "Следующий месяц", "Alt+Right", "chevron-right", group=_G.REPORTS),
    ActionSpec("undo", "Отменить последнее", "Ctrl+Z", "undo-2", _N.UNDO),
    ActionSpec("redo", "Вернуть отменённое", "Ctrl+Y", "", _N.REDO),
    ActionSpec("refresh", "Обновить", "F5", "refresh-cw"),
    ActionSpec("copy_base", "Сделать копию базы", "Ctrl+B", "database"),
    ActionSpec("show_copies", "Копии базы и восстановление", "Ctrl+Shift+S", "history"),
    ActionSpec("show_journal", "Журнал действий", "Ctrl+J", "list"),
    ActionSpec("hand_over", "Лист передачи дел на время отпуска…", "", "file-text"),
    ActionSpec("show_settings", "Настройки", "Ctrl+,", "settings"),
    ActionSpec("show_terms", "Сроки и производственный календарь", "Ctrl+T", "calendar"),
    ActionSpec("show_watchwords", "Значимые темы и слова (п. 12)", "", "star"),
    ActionSpec("show_retention", "Срок хранения и обезличивание", "", "shield-alert"),
    ActionSpec("show_wizard", "Первые шаги…", "", "wand-sparkles"),
    ActionSpec("toggle_sample", "Данные для примера: открыть или закрыть", "", "inbox"),
    ActionSpec("toggle_theme", "Тёмная или светлая тема", "Ctrl+D", "moon"),
    ActionSpec("larger_type", "Крупнее шрифт", "Ctrl++"),
    ActionSpec("smaller_type", "Мельче шрифт", "Ctrl+-"),
    ActionSpec("show_help", "Справка о том, что на экране", "F1", "circle-help"),
    ActionSpec("show_clause", "Пункт Положения", "Ctrl+F1", "file-text"),
    ActionSpec("show_keys", "Клавиши", "", "command"),
    ActionSpec("show_about", "О программе", "", "circle-help"),
    ActionSpec("quit", "Выход", "Ctrl+Q"),
)  # fmt: skip


def action(key: str) -> ActionSpec:
    """Return the action of that key."""
    return next(spec for spec in ACTIONS if spec.key == key)
