"""Countries as files name them, to their ISO 3166 alpha-2 code: numbers in a row are read as numbers of its country."""

from prospector.domain.name import name_key

# Code, then its names: English, native or short, Chinese.
_NAMES = """
AE United Arab Emirates|UAE|阿联酋
AR Argentina|阿根廷
AT Austria|Österreich|奥地利
AU Australia|澳大利亚
BD Bangladesh|孟加拉国
BE Belgium|Belgique|比利时
BR Brazil|Brasil|巴西
CA Canada|加拿大
CH Switzerland|Schweiz|Suisse|瑞士
CL Chile|智利
CN China|PR China|People's Republic of China|Mainland China|中国|中华人民共和国|中国大陆
CO Colombia|哥伦比亚
CZ Czech Republic|Czechia|捷克
DE Germany|Deutschland|德国
DK Denmark|Danmark|丹麦
EG Egypt|埃及
ES Spain|España|西班牙
FI Finland|Suomi|芬兰
FR France|法国
GB United Kingdom|UK|Great Britain|England|Scotland|Wales|英国
GR Greece|希腊
HK Hong Kong|Hong Kong SAR|香港|中国香港
HU Hungary|匈牙利
ID Indonesia|印度尼西亚|印尼
IE Ireland|爱尔兰
IL Israel|以色列
IN India|印度
IR Iran|伊朗
IT Italy|Italia|意大利
JO Jordan|约旦
JP Japan|日本
KE Kenya|肯尼亚
KH Cambodia|柬埔寨
KR South Korea|Korea|Republic of Korea|韩国
KZ Kazakhstan|哈萨克斯坦
LA Laos|老挝
LU Luxembourg|卢森堡
MM Myanmar|缅甸
MN Mongolia|蒙古|蒙古国
MO Macau|Macao|澳门|中国澳门
MX Mexico|México|墨西哥
MY Malaysia|马来西亚
NG Nigeria|尼日利亚
NL Netherlands|The Netherlands|Nederland|Holland|荷兰
NO Norway|Norge|挪威
NZ New Zealand|新西兰
PE Peru|秘鲁
PH Philippines|Philipines|菲律宾
PK Pakistan|巴基斯坦
PL Poland|Polska|波兰
PT Portugal|葡萄牙
RO Romania|罗马尼亚
RS Serbia|塞尔维亚
RU Russia|Russian Federation|俄罗斯
SA Saudi Arabia|沙特阿拉伯|沙特
SE Sweden|Sverige|瑞典
SG Singapore|新加坡
TH Thailand|泰国
TR Turkey|Türkiye|土耳其
TW Taiwan|台湾|中国台湾
UA Ukraine|乌克兰
US United States|United States of America|USA|U.S.|America|美国
UZ Uzbekistan|乌兹别克斯坦
VN Vietnam|Viet Nam|越南
ZA South Africa|南非
"""
_CODES = {name_key(name): line[:2] for line in _NAMES.strip().splitlines() for name in [line[:2], *line[3:].split("|")]}


def country_code(name: str) -> str:
    """Return the ISO 3166 alpha-2 code of a country named in English or Chinese, or the empty string."""
    return _CODES.get(name_key(name), "") if name else ""
