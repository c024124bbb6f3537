"""One slip at a time: each must stop the build with a message that names the place."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from faults import rewrite

from scripts.core.errors import AuthorError
from scripts.ledger.intervals import Interval, evaluate
from scripts.lint import confirmation, wording
from scripts.prepare import check

# what, file below docs/, old text, new text, what the message must hold
MUTATIONS = [
    ("wrong digit in a cell", "data/household_loans.csv", "2017,9.62", "2017,9.26", r"facts.yml:\d+ household_2017.*9.26.*9.62"),
    ("wrong digit in a fact", "data/facts.yml", 'value: "31.52"', 'value: "31.25"', r"facts.yml:\d+ household_2017.*9.62.*9.35"),
    ("growth off by more than rounding", "data/growth_rates.csv", "2017,36.5", "2017,36.7", r"facts.yml:\d+ household_growth_2017.*36.7.*36.4"),
    ("share off by more than rounding", "data/facts.yml", 'value: "11.6"', 'value: "11.7"', r"facts.yml:\d+ household_2017_gdp.*11.7.*11.6"),
    ("formula changed", "data/facts.yml", "formula: webank_lent * webank_shared / 100", "formula: webank_lent * webank_kept / 100", r"facts.yml:\d+ webank_shared_amount"),
    ("formula names nothing", "data/facts.yml", "formula: 100 - webank_shared", "formula: 100 - webank_given", r"facts.yml:\d+ webank_kept.*webank_given"),
    ("formula that is a program", "data/facts.yml", "formula: 100 - webank_shared", "formula: __import__('os').getcwd()", r"facts.yml:\d+ webank_kept.*may hold only"),
    ("formulas in a circle", "data/facts.yml", "formula: consumption_loans_2017 - housing_loans_2017", "formula: household_2016 + household_new_2017", r"circle"),
    ("dropped qualifier", "data/facts.yml", "  formula: household_2024 - household_new_2024\n  qualifier: about", "  formula: household_2024 - household_new_2024", r"facts.yml:\d+ household_2023.*about"),
    ("hedge lost in a result", "data/facts.yml", "formula: weilidai_2017 / household_2017 * 100\n  qualifier: over", "formula: weilidai_2017 / household_2017 * 100", r"facts.yml:\d+ weilidai_share_2017"),
    ("hedge differs between table and fact", "data/household_loans.csv", "2023,19.77,about", "2023,19.77,over", r"facts.yml:\d+ household_2023.*over"),
    ("two cells that disagree", "data/loans_bridge.csv", "9.62,article", "9.63,article", r"facts.yml:\d+ household_2017.*loans_bridge"),
    ("unknown unit", "data/facts.yml", "unit: banks", "unit: couples", r"facts.yml:\d+ \w+.*couples"),
    ("unknown source of a fact", "data/facts.yml", "source: zuu_2017", "source: zuu_2018", r"facts.yml:\d+ xinhe_members_2017.*zuu_2018"),
    ("missing grade", "data/sources.yml", "fintech-in-china.html\n  kind: research\n  grade: press", "fintech-in-china.html\n  kind: research", r"sources.yml:\d+ kapronasia_2017.*grade"),
    ("unknown grade", "data/facts.yml", "grade: company", "grade: companies", r"facts.yml:\d+ webank_lent.*companies"),
    ("damaged span cited unmarked", "data/facts.yml", "locator: A10\n  grade: company", "locator: A13\n  grade: company", r"facts.yml:\d+ abc_months.*damaged"),
    ("locator that is none", "data/facts.yml", "locator: B17", "locator: para 17", r"facts.yml:\d+ case_lent.*locator"),
    ("missing language", "data/facts.yml", "  label: {zh: 从鱼到渔要过的关, en: Gates between fish and fishing}", "  label: {zh: 从鱼到渔要过的关}", r"facts.yml:\d+ gates.*en"),
    ("unknown key", "data/facts.yml", "qualifier: below", "qualifer: below", r"facts.yml:\d+ grid_encouraged_2026.*qualifer"),
    ("key given twice", "data/facts.yml", "gates:\n", "household_2017:\n", r"facts.yml:\d+.*household_2017.*twice"),
    ("unknown fact on a page", "en/roadmap.md", "[[fact:case_lent]]", "[[fact:case_lend]]", r"docs/en/roadmap.md:\d+.*case_lend"),
    ("fact swapped in one language", "zh/roadmap.md", "[[fact:case_lent]]", "[[fact:webank_lent]]", r"docs/zh/roadmap.md:\d+.*docs/en/roadmap.md:\d+"),
    ("claim dropped", "en/logic.md", "[[claim:c18]]", "", r"c18"),
    ("claim twice", "zh/roadmap.md", "[[claim:c50]]", "[[claim:c50]][[claim:c50]]", r"docs/zh/roadmap.md:\d+.*c50"),
    ("unit said again in English", "en/roadmap.md", "[[fact:case_borrowers]]", "[[fact:case_borrowers]] people", r"docs/en/roadmap.md:\d+.*'people' repeats the unit"),
    ("unit said again further on", "en/roadmap.md", "[[fact:case_borrowers]]", "[[fact:case_borrowers]] poor people", r"docs/en/roadmap.md:\d+.*'people' repeats the unit"),
    ("unit said again in Chinese", "zh/roadmap.md", "[[fact:case_borrowers]]", "[[fact:case_borrowers]]人", r"docs/zh/roadmap.md:\d+.*'人' repeats the unit"),
    ("per cent said again", "data/growth_rates.yml", "降到2022年的[[fact:growth_2022]]", "降到2022年的[[fact:growth_2022]]个百分点", r"growth_rates.yml:\d+ title \(zh\): .*repeats the unit"),
    ("hedge said again", "en/roadmap.md", "[[fact:case_borrowers]]", "more than [[fact:case_borrowers]]", r"docs/en/roadmap.md:\d+.*repeats the hedge"),
    ("growth that its levels do not give", "data/short_term_growth.csv", ",41.0,", ",41.1,", r"short_term_growth.csv:\d+ rate: says '41.1', but loans gives '41.0'"),
    ("level that its growth does not fit", "data/short_term_growth.csv", "2017-10,65508.7", "2017-10,75508.7", r"short_term_growth.csv:\d+ rate"),
    ("event that has no date", "data/short_term_growth.yml", '"2020-11-03":', '"November":', r"short_term_growth.yml: events.*no date"),
    ("derived without a formula", "data/facts.yml", "  formula: consumption_loans_2018 - housing_loans_2018\n", "", r"facts.yml:\d+ household_2018.*is derived, so it needs its formula"),
    ("further source that is none", "data/facts.yml", "also: [cgtn_2021_04]", "also: [cgtn_2021_05]", r"facts.yml:\d+ summoned_2021.*cgtn_2021_05"),
    ("correction of no page", "data/corrections.yml", "\n  page: logic", "\n  page: logics", r"corrections.yml:\d+ .*page 'logics' has no name"),
    ("bare number", "en/roadmap.md", "[[fact:case_borrowers]]", "more than 5 million people", r"docs/en/roadmap.md:\d+"),
    ("bare number beside the facts", "en/logic.md", "## What went unasked", "Some 75 lenders joined.\n\n## What went unasked", r"docs/en/logic.md:\d+.*75"),
    ("number in Chinese numerals", "zh/index.md", "每个数都有", "一千二百万人都有", r"docs/zh/index.md:\d+.*千"),
    ("percentage in Chinese", "zh/index.md", "每个数都有", "百分之七十五都有", r"docs/zh/index.md:\d+.*typed quantity"),
    ("number typed in a sidecar", "data/two_gates.yml", "The author’s advice", "The advice of 3 authors", r"two_gates.yml.*'3'"),
    ("look-alike character", "zh/roadmap.md", "一页", "⼀页", r"docs/zh/roadmap.md:\d+.*⼀"),
    ("straight apostrophe", "en/index.md", "China’s biggest banks", "China's biggest banks", r"docs/en/index.md:\d+.*straight quote.*write ’"),
    ("half-width comma", "zh/index.md", "故事分五个场景，", "故事分五个场景,", r"docs/zh/index.md:\d+.*half-width"),
    ("space before Latin", "zh/index.md", "连数据都可以拿走", "连 CSV 都可以拿走", r"docs/zh/index.md:\d+.*space"),
    ("Chinese on an English page", "en/index.md", "## ", "联合贷款\n\n## ", r"docs/en/index.md:\d+.*联合贷款"),
    ("a term that is not ours", "en/logic.md", "## What went unasked", "Dislocation competition it is.\n\n## What went unasked", r"docs/en/logic.md:\d+.*differentiated competition"),
    ("damaged wording printed", "zh/logic.md", "## 没有问的问题", "世态炎凉\n\n## 没有问的问题", r"docs/zh/logic.md:\d+.*世态炎凉"),
    ("unknown source on a page", "en/logic.md", "[[cite:caixin_2017_11]]", "[[cite:caixin_2017_12]]", r"docs/en/logic.md:\d+.*caixin_2017_12"),
    ("unknown shortcode", "zh/logic.md", "[[chart:timeline]]", "[[graph:timeline]]", r"docs/zh/logic.md:\d+.*graph"),
    ("anchor in one language only", "zh/logic.md", "{ #five-pairs }", "{ #pairs }", r"docs/zh/logic.md:\d+.*five-pairs"),
]  # fmt: skip


@pytest.fixture
def docs(tmp_path):
    return shutil.copytree(ROOT / "docs", tmp_path / "docs")


def test_the_tree_as_it_is_passes(docs, catalog):
    assert check(docs).unconfirmed == []
    noted = yaml.safe_load((docs / "confirmed.yml").read_text(encoding="utf-8"))
    assert noted["numbers"].keys() == catalog.facts.keys(), "run 'make confirm'"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [m[1:] for m in MUTATIONS],
    ids=[m[0] for m in MUTATIONS],
)
def test_a_slip_stops_the_build(docs, catalog, file, old, new, told):
    rewrite(docs / file, old, new)
    with pytest.raises(AuthorError, match=told):
        check(docs, None if file.startswith("data/") else catalog)


def confirm(docs, monkeypatch):
    """Run `make confirm` there."""
    monkeypatch.chdir(docs.parent)
    assert confirmation.main() == 0


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_a_changed_paragraph_is_reported_until_confirmed(
    docs, catalog, lang, other, monkeypatch, capsys
):
    page = docs / lang / "sources.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\n# ", "\n# X", 1), encoding="utf-8")
    (told,) = confirmation.unconfirmed(docs, catalog)
    assert re.match(
        rf"docs/{lang}/sources.md:\d+: paragraph 0 of #top is new or changed; read "
        rf"docs/{other}/sources.md:\d+ next to it, then run 'make confirm'",
        told,
    )
    confirm(docs, monkeypatch)
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"docs/{lang}/sources.md:")
    assert said[1] == "changes confirmed: 1"
    assert confirmation.unconfirmed(docs, catalog) == []


def test_a_paragraph_that_is_put_in_does_not_mark_those_after_it(docs, catalog):
    places = []
    for lang, text in (("zh", "新的一段。"), ("en", "A new paragraph.")):
        page = docs / lang / "roadmap.md"
        before, _, after = page.read_text(encoding="utf-8").partition(
            "\n\n!!! abstract"
        )
        page.write_text(f"{before}\n\n{text}\n\n!!! abstract{after}", encoding="utf-8")
        places.append(f"docs/{lang}/roadmap.md:{before.count(chr(10)) + 3}")
    (told,) = confirmation.unconfirmed(docs, catalog)
    assert told.startswith(f"{places[0]}: ") and f"read {places[1]} next" in told


@pytest.mark.parametrize(
    "text",
    [
        None,
        "<<<<<<< HEAD\nnumbers: {}\n",
        "a: b\n",
        "[",
        "numbers: {}\nparagraphs: {a top 0: [b, c]}\n",
    ],
)
def test_a_list_that_cannot_be_read_is_written_anew(docs, catalog, monkeypatch, text):
    path = docs / "confirmed.yml"
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(AuthorError, match=r"docs/confirmed.yml.*run 'make confirm'"):
        confirmation.unconfirmed(docs, catalog)
    confirm(docs, monkeypatch)
    assert confirmation.unconfirmed(docs, catalog) == []


def test_a_paragraph_without_counterpart_is_not_confirmed(docs, monkeypatch, capsys):
    path = docs / "confirmed.yml"
    before = path.read_bytes()
    with (docs / "en/logic.md").open("a", encoding="utf-8") as page:
        page.write("\nOne more.\n")
    with pytest.raises(AuthorError, match=r"docs/en/logic.md: .* has no counterpart"):
        confirm(docs, monkeypatch)
    assert capsys.readouterr().out == "" and path.read_bytes() == before


def test_a_preview_never_reads_half_a_list(docs, catalog, monkeypatch):
    before = (docs / "confirmed.yml").read_bytes()

    def no_room(path: Path, text: str, **_: object) -> None:
        path.write_bytes(text[:99].encode())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", no_room)
    with pytest.raises(OSError):
        confirmation.write(docs, catalog)
    assert (docs / "confirmed.yml").read_bytes() == before
    check(docs)


def test_a_changed_number_is_reported_until_confirmed(docs, monkeypatch, capsys):
    rewrite(docs / "data" / "facts.yml", 'value: "142"', 'value: "145"')
    (told,) = check(docs).unconfirmed
    assert re.match(
        r"facts.yml:\d+ xinhe_members_2017: was 142家银行 \| 142\sbanks and is "
        r"145家银行 \| 145\sbanks; .*corrections.yml; then run 'make confirm'",
        told,
    )
    confirm(docs, monkeypatch)
    assert "xinhe_members_2017: was 142" in capsys.readouterr().out
    assert check(docs).unconfirmed == []


def test_the_articles_growth_rate_holds_on_its_interval(catalog):
    given = catalog.computed(catalog.facts["household_growth_2017"])
    assert f"{given.mid:.2f}" == "36.45"
    assert (f"{given.low:.1f}", f"{given.high:.1f}") == ("36.3", "36.6")
    shared = catalog.computed(catalog.facts["webank_shared_amount"])
    assert shared.mid == 652_500_000_000
    assert catalog.computed(catalog.facts["weilidai_share_2017"]).low > 1


def test_hedges_flow_through_formulas():
    one = Interval(1, 1, 1)
    nearly = Interval(20, 19, 20, less=True)
    over = Interval(10, 10, 11, more=True)
    values = {"one": one, "nearly": nearly, "over": over}
    for text, hedge in [
        ("one + one", None),
        ("nearly + one", "below"),
        ("one - nearly", "over"),
        ("nearly / over", "below"),
        ("over / nearly", "over"),
        ("over / over", "about"),
        ("nearly + over", "about"),
    ]:
        assert evaluate(text, values.__getitem__, "here").hedge == hedge, text


def test_an_accumulated_sum_is_never_printed_as_a_balance(catalog):
    sums = [
        f
        for f in catalog.facts.values()
        if f.nature == "accumulated" and f.unit == "yuan"
    ]
    assert len(sums) >= 4
    for fact in sums:
        assert catalog.show(fact.id, "zh").startswith("累计")
        assert catalog.show(fact.id, "en").startswith("a cumulative ")


def test_what_rests_on_damage_is_marked_by_itself(pages, catalog):
    damaged = [c for c in catalog.claims.values() if catalog.damaged(c)]
    assert len(damaged) >= 5
    for lang, words in (("zh", "受损"), ("en", "damaged in our copy")):
        page = pages[f"{lang}/logic/index.html"]
        note = page.get_element_by_id("fn:article-2017-a13")
        assert words in note.text_content()


def test_the_twin_says_the_same(site, catalog):
    data = site / "data"
    facts = json.loads((data / "facts.json").read_text(encoding="utf-8"))
    claims = json.loads((data / "claims.json").read_text(encoding="utf-8"))
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert (
        facts.keys() == catalog.facts.keys() and claims.keys() == catalog.claims.keys()
    )
    for id, fact in facts.items():
        assert fact["shown"] == {lang: catalog.show(id, lang) for lang in ("zh", "en")}
    assert facts["webank_lent"]["pages"] and facts["webank_lent"]["party"] is True
    assert claims["c13"]["grade"] == "inference"
    for resource in package["resources"]:
        text = (data / resource["path"]).read_text(encoding="utf-8-sig")
        header = text.split("\n")[0]
        assert header.split(",") == [f["name"] for f in resource["schema"]["fields"]]
        with zipfile.ZipFile(data / resource["path"].replace(".csv", ".zip")) as pack:
            assert resource["path"].replace(".csv", ".yml") in pack.namelist()


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Tier 1 capital and the 30% notice"), ("zh", "出资三成通知")],
)
def test_names_with_a_number_are_no_typed_quantity(lang, text):
    assert not wording.problems(text, lang)
    assert wording.problems(
        text.replace("1", "2").replace("notice", "").replace("通知", ""), lang
    )
