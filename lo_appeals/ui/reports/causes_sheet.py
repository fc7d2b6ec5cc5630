"""Causes, measures and proposals of a month: the clerk's own paragraphs."""

from collections.abc import Mapping
from functools import partial

from lo_appeals.domain.texts import month_title
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.records import MonthWords
from lo_appeals.ui.reports.paragraphs_sheet import Paragraphs, ParagraphsSheet
from lo_appeals.ui.tasks import Work

TEXTS = (
    Paragraphs("causes", "&Причины и меры", "Каждая строка – абзац доклада."),
    Paragraphs("proposals", "Пр&едложения"),
)


class CausesSheet(ParagraphsSheet):
    """They are kept with their month."""

    heading = "Причины и предложения"
    help_page = "reports"
    help_heading = "Причины и предложения"
    texts = TEXTS
    told = "Текст хранится вместе с месяцем и входит в его доклад."

    def show_month(self, period: Period) -> None:
        """Show a month's paragraphs."""
        self.about.setText(f"за {month_title(period.first).lower()}")
        self.wait_for_texts()
        fetch = partial(self._fetch, period)
        self._kit.tasks.run(fetch, partial(self._show, period), key="causes")

    def _fetch(self, period: Period, _work: Work) -> MonthWords:
        return self._office.causes.words(period)

    def _show(self, period: Period, kept: MonthWords) -> None:
        def write(texts: Mapping[str, str]) -> Changes:
            said = texts["causes"], texts["proposals"]
            return self._office.causes.save(period, kept.version, *said)

        self.show_texts((), {"causes": kept.causes, "proposals": kept.proposals}, write)
