"""An e-mail address, checked by its form alone: nothing is ever looked up on the network.

The domain is written in lower case and stays readable in every script; the part before @ stays as it is. A domain one
slip away from a well-known provider is proposed, never changed unasked; so is the address likely meant by a text that
is none.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| anna.schmidt@example.com | | anna.schmidt@example.com | | |
| Anna@Example.COM | | Anna@example.com | untidy-value | Anna@example.com |
| mailto:anna@example.com | | anna@example.com | untidy-value | anna@example.com |
| <anna@example.com>, | | anna@example.com | untidy-value | anna@example.com |
| Anna Schmidt <anna@example.com> | | anna@example.com | untidy-value | anna@example.com |
| anna＠example.com | | anna@example.com | untidy-value | anna@example.com |
| ' anna@example.com ' | | anna@example.com | untidy-value | anna@example.com |
| 'anna@example.com\\u200b' | | anna@example.com | invisible-characters | anna@example.com |
| anna @ example.com | | anna@example.com | untidy-value | anna@example.com |
| info@bücher.example | | info@bücher.example | | |
| 用户@例子.公司 | | 用户@例子.公司 | | |
| почта@пример.рф | | почта@пример.рф | | |
| іnfо@example.com | | info@example.com | untidy-value | info@example.com |
| zhang@qq.ocm | | zhang@qq.com | untidy-value | zhang@qq.com |
| anna@gmial.com | | anna@gmail.com | untidy-value | anna@gmail.com |
| anna@mail.com | | anna@mail.com | | |
| anna(at)example.com | | | unreadable-value | |
| .anna@example.com | | anna@example.com | untidy-value | anna@example.com |
| anna@example,com | | | unreadable-value | |
| anna@@example.com | | | unreadable-value | |
| a@example.com; b@example.com | | | unreadable-value | |
| anna@example | | | unreadable-value | |
| anna schmidt@example.com | | | unreadable-value | |
| 13800138000.0 | | | unreadable-value | |
| 无 | | | unreadable-value | |
| E-Mail: info@example.de | | info@example.de | untidy-value | info@example.de |
"""

from __future__ import annotations

import functools
import re

from ..speech import Listed, Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import Cleaned, clean, shown
from ._look_alikes import in_one_script_throughout, told
from ._mail_domains import meant

_ATOM = r"[A-Za-z0-9_+'&%-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PLAIN = re.compile(
    rf"(?!'|[^@]{{65}}){_ATOM}(?:\.{_ATOM})*@((?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z])?)", re.ASCII
)
_RESERVED = re.compile(r"(?:.*\.)?(?:arpa|invalid|local|localhost|onion|test)|.*(?:^|\.)[a-z0-9]{2}--.*")
"""Domains left to the library: names set apart (RFC 6761, 6762, 7686) and those encoded from other scripts."""
_WIDE = str.maketrans("＠﹫．。；，、＜＞：", "@@..;,,<>:")
_BETWEEN = re.compile(r"[;,|\n\s]+|(?<=\w)/(?=[^@\s]+@)")
_NAMED = re.compile(r"""["'“]?([^<>"“”]*?)["'”]?\s*<([^<>]+)>""")
_SPOKEN = re.compile(r"\s*[\[({]\s*at\s*[\])}]\s*|\s+at\s+", re.I)
_SPOKEN_DOT = re.compile(r"\s*[\[({]\s*dot\s*[\])}]\s*|\s+dot\s+", re.I)
_FIRST_DOT = re.compile(r"\W*\.\w")
_LABELLED = re.compile(
    r"^(?:mailto:|(?:e-?mail|mail|correo(?: electrónico)?|courriel|почта|邮箱|电子邮件|電子郵件|邮件|メール|البريد)"
    r"\s*:\s*)",
    re.I,
)
"""What says before an address that it is one."""
_AROUND = " \t\n,;.:'\"“”‘’<>()[]"


def read(raw: Raw, context: Context) -> Reading:
    """The address, its domain in lower case."""
    if not isinstance(raw, str):
        return _none(raw)
    plain = _PLAIN.fullmatch(raw)
    if plain and len(raw) <= 254 and not _RESERVED.fullmatch(plain[1]):
        return _as_meant(raw, raw) or Tidy(raw)
    return _odd(raw, clean(raw))


def appearance(options: Options, language: str) -> Appearance:
    """Left; something before and after one @ is asked for."""
    asked = 'AND(ISNUMBER(FIND("@",{cell},2)),LEN({cell})-LEN(SUBSTITUTE({cell},"@",""))=1,LEN({cell})>4)'
    return Appearance(number_format="@", width=32, validation=Validation("custom", asked), example="anna@example.com")


@functools.lru_cache(maxsize=10_000)
def address(text: str) -> str | None:
    """The address with its domain in lower case and readable; None where its form is wrong (RFC 5321, 6531)."""
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(text, check_deliverability=False, strict=True)
    except EmailNotValidError:
        return None
    return f"{text.rpartition('@')[0]}@{checked.domain}"


