"""Phone numbers: xltable's patterns against the library alone, on 50,000 mixed numbers, with the same answers.

Run: python benchmarks/phones.py
"""

from __future__ import annotations

import random
import time

import phonenumbers

from xltable.kinds._phone_numbers import by_library, number_of

REGIONS = (
    *("US", "DE", "GB", "FR", "IT", "ES", "CN", "JP", "IN", "BR"),
    *("AU", "NL", "PL", "TR", "RU", "MX", "AE", "KR", "ZA", "CA"),
)
FORMS = (
    phonenumbers.PhoneNumberFormat.E164,
    phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    phonenumbers.PhoneNumberFormat.NATIONAL,
)
COUNT = 50_000


def mixed(seed: int = 7) -> list[tuple[str, str]]:
    """Numbers as people write them: most plainly, some with a digit wrong, 00 for +, other signs, cut short."""
    dice = random.Random(seed)
    numbers = []
    while len(numbers) < COUNT:
        region = dice.choice(REGIONS)
        kind = dice.choice((phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE))
        example = phonenumbers.example_number_for_type(region, kind)
        digits = list(str(example.national_number))
        for at in range(max(2, len(digits) - 6), len(digits)):
            digits[at] = dice.choice("0123456789")
        if dice.random() < 0.1:
            digits[dice.randrange(len(digits))] = dice.choice("0123456789")
        example.national_number = int("".join(digits))
        numbers.append((_untidy(phonenumbers.format_number(example, dice.choice(FORMS)), dice), region))
    return numbers


def _untidy(text: str, dice: random.Random) -> str:
    chance = dice.random()
    if chance < 0.05:
        return text.replace("+", "00")
    if chance < 0.10:
        return text.replace("+", "")
    if chance < 0.20:
        return text.replace(" ", "-")
    if chance < 0.25:
        return text.replace(" ", ".")
    return text[: dice.randrange(4, len(text))] if chance < 0.28 else text


def main() -> None:
    """Compare, and print the ratio and the differences."""
    numbers = mixed()
    by_library("+4930123456")
    for region in REGIONS:
        number_of("0301234567", region)
    number_of.cache_clear()
    start = time.process_time()
    ours = [number_of(text, region) for text, region in numbers]
    middle = time.process_time()
    theirs = [by_library(text, region) for text, region in numbers]
    end = time.process_time()
    different = [(n, o, t) for n, o, t in zip(numbers, ours, theirs, strict=True) if o != t]
    print(f"{COUNT:,} numbers of {len(REGIONS)} countries, {sum(o.valid for o in ours):,} valid")
    print(f"xltable      {COUNT / (middle - start):>10,.0f} a second")
    print(f"phonenumbers {COUNT / (end - middle):>10,.0f} a second")
    print(f"{(end - middle) / (middle - start):.1f} times faster, {len(different)} different answers")
    for row in different[:10]:
        print("  ", *row)
    if different:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
