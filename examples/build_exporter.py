"""Builds exporter.xlsx: the workbook of a made-up exporter of outdoor furniture, messy the way real ones are.

    python examples/build_exporter.py [OUT.xlsx]

Nothing in it is real: the companies and people are invented, their domains end in .example (RFC 2606), phone numbers
use ranges kept for fiction where a country has one. Same script, same bytes.

First a clean business is made (customers.csv, then orders, service records and feedback with a seeded generator), then
it is spoilt by hand at places listed in MESS, each with the reason such a thing happens.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 11, 15)
Cells = list[list[Any]]

PRODUCTS = (
    ("AC-101", "Acacia folding table / 相思木折叠桌", "furniture", 38.5),
    ("AC-204", "Teak bench 150 cm / 柚木长凳", "furniture", 92.0),
    ("CH-310", "Camp chair / 露营椅", "camping", 14.2),
    ("CH-355", "Rocking chair / 摇椅", "furniture", 41.0),
    ("TN-020", "2-person tent / 双人帐篷", "camping", 36.8),
    ("TN-045", "Family tent / 家庭帐篷", "camping", 88.0),
    ("LT-700", "Solar lantern / 太阳能灯", "lighting", 6.9),
    ("LT-712", "String lights 10 m / 串灯", "lighting", 8.4),
    ("HM-150", "Cotton hammock / 棉吊床", "camping", 17.5),
    ("UM-270", "Parasol 2.7 m / 遮阳伞", "furniture", 45.6),
)
OWNERS = ("李娜", "王强", "Sunny Chen", "周敏")
TYPES = {
    "importer": "进口商", "distributor": "经销商", "wholesaler": "批发商", "retailer": "零售商", "brand": "品牌商",
    "ecommerce": "电商", "agent": "代理商", "end_user": "终端用户",
}  # fmt: skip
SIZES = {"large": "大型", "medium": "中小型", "small": "中小型", "micro": "微型"}
SOURCES = {
    "trade_fair": "展会", "search": "搜索引擎", "platform": "B2B平台", "referral": "转介绍", "cold_outreach": "主动开发",
    "social": "社交媒体", "website": "官网",
}  # fmt: skip
COUNTRIES = {
    "DE": "德国", "AT": "奥地利", "CH": "瑞士", "GB": "英国", "US": "美国", "CA": "加拿大", "FR": "法国", "ES": "西班牙",
    "PT": "葡萄牙", "IT": "意大利", "NL": "荷兰", "NO": "挪威", "SE": "瑞典", "PL": "波兰", "CZ": "捷克", "RU": "俄罗斯",
    "KZ": "哈萨克斯坦", "TR": "土耳其", "AE": "阿联酋", "SA": "沙特阿拉伯", "EG": "埃及", "IL": "以色列", "ZA": "南非",
    "NG": "尼日利亚", "KE": "肯尼亚", "IN": "印度", "LK": "斯里兰卡", "TH": "泰国", "MY": "马来西亚", "SG": "新加坡",
    "ID": "印度尼西亚", "VN": "越南", "PH": "菲律宾", "JP": "日本", "KR": "韩国", "HK": "中国香港", "AU": "澳大利亚",
    "NZ": "新西兰", "BR": "巴西", "AR": "阿根廷", "CL": "智利", "MX": "墨西哥", "CO": "哥伦比亚", "PE": "秘鲁",
}  # fmt: skip
LANGUAGES = {"zh": "中文", "en": "英语", "de": "德语", "fr": "法语", "es": "西班牙语", "ja": "日语", "ru": "俄语"}
USD = {"EUR": 1.08, "GBP": 1.27, "CHF": 1.13, "CAD": 0.73, "AUD": 0.66, "NZD": 0.61, "SGD": 0.75, "JPY": 0.0067,
       "NOK": 0.094, "SEK": 0.096, "PLN": 0.25, "CZK": 0.043, "ZAR": 0.055, "HKD": 0.128, "USD": 1.0}  # fmt: skip
"""Round figures, only so that prices in other currencies look likely."""

CONTACTS = (
    ("客户编号", "Customer ID"), ("公司名称", "Company"), ("当地语言名称", "Local name"), ("联系人", "Contact"),
    ("邮箱", "E-mail"), ("电话", "Phone"), ("官网", "Website"), ("国家", "Country"), ("州省", "State"), ("城市", "City"),
    ("邮编", "Postcode"), ("街道地址", "Street"), ("客户类型", "Type"), ("规模", "Size"), ("客户等级", "Grade"),
    ("客户来源", "Source"), ("语言", "Language"), ("币种", "Currency"), ("负责人", "Owner"), ("首次联系", "First contact"),
    ("最近联系", "Last contact"), ("下次联系", "Next contact"), ("合法依据", "Legal basis"), ("勿扰", "Do not contact"),
    ("生日", "Birthday"), ("备注", "Notes"),
)  # fmt: skip
ORDERS = (
    "订单号", "客户编号", "下单日期", "单据类型", "状态", "产品编号", "产品名称", "类别", "数量", "单价", "折扣", "金额",
    "币种", "付款方式", "付款日期", "发货日期", "负责人", "备注",
)  # fmt: skip
SERVICE = (
    "Ticket ID", "Customer ID", "Order", "Opened", "Channel", "Request type", "Subject", "Priority", "Status",
    "First response", "Resolved", "Owner", "Solution", "Satisfaction", "Notes",
)  # fmt: skip
FEEDBACK = (
    "反馈编号", "客户编号", "反馈日期", "渠道", "调查类型", "评分", "反馈类别", "反馈内容", "改进建议", "待处理", "严重程度",
    "负责人", "截止日期", "状态",
)  # fmt: skip

MESS: tuple[tuple[str, str, int, Any], ...] = (
    # sheet, heading, record (from 1), what stands there instead
    ("客户", "国家", 2, "Germany"),  # two hands, two languages
    ("客户", "国家", 3, "DE"),
    ("客户", "国家", 7, "UK"),
    ("客户", "国家", 9, "Untied States"),  # typed in a hurry
    ("客户", "国家", 10, "U.S.A."),
    ("客户", "国家", 27, "Poland "),
    ("客户", "国家", 29, "RU"),
    ("客户", "国家", 49, "Korea"),  # which of the two?
    ("客户", "国家", 50, "中国香港"),
    ("客户", "邮箱", 4, "mailto:katharina.weiss@alpin-soehne.example"),  # pasted from a signature
    ("客户", "邮箱", 6, "amelia.whitcombe＠camdentrail.example"),  # typed with a Chinese keyboard
    ("客户", "邮箱", 11, "priya.raman@cascadiagear.example,"),
    ("客户", "邮箱", 15, "fiona@"),  # cut off
    ("客户", "邮箱", 18, "maison.lavande@gmial.com"),
    ("客户", "邮箱", 46, "maria@mabuhay-outdoor.example; sales@mabuhay-outdoor.example"),
    ("客户", "电话", 1, "0049 40 66969 0101"),
    ("客户", "电话", 3, "+49 (0)89 99998 217"),
    ("客户", "电话", 6, "+44 20 7946 0123 ext 14"),
    ("客户", "电话", 12, 17135550163),  # Excel took it for a number
    ("客户", "电话", 16, "＋３３ １ ９９ ００ １２ ３４"),
    ("客户", "电话", 24, "+31 10 555 O134"),  # a letter O
    ("客户", "电话", 33, "+966 11 555 0147 / +966 50 555 0148"),
    ("客户", "公司名称", 5, "Edelweiss\u00a0Sport AG"),  # pasted from a web page
    ("客户", "公司名称", 19, "Jardines del Sol S.L.\u200b"),
    ("客户", "公司名称", 23, "Vela  e  Vento"),
    ("客户", "联系人", 3, "Stefan Groákopf"),  # through an old accounting program
    ("客户", "城市", 4, "Innsbruck "),
    ("客户", "邮编", 2, 1067),  # the leading zero is gone
    ("客户", "邮编", 10, 2116),
    ("客户", "邮编", 6, "nw17jr"),
    ("客户", "邮编", 21, "4000322"),
    ("客户", "客户类型", 8, "E-commerce"),
    ("客户", "客户类型", 12, "distributor"),
    ("客户", "客户类型", 20, "经消商"),  # a slip of the pen
    ("客户", "客户等级", 14, "a"),
    ("客户", "客户等级", 37, "VIP"),
    ("客户", "首次联系", 9, "2023年4月18日"),
    ("客户", "首次联系", 12, "2024/09/03"),
    ("客户", "最近联系", 22, "31.02.2026"),  # no such day
    ("客户", "最近联系", 30, 46290),  # a day that lost its format
    ("客户", "下次联系", 35, "2026-10-20"),
    ("客户", "勿扰", 35, "是"),  # and yet a next contact is planned
    ("客户", "勿扰", 17, "Y"),
    ("客户", "负责人", 28, None),
    ("客户", "备注", 38, "=SUM(1,1) 报价用"),  # text that would run as a formula
    ("客户", "备注", 31, "要求 OEM 包装；展会上见过两次"),
    ("客户", "生日", 13, date(1985, 6, 2)),  # what for?
    ("客户", "客户编号", 59, "C-0058"),  # copied from the row above
    ("交易", "下单日期", 15, "2023-03-03 "),
    ("交易", "下单日期", 88, "2024/2/9"),
    ("交易", "数量", 23, "1,200"),
    ("交易", "数量", 57, "３００"),
    ("交易", "单价", 61, "USD 36.80"),
    ("交易", "币种", 70, "RMB"),
    ("交易", "币种", 101, "US$"),
    ("交易", "币种", 133, None),
    ("交易", "客户编号", 140, "C-0099"),  # nobody has this number
    ("交易", "客户编号", 151, "c-0009"),
    ("交易", "金额", 160, 9999.0),  # typed over
    ("交易", "付款日期", 171, date(2020, 1, 15)),  # paid before ordered
    ("交易", "状态", 180, "shipped"),
    ("交易", "状态", 195, "已发货 "),
    ("交易", "下单日期", 399, date(2062, 3, 4)),  # 2026 with two figures swapped
    ("Service", "Satisfaction", 5, "4/5"),
    ("Service", "Satisfaction", 11, 7),
    ("Service", "Satisfaction", 19, "★★★★☆"),
    ("Service", "Opened", 8, "2025-06-31 09:20"),
    ("Service", "Status", 14, "Sovled"),
    ("Service", "Resolved", 23, datetime(2024, 1, 2, 9, 0)),
    ("反馈", "评分", 7, "5分"),
    ("反馈", "待处理", 4, "√"),
    ("反馈", "待处理", 9, "yes"),
    ("反馈", "反馈日期", 12, "2026年9月30日"),
)


def customers() -> list[dict[str, str]]:
    """The rows of customers.csv."""
    with (HERE / "customers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contacts(rows: list[dict[str, str]], chance: random.Random) -> Cells:
    """The contacts sheet: one row a customer, in Chinese as far as a list goes."""
    return [[_contact(i, row, chance)[h] for h, _ in CONTACTS] for i, row in enumerate(rows, start=1)]


def _contact(number: int, row: dict[str, str], chance: random.Random) -> dict[str, Any]:
    first = date(2021, 1, 10) + timedelta(days=chance.randrange(1500))
    last = TODAY - timedelta(days=int(chance.expovariate(1 / 70)))
    upcoming = chance.random() < 0.6
    soon = TODAY + timedelta(days=chance.randrange(-20, 60))
    mailbox = row["contact"].split()[0].lower() if row["contact"].isascii() else "info"
    europe = row["currency"] in ("EUR", "GBP", "CHF", "NOK", "SEK", "PLN", "CZK")
    return {
        "客户编号": f"C-{number:04d}", "公司名称": row["company"], "当地语言名称": row["local"] or None,
        "联系人": row["contact"], "邮箱": f"{mailbox}@{row['website']}", "电话": row["phone"],
        "官网": f"https://www.{row['website']}" if number % 7 else row["website"],
        "国家": COUNTRIES[row["country"]], "州省": row["state"] or None, "城市": row["city"], "邮编": row["postcode"] or None,
        "街道地址": row["street"], "客户类型": TYPES[row["type"]], "规模": SIZES[row["size"]], "客户等级": row["grade"],
        "客户来源": SOURCES[row["source"]], "语言": LANGUAGES.get(row["language"], "英语"), "币种": row["currency"],
        "负责人": OWNERS[number % len(OWNERS)], "首次联系": first, "最近联系": max(first, last),
        "下次联系": soon if upcoming else None, "合法依据": chance.choice(("合同", "同意", "正当利益")) if europe and number % 5
        else None, "勿扰": "否", "生日": None, "备注": None,
    }  # fmt: skip


def orders(rows: list[dict[str, str]], chance: random.Random, count: int = 400) -> Cells:
    """The transactions sheet: more and larger orders from the heavier customers, a season in spring, a few refunds."""
    weights = [int(r["weight"]) for r in rows]
    days = sorted(_order_day(chance) for _ in range(count))
    return [_order(i, day, rows, weights, chance) for i, day in enumerate(days, start=1)]


def _order_day(chance: random.Random) -> date:
    while True:
        day = date(2023, 1, 3) + timedelta(days=chance.randrange((TODAY - date(2023, 1, 3)).days))
        if chance.random() < (1.0 if day.month in (2, 3, 4, 5) else 0.55):
            return day


def _order(number: int, day: date, rows: list[dict[str, str]], weights: list[int], chance: random.Random) -> list[Any]:
    who = chance.choices(range(len(rows)), weights)[0]
    row = rows[who]
    code, product, category, price = chance.choice(PRODUCTS)
    kind = chance.choices(("订单", "样品", "询价", "退款"), (86, 6, 5, 3))[0]
    quantity = {"样品": 2, "询价": 100}.get(kind) or 10 * max(
        1, int(chance.lognormvariate(2.2, 0.8) * int(row["weight"]) ** 0.4)
    )
    unit = round(price / USD[row["currency"]] * chance.uniform(0.94, 1.06), 0 if row["currency"] == "JPY" else 2)
    discount = round(quantity * unit * 0.05, 2) if quantity > 300 else 0
    amount = round(quantity * unit - discount, 2) * (-1 if kind == "退款" else 1)
    age = (TODAY - day).days
    status = "已完成" if age > 75 else chance.choice(("生产中", "已发货", "待付定金"))
    if kind == "订单" and chance.random() < 0.03:
        status = "已取消"
    paid = day + timedelta(days=chance.randrange(3, 45)) if status in ("已完成", "已发货") and kind == "订单" else None
    shipped = day + timedelta(days=chance.randrange(20, 60)) if status == "已完成" and kind == "订单" else None
    return [
        f"SO-{day:%y}{number:04d}", f"C-{who + 1:04d}", day, kind, status if kind == "订单" else None, code, product,
        {"furniture": "户外家具", "camping": "露营", "lighting": "灯具"}[category], quantity, unit, discount or None, amount,
        row["currency"], chance.choice(("电汇", "电汇", "电汇", "信用证", "PayPal", "赊销")) if kind == "订单" else None,
        paid, shipped, OWNERS[(who + 1) % len(OWNERS)], None,
    ]  # fmt: skip


RATES = {"USD": (6.95, 7.08, 7.24, 7.05), "EUR": (7.42, 7.82, 7.49, 8.17), "GBP": (8.41, 9.04, 9.08, 9.42),
         "CHF": (7.54, 8.42, 8.01, 8.79), "CAD": (5.14, 5.34, 5.03, 5.08), "AUD": (4.73, 4.84, 4.50, 4.69),
         "NZD": (4.41, 4.49, 4.09, 4.10), "SGD": (5.19, 5.37, 5.33, 5.49), "JPY": (0.053, 0.05, 0.046, 0.045),
         "NOK": (0.71, 0.7, 0.64, 0.7), "SEK": (0.67, 0.71, 0.66, 0.74), "PLN": (1.58, 1.8, 1.77, 1.93),
         "CZK": (0.31, 0.32, 0.3, 0.33), "ZAR": (0.41, 0.39, 0.39, 0.41), "HKD": (0.89, 0.91, 0.93, 0.9)}  # fmt: skip
"""What the made-up exporter noted in January 2023, 2024, 2025 and 2026: likely, and no bank's."""


