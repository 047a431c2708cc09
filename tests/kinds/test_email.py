"""E-mail addresses: the quick way answers as the library does, and two addresses are never one."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from xltable.kinds import Context, Tidy, Unreadable, email
from xltable.kinds._mail_domains import meant_domain
from xltable.kinds.email import address

PARTS = ["anna", "a.b", "o'neil", "x_y", "a-b", "a..b", ".a", "a.", "", "a+b", "müller", "1", "x" * 65, "a b"]
DOMAINS = [
    *(
        "example.com",
        "a.b",
        "a-b.de",
        "-a.de",
        "a-.de",
        "xn--mller-kva.de",
        "ab--c.de",
        "bücher.de",
        "x.test",
        "x.local",
    ),
    *("x.1", "a.b1", "a", "a..b", "1.2.3.4", "x_y.com", "a.museum", "A.De", "x" * 64 + ".de", "example.co.uk", "a.de."),
    "[1.2.3.4]",
]
TWO = [
    *(
        "a@x.de; b@x.de",
        "a@x.de,b@x.de",
        "a@x.de b@x.de",
        "a@x.de / b@x.de",
        "a@x.de\nb@x.de",
        "Anna <a@x.de>; Bo <b@x.de>",
    ),
    *("a@x.de、b@x.de", "a@x.de|b@x.de", "a@x.de；b@x.de"),
]
SLIPS = {
    "gmail.com": ("gmial.com", "gmai.com", "gmail.con"),
    "hotmail.com": ("hotmial.com", "hotmil.com"),
    "qq.com": ("qq.ocm", "qq.con"),
    "163.com": ("163.cmo",),
    "acme.com": ("acme.con",),
}
MEANT = [
    "mail.com",
    "ymail.com",
    "email.com",
    "gmx.net",
    "web.de",
    "q.com",
    "me.com",
    "acme.co",
    "example.om",
    "yahoo.co.id",
]


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("local", PARTS)
def test_an_accepted_address_is_one_the_library_accepts(local: str, domain: str) -> None:
    raw = f"{local}@{domain}"
    reading = email.read(raw, Context())
    if isinstance(reading, Tidy) and reading.fault is None:
        assert reading.value == address(raw)
    else:
        assert address(raw) is None or address(raw) != raw


@given(st.from_regex(r"[a-z0-9._+'-]{1,12}@[a-z0-9.-]{1,15}\.[a-z0-9]{1,5}", fullmatch=True))
@settings(max_examples=400, deadline=None)
def test_the_quick_way_answers_as_the_library(raw: str) -> None:
    assume(not raw.startswith("'@"))  # an apostrophe is what Excel puts before a text, never a whole mailbox
    reading = email.read(raw, Context())
    if isinstance(reading, Tidy) and reading.fault is None:
        assert address(raw) == reading.value
    elif address(raw) == raw:
        assert isinstance(reading, Tidy), "a slip of the domain, or an apostrophe before it"


@pytest.mark.parametrize("raw", TWO)
def test_two_addresses_are_told_and_nothing_is_written(raw: str) -> None:
    reading = email.read(raw, Context())
    assert isinstance(reading, Unreadable) and reading.proposal is None
    assert "a@x.de, b@x.de" in str(reading.why)


def test_one_address_twice_is_one() -> None:
    reading = email.read("a@x.de; a@x.de", Context())
    assert isinstance(reading, Tidy) and reading.written == "a@x.de" and reading.safe


@pytest.mark.parametrize(("typed", "meant"), [(t, m) for m, typed in SLIPS.items() for t in typed])
def test_slips_of_well_known_domains_are_proposed(typed: str, meant: str) -> None:
    assert meant_domain(typed) == meant


@pytest.mark.parametrize("domain", [*MEANT, "163.net", "hotmail.nl", "outlook.pt", "a.de", "zoho.eu", "mail.de"])
def test_domains_that_may_well_be_meant_are_left(domain: str) -> None:
    assert meant_domain(domain) is None


@pytest.mark.parametrize(
    ("raw", "safe"), [(".lee@example.com", False), ("‘.lee@example.com’", False), ("lee@example.com.", True)]
)
def test_a_dot_before_an_address_may_have_followed_an_initial(raw: str, safe: bool) -> None:
    reading = email.read(raw, Context())
    assert isinstance(reading, Tidy) and (reading.value, reading.safe) == ("lee@example.com", safe)


@pytest.mark.parametrize(("length", "kept"), [(64, True), (65, False)])
def test_the_name_before_the_at_has_64_letters_at_most(length: int, kept: bool) -> None:
    reading = email.read("x" * length + "@example.com", Context())
    assert isinstance(reading, Tidy) is kept, "RFC 5321, section 4.5.3.1.1"
