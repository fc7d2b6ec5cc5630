"""Which point of the regulation binds which type of body: duties are data (R2)."""

from dataclasses import dataclass
from datetime import date

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.explanations import Due
from lo_appeals.domain.texts import counted
from lo_appeals.domain.texts import day as written

EVERY = frozenset(BodyType)
EXECUTIVE = frozenset({BodyType.EXECUTIVE})


@dataclass(frozen=True, slots=True)
class Duty:
    """One point: whom it binds, and whom the order only recommends the same.

    Only what binds can be broken; what is recommended has a status.
    """

    key: str
    clause: str
    title: str
    binds: frozenset[BodyType]
    recommended: frozenset[BodyType] = frozenset()


FIRST_LIST = Duty("first_list", "п. 4", "Направить сведения об ответственных лицах", EXECUTIVE)
CHANGE_NOTICE = Duty("change_notice", "п. 5", "Уведомлять об изменениях сведений", EXECUTIVE)
RESOURCES = Duty("resources", "п. 6", "Обеспечить ресурсы для работы с обращениями", EXECUTIVE)
ANSWER = Duty("answer", "п. 7", "Рассматривать обращения в срок", EVERY)
DEFICIENCY = Duty("deficiency", "п. 10", "Отвечать за выявленные недостатки", EXECUTIVE)
SUMMARY = Duty("summary", "п. 11", "Входит в ежемесячную сводную информацию", EVERY)
OFFICIALS = Duty(
    "officials", "п. 4 приказа", "Определить ответственных должностных лиц",
    frozenset(), EVERY - EXECUTIVE,
)  # fmt: skip
OWN_ACT = Duty(
    "own_act", "п. 4 приказа", "Принять аналогичный правовой акт",
    frozenset(), frozenset({BodyType.MUNICIPAL}),
)  # fmt: skip

DUTIES = (FIRST_LIST, CHANGE_NOTICE, RESOURCES, ANSWER, DEFICIENCY, SUMMARY, OFFICIALS, OWN_ACT)


def bound_by(type_: BodyType) -> tuple[Duty, ...]:
    """Return the duties that bind a type of body."""
    return tuple(duty for duty in DUTIES if type_ in duty.binds)


def recommended_to(type_: BodyType) -> tuple[Duty, ...]:
    """Return what the order recommends to a type of body (order item 4)."""
    return tuple(duty for duty in DUTIES if type_ in duty.recommended)


@dataclass(frozen=True, slots=True)
class Clock:
    """One term of п. 4 or п. 5: from when, until when, when it was done.

    `due` None: there is nothing to count from, `note` says why. The due day itself is in time.
    """

    duty: Duty
    due: Due | None
    done: date | None
    note: str = ""

    def late_days(self, today: date) -> int:
        """Return the days of lateness on `today`, 0 where it is in time or nothing is counted."""
        if self.due is None:
            return 0
        return max(((self.done or today) - self.due.day).days, 0)

    def open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.done is None

    def text(self, today: date) -> str:
        """Return where the term stands, in words."""
        if self.due is None:
            return f"{self.note} Получено {written(self.done)}." if self.done else self.note
        late = self.late_days(today)
        days = counted(late, "день", "дня", "дней")
        if self.done:
            tail = f", с опозданием на {days}" if late else ", в срок"
            return f"{written(self.done)} при сроке {written(self.due.day)}{tail}"
        if late:
            return f"не получено, срок истёк {written(self.due.day)}, опоздание {days}"
        return f"ожидается до {written(self.due.day)}"
