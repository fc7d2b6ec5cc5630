"""What can go wrong in a way that the clerk can mend."""


class UserError(Exception):
    """A fault of the input or of the surroundings, never of the program.

    `what` says in Russian what happened, `advice` what is safe and what to do. Both are whole
    sentences, fit for a message bar or for stderr.
    """

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what} {advice}".strip())
        self.what = what
        self.advice = advice


class Cancelled(Exception):
    """The user stopped the work; nothing was changed."""
