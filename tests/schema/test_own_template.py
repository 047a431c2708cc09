"""A user's own template: what it may change, and what is said when it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from xltable import speech
from xltable.errors import TemplateError
from xltable.kinds import fold
from xltable.schema import TableSpec, Template, load, spellings

Own = Callable[..., Template]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Write a template with these lines, and load it."""

    def write(text: str, extends: str = "minimal") -> Template:
        file = tmp_path / "club.toml"
        file.write_text(f'extends = "{extends}"\n{text}', "utf-8")
        return load(file)

    return write


def contacts(template: Template) -> TableSpec:
    table = template.table("contacts")
    assert table is not None
    return table


def test_nothing_changed_is_the_template_it_extends(own: Own) -> None:
    assert own("").tables == load("minimal").tables
    assert own("").name == "minimal"
    assert own('name = "club"').name == "club"


def test_a_column_is_added_after_another(own: Own) -> None:
    table = contacts(
        own(
            '[tables.contacts.columns.joined]\nkind = "date"\nafter = "company"\n'
            'heading = {en = "Joined", zh = "入会日期"}'
        )
    )
    keys = [c.key for c in table.columns]
    assert keys[keys.index("company") + 1] == "joined"
    column = table.column("joined")
    assert column is not None
    assert (column.kind, column.heading("zh"), column.heading("fr")) == ("date", "入会日期", "Joined")


def test_columns_are_dropped_kept_and_ordered(own: Own) -> None:
    assert "owner" not in [c.key for c in contacts(own('[tables.contacts]\ndrop = ["owner"]')).columns]
    kept = contacts(own('[tables.contacts]\nkeep = ["customer_id", "country", "company"]\norder = ["company"]'))
    assert [c.key for c in kept.columns] == ["company", "customer_id", "country"]


def test_a_plain_heading_renames_in_every_language_and_the_old_ones_stay_known(own: Own) -> None:
    column = contacts(own('[tables.contacts.columns.company]\nheading = "Club"')).column("company")
    assert column is not None
    assert {column.heading(language) for language in speech.known()} == {"Club"}
    assert {"Company", "客户名称", "Firma", "会社名"} <= set(column.aliases)


def test_a_heading_belongs_to_the_column_that_bears_it(own: Own) -> None:
    table = contacts(own('[tables.contacts.columns.house]\nheading = "Organisation"'))
    assert [c.key for c in table.columns if fold("organisation") in {fold(a) for a in c.aliases}] == []
    assert table.column("house") is not None


def test_choices_are_added_and_relabelled(own: Own) -> None:
    template = own(
        '[choices.customer_type]\nmember = ["Member", "club member"]\n'
        'importer = "Buyer abroad"\nhonorary = {en = "Honorary", zh = "荣誉会员"}',
        "exporter",
    )
    choices = {c.key: c for c in template.choices["customer_type"]}
    assert list(choices)[-2:] == ["member", "honorary"]
    assert choices["member"].synonyms == ("club member",)
    assert choices["importer"].label("en") == "Buyer abroad"
    assert choices["importer"].label("zh") == "进口商"
    assert choices["honorary"].label("zh") == "荣誉会员"


def test_tables_are_dropped_and_added(own: Own) -> None:
    template = own(
        'drop = ["feedback", "service"]\n[tables.trips]\ntitle = "Trips"\n[tables.trips.columns.day]\nkind = "date"'
    )
    assert [t.key for t in template.tables] == ["contacts", "transactions", "rates", "trips"]
    trips = template.table("trips")
    assert trips is not None
    assert (trips.title("zh"), trips.record_key) == ("Trips", "day")


def test_settings_and_sheets_are_replaced(own: Own) -> None:
    template = own('sheets = ["overview"]\n[settings]\nstale_days = 200')
    assert template.sheets == ("overview",)
    assert template.settings["stale_days"] == 200
    assert template.settings["stale_days_a"] == 90


def test_a_template_beside_another_is_found_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('extends = "minimal"\ndrop = ["feedback"]', "utf-8")
    (tmp_path / "mine.toml").write_text('extends = "./base.toml"\ndrop = ["service"]', "utf-8")
    assert [t.key for t in load(tmp_path / "mine.toml").tables] == ["contacts", "transactions", "rates"]


