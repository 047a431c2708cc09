"""Near-duplicates: seconds for 100,000 contacts; what blocking finds among 2,000, against comparing all pairs.

Run: python -m benchmarks likely_duplicates
"""

from __future__ import annotations

import csv
import itertools
import random
import tempfile
import time
from pathlib import Path

import xltable
from xltable.rules import SHELF
from xltable.rules._company_names import Core, core
from xltable.rules._name_blocks import alike, word_counts
from xltable.rules._name_likeness import likeness

COUNT, SAMPLE, AGAIN = 100_000, 2_000, 0.05
HEADINGS = ("Customer ID", "Company", "Contact name", "E-mail", "Phone", "Country", "City")
_SPACED = {
    "latin": "ba be bi bo ka ke ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va vi "
    "dan del dor fen gar hol jan kar lin mor nor per ros sten tor val win zel brandt stein berg wald",
    "cyrillic": "ба бе ви во го да ди же за зо ка ко ла ле ли ло ма ме ми мо на не ни но па по ра ре ро са се си та то",
    "han": "华 强 丰 盛 源 达 远 兴 隆 通 利 安 泰 和 顺 祥 瑞 恒 嘉 美 佳 信 诚 联 创 新 宏 伟 光 明 金 银 宝 玉 春",
}
SYLLABLES = {script: text.split() for script, text in _SPACED.items()}
GENERIC = {
    "latin": ["Trading", "International", "Foods", "Outdoor", "Electronics", "Tools", "Sports", "Import", "Machinery"],
    "cyrillic": ["Торг", "Сервис", "Строй", "Продукт", "Мебель"],
    "han": ["贸易", "电子", "实业", "机械", "纺织", "国际贸易", "工贸", "科技"],
}
FORMS = {"latin": ["GmbH", "Ltd", "LLC", "S.A.", "Inc", "Co., Ltd.", "AG", ""], "cyrillic": ["ООО", "АО", ""]}
PLACES = {"latin": ("DE", "GB", "US", "FR", "ES", "IT", "NL", "PL"), "cyrillic": ("RU", "KZ"), "han": ("CN",)}
TOWNS = ("北京", "上海", "深圳", "广州", "宁波", "杭州", "义乌")

Row = dict[str, str]


def name(script: str, dice: random.Random) -> str:
    """An invented company name."""
    syllables = SYLLABLES[script]
    if script == "han":
        brand = "".join(dice.choices(syllables, k=dice.choice((2, 2, 3))))
        return f"{dice.choice(TOWNS)}市{brand}{dice.choice(GENERIC[script])}有限公司"
    words = ["".join(dice.choices(syllables, k=dice.randint(2, 4))).title() for _ in range(dice.choice((1, 1, 2)))]
    words += [dice.choice(GENERIC[script])] if dice.random() < 0.8 else []
    form = dice.choice(FORMS[script])
    return " ".join([form, *words] if script == "cyrillic" else [*words, form]).strip()


def again(text: str, script: str, dice: random.Random) -> str:
    """The same name as somebody else types it: without its form, in another order, with a slip."""
    if script == "han":
        return text.replace("有限公司", "").replace("市", "", 1)
    ends = (text.removesuffix(form) for form in FORMS[script] if form and text.endswith(form))
    bare = min(ends, key=len, default=text)
    words = [word for word in bare.split() if word not in FORMS[script]]
    if dice.random() < 0.3:
        return ", ".join(reversed(words))
    if dice.random() < 0.4:
        return " ".join(words).upper()
    longest = max(words, key=len)
    at = dice.randrange(1, max(2, len(longest) - 1))
    return " ".join(words).replace(longest, longest[:at] + longest[at + 1 :] if len(longest) > 6 else longest)


