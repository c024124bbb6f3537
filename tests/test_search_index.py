"""What the build gives the search: names, pinyin and traditional characters."""

from dataclasses import replace

from scripts.core.languages import LANGS
from scripts.ledger.records import Name
from scripts.pages.search_index import own_part, traditional

DOCS = [{"location": "", "title": "联合贷款", "text": "微众银行发展的里程"}]


def test_traditional_characters_of_the_texts_and_no_others():
    old, new = traditional(["联合贷款", "里程"])
    pairs = dict(zip(old, new, strict=True))
    assert pairs["聯"] == "联"
    assert pairs["貸"] == "贷"
    assert pairs["裏"] == pairs["裡"] == "里"
    assert "魚" not in pairs  # no text has it
    assert not set(old) & set("联合贷款里程")


def test_every_form_of_a_name_with_the_page_language_first(catalog):
    name = Name("", zh="微众银行", en="WeBank", search=("微众", "WeBank"))
    small = replace(catalog, terms={}, names={"webank": name})
    for lang, first in zip(LANGS, ("微众银行", "WeBank"), strict=True):
        part = own_part(DOCS, small, lang)
        assert part["names"][0][0] == first
        assert sorted(part["names"][0]) == sorted(["微众银行", "WeBank", "微众"])
        assert part["pinyin"] == [["weizhongyinhang"]]  # weizhong begins it


def test_terms_bring_their_other_names_without_remarks_in_brackets(catalog):
    part = own_part(DOCS, catalog, "zh")
    forms = next(names for names in part["names"] if names[0] == "助贷")
    assert "互联网助贷" in forms
    assert not any("（" in form for names in part["names"] for form in names)
    assert all(forms for forms in part["names"])
