"""The names under which programs and people write their columns, in English and Chinese, and what each one holds.

Names are compared without case, spaces and punctuation: ``FirstName``, ``first_name`` and ``First Name`` are one.
"""

import re
import unicodedata

# Targets that are not plain columns of the card:
#   person    the full name of a person            company   the name of the card, or employer beside a person's name
#   contact   the handler beside a company's name   name      a name of either kind
#   address.* parts of an address                  place     an address if the row has no better one
#   ref       the id that the other program gave    -         nothing worth keeping
# A target after "~" is taken only if its value fits, else the column is a free field.
_NAMES = """
uid: uid
kind: kind | card kind
~kind: type | company type | contact type | customer type | client type | record type
~kind: 客户类型 | 类型 | 客户性质 | 性质
name: name | display name | display name as | 名称 | contact/company
name: 显示名 | 显示名称 | 备注名 | 客户备注名
person: customer full name | contact full name | name of customer | name of contact | nom complet
person: full name | person | person name | 姓名 | 名字 | 客户姓名 | 联系人姓名 | 姓名全称 | 氏名 | 名前
first_name: prénom | prenom
last_name: nom | nom de famille
first_name: first | fname | vorname | first name | given name | forename | christian name | 名 | 名（given）
middle_name: middle | middle name | additional name | 中间名
last_name: last | lname | nachname | last name | surname | family name | 姓 | 姓氏
suffix: suffix | name suffix | generational suffix
salutation: anrede | civilité
salutation: salutation | name prefix | prefix | honorific | 英文称谓 | 中文称谓 | 称谓 | 尊称
company: company | company name | organization | organisation | organization name | organisation name
company: organization 1 name | account | account name | firm | business | business name | associated company
company: customer | customer name | client | client name | 公司 | 公司名称 | 公司名 | 公司全称 | 单位 | 单位名称
company: 工作单位 | co | company/organisation | company/organization | organisation/firm | related company
company: firma | unternehmen | société | societe | entreprise
company: 企业 | 企业名称 | 机构 | 机构名称 | 客户名称 | 客户 | 客户公司 | 客户全称 | 客户名 | 商户名称 | 店铺名称
company: 店名 | 门店名称 | 会社名
company: 所在公司 | 所在单位 | 公司行号
contact: 对接人 | 联系人1 | 第一联系人
nickname: nickname | nick name | 昵称 | 客户昵称 | 微信昵称 | 微信名
contact: contact | contact name | contact person | primary contact | 联系人 | 主要联系人 | 首要联系人 | 担当者
phone: phone | phones | telephone | tel | tel no | phone number | phone no | primary phone | contact number
phone: contact phone | contact no | telefon | telefonnummer | téléphone | ph | ph no
phone: 更多电话 | 其它电话 | 联系人电话
~phone.home: home
~phone.work: work | office
~phone.other: other
~phone.main: primary
~phone.whatsapp: whatsapp | whatsapp number
phone: 电话 | 电话号码 | 联系电话 | 主要电话 | 联系方式 | 联系号码 | 电话/手机 | 手机/电话
phone.mobile: mobile | mobile phone | mobile number | mobile no | cell | cell phone | cellular | phone mobile
phone.mobile: phone cell | h/p | hp no | handphone | mobil | mobiltelefon | handy | portable | 联系人手机 | 有效手机号
phone.mobile: 手机 | 手机号 | 手机号码 | 移动电话 | 移动电话号码 | 联系手机 | 携帯電話 | 携帯
phone.work: work phone | business phone | office phone | phone work | business telephone | 办公电话 | 商务电话
phone.work: 工作电话
phone.work: 公司电话
phone.work: 单位电话
phone.home: home phone | phone home | home telephone | 住宅电话 | 家庭电话 | 家庭电话号码 | 宅电
phone.other: other phone | phone other | alternate phone | 其他电话 | 备用电话
phone.landline: landline | fixed line | 座机 | 固定电话 | 固话
phone.main: company main phone | company phone | main phone | 单位主要电话 | 总机
phone.assistant: assistants phone | assistant phone | asst phone | 助理的电话 | 助理电话
phone.car: car phone | 车载电话
phone.callback: callback | 回电话
phone.pager: pager | pager number | 寻呼机
phone.radio: radio phone | 无绳电话
phone.isdn: isdn
phone.tty: tty/tdd phone | tty/tdd 电话
phone.telex: telex | 电报
email: email | emails | e-mail | e-mail address | email address | mail | mail address | primary email | 邮箱
email: 电子邮箱 | 电子邮件 | email id | email addr | e-mail-adresse | courriel | 更多邮箱 | 联系人邮箱
email: 邮件 | 邮箱地址 | 电子邮件地址 | 电邮 | 邮件地址 | メール
email.work: work email | email work | business email | office email | 工作邮箱 | 公司邮箱
email.home: home email | email home | personal email | private email | 个人邮箱
email.other: other email | email other | secondary email | 其他邮箱 | 备用邮箱
address.street: address | addr | street | street address | full address | address line | mailing address
address.street: postal address
address.street: strasse | anschrift | adresse | rue
address.street: 地址 | 详细地址 | 通讯地址 | 通信地址 | 联系地址 | 公司地址 | 企业地址
address.street: 单位地址 | 办公地址 | 街道 | 街道地址
address.street: 住址 | 家庭住址 | 家庭地址 | 客户地址 | 住所 | 注册地址 | 经营地址 | 收货地址 | 开票地址
address.number: street number | street no | house number | house no | building number | 门牌号 | 门牌号码
address.city: ort | stadt | ville | city/town | town/city | 所属城市
address.city: city | town | locality | 市 | 城市 | 所在城市 | 地市
address.region: region | state | province | state/province | state/region | county/state | 省 | 省份 | 所在省份
address.region: 省/直辖市 | 所属省份 | bundesland | county
address.region: 省市
address.suburb: suburb
address.district: 所属区县 | 所属区域
address.district: district | 区 | 区县 | 区/县 | 县区 | 县
address.postcode: plz | postleitzahl | code postal | pin code | pincode
address.postcode: postcode | postal code | zip | zip code | zip/postal code | post code | 邮编 | 邮政编码
address.country: land | pays
address.country: country | country/region | 国家 | 国家/地区
place: 省份/城市 | 省/市 | 省市区 | 家庭所在地 | 区域/城市
place: office location | location | 区域 | 办公地点 | 地点 | 所在地 | 所在地区 | 地区
area: area
~location: location coordinates | coordinates | gps | gps coordinates | geo | lat long | latlng | 坐标 | 经纬度
~lat: latitude | lat | geo latitude | 纬度
~lon: longitude | lon | lng | long | geo longitude | 经度
tags: tags | tag | labels | label | categories | category | groups | group | group membership | 标签 | 类别 | 分组
tags: 群组 | 分类
tags: 客户标签 | 客户分类
note: description | about | details | notizen | bemerkung | bemerkungen | remarques | 描述 | 客户描述 | 其他说明
note: notes | note | comment | comments | remark | remarks | memo | 备注 | 附注 | 备注信息 | 沟通内容 | 跟进记录
note: 跟进内容
circle: circle | 人脉圈
method: source | lead source | method | origin | 来源 | 客户来源 | 线索来源 | 获客渠道 | 来源渠道 | 开发方法
source_note: source note | source detail | 来源说明
~contacts: campaign | attempts | call attempts | number of attempts | 拨打次数 | 联系次数 | 呼叫次数
first_contact_on: first contact | first contact on | first contacted | first contact date | first seen
first_contact_on: connected on
first_contact_on: 首次联系 | 首次联系时间 | 首次联系日期 | 初次联系 | 初次接触 | 首次接触时间 | 初次联系日期
man: man | man code
~money: money | 购买能力
~authority: authority | 决定权
~need: need | 需求
stopped_on: stopped on
stop_reason: stop reason
title: title | job title | position | role | occupation | profession | organization title | organization 1 title
title: headline | job position | designation | job role | berufsbezeichnung | fonction | poste
title: 职务 | 职位 | 职称 | 岗位 | 职业 | 役職
employer: employer | 雇主
department: department | dept | organization department | organization 1 department | 部门 | 所在部门 | 部署名
gender: gender | sex | 性别
birthday: geburtstag | geburtsdatum | date de naissance | 出生年月日
birthday: birthday | birth date | date of birth | birthdate | dob | 生日 | 出生日期 | 出生年月
interests: interests | interest | hobby | hobbies | 兴趣 | 爱好 | 兴趣爱好 | 业余爱好
special_interests: special interests | 特别爱好 | 特殊兴趣
education: education | degree | 学历 | 教育程度 | 教育背景
family: family | 家庭 | 家庭情况
background: background | business background | 商业背景 | 业务背景 | 背景
personal_life: personal life | 个人生活
likes: likes | preferences | 喜好 | 偏好
wechat: wechat | wechat id | weixin | 微信 | 微信号
qq: qq | qq号 | qq号码
hours: hours | opening hours | business hours | open hours | office hours | working hours | store hours
hours: 营业时间 | 营业时段 | 开门时间 | 开放时间 | 上班时间 | 办公时间
visit_minutes: visit minutes | minutes per visit | visit length | visit duration | 拜访时长 | 拜访分钟 | 拜访分钟数
fax: fax | fax number | fax no | business fax | work fax | 传真 | 传真号码 | 商务传真
website: website | web site | web page | webpage | homepage | url | website url | account website | web | 网址
website: website link | web address | web addr | company url | webseite | site web | 公司网址 | 企业网址
website: 网页 | 网站 | 官网 | 主页
credit_status: credit status | credit | credit rating | 信用 | 信用状况 | 信用情况 | 信用等级
person_in_charge: person in charge | ceo | legal representative | 负责人 | 法人 | 法定代表人 | 法人代表
handler: handler | 承办人 | 经办人
industry: industry | sector | line of business | 行业 | 客户行业 | 所属行业 | 行业类别
employees: employees | number of employees | employee count | headcount | staff | 员工数 | 员工人数 | 人员规模
employees: 公司规模 | 人数
founded: founded | year established | established | year founded | 成立时间 | 成立日期 | 成立年份 | 注册时间
parent_company: parent company | parent | subsidiary of | parent account | 母公司 | 上级公司 | 总公司
plant: plant | 厂房
equipment: equipment | 设备
output: output | production | 产量
quality_requirements: quality requirements | 质量要求 | 品质要求
product_range: product range | products | 产品范围 | 主营产品 | 经营范围 | 主营业务
strength: strength | 实力
investment: investment | registered capital | 投资 | 投资额 | 注册资本
reputation: reputation | 信誉 | 口碑
buys_quantity: buys quantity | purchase quantity | 采购数量 | 购买数量
buys_model: buys model | purchase model | 采购型号 | 购买型号
buys_use: buys use | purpose | 用途
ref: rec id | record no | record number | row id | external id
ref: id | record id | contact id | customer id | client id | lead id | person id | 客户代码 | 客户编号 | 客户编码
ref: 编号
-: email type | email display name | 电子邮件类型 | 电子邮件显示名称 | 电子邮件显示名 | sensitivity | priority
-: private | initials | prospector_reason
-: internet free busy | directory server | 敏感度 | 优先级 | 私有 | 缩写 | internet 忙闲 | 目录服务器 | photo
"""

