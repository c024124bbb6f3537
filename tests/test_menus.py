"""The menus of the configuration files, which make check compares with the pages."""

import shutil
from pathlib import Path

import pytest
from conftest import LANGS, ROOT
from faults import assert_told, rewrite

from scripts.core.errors import AuthorError
from scripts.lint import mkdocs_config

EN = "  - Glossary: glossary.md\n"
SOURCES = "  - Sources: sources.md\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The configuration files, and an empty file for each page."""
    for path in ROOT.glob("mkdocs*.yml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "docs" / "data").mkdir(parents=True)
    shutil.copy(ROOT / "docs/data/bounds.yml", tmp_path / "docs" / "data")
    for lang in LANGS:
        (tmp_path / "docs" / lang).mkdir(parents=True)
        for page in (ROOT / "docs" / lang).glob("*.md"):
            (tmp_path / "docs" / lang / page.name).touch()
    return tmp_path


def test_the_menus_are_right(project: Path) -> None:
    mkdocs_config.check(project)


@pytest.mark.parametrize(
    "old, new, message",
    [
        (EN, "", r"nav lacks glossary\.md; add it"),
        (EN, 2 * EN, r"nav names glossary\.md twice; remove one"),
        ("glossary.md", "glosary.md", r"nav names glosary\.md, which is not in docs/en/"),
        (EN + SOURCES, SOURCES + EN, r"nav has sources\.md where mkdocs\.zh\.yml has g"),
        ("docs_dir: docs/en", "docs_dir: docs/zh", "docs_dir is docs/zh; write docs/en"),
        ("  lang: en\n", "", "extra: lang must be en"),
    ],
)  # fmt: skip
def test_a_slip_in_a_menu_is_named(
    project: Path, old: str, new: str, message: str
) -> None:
    rewrite(project / "mkdocs.en.yml", old, new)
    with pytest.raises(AuthorError, match=rf"mkdocs\.en\.yml: {message}"):
        mkdocs_config.check(project)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "changelog.md where mkdocs.zh.yml has no page; put"),
        ("en", "no page where mkdocs.zh.yml has changelog.md; put"),
    ],
)
def test_a_page_that_one_language_lacks_is_named(
    project: Path, lang: str, told: str
) -> None:
    """The last one: no other page stands in its place."""
    (project / f"docs/{lang}/changelog.md").unlink()
    config = project / f"mkdocs.{lang}.yml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    entry = next(line for line in lines if "changelog.md" in line)
    rewrite(config, entry, "")
    with pytest.raises(AuthorError) as error:
        mkdocs_config.check(project)
    assert_told(str(error.value), f"^mkdocs.en.yml: nav has {told}")


def test_a_missing_file_is_named_with_its_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "mkdocs.zh.yml").unlink()
    monkeypatch.chdir(project)
    with pytest.raises(AuthorError) as error:
        mkdocs_config.check(Path())
    assert_told(
        str(error.value),
        f"^mkdocs.zh.yml: file is missing in {project.name}/; add it",
    )


ALIKE = r"write 'title: page\.md' with a half-width colon and a space"
STORY = "story: [logic, retrospective, roadmap, aftermath]"
OFFLINE = "  offline: {enabled: !ENV [OFFLINE, false]}"
SIDE = "side_by_side: [forecasts]"
HOOK = "hooks: [scripts/hooks_language.py]\n"
ZH, ALL = "mkdocs.zh.yml", "mkdocs.yml"


