"""The words dates, times and durations are typed with, in English and Chinese, cut into tokens of one vocabulary."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Longer input is no date, and bounding it bounds every number in it.
LONGEST = 64


class Token(NamedTuple):
    """A word of the grammar: its kind, the number it stands for, and with how many digits that was written."""

    kind: str
    number: int = 0
    width: int = 0


# Kinds of token that are a number, by whatever length it was written in.
COUNTS = frozenset({"num", "four", "eight", "digits", "a"})

# (kind, number, words). A word appears once; one that means different things to a day, a time and a span (“m”, “h”,
# “分”) is a kind of its own.
_VOCABULARY = (
    ("today", -3, "大前天"),
    ("today", -2, "ereyesterday 前天 前日"),
    ("today", -1, "yesterday 昨天 昨日"),
    ("today", 0, "today tod 今天 今日"),
    ("today", 1, "tomorrow tom tmr tmrw 明天 明日"),
    ("today", 2, "overmorrow 后天 后日"),
    ("today", 3, "大后天"),
    ("now", 0, "now 现在 刚才 刚刚 方才"),
    ("weekday", 0, "monday mon 周一 星期一 礼拜一"),
    ("weekday", 1, "tuesday tues tue 周二 星期二 礼拜二"),
    ("weekday", 2, "wednesday weds wed 周三 星期三 礼拜三"),
    ("weekday", 3, "thursday thurs thur thu 周四 星期四 礼拜四"),
    ("weekday", 4, "friday fri 周五 星期五 礼拜五"),
    ("weekday", 5, "saturday sat 周六 星期六 礼拜六"),
    ("weekday", 6, "sunday sun 周日 周天 星期日 星期天 礼拜日 礼拜天"),
    ("weekend", 0, "weekend 周末"),
    ("name", 1, "january jan"),
    ("name", 2, "february feb"),
    ("name", 3, "march mar"),
    ("name", 4, "april apr"),
    ("name", 5, "may"),
    ("name", 6, "june jun"),
    ("name", 7, "july jul"),
    ("name", 8, "august aug"),
    ("name", 9, "september sept sep"),
    ("name", 10, "october oct"),
    ("name", 11, "november nov"),
    ("name", 12, "december dec"),
    ("ord", 0, "st nd rd th"),
    ("which", -2, "上上"),
    ("which", -1, "last 上"),
    ("which", 0, "this 这 本"),
    ("which", 1, "next 下"),
    ("which", 2, "下下"),
    ("end", 0, "end 底 末"),
    ("start", 0, "start beginning 初"),
    ("day", 0, "d day days 天"),
    ("week", 0, "w wk wks week weeks 周 星期 礼拜"),
    ("fortnight", 0, "fortnight fortnights"),
    ("month", 0, "mo mos month months 个月"),
    ("quarter", 0, "q quarter quarters 季度 季"),
    ("year", 0, "y yr yrs year years"),
    ("workday", 0, "wd bd workday workdays weekday weekdays 工作日"),
    ("hour", 0, "hr hrs hour hours 小时 钟头"),
    ("minute", 0, "min mins minute minutes 分钟"),
    ("second", 0, "s sec secs second seconds 秒 秒钟"),
    ("quarter-hour", 0, "刻钟"),
    ("h", 0, "h"),
    ("m", 0, "m"),
    ("分", 0, "分"),
    ("刻", 0, "刻"),
    ("日", 0, "日 号"),
    ("o'clock", 0, "oclock 点 点钟 点整 时"),
    ("half", 0, "half 半"),
    ("in", 0, "in after 过 再过"),
    ("later", 0, "later hence 后 以后 之后"),
    ("ago", 0, "ago 前 以前 之前"),
    ("at", 0, "at @"),
    ("am", 0, "am"),
    ("pm", 0, "pm"),
    ("dawn", 0, "凌晨"),
    ("morning", 0, "morning 上午 早上 早晨"),
    ("noon", 0, "noon midday 中午"),
    ("afternoon", 0, "afternoon 下午"),
    ("evening", 0, "evening night 晚上 晚间 傍晚"),
    ("midnight", 0, "midnight 午夜 半夜"),
    ("a", 1, "a an"),
    ("the", 0, "the on of 的 在"),
    ("个", 0, "个"),
)

_COMPOUND = {
    "tonight": ("today", "evening"),
    "今晚": ("今天", "晚上"),
    "明晚": ("明天", "晚上"),
    "昨晚": ("昨天", "晚上"),
    "今早": ("今天", "早上"),
    "明早": ("明天", "早上"),
    "去年": ("last", "year"),
    "今年": ("this", "year"),
    "明年": ("next", "year"),
    "eow": ("end", "week"),
    "eom": ("end", "month"),
    "eoq": ("end", "quarter"),
    "eoy": ("end", "year"),
}

# Turns of phrase of several words, said in one.
_PHRASES = (
    ("day after tomorrow", "overmorrow"),
    ("day before yesterday", "ereyesterday"),
    ("business day", "workday"),
    ("working day", "workday"),
    ("from now", "later"),
    ("just now", "now"),
    ("o'clock", "oclock"),
    ("a.m.", "am"),
    ("p.m.", "pm"),
    ("this morning", "today morning"),
    ("this afternoon", "today afternoon"),
    ("this evening", "today evening"),
    ("last night", "yesterday evening"),
)

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PUNCTUATION = frozenset(":./+-")
# Dashes and the Chinese full stop, which NFKC leaves alone; what only sets words apart; typographic apostrophes.
_SAME = str.maketrans("−–—。’,;()", "---.'    ")


def _lexicon() -> dict[str, tuple[Token, ...]]:
    words: dict[str, tuple[Token, ...]] = {
        word: (Token(kind, number),) for kind, number, listed in _VOCABULARY for word in listed.split()
    }
    words |= {word: (Token("num", value, 2),) for value, word in enumerate(_NUMBER_WORDS.split(), start=1)}
    words |= {word: tuple(token for part in parts for token in words[part]) for word, parts in _COMPOUND.items()}
    return words


_LEXICON = _lexicon()


def tidied(typed: str) -> str:
    """Return ``typed`` in lower case and single spaces, with full-width forms and dashes made plain."""
    return " ".join(unicodedata.normalize("NFKC", typed[: 4 * LONGEST]).lower().translate(_SAME).split())


def tokens_of(tidy: str) -> tuple[Token, ...] | None:
    """Return the tokens of a tidied text, without its filler words, or None when a word of it is not known."""
    if len(tidy) > LONGEST:
        return None
    for phrase, word in _PHRASES:
        tidy = tidy.replace(phrase, word)
    tokens: list[Token] = []
    for token in _scan(tidy):
        if token is None:
            return None
        tokens.append(_in_place(token, tokens[-1] if tokens else None))
    if not tokens or tokens[-1].kind in {"the", "个"}:
        return None
    return tuple(token for token in tokens if token.kind not in {"the", "个"})


def shape_of(tokens: Sequence[Token]) -> str:
    """Return the kinds of ``tokens`` as one key, such as ``which weekday``."""
    return " ".join(token.kind for token in tokens)


def _in_place(token: Token, before: Token | None) -> Token:
    """Return ``token``, or the filler it is after the token ``before``."""
    after = before.kind if before else ""
    if token.kind == "个" and after not in COUNTS | {"which", "half"}:
        return Token("stray")
    if token.kind == "a" and after == "half":
        return Token("the")
    if token.kind in {"年", "月"} and after not in COUNTS:
        return Token("year" if token.kind == "年" else "month")
    return token


def _scan(tidy: str) -> Iterator[Token | None]:
    """Yield the tokens as they stand; None, and no more, at what is not known."""
    at = 0
    while at < len(tidy):
        sign = tidy[at]
        if sign == " ":
            at += 1
            continue
        end = _end_of_run(tidy, at)
        if sign in "0123456789":
            found: tuple[Token, ...] | None = (_number(int(tidy[at:end]), end - at),)
        elif sign in _PUNCTUATION or sign in "年月":
            found = (Token(sign),)
        elif sign in _NUMERALS or sign == "十":
            found = _numeral(tidy[at:end])
        else:
            end = end if sign.isascii() else _end_of_word(tidy, at)
            found = _LEXICON.get(tidy[at:end])
        if found is None:
            yield None
            return
        yield from found
        at = end


def _end_of_run(tidy: str, at: int) -> int:
    """Return where the run of digits, of letters or of numerals ends that begins at ``at``."""
    for alphabet in ("0123456789", "abcdefghijklmnopqrstuvwxyz", "〇零一二两三四五六七八九十"):
        if tidy[at] in alphabet:
            end = at + 1
            while end < len(tidy) and tidy[end] in alphabet:
                end += 1
            return end
    return at + 1


def _end_of_word(tidy: str, at: int) -> int:
    """Return where the longest known word ends that begins at ``at``; Chinese has no spaces to tell."""
    return next((end for end in range(at + 4, at, -1) if tidy[at:end] in _LEXICON), at + 1)


def _number(value: int, width: int) -> Token:
    kind = "num" if width <= 2 else "four" if width == 4 else "eight" if width == 8 else "digits"
    return Token(kind, value, width)


def _numeral(written: str) -> tuple[Token, ...] | None:
    """Return the number of Chinese numerals up to 99, or of a year spelt digit by digit."""
    tens, ten, ones = written.partition("十")
    if ten:
        if len(tens) > 1 or len(ones) > 1 or tens in {"零", "〇", "两"} or ones in {"十", "零", "〇", "两"}:
            return None
        return (Token("num", 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0), 2),)
    if len(written) not in {1, 4}:
        # “三五天” means three to five, not 35.
        return None
    value = 0
    for numeral in written:
        value = 10 * value + _NUMERALS[numeral]
    return (_number(value, len(written)),)
