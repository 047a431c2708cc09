"""E-mail addresses that others published as right or wrong by the standards (RFC 5321, 5322 and 6531).

Source: the examples in Wikipedia's article “Email address” (valid, invalid and international ones; 2025-11). Those of
the valid ones that quote their name or have no domain of the usual form are no addresses of customers; they count as
not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ._cases import Cell, Column

VALID = (
    "simple@example.com",
    "very.common@example.com",
    "FirstName.LastName@EasierReading.org",
    "x@example.com",
    "long.email-address-with-hyphens@and.subdomains.example.com",
    "user.name+tag+sorting@example.com",
    "name/surname@example.com",
    "admin@example",
    "example@s.example",
    '" "@example.org',
    '"john..doe"@example.org',
    "mailhost!username@example.org",
    "user%example.com@example.org",
    "user-@example.org",
    "postmaster@[123.123.123.123]",
    "_test@[IPv6:2001:0db8:85a3:0000:0000:8a2e:0370:7334]",
    "I❤️CHOCOLATE@example.com",
)
INTERNATIONAL = (
    "Pelé@example.com",
    "δοκιμή@παράδειγμα.δοκιμή",
    "我買@屋企.香港",
    "二ノ宮@黒川.日本",
    "медведь@с-балалайкой.рф",
    "संपर्क@डाटामेल.भारत",
)
INVALID = (
    "abc.example.com",
    "a@b@c@example.com",
    'a"b(c)d,e:f;g<h>i[j\\k]l@example.com',
    'just"not"right@example.com',
    'this is"not\\allowed@example.com',
    'this\\ still\\"not\\\\allowed@example.com',
    "1234567890123456789012345678901234567890123456789012345678901234+x@example.com",
    "i.like.underscores@but_they_are_not_allowed_in_this_part",
)


def columns() -> Iterator[Column]:
    """Each list; the domain may be told in small letters."""
    for name, listed in (("valid", VALID), ("international", INTERNATIONAL)):
        yield Column("email", f"published as {name}", [Cell(text, text) for text in listed], same=_same_address)
    yield Column("email", "published as invalid", [Cell(text, None) for text in INVALID])


def _same_address(value: str, meant: str) -> bool:
    return value.casefold() == meant.casefold()