def rates() -> Cells:
    """The list of rates the owner keeps, a row for each currency and year."""
    return [
        [currency, date(2023 + i, 1, 2), rate, "自记"] for i in range(4) for currency, each in RATES.items()
        for rate in each[i : i + 1]
    ]  # fmt: skip


SUBJECTS = {
    "complaint": ("Scratches on table tops", "Two cartons arrived wet", "Zip of the tent breaks"),
    "inquiry": ("New colours for 2027?", "Price for 500 pcs", "Lead time for the spring order"),
    "documents": ("Certificate of origin missing", "EUR.1 form", "Packing list differs from invoice"),
    "technical": ("Assembly instructions in French", "Solar lantern does not charge"),
    "logistics": ("Container delayed in Ningbo", "Change of port of discharge"),
    "return": ("12 chairs to be returned",),
}
SOLUTIONS = (
    "Sent spare parts by air",
    "Credit note of 3 % issued",
    "New document sent by courier",
    "Explained on a call",
)


def service(ordered: Cells, chance: random.Random, count: int = 70) -> Cells:
    """The service sheet, in English: the team answers customers in English."""
    return [_ticket(i, chance.choice(ordered), chance) for i in range(1, count + 1)]


def _ticket(number: int, order: list[Any], chance: random.Random) -> list[Any]:
    opened = datetime.combine(order[2], datetime.min.time()) + timedelta(
        days=chance.randrange(5, 90), hours=chance.randrange(7, 19), minutes=chance.randrange(0, 60, 5)
    )
    opened = min(opened, datetime(2026, 11, 13, 16, 30))
    request = chance.choices(tuple(SUBJECTS), (4, 5, 4, 2, 3, 1))[0]
    solved = (datetime(2026, 11, 15) - opened).days > 21 and chance.random() < 0.92
    answered = opened + timedelta(hours=chance.randrange(1, 60)) if solved or chance.random() < 0.6 else None
    resolved = opened + timedelta(days=chance.randrange(3, 20), hours=3) if solved else None
    return [
        f"T-{number:04d}", order[1], order[0], opened, chance.choice(("E-mail", "WhatsApp", "Phone", "Platform")),
        request.capitalize(), chance.choice(SUBJECTS[request]), chance.choice(("High", "Normal", "Normal", "Low")),
        chance.choice(("Solved", "Closed")) if solved else chance.choice(("New", "In progress", "Waiting for customer")),
        answered, resolved, OWNERS[number % len(OWNERS)], chance.choice(SOLUTIONS) if solved else None,
        chance.choices((5, 4, 3, 2, None), (30, 30, 12, 6, 22))[0] if solved else None, None,
    ]  # fmt: skip


