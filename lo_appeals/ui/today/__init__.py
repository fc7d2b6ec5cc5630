"""«Сегодня»: the clerk's day at the left of every section."""
