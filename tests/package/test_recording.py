"""What a record of hunks gives back, whatever the edit was, and however many edits there were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xltable.package.recording.composed import composed
from xltable.package.recording.hunks import hunks, undone

TOKENS = st.sampled_from(b'<row spans="1:3">,<row spans="1:9">,</row>,<c r="A2">,<v>,</v>,</c>,7,x'.split(b","))
PARTS = st.lists(TOKENS, max_size=30).map(b"".join)


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(PARTS, PARTS, st.integers(1, 9))
def test_the_old_bytes_come_back(old: bytes, new: bytes, size: int) -> None:
    assert b"".join(undone(pieces(new, size), hunks(old, new))) == old


@given(PARTS, PARTS, PARTS)
def test_two_edits_are_undone_as_one(first: bytes, second: bytes, third: bytes) -> None:
    both = composed(hunks(second, third), hunks(first, second))
    assert b"".join(undone([third], both)) == first


@given(PARTS, PARTS)
def test_no_edit_leaves_a_record_as_it_is(old: bytes, new: bytes) -> None:
    there = hunks(old, new)
    assert b"".join(undone([new], composed([], there))) == old
    assert b"".join(undone([new], composed(there, []))) == old


def test_little_is_kept_of_a_column_added_to_rows_that_say_their_width() -> None:
    def row(number: int, spans: str, more: str) -> str:
        cells = f'<c r="A{number}"><v>{number}</v></c><c r="B{number}" t="s"><v>{number % 7}</v></c>'
        return f'<row r="{number}" spans="{spans}">{cells}{more}</row>'

    old = "".join(row(n, "1:2", "") for n in range(1, 500)).encode()
    new = "".join(row(n, "1:3", f'<c r="C{n}"><f>A{n}*2</f><v>{n * 2}</v></c>') for n in range(1, 500)).encode()
    kept = sum(len(hunk.old) for hunk in hunks(old, new))
    assert kept == sum(len(f'<row r="{n}" spans="1:2">') for n in range(1, 500))
