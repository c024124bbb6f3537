"""The verdicts, the evidence, the cast: what data say is what pages show, in both languages."""

import re
import shutil
from collections import Counter
from html import escape

import pytest
from conftest import LANGS, ROOT
from faults import rewrite

from scripts.core.errors import AuthorError
from scripts.ledger import number_format
from scripts.ledger.checks import checked
from scripts.pages.citations import anchor
from scripts.pages.page_context import Page
from scripts.pages.shortcodes import expand

# file of docs/data, old text, new text, what the message must hold
WRONG = [
    ("outcomes.yml", 'proof: "2025-07-11"', 'proof: "2016-07"', r"less_competition: proof of 2016-07 .* older than claim c04"),
    ("outcomes.yml", 'proof: "2020-05-29"', 'proof: "2017-12"', r"easy_rung: proof of 2017-12 may be older"),
    ("outcomes.yml", '  proof: "2025-07-11"\n', "", r"less_competition: verdict did_not needs 'proof'"),
    ("outcomes.yml", '  looked: "2026-11-25"\n', "", r"brain_acceptance: verdict unknown .* 'looked'"),
    ("outcomes.yml", '  looked: "2026-11-25"', '  proof: "2026-11-25"', r"brain_acceptance: verdict unknown rests on no evidence"),
    ("outcomes.yml", '  looked: "2026-11-25"', '  looked: "last week"', r"brain_acceptance.*'last week' is no date"),
    ("outcomes.yml", "verdict: did_not", "verdict: maybe", r"less_competition: verdict 'maybe' is unknown; known are did_not, held, partly, unknown"),
    ("verdicts.yml", "  takes:\n    zh: 查过", "  needs:\n    zh: 查过", r"verdicts.yml:\d+ unknown: unknown key 'needs'"),
    ("evidence.yml", "group: platforms", "group: pawnshops", r"evidence.yml:\d+ own_money: group 'pawnshops' is unknown; known are consumer_finance"),
    ("evidence.yml", "sources: [cai_2023]", "sources: [cai_2032]", r"own_research_large: sources 'cai_2032' is unknown"),
    ("evidence.yml", "[[fact:own_share_ant_cfc]]", "[[fact:own_share_ant]]", r"own_channel_platform: unknown fact 'own_share_ant'"),
    ("abroad.yml", "sources: [daijiworld_2024]", "sources: []", r"abroad.yml:\d+ india_guarantee: sources is empty; name at least one"),
    ("abroad.yml", "group: india\n", "group: france\n", r"india_guarantee: group 'france' is unknown; known are britain, india"),
    ("cast.yml", "  signed: \"2017-06-20\"\n", "", r"cast.yml:\d+ abc_baidu: has two members, so it needs 'signed'"),
    ("cast.yml", 'signed: "2017-06-22"', 'signed: "June"', r"boc_tencent.*'June' is no date"),
    ("cast.yml", "      who: {zh: 微信的主人, en: the owner of WeChat}\n", "", r"boc_tencent: members.platform: key 'who' is missing"),
    ("cast.yml", "sources: [webank_blog_2018", "sources: [webank_2018", r"webank: sources 'webank_2018' is unknown"),
    ("answer.yml", "evidence: [own_money, ", "evidence: [own_gold, ", r"answer.yml: lenders.platforms: evidence 'own_gold' is unknown"),
    ("answer.yml", "evidence: [own_money, ", "evidence: [leaving_small, ", r"lenders.platforms: evidence 'leaving_small' is about small_banks"),
    ("answer.yml", "  platforms:\n", "  lenders:\n", r"answer.yml: lenders: must be large_banks, small_banks, consumer_finance, platforms"),
]  # fmt: skip


def write(shortcode, catalog, lang, page="aftermath"):
    """What a shortcode becomes on a page, as Markdown."""
    return expand(shortcode, Page(catalog, lang, f"docs/{lang}/{page}.md"))


@pytest.mark.parametrize(("file", "old", "new", "told"), WRONG)
def test_a_wrong_judgement_is_refused(tmp_path, file, old, new, told):
    data = shutil.copytree(ROOT / "docs" / "data", tmp_path / "data")
    rewrite(data / file, old, new)
    with pytest.raises(AuthorError, match=told):
        checked(data)


def test_the_score_is_counted_from_the_outcomes(catalog):
    count = Counter(outcome.verdict for outcome in catalog.outcomes.values())
    assert sum(count.values()) == len(catalog.outcomes) == 22
    for verdict in catalog.verdicts:
        number = count[verdict]
        assert write(f"[[score:{verdict}]]", catalog, "zh") == f"{number}项"
        words = ["none", *number_format.SMALL[1:]]
        shown = words[number] if number < len(words) else str(number)
        assert write(f"[[score:{verdict}]]", catalog, "en") == shown
    assert write("[[score:all]]", catalog, "zh") == "22项"
    for lang in LANGS:
        sentence = write("[[score]]", catalog, lang)
        assert re.findall(r"\d+", sentence) == [
            "22",
            *(str(count[v]) for v in catalog.verdicts),
        ]
        assert sentence not in write("[[tracker]]", catalog, lang)
    with pytest.raises(AuthorError, match=r"score:won.*did_not.*all"):
        write("[[score:won]]", catalog, "en")


def test_the_criteria_say_what_each_verdict_takes(catalog):
    for lang in LANGS:
        text = write("[[criteria]]", catalog, lang)
        for verdict in catalog.verdicts.values():
            name = f"{verdict.mark} {verdict.name.of(lang)}</dt>"
            assert f"{name}<dd>{verdict.takes.of(lang)}</dd>" in text


