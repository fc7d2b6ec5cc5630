"""Registry, terms and reports of citizens' appeals from the portal «Госуслуги. Решаем вместе»."""

__version__ = "0.1.0"
