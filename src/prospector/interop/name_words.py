"""Further words under which a name is found: the pinyin of Chinese names, and other names without their accents.

The dictionary of pypinyin is used without its 47,000 phrases, which take five times as long to load on every ``add``;
short tables of the words that occur in names of companies and places, and of surnames, stand in for them.
"""

import os
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from prospector.domain.name import fold_accents


def _table(pairs: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in pairs.split())


# Surnames whose reading differs from the usual one of the character. Two-character surnames first count as one.
_SURNAMES = _table(
    """
    尉迟:yu,chi 单于:chan,yu 万俟:mo,qi 澹台:tan,tai 长孙:zhang,sun 令狐:ling,hu 皇甫:huang,fu
    欧阳:ou,yang 夏侯:xia,hou 宇文:yu,wen 鲜于:xian,yu 呼延:hu,yan 曾:zeng 单:shan 查:zha
    翟:zhai 解:xie 仇:qiu 区:ou 朴:piao 盖:ge 尹:yin 乐:yue 任:ren 华:hua 宁:ning 葛:ge
    覃:qin 隗:wei 缪:miao 秘:bi 冼:xian 员:yun 种:chong 召:shao 洗:xian 黑:he 燕:yan 卜:bu
    应:ying 尧:yao 祭:zhai 折:she 逄:pang 乜:nie 都:du 粘:nian 晟:cheng 那:na 曲:qu 沈:shen
    石:shi 车:che 柏:bai 哈:ha 繁:po 麴:qu 郗:xi 郇:xun 佴:nai 能:nai 谌:chen 强:qiang
    相:xiang 过:guo 重:chong 撒:sa 幺:yao 妫:gui
    """
)