TEXTS = (
    ("Quality is very good, delivery a bit slow.", "Please ship in two lots."),
    ("包装破损，有两箱被雨淋湿", "希望改用五层纸箱"),
    ("Sehr zufrieden mit den Tischen.", None),
    ("Les couleurs ne correspondent pas au catalogue.", "Envoyer un nuancier."),
    ("Great service from your team!", None),
    ("Precio un poco alto frente a la competencia.", "Descuento por volumen."),
    ("組立説明書が英語だけでした。", "日本語の説明書が欲しいです。"),
)


def feedback(ordered: Cells, chance: random.Random, count: int = 48) -> Cells:
    """The feedback sheet: customers' words in their own languages."""
    return [_voice(i, chance.choice(ordered), chance) for i in range(1, count + 1)]


def _voice(number: int, order: list[Any], chance: random.Random) -> list[Any]:
    received = min(order[2] + timedelta(days=chance.randrange(20, 120)), date(2026, 11, 12))
    text, suggestion = chance.choice(TEXTS)
    survey = chance.choice(("CSAT", "CSAT", "NPS", "开放"))
    score = {"CSAT": chance.choice((5, 5, 4, 4, 3, 2)), "NPS": chance.choice((10, 9, 9, 8, 7, 5))}.get(survey)
    pending = received > date(2026, 6, 1) and chance.random() < 0.5
    return [
        f"F-{number:04d}", order[1], received, chance.choice(("邮件", "WhatsApp", "微信", "展会")), survey, score,
        chance.choice(("质量", "交期", "价格", "包装", "服务")), text, suggestion, "是" if pending else "否",
        chance.choice(("高", "中", "低")) if pending else None, OWNERS[number % len(OWNERS)] if pending else None,
        received + timedelta(days=14) if pending else None, "处理中" if pending else "已关闭",
    ]  # fmt: skip


