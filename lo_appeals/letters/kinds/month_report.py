"""The month's report to the vice-governor (п. 11): a letter with its annex."""

from collections.abc import Sequence
from datetime import date

from lo_appeals.domain import texts
from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.registry import LateNotice
from lo_appeals.domain.timeliness import MonthReport
from lo_appeals.letters import office
from lo_appeals.letters.kinds import month_chart
from lo_appeals.letters.kinds import month_tables as tables
from lo_appeals.letters.kinds import month_wording as wording
from lo_appeals.letters.kinds.kind import LetterKind
from lo_appeals.letters.kinds.month_chart import MonthRate
from lo_appeals.letters.letter import Letter, compose
from lo_appeals.letters.schema import Context, Field, Schema

SCHEMA = Schema(
    fields=(
        *office.OFFICE_FIELDS,
        Field("период.месяц", "отчётный месяц: «октябрь 2026 года»", required=True),
        Field("период.данные", "на какой момент взяты данные", required=True),
        Field("период.колонка", "отчётный месяц в головке таблицы"),
        Field("период.прошлый_месяц", "прошлый месяц в головке таблицы"),
        Field("период.прошлый_год", "тот же месяц прошлого года в головке таблицы"),
        Field("текст.предварительно", "сведения предварительные или устарели", optional=True),
        Field("текст.итог", "сколько поступило и рассмотрено", required=True),
        Field("текст.своевременность", "своевременность и её изменение", optional=True),
        Field("текст.нарушения", "у кого больше всего нарушений срока", optional=True),
        Field("текст.без_нарушений", "сколько органов работали без нарушений", optional=True),
        Field("текст.фз59", "обращения по 59-ФЗ, отдельно от показателей", optional=True),
        Field("текст.отклонено", "сколько отклонил модератор", optional=True),
        Field("текст.уведомления", "кто позже срока уведомил об изменениях, п. 5", optional=True),
        Field("текст.причины", "причины и принятые меры, слова исполнителя", optional=True),
        Field("текст.предложения", "предложения, слова исполнителя", optional=True),
        Field("приложение.листов", "сколько листов в приложении или место для числа"),
        Field("приложение.к_письму", "от какого числа и за каким номером письмо"),
        Field("приложение.порядок_расчёта", "порядок расчёта под таблицей 2", required=True),
        Field("приложение.пояснения", "пояснения знаков таблицы 2", optional=True),
        Field("приложение.без_обращений", "органы без обращений, одной строкой", optional=True),
        Field("приложение.график", "название графика", optional=True),
        Field("приложение.таблица3", "название таблицы 3", optional=True),
        Field("приложение.перечень", "название перечня просроченных обращений", optional=True),
        Field("приложение.примечание_к_перечню", "пояснение к перечню", optional=True),
    ),
    lists=tables.LISTS,
    pictures=(office.ARMS, Field("своевременность", "график своевременности по месяцам")),
)
KIND = LetterKind(
    key="report",
    title="Сводная информация о своевременности за месяц",
    clause="п. 11",
    template="svod.docx",
    schema=SCHEMA,
    needs=office.VICE_GOVERNOR_NEEDS,
    monthly=True,
    file_stem="Сводная информация",
)


def context(
    report: MonthReport,
    organisation: Organisation,
    *,
    today: date | None = None,
    sheets: int | None = None,
    causes: str = "",
    proposals: str = "",
    arms: bytes | None = None,
    trend: Sequence[MonthRate] = (),
    late_notices: Sequence[LateNotice] = (),
) -> Context:
    """Return what the report's template is filled with.

    Args:
        report: the month's figures.
        organisation: order, signer, addressee, executor.
        today: the clock of the run, for the warning about old data; None gives no warning.
        sheets: pages of the annex where they could be counted; None leaves a place.
        causes: the clerk's paragraphs on causes and measures, one per line.
        proposals: the clerk's paragraphs of proposals.
        arms: PNG or JPEG of the coat of arms.
        late_notices: of changes of the month (п. 5), judged by the data's day, the latest first.
        trend: months with their rates and those of the year before, the oldest first.
    """
    month = texts.month_in_words(report.period.first)
    values = office.office_values(organisation) | office.vice_governor_values(organisation)
    values |= {
        "документ.заголовок": f"О сводной информации о своевременности работы с обращениями"
        f" из Единого портала за {month}",
        "период.месяц": month,
        "период.данные": wording.data_moment(report),
        "период.колонка": texts.month_title(report.period.first),
        "период.прошлый_месяц": texts.month_title(report.period.previous_month().first),
        "период.прошлый_год": texts.month_title(report.period.year_before().first),
        "текст.уведомления": wording.notices(late_notices, report.data_as_of.date()),
        "текст.причины": causes,
        "текст.предложения": proposals,
        "приложение.листов": str(sheets) if sheets else office.BLANK_SHEETS,
        "приложение.к_письму": f"от {values['документ.дата']} № {values['документ.номер']}",
    }
    chart = month_chart.chart(trend)
    values["приложение.график"] = month_chart.TITLE if chart else ""
    values |= wording.sentences(report, stale_days=organisation.stale_days, today=today)
    return Context(
        values=values,
        title=f"Сводная информация о своевременности за {month}".replace(texts.NBSP, " "),
        author=organisation.committee,
        made=report.data_as_of,
        lists=tables.rows(report),
        pictures=office.arms_of(organisation, arms) | ({"своевременность": chart} if chart else {}),
        code=organisation.qr_text,
    )


def month_report_letter(template: bytes, filled_with: Context, *, draft: bool = False) -> Letter:
    """Return the report with what its own check found.

    Raises:
        UserError: a setting is empty and it is no draft.
    """
    return compose(template, SCHEMA, filled_with, draft=draft)


def make_month_report(
    report: MonthReport, organisation: Organisation, template: bytes, *, draft: bool
) -> bytes:
    """Return the month's report as a .docx.

    Raises:
        UserError: a setting is empty and it is no draft; the field is named.
    """
    return month_report_letter(template, context(report, organisation), draft=draft).data
