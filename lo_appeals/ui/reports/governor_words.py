"""The clerk's own paragraphs of the operative report to the Governor (п. 12)."""

from collections.abc import Mapping

from lo_appeals.domain.significance import OWN_WORDS, GovernorItem
from lo_appeals.domain.texts import moment
from lo_appeals.services.changes import Changes
from lo_appeals.ui.reports.paragraphs_sheet import Paragraphs, ParagraphsSheet

ALT = {"essence": "С&уть", "measures": "Принятые &меры", "risk": "&Риск",
       "proposals": "Пр&едложения"}  # fmt: skip
ABOUT = {
    "essence": "Что случилось, для кого и где; без персональных данных граждан.",
    "risk": "Чем грозит промедление.",
}
TEXTS = tuple(Paragraphs(key, ALT[key], ABOUT.get(key, "")) for key in OWN_WORDS)


class GovernorWordsSheet(ParagraphsSheet):
    """They are kept with the matter until its report is sent."""

    heading = "Слова доклада Губернатору"
    help_page = "significance"
    help_heading = "Доклад Губернатору"
    texts = TEXTS
    lines = 4
    told = (
        "Каждая строка – абзац доклада; пустое в доклад не входит. Сроки и числа подставит "
        "программа."
    )

    def show_item(self, item: GovernorItem) -> None:
        """Show the paragraphs kept with one matter."""

        def write(texts: Mapping[str, str]) -> Changes:
            return self._office.significance.say(item, texts)

        facts = [
            ("О чём", f"№ {item.number}: {item.topic}" if item.number else item.topic),
            ("Основание", item.ground),
            ("Доложить до", moment(item.due_at)),
        ]
        self.show_texts(facts, item.words, write)