def contacts(count: int, seed: int) -> tuple[list[Row], set[tuple[str, str]]]:
    """Invented contacts, and which of them are one customer: in half of these the address is the same too."""
    dice = random.Random(seed)
    rows: list[Row] = []
    planted: set[tuple[str, str]] = set()
    while len(rows) < count:
        number = f"C-{len(rows) + 1}"
        if rows and dice.random() < AGAIN:
            first = dice.choice(rows)
            script = first["script"]
            rows.append({**first, "Customer ID": number, "Company": again(first["Company"], script, dice)})
            rows[-1]["E-mail"] = first["E-mail"] if dice.random() < 0.5 else ""
            rows[-1]["Phone"] = ""
            planted.add((first["Customer ID"], number))
            continue
        script = dice.choice(("latin", "latin", "cyrillic", "han"))
        mailbox = dice.choice(("info", "sales", f"{dice.choice('abcdefg')}.{dice.randrange(10**6)}"))
        rows.append(
            {
                "script": script,
                "Customer ID": number,
                "Company": name(script, dice),
                "Contact name": f"{dice.choice(SYLLABLES['latin']).title()} {dice.randrange(10**4)}",
                "E-mail": f"{mailbox}@d{len(rows)}.example"
                if dice.random() < 0.9
                else f"info{dice.randrange(50)}@gmail.com",
                "Phone": f"+49 30 9{len(rows):06d}",
                "Country": dice.choice(PLACES[script]),
                "City": f"Town {dice.choice('ABCDEFGHIJ')}",
            }
        )
    return rows, planted


def main() -> None:
    """Measure, and fail where blocking loses a pair in a hundred."""
    rows, planted = contacts(COUNT, seed=11)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "contacts.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, HEADINGS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        book = xltable.open(file)
        for key in book["contacts"].columns:
            book["contacts"].readings(key)
        start = time.process_time()
        issues = list(SHELF["likely-duplicate"].check(book))
        seconds = time.process_time() - start
    print(f"{COUNT:,} contacts, their cells read: {seconds:.1f} s of CPU, {len(issues):,} issues")
    groups = _groups(planted)
    right = [i for i in issues if groups.get(str(i.other_record)) == groups.get(str(i.record), i.record)]
    found = {issue.record for issue in right}
    print(f"planted {len(planted):,}: recall {sum(b in found for _, b in planted) / len(planted):.2%}, ", end="")
    print(f"precision {len(right) / len(issues):.2%}")
    _against_all_pairs()


def _groups(pairs: set[tuple[str, str]]) -> dict[str, str]:
    """The first record of each customer, by each record that is the customer."""
    first: dict[str, str] = {}
    for one, other in sorted(pairs, key=lambda pair: int(pair[1][2:])):
        first[other] = first.setdefault(one, one)
    return first


def _against_all_pairs() -> None:
    rows, _ = contacts(SAMPLE * 2 // 3, seed=12)
    dice = random.Random(13)
    names = [row["Company"] for row in rows]
    names += [_slip(text, dice) for text in names[: SAMPLE - len(names)]]
    cores: list[Core] = list({(c.script, c.compact): c for text in names if (c := core(text))}.values())
    times = word_counts(cores)
    start = time.process_time()
    truth = {(i, j) for i, j in itertools.combinations(range(len(cores)), 2) if likeness(cores[i], cores[j], times) > 0}
    middle = time.process_time()
    found = {(i, j) for i, j, _ in alike(cores)}
    end = time.process_time()
    print(f"{len(names):,} names, {len(cores):,} of them different: {len(truth):,} pairs alike among all pairs,")
    print(
        f"  blocking finds {len(found & truth) / len(truth):.2%} in {end - middle:.2f} s, all in {middle - start:.2f} s"
    )
    if len(found & truth) < 0.99 * len(truth) or found - truth:
        raise SystemExit(1)


def _slip(text: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(text) - 1)
    return dice.choice((text[:at] + text[at + 1 :], text[:at] + text[at + 1] + text[at] + text[at + 2 :]))


if __name__ == "__main__":
    main()
