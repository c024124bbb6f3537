"""One word for each thing: what wording.yml avoids stands in no text that readers see."""

import copy
import re
import shutil

import pytest
import yaml
from conftest import LANGS, ROOT

from scripts.core.errors import AuthorError
from scripts.core.yaml_records import build, read_yaml
from scripts.ledger.checks import checked
from scripts.lint import terminology

LIST = "docs/data/wording.yml"


@pytest.fixture
def tree(tmp_path):
    """A copy of the pages, the data and the menus."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for lang in LANGS:
        shutil.copy(ROOT / f"mkdocs.{lang}.yml", tmp_path)
    return tmp_path


def change(tree, name, **keys):
    """Set keys of a YAML file."""
    path = tree / name
    raw = yaml.safe_load(path.read_text(encoding="utf-8")) | keys
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")


def slip(tree):
    """What the check says of a tree."""
    with pytest.raises(AuthorError) as told:
        terminology.check(tree / "docs", checked(tree / "docs" / "data"))
    return str(told.value)


def test_the_tree_as_it_is_passes(tree):
    terminology.check(tree / "docs", checked(tree / "docs" / "data"))


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("docs/en/glossary.md", "\n# ", "\nTheir partner.\n\n# ", "docs/en/glossary.md:"),
        ("docs/zh/glossary.md", "description: ", "description: 合作方", "docs/zh/glossary.md:2"),
        ("docs/data/words.yml", "Back to the static", "Back to the partner’s static", r"words.yml:\d+ back"),
        ("docs/data/loans_bridge.csv", "Net increase in", "New lending in", "loans_bridge.csv:3"),
        ("docs/data/two_gates.yml", "两道关，四步路", "合作机构的四步路", r"two_gates.yml:\d+ title"),
        ("mkdocs.en.yml", "Glossary", "Scenarios", "mkdocs.en.yml:"),
        ("docs/index.md", "\n# ", "\n出资机构\n\n# ", "docs/index.md:"),
    ],
)  # fmt: skip
def test_a_wording_is_named_with_its_place_and_the_right_word(
    tree, file, old, new, told
):
    path = tree / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    said = slip(tree)
    assert re.match(told, said)
    assert "is not our wording; write '" in said


def test_a_page_that_is_done_must_leave_the_list(tree):
    change(tree, LIST, not_yet=["docs/en/glossary.md"])
    assert "docs/en/glossary.md has no such wording any more" in slip(tree)


def test_a_list_that_cannot_be_read_is_named(tree):
    change(tree, LIST, zh={"平台": ["合作方("]})
    assert slip(tree).startswith("wording.yml:") and "平台" in slip(tree)


def test_names_of_sources_and_longer_words_are_no_slip(catalog):
    raw, where = read_yaml(ROOT / LIST)
    avoided = build(terminology.Avoided, raw, LIST)
    rules = {
        lang: terminology.rules(lang, getattr(avoided, lang), where(lang))
        for lang in LANGS
    }
    for lang, text in (
        ("zh", "《合作方名单》里的游客人数增长了，合作方式不变。"),
        ("en", "A partnership; the row “Consumption Loans”; newly lent."),
    ):
        assert not terminology.slips(text, lang, rules[lang]), text


@pytest.mark.parametrize("lang", LANGS)
def test_no_built_page_has_one(pages, lang):
    """Texts of templates and scripts are in no file that the check before a build reads."""
    raw, where = read_yaml(ROOT / LIST)
    avoided = build(terminology.Avoided, raw, LIST)
    rules = terminology.rules(lang, getattr(avoided, lang), where(lang))
    read = 0
    for path, page in pages.items():
        name = path.removesuffix("/index.html").removeprefix(f"{lang}/") or "index"
        source = f"docs/{lang}/{'index' if path == f'{lang}/index.html' else name}.md"
        if not path.startswith(lang) or source in avoided.not_yet:
            continue
        body = copy.deepcopy(page.cssselect("body")[0])
        for other in body.cssselect(
            "dl.glossary dt, script, #all-sources ~ ul, #corrections ~ *"
        ):
            other.drop_tree()
        assert not terminology.slips(body.text_content(), lang, rules), path
        read += 1
    assert read >= 2


def test_wordings_with_groups_are_found():
    """Their numbers would be others in one pattern of all wordings."""
    avoided = {"one": ("(x)yz",), "two": (r"(ab)\1",)}
    rules = terminology.rules("en", avoided, "wording.yml")
    assert terminology.slips("An abab here.", "en", rules) == [(1, "abab", "two")]
    assert not terminology.slips("An ab here.", "en", rules)
