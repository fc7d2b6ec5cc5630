"""Lines of «Что изменилось и что впереди»: each with what it stands for and what may be decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.selection import Law, Quick, Selection
from lo_appeals.domain.significance import GovernorItem
from lo_appeals.domain.texts import appeals, counted, day, moment, number
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.changes_since import ABSENT_MEANS, TITLES, Since
from lo_appeals.services.office import Office
from lo_appeals.services.repeats import Alike, Pair
from lo_appeals.services.surges import FoundSurge
from lo_appeals.ui.appeals.significance import left
from lo_appeals.ui.lines import Line

Group = tuple[str, list[Line]]  # a heading and its lines
Deed = tuple[str, str, Callable[[], Changes]]  # words, icon, what it does
ICONS = {"new": "plus", "answered": "check", "newly_late": "triangle-alert",
         "moved": "arrow-right", "returned": "undo-2", "absent": "circle-help"}  # fmt: skip
MOST_BODIES = 12
EVERY = Selection(law=Law.BOTH)


@dataclass(frozen=True, slots=True)
class Point:
    """What a line stands for: its words, its entries, what may be decided."""

    title: str
    about: str
    selection: Selection | None = None
    deeds: tuple[Deed, ...] = ()


def lines_of(office: Office) -> list[Line]:
    """Return the lines of the sheet; a heading without lines is left out."""
    now = office.clock()
    groups: list[Group] = [
        ("Доложить Губернатору (п. 12)", [_item(office, one, now)
                                          for one in office.significance.items(running=True)]),
        ("Всплески (п. 12)", [_surge(office, one) for one in office.surges.find()]),
        _proposals(office),
        ("С прошлой загрузки", _since(office.changes.since())),
        _ahead(office),
        _silent(office),
        _repeats(office),
    ]  # fmt: skip
    return [line for title, lines in groups if lines for line in (Line("", title), *lines)]


def _headed(title: str, shown: Sequence[object], whole: int) -> str:
    """Return a heading that says how many of all are shown, where it is not all of them."""
    return title if len(shown) == whole else f"{title}: {len(shown)} из {number(whole)}"


def _all_of(title: str, ids: Sequence[int]) -> Line:
    """Return the line behind which all entries of a group are, shown here or not."""
    selection = replace(EVERY, chosen=tuple(dict.fromkeys(ids)), chosen_as=title)
    about = f"{appeals(len(selection.chosen or ()))}: и те, что показаны, и остальные."
    return Line("list", f"Все: {title.lower()}", "", Point(title, about, selection))


def _since(found: Since) -> list[Line]:
    lines = []
    for key, title in TITLES.items():
        ids = getattr(found, key)
        if ids:
            about = ABSENT_MEANS if key == "absent" else f"{appeals(len(ids))}."
            selection = replace(EVERY, chosen=ids, chosen_as=title)
            lines.append(Line(ICONS[key], title, number(len(ids)), Point(title, about, selection)))
    return lines


def _item(office: Office, one: GovernorItem, now: datetime) -> Line:
    said = left(one, now)
    title = f"№ {one.number} · {one.topic}" if one.number else one.topic
    about = (
        f"Выявлено {moment(one.detected_at)}, доложить до {moment(one.due_at)}: {said}. "
        f"{one.ground}"
    )
    selection = None
    if one.entry_id is not None:
        selection = replace(EVERY, chosen=(one.entry_id,), chosen_as="п. 12")
    deeds: tuple[Deed, ...] = (
        ("Доклад отправлен", "send", partial(office.significance.reported, one.id)),
        ("Отменить решение", "undo-2", partial(office.significance.take_back, one.id)),
    )
    icon = "triangle-alert" if one.late(now) else "clock"
    return Line(icon, title, said, Point(title, about.strip(), selection, deeds))


def _surge(office: Office, one: FoundSurge) -> Line:
    cell = one.surge.cell
    title = f"{cell.topic} · {cell.place}"
    deeds: tuple[Deed, ...] = (
        ("Повышенная активность", "flag", partial(office.surges.accept, one)),
        ("Не всплеск", "x", partial(office.surges.refuse, one)),
    )
    selection = replace(EVERY, chosen=one.ids, chosen_as=f"Всплеск: {title}")
    return Line("bell", title, str(one.surge.count), Point(title, one.evidence, selection, deeds))


def _proposals(office: Office) -> Group:
    whole = office.significance.proposals()
    found, title = whole[:MOST_BODIES], "Может быть значимым (п. 12)"
    shown = {one.id: one for one in office.appeals.page([one.entry_id for one in found])}
    lines = []
    for one in found:
        entry = shown[one.entry_id]
        named = f"№ {entry.number} · {entry.subcategory or entry.category}"
        decide = partial(office.significance.decide, entry.id)
        deeds: tuple[Deed, ...] = (
            ("Значимое", "flag", partial(decide, significant_=True)),
            ("Не значимое", "x", partial(decide, significant_=False)),
        )
        about = f"По перечню тем и слов: {', '.join(one.reasons)}. {entry.body}"
        selection = replace(EVERY, chosen=(entry.id,), chosen_as="п. 12")
        lines.append(Line("star", named, "", Point(named, about, selection, deeds)))
    if len(found) < len(whole):
        lines.append(_all_of(title, [one.entry_id for one in whole]))
    return _headed(title, found, len(whole)), lines


def _repeats(office: Office) -> Group:
    """Return pairs on one matter of one body; nothing is merged, figures stay (I10)."""
    whole = office.repeats.proposals()
    found, title = whole[:MOST_BODIES], "Похожи на повторные"
    later = {one.id: one for one in office.appeals.page([one.second_id for one in found])}
    lines = [_pair(office, one, later[one.second_id]) for one in found]
    if len(found) < len(whole):
        lines.append(_all_of(title, [x for one in whole for x in (one.first_id, one.second_id)]))
    return _headed(title, found, len(whole)), lines


def _pair(office: Office, one: Pair, entry: Appeal) -> Line:
    apart = counted(one.days_apart, "день", "дня", "дней")
    same = ", тексты одинаковы" if one.same_text else ""
    about = (
        f"Та же тема и тот же орган, между ними {apart}{same}: {entry.category}"
        f" · {entry.subcategory}. {entry.body}. Оба останутся в списках и показателях."
    )
    deeds = tuple(
        (verdict.value, icon, partial(office.repeats.judge, one, verdict))
        for verdict, icon in ((Alike.REPEAT, "undo-2"), (Alike.DUPLICATE, "copy"),
                              (Alike.DIFFERENT, "x"))
    )  # fmt: skip
    title = f"№ {one.first_number} и № {one.second_number}"
    ids = (one.first_id, one.second_id)
    selection = replace(EVERY, chosen=ids, chosen_as="Похожие обращения")
    return Line("copy", title, apart, Point(title, about, selection, deeds))


def _ahead(office: Office) -> Group:
    today = office.appeals.today()
    month = Period.month(today.year, today.month)
    whole = [one for one in office.ahead.forecast(month) if one.late_by_end]
    found, lines = whole[:MOST_BODIES], []
    for one in found:
        about = (
            f"Открыто {one.open}, просрочено сейчас {one.late_now}, "
            f"к концу {day(month.last)} будет просрочено {one.late_by_end}."
        )
        selection = None
        if one.body_id is not None:
            selection = Selection(quick=Quick.OPEN, body_ids=(one.body_id,), due_to=month.last)
        lines.append(
            Line("building-2", one.name, str(one.late_by_end), Point(one.name, about, selection))
        )
    return _headed("Если ничего не делать", found, len(whole)), lines


def _silent(office: Office) -> Group:
    whole = office.ahead.silent()
    found = whole[:MOST_BODIES]
    return _headed("Давно не отвечают", found, len(whole)), [
        Line("building-2", one.name, str(one.open), Point(
            one.name,
            f"Открыто {one.open}, просрочено {one.late}, старейшее от {day(one.oldest)}. "
            f"Последний ответ: {day(one.last_answer) or 'не было'}.",
            Selection(quick=Quick.OPEN, body_ids=(one.body_id,)),
        ))
        for one in found
    ]  # fmt: skip