# Words of names in which a character is not read as by itself.
_WORDS = _table(
    """
    银行:yin,hang 商行:shang,hang 分行:fen,hang 支行:zhi,hang 总行:zong,hang 央行:yang,hang
    建行:jian,hang 工行:gong,hang 农行:nong,hang 招行:zhao,hang 车行:che,hang 洋行:yang,hang
    行业:hang,ye 行家:hang,jia 电器行:dian,qi,hang 茶行:cha,hang 药行:yao,hang 花行:hua,hang
    琴行:qin,hang 五金行:wu,jin,hang 参茸行:shen,rong,hang 乐器行:yue,qi,hang 同行:tong,hang
    内行:nei,hang 贸易行:mao,yi,hang 土产行:tu,chan,hang 装饰行:zhuang,shi,hang
    重庆:chong,qing 重新:chong,xin 重阳:chong,yang 重启:chong,qi 九重:jiu,chong
    双重:shuang,chong 校长:xiao,zhang 局长:ju,zhang 董事长:dong,shi,zhang 行长:hang,zhang
    厂长:chang,zhang 院长:yuan,zhang 成长:cheng,zhang 家长:jia,zhang 增长:zeng,zhang
    会长:hui,zhang 店长:dian,zhang 部长:bu,zhang 科长:ke,zhang 生长:sheng,zhang
    船长:chuan,zhang 厦门:xia,men 都江堰:du,jiang,yan 成都:cheng,du 首都:shou,du 都市:du,shi
    都会:du,hui 京都:jing,du 古都:gu,du 都匀:du,yun 音乐:yin,yue 乐器:yue,qi 乐团:yue,tuan
    乐队:yue,dui 乐清:yue,qing 声乐:sheng,yue 民乐:min,yue 乐府:yue,fu 器乐:qi,yue
    会计:kuai,ji 财会:cai,kuai 会稽:kuai,ji 番禺:pan,yu 六安:lu,an 蚌埠:beng,bu 单县:shan,xian
    东阿:dong,e 台州:tai,zhou 洪洞:hong,tong 莘县:shen,xian 莘庄:xin,zhuang 涡阳:guo,yang
    亳州:bo,zhou 歙县:she,xian 黟县:yi,xian 铅山:yan,shan 柞水:zha,shui 吴堡:wu,bu
    荥阳:xing,yang 荥经:ying,jing 浚县:xun,xian 鄱阳:po,yang 婺源:wu,yuan 大埔:da,bu
    瓦房店:wa,fang,dian 朝阳:chao,yang 繁峙:fan,shi 尉犁:yu,li 任丘:ren,qiu 泊头:bo,tou
    乐亭:lao,ting 长子:zhang,zi 盱眙:xu,yi 邗江:han,jiang 天台:tian,tai 丽水:li,shui
    西藏:xi,zang 藏族:zang,zu 宝藏:bao,zang 地藏:di,zang 藏药:zang,yao 藏医:zang,yi
    青藏:qing,zang 供给:gong,ji 给水:ji,shui 给排水:ji,pai,shui 补给:bu,ji 调味:tiao,wei
    调料:tiao,liao 空调:kong,tiao 调节:tiao,jie 调整:tiao,zheng 调理:tiao,li 协调:xie,tiao
    人参:ren,shen 参茸:shen,rong 海参:hai,shen 西洋参:xi,yang,shen 丹参:dan,shen
    自传:zi,zhuan 传记:zhuan,ji 效率:xiao,lv 汇率:hui,lv 利率:li,lv 切削:qie,xiao 模具:mu,ju
    模样:mu,yang 薄荷:bo,he 粘合:nian,he 胶粘:jiao,nian 差旅:chai,lv 出差:chu,chai
    星宿:xing,xiu 称心:chen,xin 冠军:guan,jun 便宜:pian,yi 大夫:dai,fu 湖泊:hu,po
    尽管:jin,guan 曲阜:qu,fu 歌曲:ge,qu 柏林:bo,lin 投降:tou,xiang 弹簧:tan,huang
    弹性:tan,xing 弹力:tan,li 朝鲜:chao,xian 率先:shuai,xian 率领:shuai,ling 什锦:shi,jin
    石油:shi,you 校准:jiao,zhun 校正:jiao,zheng 脉脉:mai,mai 龟裂:jun,lie 可汗:ke,han
    单于:chan,yu 吐蕃:tu,bo 高句丽:gao,gou,li 龟兹:qiu,ci 大宛:da,yuan 身毒:yuan,du
    """
)
# Characters whose first reading in the dictionary is not the usual one in names.
_USUAL = {
    "长": "chang",
    "厦": "sha",
    "还": "huan",
    "率": "lv",
    "朝": "chao",
    "埔": "pu",
    "都": "du",
    "大": "da",
    "拓": "tuo",
}
_LONGEST_WORD = max(map(len, _WORDS))

_HANZI_RUN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
# Endings by which two to four hanzi are the name of a business or place rather than of a person.
_NOT_A_PERSON = re.compile(
    "(?:公司|集团|银行|大学|医院|学校|中学|小学|商店|超市|酒店|宾馆|工厂|中心|协会|[厂店行社局部院所司县市省])$"
)


