"""What a search index refuses (Fehler)."""


class IndexUnavailable(Exception):
    """The index is missing, damaged, outdated or busy; it can be rebuilt at any time from what it was built from.

    `sentence` tells a person in German what happened and what to do now.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
