"""Letters: template filling and checking, typography, inflection, the kinds of letters."""
