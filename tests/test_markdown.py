"""Markdown as other programs write it, which ours prints as it stands or reads otherwise."""

import pytest
from faults import CURE

from scripts.lint import markdown_syntax
from scripts.pages import html_fixes

HEAD = "---\ndescription: a page\n---\n"
WRONG = [
    ("two kinds:\n- banks\n- platforms", 5, "a list needs a blank line before it"),
    ("- banks\n  - platforms", 5, "give it four blanks"),
    ("see:\n| a | b |\n|---|---|\n| c | d |", 5, "a table needs a blank line before it"),
    ("| a | b |\n|---|---|\n| c | d | e |", 6, "this row has 3 cells, its table 2"),
    ("| a | b |\n|---|---|\n| c |", 6, "this row has 1 cells, its table 2"),
    ("| a | b |\n|---|---|\n| c |||", 6, "this row has 3 cells, its table 2"),
    ("| a | b |\n| c | d |", 4, "a table needs a line |---|---|"),
    ("text\n\n    more text", 6, "is indented, so it would be shown as code"),
    ('!!! editor "title"\n    one\n\n  two', 7, "give it four blanks"),
    ("**banks.", 4, "** is never closed"),
    ("``a`` **banks.", 4, "** is never closed"),
    ("the ** banks ** lend", 4, "** must touch the words"),
    ("[banks] (logic.md)", 4, "a blank parts a link"),
    ("[banks]（logic.md）", 4, "full-width brackets make no link"),
    ("~~banks~~", 4, "~~ and == are printed"),
    ("==banks==", 4, "~~ and == are printed"),
    ("> [!NOTE]\n> banks", 4, "is printed as it stands"),
    ("• banks", 4, "a list is written with -"),
    ("##banks { #a }", 4, "a heading needs a blank after #"),
    ("banks\n=======\nmore", 5, "left of a merge conflict"),
    ("banks\n---", 5, "left of a merge conflict"),
    ("/// caption\nx\n///", 4, "only captions of tables"),
    ('!!! edtior "title"\n    text', 4, "'edtior' is no kind of box"),
    ("<details>\n<summary>a</summary>\n\n**b**\n</details>", 4, "holds no Markdown"),
    ("<b>banks", 4, "<b> is never closed"),
    ("<!-- TODO look up -->", 4, "is left to do"),
    ("待查。", 4, "is left to do"),
    ("see [[chart:timeline]] here", 4, "prints a block; put it on a line of its own"),
    ("- one\n\n    [[chart:timeline]]", 6, "prints a block; put it on a line of its own"),
    ("see [[keys:case_lent]].", 4, "prints a block"),
    ("[[fact:case_lent|much]]", 4, "only [[term:id|text]] takes a text"),
    ("[[fact：case_lent]]", 4, "a shortcode has a half-width colon"),
    ("[fact:case_lent]", 4, "a shortcode has two square brackets"),
    ("{{fact:case_lent}}", 4, "a shortcode has two square brackets"),
    (r"\[\[fact:case_lent\]\]", 4, "a shortcode has two square brackets"),
    ("[banks [[fact:case_lent]]](logic.md)", 4, "makes a link of its own"),
]  # fmt: skip
RIGHT = [
    "- one\n- two\n\n    more of two\n\n    - three",
    "1. one\n2. two",
    '!!! editor "title"\n    - **one.** two\n    - three\n\n    more',
    "| [[term:a|b]] | c |\n|---|---|\n| d<br>e | `f|g` |",
    "-   **[a](logic.md)**\n\n    ---\n\n    text",
    "term\n:   what it means\n\n    more of it",
    "text[^a]\n\n[^a]: a note\n\n    and more",
    "[[chart:timeline]]\n\n[a][[cite:b]] and [[term:c|d]](see [e](logic.md)).",
    "## heading { #a }\n- one",
    "```\n- a\n  - b\n**\n```",
    "`**` and `[[fact:a]]`",
    "``**`` and `` ` `` and **`a`**",
    "one\n\n***\n\ntwo **three**",
    "| a | b |\n|---|---|\n| c ||\n|| d |",
    "<b.c@example.org> and <s@example.org>",
    "[[chart:timeline]] ",
    "/// table-caption\nx\n///",
]


@pytest.mark.parametrize(("text", "line", "told"), WRONG)
def test_what_other_programs_write_is_told(text, line, told):
    found = markdown_syntax.problems(f"{HEAD}{text}\n")
    assert any(number == line and told in complaint for number, complaint in found), (
        found
    )
    assert all(CURE.search(complaint) for _, complaint in found), found


@pytest.mark.parametrize("text", RIGHT)
def test_what_ours_reads_passes(text):
    assert markdown_syntax.problems(f"{HEAD}{text}\n") == []


def test_a_comment_is_not_published():
    page = html_fixes.fix("<p>a<!-- b > c\n<i> -->d</p><code>&lt;!-- e --&gt;</code>")
    assert page.startswith("<p>ad</p><code>&lt;!-- e --&gt;</code>")