# A birthday of theirs is a field of its own, not the customer's.
_RELATIVES = (
    r"配偶|妻|夫人|太太|老婆|丈夫|老公|儿子|女儿|孩子|子女|父|母|经理|助理|\b(?:wife|husband|spouse|partner|child|kid|son|"
    r"daughter|father|mother|boss|assistant)"
)
# Words by which a column that is not in the table can still be guessed; the first that occurs decides.
_GUESSES: tuple[tuple[str, str], ...] = (
    (r"fax|传真", "fax"),
    (r"mobile|cell ?phone|手机", "phone.mobile"),
    (r"phones?\b|\btel\b|电话", "phone"),
    (r"e-?mail|邮箱|邮件", "email"),
    (r"^(?!.*(经理|助理|配偶|介绍|推荐|业务员|销售|录入|创建)).*姓名|full ?name", "person"),
    (r"公司名|企业名|单位名|客户名|company name|account name", "company"),
    (r"邮编|zip ?code|post(al)? ?code", "address.postcode"),
    (r"address|地址", "address.street"),
    (r"web ?site|home ?page|网址|网站", "website"),
    (rf"^(?!.*({_RELATIVES})).*(birthday|birth ?date|生日)", "birthday"),
    (r"job title|职务|职位", "title"),
    (r"industry|行业", "industry"),
    (r"微信|wechat", "wechat"),
    (r"备注|remark|comment|\bnotes?\b", "note"),
    (r"标签|\btags?\b", "tags"),
    (r"来源|lead source", "method"),
)
_GUESS = tuple((re.compile(pattern), target) for pattern, target in _GUESSES)
# Columns about a contact rather than with one: "email opt out", "last phone call", "手机归属地".
_NOT_A_VALUE = re.compile(
    r"\b(accepts?|marketing|subscri\w+|consent)\b"
    r"|\b(types?|dates?|time|count|number of|domain|opt|valid|status|verified|ids?|has|is|last|next|calls?|sent)\b"
    r"|类型|时间|日期|状态|次数|是否|数量|归属|验证|编号"
)
# What is longer is a sentence, not the name of a column; its beginning is enough.
_LONGEST_NAME = 100