def test_the_tracker_has_what_failed_first_and_what_is_unknown_last(catalog):
    order = re.findall('id="promise-([a-z-]+)"', write("[[tracker]]", catalog, "en"))
    verdicts = [catalog.outcomes[id.replace("-", "_")].verdict for id in order]
    assert len(order) == len(catalog.outcomes)
    assert list(dict.fromkeys(verdicts)) == [
        v for v in ("did_not", "partly", "held", "unknown") if v in verdicts
    ]
    assert verdicts == sorted(verdicts, key=list(catalog.verdicts).index)


def test_the_scoreboard_has_a_tile_for_every_promise_and_says_what_tiles_mean(catalog):
    count = Counter(outcome.verdict for outcome in catalog.outcomes.values())
    for lang in LANGS:
        text = write("[[scoreboard]]", catalog, lang, "index")
        tiles = re.findall(r"<li[^>]*>(.*?)</li>", text)
        assert len(tiles) == len(catalog.outcomes)
        verdicts = []
        for tile in tiles:
            (id,) = re.findall(r"\(forecasts\.md#promise-([a-z-]+)\)", tile)
            outcome = catalog.outcomes[id.replace("-", "_")]
            verdict = catalog.verdicts[outcome.verdict]
            verdicts.append(outcome.verdict)
            assert tile.startswith(f"[{verdict.mark}]("), id
            name = escape(f"{outcome.promise.of(lang)} – {verdict.name.of(lang)}")
            assert tile.count(f'="{name}"') == 2, id  # on hover, and aloud
        assert verdicts == sorted(verdicts, key=list(catalog.verdicts).index)
        legend = text.split("<figcaption>")[1]
        for key, verdict in catalog.verdicts.items():
            sign = f"{verdict.mark} {verdict.name.of(lang)}"
            assert (sign in legend) == bool(count[key])


def test_every_row_has_the_date_of_its_evidence(catalog):
    for lang in LANGS:
        rows = write("[[tracker]]", catalog, lang).split('<span class="tracker-id"')
        for id, outcome in catalog.outcomes.items():
            (row,) = [r for r in rows if f'id="promise-{anchor(id)}"' in r]
            day = number_format.date(outcome.proof or outcome.looked, lang)
            word = "tracker_proof" if outcome.proof else "tracker_looked"
            assert catalog.words[word].of(lang).format(day) in row, id


@pytest.mark.parametrize(
    ("shortcode", "file", "groups", "least"),
    [("evidence", "evidence", 4, 8), ("abroad", "abroad", 4, 8)],
)
def test_each_finding_is_a_row_with_its_limit_and_its_sources(
    catalog, shortcode, file, groups, least
):
    findings = getattr(catalog, file)
    assert len(findings) >= least
    count = Counter(finding.group for finding in findings.values())
    assert len(count) == groups
    assert min(count.values()) >= 2  # at least two for each country, or kind of lender
    for lang in LANGS:
        lines = write(f"[[{shortcode}]]", catalog, lang).split("\n")
        for id, finding in findings.items():
            (row,) = [x for x in lines if f'id="finding-{anchor(id)}"' in x]
            cells = row.strip("| ").split(" | ")
            assert len(cells) == 4, id
            assert finding.title.of(lang) in cells[1], id
            plain = re.sub(r"\[\^[^]]*\]|<[^>]+>", "", cells[1])
            assert catalog.plain(finding.known.of(lang), lang, id) in plain, id
            assert finding.limit.of(lang).split("[")[0] in cells[2], id
            for key in finding.sources:
                assert f"(sources.md#src-{anchor(key)})" in cells[3], id


def test_the_cast_are_the_five_pairs_of_the_timeline_and_two_more(catalog):
    pairs = [r["id"] for r in catalog.tables["timeline"].rows if r["kind"] == "pair"]
    assert [id for id, one in catalog.cast.items() if one.signed] == pairs
    assert len(catalog.cast) == 7
    for row in catalog.tables["timeline"].rows[:5]:
        assert catalog.cast[row["id"]].signed == row["date"]
    for lang in LANGS:
        text = write("[[cast]]", catalog, lang, "index")
        cards = text.split('<dl class="cast-card"')[1:]
        assert len(cards) == 7
        for card, (id, one) in zip(cards, catalog.cast.items(), strict=True):
            for member in one.members.values():
                for words in (member.name, member.who, member.brought, member.now):
                    assert catalog.plain(words.of(lang), lang, id) in card, id
            assert ("×" in card) == bool(one.signed), id
            for key in one.sources:
                assert f"sources.md#src-{anchor(key)}" in card, id


def test_the_answer_says_for_each_kind_of_lender_what_it_rests_on(catalog):
    assert len(catalog.answer.indicators) == 3
    for lang in LANGS:
        text = write("[[verdict]]", catalog, lang)
        assert catalog.words["answer_mark"].of(lang) in text.split("</p>")[0]
        for kind, one in catalog.answer.lenders.items():
            assert one.evidence, kind
            for words in (catalog.words[f"lender_{kind}"], one.verdict, one.change):
                assert words.of(lang) in text, kind
            for id in one.evidence:
                title = catalog.evidence[id].title.of(lang)
                assert f"[{title}](aftermath.md#finding-{anchor(id)})" in text, id
        for indicator in catalog.answer.indicators.values():
            assert indicator.name.of(lang) in text
            assert indicator.look.of(lang) in text
