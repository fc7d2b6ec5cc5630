"""«Отчёты»: the month, its figures, charts and tables, issued reports."""
