"""The three sections in the order of the header."""

REGISTRY, APPEALS, REPORTS = range(3)
SECTIONS = ("Реестр", "Обращения", "Отчёты")
