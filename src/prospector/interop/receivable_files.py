"""Files of invoices and of what was paid on them, and the form in which both are exported."""

from prospector.interop.record_rows import Columns

_CUSTOMER = """
customer: customer | customer name | client | client name | account | account name | company | company name | buyer
customer: bill to | sold to | organization | debtor | party
customer: 客户 | 客户名称 | 客户公司 | 公司 | 公司名称 | 单位 | 单位名称
customer: 购买方 | 购买方名称 | 购方名称 | 付款方 | 付款单位 | 买方 | 往来单位
person: person | full name | contact | contact name | 姓名 | 客户姓名 | 联系人 | 付款人
phone: phone | mobile | customer phone | phone number | 电话 | 手机 | 联系电话
email: email | e-mail | customer email | email address | 邮箱 | 电子邮箱
card_id: card_id | card | card no
card_uid: card_uid
uid: uid
currency: currency | currency code | 币种 | 货币 | 币别
note: note | notes | remark | remarks | comment | memo | description | 备注 | 说明 | 摘要 | 描述
"""
INVOICES = Columns(
    _CUSTOMER
    + """
number: number | no | invoice | invoice no | invoice number | invoice # | invoice id | document number | bill no
number: 发票号 | 发票号码 | 发票编号 | 账单号 | 编号 | 单据编号 | 单号
issued_on: issued_on | issued | issue date | invoice date | date | bill date | document date | posting date
issued_on: 开票日期 | 发票日期 | 日期 | 开具日期 | 单据日期 | 账单日期
due_on: due_on | due | due date | payment due | pay by
due_on: net due date | 到期日 | 到期日期 | 付款期限 | 应收日期 | 应付款日期
terms: terms | payment terms | net days | days to pay | credit days | 账期 | 付款条件 | 账期天数
amount: amount | total | invoice amount | invoice total | total amount | gross amount | sum | value | amount due
amount: 金额 | 发票金额 | 价税合计 | 总金额 | 合计金额 | 应收金额 | 开票金额
rate: rate | exchange rate | 汇率
deal_uid: deal_uid
disputed_on: disputed_on | disputed
dispute: dispute | dispute reason | 争议 | 争议原因
reminded_on: reminded_on | reminded | last reminder | 催款日期
id: id
""",
    days=frozenset({"issued_on", "due_on", "disputed_on", "reminded_on"}),
    joined=frozenset({"note"}),
    instead={"id": "number"},
)
INVOICE_HEADER = (
    "uid", "number", "customer", "card_uid", "issued_on", "due_on", "amount", "currency", "rate", "deal_uid",
    "disputed_on", "dispute", "reminded_on", "note",
)  # fmt: skip
PAYMENTS = Columns(
    _CUSTOMER
    + """
number: invoice | number | invoice no | invoice number
number: invoice # | invoice id | applied to | bill no | document number
number: 发票号 | 发票号码 | 发票编号 | 账单号 | 单号 | 对应发票
invoice_uid: invoice_uid
kind: kind | type | entry kind | 类型 | 类别
on: on | date | paid on | payment date | received on | received | value date | booking date | transaction date
on: 付款日期 | 收款日期 | 到账日期 | 回款日期 | 日期 | 交易日期 | 入账日期
amount: amount | paid | payment | payment amount | amount paid | amount received | sum | value | credit
amount: 金额 | 付款金额 | 收款金额 | 回款金额 | 到账金额 | 实收金额
ref: ref | reference | payment reference | transaction id | transaction no | payment id | receipt no | bank reference
ref: 流水号 | 交易流水号 | 收款单号 | 付款单号 | 交易号 | 凭证号
over: over | overpaid | 多付
id: id
""",
    days=frozenset({"on"}),
    joined=frozenset({"note"}),
    instead={"id": "ref"},
)
PAYMENT_HEADER = (
    "uid", "number", "invoice_uid", "customer", "card_uid", "kind", "on", "amount", "currency", "ref", "over", "note",
)  # fmt: skip