@lru_cache(maxsize=1)
def _readings() -> Mapping[int, str]:
    """Return the readings of every character, by code point, the usual one first."""
    wanted = {"PYPINYIN_NO_PHRASES": "1", "PYPINYIN_NO_DICT_COPY": "1"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        from pypinyin.constants import PINYIN_DICT
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    readings: Mapping[int, str] = PINYIN_DICT
    return readings


@lru_cache(maxsize=8_192)
def _syllable(char: str) -> str:
    if usual := _USUAL.get(char):
        return usual
    first = _readings().get(ord(char), "").partition(",")[0]
    # ü is typed as v.
    toneless = unicodedata.normalize("NFD", first).replace("u\u0308", "v")
    return "".join(mark for mark in toneless if not unicodedata.combining(mark))


def _syllables(hanzi: str) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(hanzi):
        for length in range(min(_LONGEST_WORD, len(hanzi) - at), 1, -1):
            if word := _WORDS.get(hanzi[at : at + length]):
                found.extend(word.split(","))
                at += length
                break
        else:
            if syllable := _syllable(hanzi[at]):
                found.append(syllable)
            at += 1
    return found


def hanzi_syllables(hanzi: str, *, person: bool = False) -> list[str]:
    """Return the syllables of hanzi in pinyin without tones; of a ``person``, the surname in its own reading."""
    return _person_syllables(hanzi) if person else _syllables(hanzi)


def _person_syllables(name: str) -> list[str]:
    """Return the syllables of a person's name, the surname in its own reading."""
    for length in (2, 1):
        if len(name) > length and (surname := _SURNAMES.get(name[:length])):
            return [*surname.split(","), *_syllables(name[length:])]
    return _syllables(name)


def name_words(name: str) -> str:
    """Return the words, apart from ``name`` itself, under which it can be found, parted by spaces.

    Hanzi give their pinyin in full, by syllable and as initials (张伟 → ``zhangwei zhang wei zw``); accented letters
    give their bare form (José → ``jose``). A name that needs nothing gives the empty string.
    """
    if name.isascii():
        return ""
    words: list[str] = []
    runs = _HANZI_RUN.findall(name)
    for run in runs:
        person = len(runs) == 1 and 2 <= len(run) <= 4 and run == name.strip() and not _NOT_A_PERSON.search(run)
        syllables = _person_syllables(run) if person else _syllables(run)
        if syllables:
            initials = "".join(syllable[0] for syllable in syllables)
            words += ["".join(syllables), *syllables, *([initials] if len(initials) > 1 else [])]
            # Colleagues go by their given name: 王伟明 is asked for as weiming.
            words += ["".join(syllables[-2:])] if person and len(syllables) > 2 else []
    rest = _HANZI_RUN.sub(" ", name).casefold()
    folded = fold_accents(unicodedata.normalize("NFKC", rest)).split()
    words += [word for word in folded if word not in rest.split()]
    return " ".join(dict.fromkeys(words))


# Surnames of two characters beside those whose reading is a matter of its own.
_LONG_SURNAMES = frozenset(
    _table(
        """
        诸葛: 司马: 上官: 东方: 慕容: 司徒: 司空: 独孤: 南宫: 公孙: 轩辕: 端木: 百里: 东郭: 南门:
        赫连: 申屠: 太叔: 公羊: 公冶: 宗政: 濮阳: 淳于: 仲孙: 钟离: 闾丘: 亓官: 司寇: 颛孙: 巫马:
        公西: 漆雕: 乐正: 壤驷: 公良: 拓跋: 夹谷: 宰父: 谷梁: 段干: 东门: 西门: 左丘: 梁丘: 第五:
        闻人: 纳兰: 完颜: 諸葛: 司馬: 東方: 獨孤: 南宮: 公孫: 軒轅: 歐陽: 長孫:
        """
    )
)
# What belongs to the family name after it.
_PARTICLES = frozenset(
    ["van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "bin", "ibn", "al", "el", "ter"]
)
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def family_and_given(name: str) -> tuple[str, str]:
    """Return the family name and the given name in a person's full name, as address books want them apart.

    East Asian names begin with the family name, of one character unless it is a known one of two; others end with it,
    its particles included (Ludwig van Beethoven), unless a comma turns them round. One word alone is the given name.
    """
    name = " ".join(name.split())
    if _EASTERN.search(name):
        first, _, rest = name.partition(" ")
        if rest:
            return first, rest
        if not 2 <= len(name) <= 4 or _NOT_A_PERSON.search(name):
            return (name, "") if len(name) == 1 else ("", name)
        length = 2 if len(name) > 2 and (name[:2] in _LONG_SURNAMES or name[:2] in _SURNAMES) else 1
        return name[:length], name[length:]
    family, comma, given = name.partition(", ")
    if comma and given:
        return family, given
    words = name.split(" ")
    if len(words) == 1:
        return "", name
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])
