"""«Обращения»: the list over ids and pages, its conditions, the card beside it."""
