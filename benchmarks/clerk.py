"""A clerk who writes rows again with slips of hand and ear; the harder invented lists are made by it."""

from random import Random

_KEYS = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "s": "ad", "t": "ry", "n": "bm", "l": "k", "r": "et", "d": "sf"}


def parted(words: str) -> list[str]:
    """Return the words of a line."""
    return words.split()


class Clerk:
    """One clerk: writes fields again, with the slips of hands, ears and scanners."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.number = 0

    def id(self, prefix: str) -> str:
        self.number += 1
        return f"{prefix}{self.number:05d}"

    def typo(self, word: str, times: int = 1) -> str:
        for _ in range(times):
            if len(word) < 3:
                return word
            at = self.random.randrange(len(word) - 1)
            sign = word[at]
            word = self.random.choice(
                [
                    word[:at] + word[at + 1 :],
                    word[:at] + sign + word[at:],
                    word[:at] + word[at + 1] + sign + word[at + 2 :],
                    word[:at] + self.random.choice(_KEYS.get(sign.lower(), "eno")) + word[at + 1 :],
                ]
            )
        return word

    def digit(self, digits: str) -> str:
        places = [at for at, sign in enumerate(digits) if sign.isdigit()]
        at = self.random.choice(places)
        if self.random.random() < 0.5 and at + 1 < len(digits) and digits[at + 1].isdigit():
            return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        return digits[:at] + str((int(digits[at]) + self.random.randrange(1, 9)) % 10) + digits[at + 1 :]

    def day(self, first: int = 1935, last: int = 2004) -> str:
        return (
            f"{self.random.randrange(first, last)}{self.random.randrange(1, 13):02d}{self.random.randrange(1, 29):02d}"
        )

    def other_day(self, day: str) -> str:
        if self.random.random() < 0.5 and int(day[6:]) <= 12:
            return day[:4] + day[6:] + day[4:6]
        return self.day() if self.random.random() < 0.2 else self.digit_of_day(day)

    def digit_of_day(self, day: str) -> str:
        at = self.random.choice((3, 7))
        return day[:at] + str((int(day[at]) + 1) % 8 + 1) + day[at + 1 :]

    def some(self, chance: float) -> bool:
        return self.random.random() < chance
