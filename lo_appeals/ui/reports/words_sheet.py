"""The clerk's own words to one deficiency: a paragraph of the information (п. 10)."""

from collections.abc import Mapping

from lo_appeals.services.changes import Changes
from lo_appeals.services.deficiencies import Item, Tick
from lo_appeals.ui.reports.paragraphs_sheet import Paragraphs, ParagraphsSheet

TEXTS = (Paragraphs("words", "С&лова", "Абзац в информации вице-губернатору; пусто – без него."),)


class WordsSheet(ParagraphsSheet):
    """They are kept with the deficiency."""

    heading = "Слова к недостатку"
    help_page = "letters"
    help_heading = "Недостатки"
    texts = TEXTS

    def show_item(self, item: Item) -> None:
        """Show the words kept with one deficiency."""
        confirmed = item.decided is not None and item.decided.confirmed

        def write(texts: Mapping[str, str]) -> Changes:
            tick = Tick(item.ticked, confirmed, texts["words"])
            return self._office.deficiencies.decide([(item, tick)])

        facts = [("Орган", item.body), ("Недостаток", item.finding.told)]
        self.show_texts(facts, {"words": item.words}, write)