def _odd(raw: str, cleaned: Cleaned) -> Reading:
    text = cleaned.text.translate(_WIDE)
    several = _several(raw, text)
    if several:
        return several
    bare, loses = _bare(text)
    found = address(bare)
    if found is None:
        mended = next((a for m in _mended(bare) if (a := address(m))), None)
        likely = mended and (meant(mended) or mended)
        return Unreadable(_slip(raw, likely), likely) if likely else _none(raw)
    better = meant(found)
    if better:
        return _meant(raw, better)
    domain = bare.rpartition("@")[2]
    if mistyped := told(found, in_one_script_throughout(found)):
        return mistyped
    if raw == bare and domain == domain.lower():
        return Tidy(found)
    return _untidy(raw, found, cleaned, safe=not loses)


def _as_meant(raw: str, found: str) -> Tidy | None:
    better = meant(found)
    return _meant(raw, better) if better else None


def _meant(raw: str, better: str) -> Tidy:
    return Tidy(better, "untidy-value", better, safe=False, why=_slip(raw, better))


def _slip(raw: str, better: str) -> Sentence:
    text = "“{value}” looks like a slip of the keyboard; “{written}” would be usual."
    return Sentence(text, value=shown(raw), written=better)


def _untidy(raw: str, found: str, cleaned: Cleaned, safe: bool) -> Tidy:
    if cleaned.fault == "invisible-characters":
        return Tidy(found, cleaned.fault, found, safe, cleaned.why)
    if raw.lower() == found.lower():
        why = Sentence("“{value}” has capitals in its domain, where they mean nothing.", value=shown(raw))
    elif raw.translate(_WIDE).lower() == found.lower():
        why = Sentence("“{value}” is written in full-width letters or digits.", value=shown(raw))
    else:
        why = Sentence("“{value}” has more in it than the address “{written}”.", value=shown(raw), written=found)
    return Tidy(found, "untidy-value", found, safe, why)


def _several(raw: str, text: str) -> Reading | None:
    """What a cell with more than one address is; None where it has one."""
    pieces = [_bare(piece)[0] for piece in _BETWEEN.split(text) if "@" in piece]
    found = {a.casefold(): a for piece in pieces if (a := address(piece))}
    if len(pieces) < 2 or not found or len(found) + 1 < len(pieces) > 2:
        return None
    if len(found) == 1 and len({p.casefold() for p in pieces}) == 1:
        only = next(iter(found.values()))
        why = Sentence("“{value}” holds one address more than once.", value=shown(raw))
        return Tidy(only, "untidy-value", only, why=why)
    if len(found) < 2:
        return None
    why = Sentence("“{value}” holds {n} addresses; give each a cell of its own: {addresses}.",
                   value=shown(raw), n=len(found), addresses=Listed(tuple(found.values()), bare=True))  # fmt: skip
    return Unreadable(why)


def _bare(text: str) -> tuple[str, bool]:
    """The address without what stands around it, and whether that said something (a name, a subject)."""
    named = _NAMED.fullmatch(text.strip(" ,;"))
    name, inner = (named[1], named[2]) if named else ("", text)
    inner = _LABELLED.sub("", inner.strip(_AROUND), count=1)
    inner, _, subject = inner.partition("?") if "@" in inner.partition("?")[0] else (inner, "", "")
    bare = re.sub(r"\s*@\s*", "@", inner.strip(_AROUND))
    initial = _FIRST_DOT.match(text)  # “.lee@…” may have been “j.lee@…”
    return bare, bool(initial or subject or (name and name.casefold() != bare.casefold()))


def _mended(text: str) -> list[str]:
    """What a text that is no address may have been meant to be."""
    spoken = _SPOKEN_DOT.sub(".", _SPOKEN.sub("@", text)) if "@" not in text else text
    local, _, domain = re.sub("@{2,}", "@", spoken).partition("@")
    domain = re.sub(r"\s*[.,]+\s*", ".", domain).strip(".")
    return [f"{local.strip('.')}@{domain}"] if local and domain and f"{local}@{domain}" != text else []


def _none(raw: Raw) -> Unreadable:
    text = raw if isinstance(raw, str) else ""
    if "@" not in text.translate(_WIDE):
        return Unreadable(Sentence("“{value}” is not an e-mail address: it has no @.", value=shown(raw)))
    before, _, after = text.translate(_WIDE).strip().rpartition("@")
    if not before or not after:
        if before:
            return Unreadable(Sentence("“{value}” is not an e-mail address: there is nothing after the @.",
                                       value=shown(raw)))  # fmt: skip
        return Unreadable(Sentence("“{value}” is not an e-mail address: there is nothing before the @.",
                                   value=shown(raw)))  # fmt: skip
    if "." not in after:
        text = "“{value}” is not an e-mail address: “{domain}” is not a domain such as example.com."
        return Unreadable(Sentence(text, value=shown(raw), domain=shown(after)))
    if " " in before or " " in after:
        return Unreadable(Sentence("“{value}” is not an e-mail address: there is a space in it.", value=shown(raw)))
    return Unreadable(Sentence("“{value}” is not written as an e-mail address is.", value=shown(raw)))