def spoil(sheet: str, headings: tuple[str, ...], cells: Cells) -> None:
    """Put the mess of one sheet in its places."""
    for where, heading, record, value in MESS:
        if where == sheet:
            cells[record - 1][headings.index(heading)] = value


def build(path: Path) -> None:
    """Write the workbook."""
    chance = random.Random(20261115)
    rows = customers()
    tables = {"客户": contacts(rows, chance), "交易": orders(rows, chance)}
    tables["Service"] = service(tables["交易"], chance)
    tables["反馈"] = feedback(tables["交易"], chance)
    heads = {"客户": tuple(h for h, _ in CONTACTS), "交易": ORDERS, "Service": SERVICE, "反馈": FEEDBACK}
    for sheet, cells in tables.items():
        spoil(sheet, heads[sheet], cells)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": "客户总表", "author": "晨光户外", "created": datetime(2026, 11, 15)})
        writer = Writer(book)
        writer.contacts(tables["客户"])
        writer.orders(tables["交易"])
        writer.service(tables["Service"])
        writer.feedback(tables["反馈"])
        writer.rates(rates())
        writer.memo()


class Writer:
    """Lays the tables out the way four people over five years do."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self.head = book.add_format({"bold": True, "bg_color": "#FFD966", "border": 1, "text_wrap": True})
        self.small = book.add_format({"italic": True, "font_color": "#7F7F7F", "border": 1})
        self.money = book.add_format({"num_format": "#,##0.00"})

    def contacts(self, cells: Cells) -> None:
        """A merged title, a line of remarks, two header rows, a blank row inside, a legend below."""
        sheet = self.book.add_worksheet("客户")
        title = self.book.add_format({"bold": True, "font_size": 16, "align": "center"})
        sheet.merge_range(0, 0, 0, 11, "晨光户外用品有限公司 客户总表", title)
        sheet.write(1, 0, "更新：2026-11-15   填写人：李娜")
        for c, (chinese, english) in enumerate(CONTACTS):
            sheet.write(2, c, chinese, self.head)
            sheet.write(3, c, english, self.small)
        for r, row in self._with_a_gap(cells, start=4, after=45):
            self._row(sheet, r, row)
        sheet.write_comment(8, 1, "重要客户，请王总亲自回复")
        foot = len(cells) + 8
        for c, text in enumerate(("等级说明", "A：年采购额大", "B：稳定", "C：偶尔", "D：很少")):
            sheet.write(foot, 1 + c, text, self.small if c else self.head)
        sheet.conditional_format(4, 14, 70, 14, {"type": "cell", "criteria": "==", "value": '"A"',
                                 "format": self.book.add_format({"bg_color": "#C6EFCE"})})  # fmt: skip
        sheet.data_validation(4, 23, 80, 23, {"validate": "list", "source": ["是", "否"]})
        sheet.freeze_panes(4, 2)
        sheet.set_column(0, 0, 10)
        sheet.set_column(1, 6, 22)
        sheet.set_column(7, 25, 12)

    def orders(self, cells: Cells) -> None:
        """An Excel table whose amounts are formulas where nobody typed over them, and a chart of the user's own."""
        sheet = self.book.add_worksheet("交易")
        columns = [{"header": heading} for heading in ORDERS]
        sheet.add_table(0, 0, len(cells), len(ORDERS) - 1, {"name": "Orders", "columns": columns})
        amount = ORDERS.index("金额")
        for r, row in enumerate(cells, start=1):
            self._row(sheet, r, row)
            quantity, price, discount = (row[ORDERS.index(h)] for h in ("数量", "单价", "折扣"))
            plain = isinstance(quantity, int) and isinstance(price, float)
            if plain and row[amount] == round(quantity * price - (discount or 0), 2):
                text = f"=ROUND(I{r + 1}*J{r + 1}-K{r + 1},2)"
                sheet.write_formula(r, amount, text, self.money, row[amount])
        chart = self.book.add_chart({"type": "column"})
        chart.add_series({"name": "金额", "values": ["交易", 1, amount, 40, amount]})
        chart.set_title({"name": "最早的 40 笔"})
        self.book.add_worksheet("图表").insert_chart("B2", chart)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(ORDERS) - 1, 13)
        sheet.set_column(6, 6, 30)
        sheet.set_column(13, 13, 10, None, {"hidden": True})

    def service(self, cells: Cells) -> None:
        """A plain list in English, with a note below it."""
        sheet = self.book.add_worksheet("Service")
        for c, heading in enumerate(SERVICE):
            sheet.write(0, c, heading, self.head)
        for r, row in enumerate(cells, start=1):
            self._row(sheet, r, row)
        sheet.write(len(cells) + 3, 0, "Satisfaction: 1 = bad, 5 = very good")
        sheet.autofilter(0, 0, len(cells), len(SERVICE) - 1)
        sheet.set_column(0, len(SERVICE) - 1, 14)
        sheet.set_column(6, 6, 30)
        sheet.set_column(12, 12, 28)

    def feedback(self, cells: Cells) -> None:
        """A list that starts in column B, and a line of sums at its foot."""
        sheet = self.book.add_worksheet("反馈")
        for c, heading in enumerate(FEEDBACK, start=1):
            sheet.write(1, c, heading, self.head)
        for r, row in enumerate(cells, start=2):
            self._row(sheet, r, row, first=1)
        foot = len(cells) + 2
        sheet.write(foot, 1, "合计", self.head)
        sheet.write_formula(foot, 6, f"=COUNT(G3:G{foot})", self.head, sum(isinstance(r[5], int) for r in cells))
        sheet.set_column(1, len(FEEDBACK), 12)
        sheet.set_column(8, 9, 34)

    def rates(self, cells: Cells) -> None:
        """The owner's list of rates, as plain as can be."""
        sheet = self.book.add_worksheet("汇率")
        for c, heading in enumerate(("币种", "日期", "兑人民币", "来源")):
            sheet.write(0, c, heading, self.head)
        for r, row in enumerate(cells, start=1):
            self._row(sheet, r, row)
        sheet.set_column(0, 3, 13)

    def memo(self) -> None:
        """A sheet that is no list at all."""
        sheet = self.book.add_worksheet("说明")
        for r, text in enumerate(("填表说明", "1. 每个客户一行", "2. 电话请写国家区号", "3. 有问题找李娜")):
            sheet.write(r, 0, text)

    def _with_a_gap(self, cells: Cells, start: int, after: int) -> Iterator[tuple[int, list[Any]]]:
        for i, row in enumerate(cells):
            yield start + i + (i >= after), row

    def _row(self, sheet: Any, r: int, row: list[Any], first: int = 0) -> None:
        for c, value in enumerate(row, start=first):
            if isinstance(value, datetime):
                sheet.write_datetime(r, c, value, self.moment)
            elif isinstance(value, date):
                sheet.write_datetime(r, c, value, self.day)
            elif isinstance(value, str):
                sheet.write_string(r, c, value)
            elif value is not None:
                sheet.write_number(r, c, value)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "exporter.xlsx")