def squashed(name: str) -> str:
    """Return a column's name as it is compared: NFKC, case-folded, letters and digits only, no remark in brackets."""
    name = name[:_LONGEST_NAME]
    plain = re.sub(r"[(\[（【].*?[)\]）】]", "", unicodedata.normalize("NFKC", name).casefold()) or name.casefold()
    return "".join(char for char in plain if char.isalnum())


def _aliases() -> dict[str, str]:
    aliases: dict[str, str] = {}
    for line in _NAMES.strip().splitlines():
        target, _, names = line.partition(": ")
        for name in names.split(" | "):
            aliases[squashed(name)] = target
    return aliases


ALIASES = _aliases()


def is_about(name: str) -> bool:
    """Return whether a column tells something about a contact rather than a way to it: email opt out, 手机归属地."""
    plain = unicodedata.normalize("NFKC", name[:_LONGEST_NAME]).casefold().replace("_", " ")
    return _NOT_A_VALUE.search(plain) is not None


def guessed(name: str) -> str:
    """Return the target that the words of an unknown column's name suggest, or the empty string."""
    plain = unicodedata.normalize("NFKC", name[:_LONGEST_NAME]).casefold().replace("_", " ")
    if is_about(name):
        return ""
    return next((target for pattern, target in _GUESS if pattern.search(plain)), "")
