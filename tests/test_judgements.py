"""The verdicts, the evidence, the cast: what data say is what pages show, in both languages."""

import re
import shutil
from collections import Counter

import pytest
from conftest import LANGS, ROOT

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
]  # fmt: skip


def write(shortcode, catalog, lang, page="aftermath"):
    """What a shortcode becomes on a page, as Markdown."""
    return expand(shortcode, Page(catalog, lang, f"docs/{lang}/{page}.md"))


@pytest.mark.parametrize(("file", "old", "new", "told"), WRONG)
def test_a_wrong_judgement_is_refused(tmp_path, file, old, new, told):
    data = shutil.copytree(ROOT / "docs" / "data", tmp_path / "data")
    text = (data / file).read_text(encoding="utf-8")
    assert old in text, "the mutation no longer applies; renew it"
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")
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
        assert write("[[tracker]]", catalog, lang).startswith(sentence)
    with pytest.raises(AuthorError, match=r"score:won.*did_not.*all"):
        write("[[score:won]]", catalog, "en")


def test_the_tracker_says_what_each_verdict_takes_before_it_gives_one(catalog):
    for lang in LANGS:
        text = write("[[tracker]]", catalog, lang)
        for verdict in catalog.verdicts.values():
            assert text.index(verdict.takes.of(lang)) < text.index("tracker-id")


def test_the_tracker_has_what_failed_first_and_what_is_unknown_last(catalog):
    order = re.findall('id="promise-([a-z-]+)"', write("[[tracker]]", catalog, "en"))
    verdicts = [catalog.outcomes[id.replace("-", "_")].verdict for id in order]
    assert len(order) == len(catalog.outcomes)
    assert list(dict.fromkeys(verdicts)) == [
        v for v in ("did_not", "partly", "held", "unknown") if v in verdicts
    ]
    assert verdicts == sorted(verdicts, key=list(catalog.verdicts).index)


def test_every_row_has_the_date_of_its_evidence(catalog):
    for lang in LANGS:
        rows = write("[[tracker]]", catalog, lang).split('<span class="tracker-id"')
        for id, outcome in catalog.outcomes.items():
            (row,) = [r for r in rows if f'id="promise-{anchor(id)}"' in r]
            day = number_format.date(outcome.proof or outcome.looked, lang)
            word = "tracker_proof" if outcome.proof else "tracker_looked"
            assert catalog.words[word].of(lang).format(day) in row, id
