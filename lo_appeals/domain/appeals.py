"""An appeal as the portal tells it and as the committee keeps it (п. 7, figures.md «Entry»)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from math import ceil

from lo_appeals.domain.columns import Kind, column
from lo_appeals.domain.texts import fold

DATE, FLAG, COUNT = Kind.DATE, Kind.FLAG, Kind.COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalFacts:
    """What one row of the portal's export says (layouts and synonyms: domain.md §2).

    Empty text is '' and an empty date is None; the portal's «-» is empty.
    """

    number: str = column("№ ПОС", 12, search=True, aliases=(
        "Номер", "Номер сообщения", "№ сообщения", "Номер обращения", "№ обращения", "ID",
        "ID сообщения", "Идентификатор", "Идентификатор ПОС", "Регистрационный номер",
        "Рег. номер", "Номер ПОС", "Сообщение ПОС №", "Номер сообщения ПОС"))  # fmt: skip
    epgu_number: str = column("№ ЕПГУ", 12, search=True, default="", aliases=(
        "Номер ЕПГУ", "Номер на ЕПГУ", "ID ЕПГУ", "Номер заявления ЕПГУ"))  # fmt: skip
    source: str = column("Источник", 14, default="", aliases=(
        "Источник", "Канал", "Канал поступления", "Источник поступления", "Способ подачи",
    ))  # fmt: skip
    top_lko: str = column("Верхнеуровневый ЛКО", 20, default="", aliases=(
        "Верхнеуровневый ЛКО", "ЛКО", "Регион", "Субъект РФ"))  # fmt: skip
    category: str = column("Категория", 22, search=True, default="", aliases=(
        "Категория", "Тематика", "Тема", "Рубрика", "Группа тем"))  # fmt: skip
    subcategory: str = column("Подкатегория", 22, search=True, default="", aliases=(
        "Подкатегория", "Подтема", "Подрубрика"))  # fmt: skip
    fact: str = column("Факт", 22, search=True, default="", aliases=(
        "Факт", "Факт сообщения", "Проблема"))  # fmt: skip
    org_received: str = column("Куда поступило", 30, default="", aliases=(
        "Организация, в которую поступило сообщение", "Организация-получатель",
        "Орган, в который поступило", "Адресат"))  # fmt: skip
    org_current: str = column("Где находится", 30, default="", aliases=(
        "Организация, в которой находится сообщение", "Организация", "Организация исполнителя",
        "Организация-исполнитель", "Орган", "Ведомство", "Ответственная организация",
        "Исполняющая организация"))  # fmt: skip
    municipality: str = column("Муниципалитет", 22, default="", aliases=(
        "Муниципалитет", "Муниципальное образование", "МО", "ОМСУ", "Район",
        "Муниципальный район", "Территория"))  # fmt: skip
    address: str = column("Адрес", 26, default="", aliases=(
        "Адрес", "Адрес проблемы", "Местоположение", "Место", "Населенный пункт"))  # fmt: skip
    received: date | None = column("Дата поступления", 10, DATE, default=None, aliases=(
        "Дата поступления", "Дата создания", "Дата подачи", "Дата обращения", "Создано",
        "Поступило", "Дата"))  # fmt: skip
    registered_on: date | None = column("Дата регистрации", 10, DATE, default=None, aliases=(
        "Дата регистрации", "Дата рег.", "Зарегистрировано"))  # fmt: skip
    planned: date | None = column("Плановая дата портала", 10, DATE, default=None, aliases=(
        "Дата планируемого завершения работ", "Плановая дата", "Плановый срок", "Срок",
        "Срок ответа", "Срок исполнения", "Контрольный срок", "Крайний срок", "План. срок",
    ))  # fmt: skip
    answered: date | None = column("Дата ответа", 10, DATE, default=None, aliases=(
        "Дата фактического завершения работ", "Дата ответа", "Фактическая дата",
        "Дата исполнения", "Дата закрытия", "Дата завершения", "Завершено"))  # fmt: skip
    stage: str = column("Стадия", 14, default="", aliases=("Стадия", "Этап"))
    status: str = column("Статус", 24, default="", aliases=(
        "Статус", "Текущий статус", "Состояние"))  # fmt: skip
    overdue_portal: bool | None = column("Просрочено на портале", 8, FLAG, default=None, aliases=(
        "Просрочено", "Просрочка", "Нарушение срока", "Признак просрочки"))  # fmt: skip
    fast_track: bool | None = column("Фаст-трек", 8, FLAG, default=None, clause="п. 7", aliases=(
        "Фаст-трек", "Фасттрек", "Fast Track", "FastTrack", "FT", "Ускоренный порядок",
        "Ускоренное", "Ускоренное рассмотрение"))  # fmt: skip
    law: str = column("ФЗ", 16, default="", aliases=(
        "ФЗ", "Вид обращения", "Тип сообщения", "Порядок рассмотрения"))  # fmt: skip
    chose_59fz: bool | None = column("По 59-ФЗ", 8, FLAG, default=None, clause="п. 2", aliases=(
        "Заявитель выбрал подачу по 59-ФЗ", "59-ФЗ", "По 59-ФЗ"))  # fmt: skip
    resolution: str = column("Тип решения", 14, default="", aliases=(
        "Тип решения", "Решение", "Результат", "Результат рассмотрения"))  # fmt: skip
    foiv_email: str = column("Направлено в ФОИВ", 12, default="", aliases=(
        "Направлено по email в ФОИВ, не подключенный к ПОС",))  # fmt: skip
    grade: int | None = column("Оценка", 6, COUNT, default=None, aliases=(
        "Оценка ответа заявителем", "Оценка", "Оценка заявителя", "Удовлетворенность",
    ))  # fmt: skip
    repeat: str = column("Повторное рассмотрение", 10, default="", aliases=(
        "Повторное рассмотрение", "Повторное", "Повторно", "Возобновлено"))  # fmt: skip
    postponed: bool | None = column("Отложено", 8, FLAG, default=None, aliases=(
        "Отложено", "Отложенное решение", "Перенос срока", "Продлено", "Промежуточный ответ",
    ))  # fmt: skip
    coordinator: str = column("Координатор", 24, search=True, default="", aliases=(
        "ФИО координатора", "Координатор"))  # fmt: skip
    executor: str = column("Исполнитель", 24, search=True, default="", aliases=(
        "ФИО исполнителя", "Исполнитель", "Ответственный исполнитель"))  # fmt: skip
    head: str = column("Руководитель", 24, search=True, default="", aliases=(
        "ФИО руководителя", "Руководитель", "Утвердил"))  # fmt: skip
    text: str = column("Текст", 40, default="", aliases=(
        "Текст", "Текст сообщения", "Содержание", "Описание"))  # fmt: skip
    applicant: str = column("Заявитель", 24, default="", aliases=(
        "Заявитель", "ФИО заявителя"))  # fmt: skip


PERSONAL = ("text", "applicant")  # imported only when a setting says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal(PortalFacts):
    """One entry: one consideration of one appeal, as the committee keeps it.

    The portal's fields hold the value in force: the clerk's correction where there is one. What
    the portal said is kept beside it (services, «imported and corrected values apart»).
    """

    id: int
    cycle: int = column("Рассмотрение №", 6, COUNT)
    registered: date = column("Зарегистрировано", 10, DATE, clause="п. 7")
    due: date = column("Срок", 10, DATE, clause="п. 7")
    rule_id: int
    accelerated: bool = column("Ускоренный порядок", 8, FLAG, clause="п. 7", default=False)
    law59: bool = column("59-ФЗ", 6, FLAG, clause="п. 2", default=False)
    declined: bool = False  # by the moderator: in no figure
    body_id: int | None = None
    body: str = column("Орган", 34, search=True, default="")
    body_short: str = ""  # as a list names it; '' where the body has no short name
    days_taken: int | None = column("Дней до ответа", 6, COUNT, default=None)
    unconfirmed_by: int | None = None  # the import that covered its date and did not contain it
    notes: str = column("Примечания", 30, default="")  # a line each, newest first
    deleted: bool = False
    version: int = 1

    @property
    def open(self) -> bool:
        """Not answered and not declined (figures.md)."""
        return self.answered is None and not self.declined

    @property
    def data_error(self) -> str:
        """Why the entry contradicts itself, or ''. It counts as open all the same."""
        if self.answered is None and is_finished(self.stage, self.status):
            return "На портале завершено, но даты ответа нет"
        return ""


KNOWN_STATUSES = frozenset(map(fold, (  # of the portal, domain.md §1.3
    "На модерации", "На рассмотрении", "Отклонено модератором",
    "Направлено в подведомственную организацию", "Передано в вышестоящую организацию",
    "Назначен исполнитель", "В работе",
    "Перенос срока обработки утвержден. Отправлен ответ Заявителю", "Отправлен ответ заявителю",
)))  # fmt: skip


class State(Enum):
    """Where an entry stands on a day. The value is the word that every list shows."""

    VERY_LATE = "Просрочено давно"
    LATE = "Просрочено"
    TODAY = "Срок сегодня"
    SOON = "Скоро срок"
    OPEN = "В работе"
    DONE = "Отвечено в срок"
    DONE_LATE = "Отвечено позже"
    DECLINED = "Отклонено модератором"


@dataclass(frozen=True, slots=True)
class Watch:
    """When an open entry is «at risk» and when it is «very late» (D7): the one definition.

    At risk from the day on which `share` of the term is gone: 80 % is day 24 of 30, day 8 of 10;
    and at the latest `days` before the due day. Very late after `very_late_days` days of delay.
    """

    share: int = 80  # per cent of the term
    days: int = 0
    very_late_days: int = 10

    def lead(self, term_days: int) -> int:
        """Return how many days before the due day the risk begins, for a term of that length."""
        return max(term_days - ceil(term_days * self.share / 100), self.days)


def state(appeal: Appeal, today: date, watch: Watch, term_days: int) -> State:
    """Return where `appeal` stands on `today` (during the day: the due day is in time)."""
    if appeal.declined:
        return State.DECLINED
    if appeal.answered is not None:
        return State.DONE if appeal.answered <= appeal.due else State.DONE_LATE
    left = (appeal.due - today).days
    if left < 0:
        return State.VERY_LATE if -left > watch.very_late_days else State.LATE
    if left == 0:
        return State.TODAY
    return State.SOON if left <= watch.lead(term_days) else State.OPEN


@lru_cache(maxsize=256)
def is_finished(stage: str, status: str) -> bool:
    """Tell whether the portal calls the work finished (domain.md §1.3)."""
    return fold(stage) == "завершено" or fold(status).startswith("отправлен ответ")


@lru_cache(maxsize=256)
def is_declined(status: str, words: tuple[str, ...]) -> bool:
    """Tell whether the moderator declined it: such entries are in no figure.

    `words` are the beginnings of such statuses, folded: a setting of the organisation.
    """
    return fold(status).startswith(words)


_APPROVED = re.compile(r"(\bне (?:был[аио]? )?)?\bутвержден[аоы]?\b")
_WITHDRAWN = re.compile(r"\b(?:отклон|отмен)")


@lru_cache(maxsize=256)
def is_postponed(status: str) -> bool:
    """Tell whether the portal approved a postponement; it does not move the due day (п. 7).

    One that waits for approval, was not approved, was refused or withdrawn is none.
    """
    said = fold(status)
    if not said.startswith("перенос срока") or _WITHDRAWN.search(said):
        return False
    return any(not found[1] for found in _APPROVED.finditer(said))


def under_law59(law: str, chose: bool | None) -> bool:
    """Tell whether the entry goes under 59-ФЗ and so stands apart (п. 2)."""
    return bool(chose) or "59" in law
