"""Invented contacts of three scripts: some of them one customer entered twice, some only alike.

Which are which is known from how they are made; nothing here asks xltable. A name is never given to two companies of
one country by chance, as trade registers do not allow it either.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

AGAIN, ALIKE = 0.05, 0.05
"""Shares of contacts that are a customer entered again, and that are another one in much alike."""
_SPACED = {
    "latin": "ba be bi bo ka ke ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va vi "
    "dan del dor fen gar hol jan kar lin mor nor per ros sten tor val win zel brandt stein berg wald mül brück grün",
    "cyrillic": "ба бе ви во го да ди же за зо ка ко ла ле ли ло ма ме ми мо на не ни но па по ра ре ро са се си та то "
    "вер гор дол зар мир нов рус сев тех чер",
    "han": "华 强 丰 盛 源 达 远 兴 隆 通 利 安 泰 和 顺 祥 瑞 恒 嘉 美 佳 信 诚 联 创 新 宏 伟 光 明 金 银 宝 玉 春 "
    "万 亿 国 东 云 龙 凤 鹏 飞 腾 海 江 山 林 森 博 雅 康 健 荣 富 贵 永 久 正 大 中 天 宇 星",
}
SYLLABLES = {script: text.split() for script, text in _SPACED.items()}
GENERIC = {
    "latin": ["Trading", "International", "Foods", "Outdoor", "Electronics", "Tools", "Sports", "Import", "Machinery"],
    "cyrillic": ["Торг", "Сервис", "Строй", "Продукт", "Мебель"],
    "han": ["贸易", "电子", "实业", "机械", "纺织", "国际贸易", "工贸", "科技"],
}
FORMS = {"latin": ["GmbH", "Ltd", "LLC", "S.A.", "Inc", "Co., Ltd.", "AG", ""], "cyrillic": ["ООО", "АО", ""]}
PLACES = {"latin": ("DE", "GB", "US", "FR", "ES", "IT", "NL", "PL"), "cyrillic": ("RU", "KZ"), "han": ("CN",)}
BRANCH = "a branch in another town"
_SWITCHBOARDS = 200
"""So many numbers are each shared by several companies, as those of one building are."""
TOWNS = ("北京", "上海", "深圳", "广州", "宁波", "杭州", "义乌")
_TRADITIONAL = str.maketrans(
    "华强丰贸电实业机械纺织国际广达远兴顺联创伟宝东云龙", "華強豐貿電實業機械紡織國際廣達遠興順聯創偉寶東雲龍"
)

Row = dict[str, str]


def name(script: str, dice: random.Random) -> str:
    """An invented company name."""
    return _named(_brand(script, dice), script, dice)


def again(text: str, script: str, dice: random.Random) -> str:
    """The same name as somebody else types it: without its form, in another order or script, with a slip."""
    if script == "han":
        bare = text.replace("有限公司", "").replace("市", "", 1)
        return bare.translate(_TRADITIONAL) if dice.random() < 0.3 else bare
    ends = (text.removesuffix(form) for form in FORMS[script] if form and text.endswith(form))
    bare = min(ends, key=len, default=text)
    words = [word for word in bare.split() if word not in FORMS[script]]
    if dice.random() < 0.3:
        return ", ".join(reversed(words))
    if dice.random() < 0.4:
        return " ".join(words).upper()
    if "ü" in bare.lower() and dice.random() < 0.5:
        return " ".join(words).replace("ü", "ue").replace("Ü", "Ue")
    longest = max(words, key=len)
    at = dice.randrange(1, max(2, len(longest) - 1))
    return " ".join(words).replace(longest, longest[:at] + longest[at + 1 :] if len(longest) > 6 else longest)


@dataclass
class Contacts:
    """The rows, which of them are one customer, and what each of these pairs was left in common besides its name."""

    rows: list[Row] = field(default_factory=list)
    same: dict[tuple[str, str], str] = field(default_factory=dict)
    alike: dict[str, str] = field(default_factory=dict)
    """By number of a contact that only looks like one above, in what."""
    models: set[str] = field(default_factory=set)
    """What has been made alike already: two branches of one company might stand in one town."""


def contacts(count: int, seed: int) -> Contacts:
    """Invented contacts, some of them entered again and some only alike."""
    dice = random.Random(seed)
    made = Contacts()
    taken: set[tuple[str, str]] = set()
    while len(made.rows) < count:
        number, roll = len(made.rows) + 1, dice.random()
        if made.rows and roll < AGAIN:
            _enter_again(made, number, dice)
        elif made.rows and roll < AGAIN + ALIKE:
            _enter_alike(made, number, taken, dice)
        else:
            made.rows.append(_contact(number, taken, dice))
    return made


def _contact(number: int, taken: set[tuple[str, str]], dice: random.Random) -> Row:
    script = dice.choice(("latin", "latin", "cyrillic", "han"))
    country = dice.choice(PLACES[script])
    brand = _untaken(script, country, taken, dice)
    row = {
        "script": script,
        "brand": brand,
        "Customer ID": f"C-{number}",
        "Company": _named(brand, script, dice),
        "Country": country,
        "City": f"Town {dice.choice('ABCDEFGHIJ')}",
    }
    return row | _reached(number, dice)


def _reached(number: int, dice: random.Random) -> Row:
    """A person, a mailbox and a number that nobody else has; some mailboxes are at a public provider."""
    mailbox = dice.choice(("info", "sales", f"{dice.choice('abcdefg')}.{dice.randrange(10**6)}"))
    own = f"{mailbox}@d{number}.example" if dice.random() < 0.9 else f"info{dice.randrange(50)}@gmail.com"
    person = f"{dice.choice(SYLLABLES['latin']).title()} {dice.randrange(10**4)}"
    return {"Contact name": person, "E-mail": own, "Phone": f"+49 30 9{number:06d}"}


def _enter_again(made: Contacts, number: int, dice: random.Random) -> None:
    first = dice.choice(made.rows)
    row = {**first, "Customer ID": f"C-{number}", "Company": again(first["Company"], first["script"], dice)}
    shared = dice.choice(("E-mail", "Phone", "name only", "name only, another person"))
    row |= {key: "" for key in ("E-mail", "Phone") if key != shared}
    if shared == "name only, another person":
        row["Contact name"] = _reached(number, dice)["Contact name"]
    made.rows.append(row)
    made.same[first["Customer ID"], row["Customer ID"]] = shared


def _enter_alike(made: Contacts, number: int, taken: set[tuple[str, str]], dice: random.Random) -> None:
    first = dice.choice(made.rows)
    while first["brand"] in made.models:
        first = dice.choice(made.rows)
    made.models.add(first["brand"])
    script, country = first["script"], first["Country"]
    row = {**first, "Customer ID": f"C-{number}"} | _reached(number, dice)
    how = dice.choice((BRANCH, "another trade", "the same switchboard", "the same domain"))
    if how == BRANCH:
        row["City"] = dice.choice([town for town in (f"Town {c}" for c in "ABCDEFGHIJ") if town != first["City"]])
    elif how == "another trade":
        brand = first["brand"]
        named = [text for text in GENERIC[script] if text not in first["Company"] and first["Company"] not in text]
        trade = dice.choice(named)
        row["Company"] = f"{brand}{trade}有限公司" if script == "han" else f"{brand} {trade}"
        if not any(word in first["Company"] for word in GENERIC[script]):  # a trade more is no other company
            row["Company"] = _named(_untaken(script, country, taken, dice), script, dice)
    else:
        row["brand"] = _untaken(script, country, taken, dice)
        row["Company"] = _named(row["brand"], script, dice)
        if how == "the same switchboard":
            row["Phone"] = f"+49 30 7654{dice.randrange(_SWITCHBOARDS):04d}"
        elif first["E-mail"]:
            row["E-mail"] = f"{dice.choice('hijk')}.{number}@{first['E-mail'].rpartition('@')[2]}"
    made.rows.append(row)
    made.alike[row["Customer ID"]] = how


def _untaken(script: str, country: str, taken: set[tuple[str, str]], dice: random.Random) -> str:
    """A brand that no other company of the country has, in any order of its words."""
    while True:
        brand = _brand(script, dice)
        known = country, " ".join(sorted(brand.split()))
        if known not in taken:
            taken.add(known)
            return brand


def _brand(script: str, dice: random.Random) -> str:
    """What tells a company from others: a word or two, in Chinese the town and two or three letters."""
    syllables = SYLLABLES[script]
    if script == "han":
        return f"{dice.choice(TOWNS)}市{''.join(dice.choices(syllables, k=dice.choice((2, 3, 3))))}"
    return " ".join(
        "".join(dice.choices(syllables, k=dice.randint(2, 4))).title() for _ in range(dice.choice((1, 1, 2)))
    )


def _named(brand: str, script: str, dice: random.Random) -> str:
    """The whole name: the brand, mostly with a trade, mostly with a legal form."""
    if script == "han":
        return f"{brand}{dice.choice(GENERIC[script])}有限公司"
    trade = dice.choice(GENERIC[script]) if dice.random() < 0.8 else ""
    form = dice.choice(FORMS[script])
    words = (form, brand, trade) if script == "cyrillic" else (brand, trade, form)
    return " ".join(filter(None, words))
