"""Paired paragraphs: which wordings of both languages an author has seen side by side.

docs/confirmed.yml keeps, for every paragraph of a page, a short hash of its Chinese and
of its English text. When one of them changes, the build names the pair until somebody has
read both again and run `make confirm`.
"""

import hashlib
import re
import sys
from pathlib import Path

import yaml

from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.yaml_records import read_yaml

FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEADING = re.compile(r"#+ .*\{ ?#([\w-]+)")
Pairs = dict[str, str]


def paragraphs(text: str) -> dict[str, str]:
    """Blocks between blank lines by section anchor and number: "five-pairs 2"."""
    found: dict[str, str] = {}
    section, number = "start", 0
    for block in re.split(r"\n\s*\n", FRONT.sub("", text).strip()):
        if heading := HEADING.match(block):
            section, number = heading[1], 0
        found[f"{section} {number}"] = block
        number += 1
    return found


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def pairs(docs: Path) -> Pairs:
    """From "page section number" to the hashes "zh en" of what the pages say now."""
    found: Pairs = {}
    for path in pages_in(docs / "zh"):
        zh, en = (
            paragraphs(read_text(docs / lang / path.name, f"docs/{lang}/{path.name}"))
            for lang in ("zh", "en")
        )
        if odd := sorted(zh.keys() ^ en.keys()):
            lang = "zh" if odd[0] in zh else "en"
            raise AuthorError(
                f"docs/{lang}/{path.name}: paragraph {odd[0]!r} has no counterpart in the "
                "other language; both need the same number in a section"
            )
        found |= {f"{path.stem} {k}": f"{_hash(zh[k])} {_hash(en[k])}" for k in zh}
    return found


def unconfirmed(docs: Path) -> list[str]:
    """One sentence for every pair that changed since it was confirmed."""
    known, _ = read_yaml(docs / "confirmed.yml")
    told = []
    for key, now in pairs(docs).items():
        if known.get(key) == now:
            continue
        page, section, number = key.split()
        old, new = str(known.get(key, "- -")).split(), now.split()
        changed = [
            lang for lang, a, b in zip(("zh", "en"), old, new, strict=True) if a != b
        ]
        other = {"zh": "en", "en": "zh"}[changed[0]]
        told.append(
            f"docs/{changed[0]}/{page}.md: paragraph {number} of #{section} changed; read "
            f"docs/{other}/{page}.md beside it, then run 'make confirm'"
        )
    return told


def main() -> int:
    docs = Path("docs")
    try:
        now = pairs(docs)
        before, _ = read_yaml(docs / "confirmed.yml")
    except AuthorError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    head = (
        "# Written by `make confirm`: paragraph, hash of its Chinese, of its English.\n"
    )
    text = head + yaml.safe_dump(now, allow_unicode=True, width=200)
    (docs / "confirmed.yml").write_text(text, encoding="utf-8")
    changed = sorted(key for key in now if now[key] != before.get(key))
    for page, section, number in map(str.split, changed):
        print(f"{page}.md: paragraph {number} of #{section}")
    gone = len(before.keys() - now.keys())
    print(f"{len(changed)} changed pairs confirmed, {gone} removed, {len(now)} in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