WRONG = [
    ('sheet = ["overview"]', "“sheet” in “sheet” is not known; did you mean “sheets”?"),
    ("[tables.contacts]\ncolumn = 1", "“column” in “tables.contacts.column” is not known; did you mean “columns”?"),
    (
        "[tables.contacts.columns.owner]\nrequird = true",
        "“requird” in “tables.contacts.columns.owner.requird” is not known; did you mean “required”?",
    ),
    (
        '[tables.contacts.columns.fax]\nkind = "phon"',
        "“phon” in “tables.contacts.columns.fax.kind” is not known; did you mean “phone”?",
    ),
    (
        '[tables.contacts]\ndrop = ["ownr"]',
        "“ownr” in “tables.contacts.drop” is not known; did you mean “owner”?",
    ),
    (
        '[tables.contacts]\nkeep = ["emial"]',
        "“emial” in “tables.contacts.keep” is not known; did you mean “email”?",
    ),
    (
        '[tables.contacts]\norder = ["compny"]',
        "“compny” in “tables.contacts.order” is not known; did you mean “company”?",
    ),
    (
        '[tables.contacts.columns.fax]\nafter = "fone"',
        "“fone” in “tables.contacts.columns.fax.after” is not known; did you mean “phone”?",
    ),
    ('drop = ["contact"]', "“contact” in “drop” is not known; did you mean “contacts”?"),
    (
        '[tables.contacts.columns.rank]\nkind = "choice"\nchoices = "grades"',
        "“grades” in “tables.contacts.columns.rank.choices” is not known; did you mean “grade”?",
    ),
    (
        '[tables.service.columns.who]\nkind = "reference"\nreference = "contacts.customer"',
        "“contacts.customer” in “tables.service.columns.who.reference” is not known; "
        "did you mean “contacts.customer_id”?",
    ),
    (
        '[tables.contacts]\nrecord_key = "custmer_id"',
        "“custmer_id” in “tables.contacts.record_key” is not known; did you mean “customer_id”?",
    ),
    (
        "[settings]\nstale_day = 3",
        "“stale_day” in “settings.stale_day” is not known; did you mean “stale_days”?",
    ),
    (
        '[tables.contacts.columns.owner]\npersonal = "contacts"',
        "“contacts” in “tables.contacts.columns.owner.personal” is not known; did you mean “contact”?",
    ),
    ("tables = 3", "“tables” must be a table of settings."),
    ("[tables.contacts]\ncolumns = 3", "“tables.contacts.columns” must be a table of settings."),
    ('drop = "feedback"', "“drop” must be a list of texts in square brackets."),
    (
        '[tables.contacts.columns.owner]\naliases = "Boss"',
        "“tables.contacts.columns.owner.aliases” must be a list of texts in square brackets.",
    ),
    (
        "[tables.contacts.columns.owner]\nheading = 3",
        "“tables.contacts.columns.owner.heading” must be a text, or one text for each language.",
    ),
    (
        '[tables.contacts.columns.owner]\nrequired = "yes"',
        "“tables.contacts.columns.owner.required” must be true or false.",
    ),
    (
        '[tables.contacts.columns.owner]\nwidth = "wide"',
        "“tables.contacts.columns.owner.width” must be a number.",
    ),
    ("[tables.contacts.columns.owner]\nkind = 3", "“tables.contacts.columns.owner.kind” must be a text."),
    ("[settings]\nstale_days = [1]", "“settings.stale_days” must be a number, a text, or true or false."),
    (
        "[choices.grade]\na = []",
        "“choices.grade.a” must be a label, a list of words with the label first, or one label for each language.",
    ),
    ('[tables.trips]\ntitle = "Trips"', "the table “trips” has no columns."),
    ("[[tables.contacts]]\n", "“tables.contacts” must be a table of settings."),
]


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[t for t, _ in WRONG])
def test_what_is_wrong_is_told(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "club.toml"
    file.write_text(f'extends = "exporter"\n{text}', "utf-8")
    with pytest.raises(TemplateError) as caught:
        load(file)
    assert str(caught.value) == f"{file}: {told}"
    assert speech.say(caught.value, "zh") != str(caught.value)


def test_files_that_are_no_template(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[tables", "utf-8")
    with pytest.raises(TemplateError, match=r"broken\.toml is not valid TOML: "):
        load(broken)
    (tmp_path / "latin.toml").write_bytes(b'name = "caf\xe9"')
    with pytest.raises(TemplateError, match=r"latin\.toml” cannot be read: it is not UTF-8 text\.$"):
        load(tmp_path / "latin.toml")
    with pytest.raises(TemplateError, match=r"nowhere\.toml” cannot be read: No such file or directory\.$"):
        load(tmp_path / "nowhere.toml")


def test_a_template_cannot_extend_itself(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "./b.toml"', "utf-8")
    (tmp_path / "b.toml").write_text('extends = "./a.toml"', "utf-8")
    with pytest.raises(TemplateError, match="extends itself"):
        load(tmp_path / "a.toml")


def test_a_name_that_is_none_is_answered_with_the_nearest() -> None:
    with pytest.raises(TemplateError) as caught:
        load("exportr")
    assert str(caught.value) == "There is no template called “exportr”; did you mean “exporter”?"
    assert speech.say(caught.value, "zh") == "没有名为“exportr”的模板；您是指“exporter”吗？"


def test_looser_spellings_of_cyrillic() -> None:
    assert spellings.loose("Йод") == ()
    assert spellings.loose("Счёт") == ("Счет",)
