"""The address of a web page, with or without https:// before it.

Scheme and host are written in lower case; a bare host is read as https and kept as it is. In a column of LinkedIn,
Facebook or other profiles a handle is as good as the whole address.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| https://www.example.com/a?b=C | | https://www.example.com/a?b=C | | |
| www.example.com | | https://www.example.com | | |
| HTTP://WWW.Example.COM/Path | | http://www.example.com/Path | untidy-value | http://www.example.com/Path |
| ' www.example.com,' | | https://www.example.com | untidy-value | www.example.com |
| 'www.example.com\\u200b' | | https://www.example.com | invisible-characters | www.example.com |
| http:\\\\www.example.com | | http://www.example.com | untidy-value | http://www.example.com |
| http//www.example.com | | http://www.example.com | untidy-value | http://www.example.com |
| www.例子.中国 | | https://www.例子.中国 | | |
| www。example。com | | https://www.example.com | untidy-value | www.example.com |
| www.ехаmple.com | | https://www.example.com | untidy-value | www.example.com |
| @acme | | @acme | | |
| acme | column=linkedin.com/in/sun | https://linkedin.com/in/acme | | |
| acme | | | unreadable-value | |
| www.my shop.com | | | unreadable-value | |
| anna@example.com | | | unreadable-value | |
| javascript:alert(1) | | | unreadable-value | |
| 12.5 | | | unreadable-value | |
| 网址：www.example.cn | | https://www.example.cn | untidy-value | www.example.cn |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import clean, shown
from ._look_alikes import in_one_script_throughout, told

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_SLIP = re.compile(r"(https?)\s*(?::?[\\/]{1,3}|:[\\/]*|;//)\s*(?=[^\s/\\])", re.I)
_HOST = re.compile(r"(?:(?:[^\W_]|[^\W_][\w-]{0,61}[^\W_])\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]+)", re.I)
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}", re.ASCII)
_HANDLE = re.compile(r"@?[A-Za-z0-9][\w.-]*", re.ASCII)
_PROFILE = re.compile(
    r"(?:https?://)?((?:[a-z-]+\.)?(?:linkedin\.com/(?:in|company|school)|facebook\.com|instagram\.com|twitter\.com|x\.com"
    r"|tiktok\.com|youtube\.com|vk\.com|t\.me|xing\.com/profile)/)(@?)[^/?#\s]+/?",
    re.I,
)
_SCHEMES = ("http", "https", "ftp")
_LABELLED = re.compile(
    r"^(?:web(?:site|seite)?|url|www|site|sitio|сайт|网址|網址|网站|網站|ホームページ)\s*:\s*(?=\S)(?!//)", re.I
)
"""What says before an address that it is one."""
_AROUND = " \t\n,;<>\"'“”"


def evidence(distinct: Mapping[Raw, int], context: Context) -> str | None:
    """Where the profiles of the column stand (`https://linkedin.com/in/`); None where most cells are no profiles."""
    found: Counter[str] = Counter()
    others = 0
    for raw, count in distinct.items():
        profile = _PROFILE.fullmatch(raw.strip()) if isinstance(raw, str) else None
        if profile:
            found["https://" + profile[1].lower() + profile[2]] += count
        elif not isinstance(raw, str) or not _HANDLE.fullmatch(raw) or "." in raw:
            others += count
    return found.most_common(1)[0][0] if found and found.total() > others else None


def read(raw: Raw, context: Context) -> Reading:
    """The address with its scheme."""
    if not isinstance(raw, str):
        return _none(raw)
    cleaned = clean(raw)
    text = cleaned.text
    handle = _handle(text, context.evidence)
    if handle and cleaned.fault is None:
        return Tidy(handle)
    scheme, bare = _parted(text)
    host, rest = _host(bare)
    if scheme not in ("", *_SCHEMES) or not host:
        return _none(raw)
    if "@" in host or " " in rest or "\n" in rest or rest.count("://") > 1 or not _is_host(host):
        return _none(raw)
    before = f"{scheme}://" if scheme else ""
    written = before + host.lower() + rest
    value = written if scheme else f"https://{written}"
    if mistyped := told(written, in_one_script_throughout(written)):
        return replace(mistyped, value=in_one_script_throughout(value))
    if written == raw:
        return Tidy(value)
    if cleaned.fault == "invisible-characters":
        return Tidy(value, cleaned.fault, written, why=cleaned.why)
    why = Sentence("“{value}” is a web address, but not written as “{written}”.", value=shown(raw), written=written)
    return Tidy(value, "untidy-value", written, why=why)


def appearance(options: Options, language: str) -> Appearance:
    """Left; without spaces inside."""
    asked = Validation("custom", 'ISERROR(FIND(" ",TRIM({cell})))')
    return Appearance(number_format="@", width=30, validation=asked, example="https://www.example.com")


def _parted(text: str) -> tuple[str, str]:
    """The scheme in lower case, empty where there is none, and what follows it."""
    text = _LABELLED.sub("", text.strip(_AROUND).replace("：", ":", 1), count=1).rstrip(".,;")
    found = _SCHEME.match(text)
    if found:
        return found[1].lower(), text[found.end() :]
    slip = _SLIP.match(text)
    if slip:
        return slip[1].lower(), text[slip.end() :].replace("\\\\", "/")
    return "", text.removeprefix("//")


def _host(bare: str) -> tuple[str, str]:
    """The host, with the ideographic full stops that browsers take for dots, and what follows it."""
    end = next((i for i, c in enumerate(bare) if c in "/?#"), len(bare))
    host = bare[:end]
    return re.sub("[。．｡]", ".", host), bare[end:]


def _is_host(host: str) -> bool:
    name, colon, port = host.partition(":")
    if colon and not (port.isascii() and port.isdigit()):
        return False
    return bool(_HOST.fullmatch(name.removesuffix(".")) or _ADDRESS.fullmatch(name))


def _handle(text: str, profiles: object) -> str | None:
    """The whole address of a handle in a column of profiles, `@handle` itself elsewhere; None where it is no handle."""
    if not _HANDLE.fullmatch(text) or text.lower().startswith("www."):
        return None
    if isinstance(profiles, str) and not (_is_host(text) and "." in text):
        return profiles.removesuffix("@") + (text if profiles.endswith("@") and text[0] == "@" else text.lstrip("@"))
    return text if text.startswith("@") else None


def _none(raw: Raw) -> Unreadable:
    text = raw.strip() if isinstance(raw, str) else ""
    if "@" in text and "/" not in text:
        return Unreadable(Sentence("“{value}” is an e-mail address, not a web address.", value=shown(raw)))
    if any(c.isspace() for c in text):
        return Unreadable(Sentence("“{value}” is not a web address: there is a space in it.", value=shown(raw)))
    if "." not in text:
        return Unreadable(Sentence("“{value}” is not a web address: it has no host such as www.example.com.",
                                   value=shown(raw)))  # fmt: skip
    return Unreadable(Sentence("“{value}” is not a web address.", value=shown(raw)))