@pytest.mark.parametrize(
    "file, old, new, message",
    [
        (ZH, "- 术语: glossary", "- 术语：glossary", f"nav has '术语：glossary.md'; {ALIKE}"),
        (ZH, "- 术语: glossary", "- 术语:glossary", f"nav has '术语:glossary.md'; {ALIKE}"),
        (ZH, "- 术语: glossary.md", "- 术语:", rf"nav has {{'术语': None}}; {ALIKE}"),
        (ZH, "  - 来源: s", "    来源: s", rf"nav has {{'术语': 'glossary.md', '来源'.*; {ALIKE}"),
        (ZH, "glossary.md", "my page.md", "nav names my page.md, which is not in docs/zh/; c"),
        (ZH, "- 术语: glossary.md", "- glosary.md", "nav names glosary.md, which is not in do"),
        (ZH, "nav:\n", "one: &a [*a]\nnav:\n", "not valid YAML: .*recurs.*; correct"),
        (ZH, "nav:\n", "date: 2026-02-30\nnav:\n", "not valid YAML: day is out of range .*; correct"),
        (ZH, "nav:\n", "menu:\n", "nav lacks aftermath.md; add"),
        (ZH, f"{OFFLINE}   #", "  #", r"plugins: offline must follow OFFLINE; write offline: {e"),
        (ZH, OFFLINE, "  offline: {enabled: true}", "plugins: offline must follow OFFLINE; w"),
        (ZH, OFFLINE, "  offline:", "plugins: offline must follow OFFLINE; write"),
        (ZH, "  search: {", "  find: {", "plugins: search is missing; add"),
        (ZH, HOOK, "", r"hooks must hold scripts/hooks_language.py; write"),
        (ZH, HOOK, "hooks: [scripts/hooks.py]\n", "hooks must hold scripts/hooks_language.py; w"),
        (ZH, HOOK, f"{HOOK}use_directory_urls: false\n", "use_directory_urls must be true: .*rem"),
        (ALL, "docs_dir:", "use_directory_urls: false\ndocs_dir:", "use_directory_urls .*; remove"),
        (ALL, "hooks:\n  - scripts/hooks.py\n", "", "hooks must hold scripts/hooks.py; write"),
        (ALL, "extra:\n", "others:\n", "extra must hold keys with values; add"),
        (ALL, f"{STORY} ", "story: logic, retrospective ", "extra: story must be a list of pages; w"),
        (ALL, f"{STORY} ", "", "extra: story is missing; add"),
        (ALL, f"{STORY} ", "story: [] ", "extra: story must be a list of pages; write"),
        (ALL, STORY, "story: [retrospective, logic, roadmap, aftermath]", "extra: story has retrospective where the menus have logic; put"),
        (ALL, "retrospective, roadmap", "logic, roadmap", "extra: story names logic twice; remove"),
        (ALL, f"{SIDE} ", "side_by_side: ", r"extra: side_by_side must be a list .*or \[\] for none"),
        (ALL, f"{SIDE} ", "", "extra: side_by_side is missing; add"),
        ("docs/data/bounds.yml", "  logic: {en: 1700, zh: 3000}\n", "", "running lacks logic, a page of the story; g"),
        (ALL, SIDE, "side_by_side: [forecast]", "extra: side_by_side names forecast, which is no"),
        (ALL, "  offline: !ENV [OFFLINE, false]", "", "extra: offline is missing; add offline: !ENV"),
        (ALL, "  offline: !ENV [OFFLINE, false]", "  offline:", "extra: offline must follow OFFLINE; w"),
        (ALL, "{dir: zh, lang: zh-CN, name: 中文}", "zh", r"extra: languages has zh; write it like"),
        (ALL, "{dir: en, lang: en, name: English}", "{dir: en}", r"extra: languages has {'dir'.*; write"),
        (ALL, "{dir: zh, lang", "{dir: fr, lang", r"extra: languages are \('fr', 'en'\), but must"),
    ],
)  # fmt: skip
def test_a_slip_in_what_the_menus_need_is_named(
    project: Path, file: str, old: str, new: str, message: str
) -> None:
    rewrite(project / file, old, new)
    with pytest.raises(AuthorError) as error:
        mkdocs_config.check(project)
    assert_told(str(error.value), rf"^{file}: {message}")


def test_an_appendix_before_a_part_is_named(project: Path) -> None:
    rewrite(project / ALL, "story: [logic, ", "story: [")
    with pytest.raises(AuthorError) as error:
        mkdocs_config.check(project)
    told = r"mkdocs.zh.yml: nav has logic, an appendix of the book, before aftermath, a part; m"
    assert_told(str(error.value), told)


def test_a_configuration_may_have_more_hooks(project: Path) -> None:
    rewrite(project / ZH, "hooks: [", "hooks: [mine.py, ")
    mkdocs_config.check(project)


def test_a_link_to_elsewhere_may_stand_in_a_menu(project: Path) -> None:
    rewrite(project / ZH, "  - 来源:", "  - 别处: https://example.org/\n  - 来源:")
    mkdocs_config.check(project)


@pytest.mark.parametrize("name", ["main.html", "partials/cite.html", "assets/js/x.js"])
def test_a_template_in_another_encoding_is_named(project: Path, name: str) -> None:
    path = project / "overrides" / name
    path.parent.mkdir(parents=True)
    path.write_bytes("<p>渔</p>".encode())
    mkdocs_config.check(project)
    path.write_bytes("<p>\n渔</p>".encode("gbk"))
    with pytest.raises(AuthorError) as error:
        mkdocs_config.check(project)
    assert_told(str(error.value), f"^overrides/{name}:2: not UTF-8 .*; save as UTF-8")
