"""Files of deals: orders, won and lost opportunities, returns; and the form in which deals are exported.

The pattern for another noun (invoices, payments): a ``COLUMNS`` with the names under which other programs write its
fields, a ``HEADER`` for its export, one line in ``prospector.record_files.record_columns``, a function like
``services.deal_imports.import_deals`` over ``services.row_imports.take_rows``, and one line in
``cli.commands.record_files.NOUNS``.
"""

from prospector.interop.record_rows import Columns

# Fields of the row that are not of the deal itself: customer and person (the name of the card, a company or a person),
# phone, email, card_id and card_uid say whose it is. “date” is the day it was won or lost, and of an open deal the day
# it is expected; “opened” the day on which an open one was noted; “on” that of our own export, whatever the state.
_NAMES = """
customer: customer | customer name | client | client name | account | account name | company | company name | buyer
customer: organization | organisation | sold to | bill to | card name | associated company
customer: 客户 | 客户名称 | 客户名 | 客户公司 | 公司 | 公司名称 | 单位 | 单位名称 | 购货单位 | 购买方 | 买方 | 客户全称
person: person | full name | contact | contact name | 姓名 | 客户姓名 | 联系人 | 联系人姓名
phone: phone | mobile | customer phone | phone number | 电话 | 手机 | 联系电话 | 手机号
email: email | e-mail | customer email | email address | 邮箱 | 电子邮箱
card_id: card_id | card | card no
card_uid: card_uid
uid: uid
on: on
date: date | day | order date | sale date | sales date | sold on | purchase date | transaction date | invoice date
date: close date | closed | closed on | closed date | close | won on | deal date | date closed | payment date
date: 日期 | 成交日期 | 成交时间 | 订单日期 | 下单日期 | 下单时间 | 销售日期 | 交易日期 | 关闭日期 | 结单日期 | 签约日期
opened: engage date | created | created at | created date | create date | created on | opened | open date | start date
opened: opened on | noted on | 创建日期 | 创建时间 | 立项日期 | 开始日期 | 商机创建时间
expected_on: expected_on | expected | expected on | expected close date | expected date | forecast date
expected_on: 预计成交日期 | 预计成交时间 | 预计签约日期 | 预计日期
amount: amount | sum | value | total | close value | deal value | deal amount | deal size | order value | order amount
amount: order total | total amount | total price | sales amount | revenue | sales | net amount | opportunity amount
amount: 金额 | 成交金额 | 订单金额 | 合同金额 | 销售金额 | 销售额 | 总金额 | 总额 | 总价 | 实付金额
amount: 交易金额 | 商机金额
currency: currency | currency code | deal currency | 币种 | 货币 | 币别
rate: rate | exchange rate | 汇率
cost: cost | total cost | cost of goods | 成本 | 总成本 | 成本金额
product: product | product name | item | item name | article | sku name | goods | 产品 | 产品名称 | 商品 | 商品名称
product: 货品 | 品名 | 货物名称
quantity: quantity | qty | units | number of units | pieces | 数量 | 件数
ref: ref | reference | reference no | order id | order no | order number | order | opportunity id | deal id
ref: document no | transaction id | transaction no | receipt no | po number | opportunity no | record id
ref: 订单号 | 订单编号 | 单号
ref: 单据编号 | 商机编号 | 合同编号 | 流水号 | 交易号 | 订单id
id: id | no | number | 编号 | 序号
state: state | status | deal status | won/lost | outcome | 状态 | 商机状态 | 结果
stage: stage | deal stage | sales stage | opportunity stage | pipeline stage | 阶段 | 销售阶段 | 商机阶段
kind: kind | entry kind | 单据类型
chance: chance | probability | win probability | probability % | deal probability | 概率 | 赢率 | 成功率 | 可能性
reason: reason | loss reason | lost reason | closed lost reason | closed won reason | why | 原因 | 输单原因 | 丢单原因
reason: 赢单原因 | 退货原因
contract: contract | contract terms | terms | 合同 | 合同条款
contract_ends_on: contract_ends_on | contract end | contract end date | contract ends | expiry date | renewal date
contract_ends_on: 合同到期 | 合同到期日 | 合同结束日期 | 到期日期 | 到期日
of_uid: of_uid
name: name | 名称
note: deal name | opportunity name | opportunity | 商机名称
note: note | notes | remark | remarks | comment | comments | memo | description | 备注 | 说明 | 描述
"""
COLUMNS = Columns(
    _NAMES,
    days=frozenset({"on", "date", "opened", "expected_on", "contract_ends_on"}),
    joined=frozenset({"note"}),
    instead={"id": "ref", "name": "customer"},
)
HEADER = (
    "uid", "kind", "state", "on", "customer", "card_uid", "amount", "currency", "rate", "cost", "product", "quantity",
    "ref", "stage", "chance", "expected_on", "reason", "contract", "contract_ends_on", "of_uid", "note",
)  # fmt: skip
