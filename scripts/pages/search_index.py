"""What a page needs for our search worker (overrides/assets/js/search.js)."""

import json
from pathlib import Path


def leave_out_notes(html: str) -> str:
    """Page content with its notes and their marks kept out of the search index."""
    html = html.replace(
        '<div class="footnote">', '<div class="footnote" data-search-exclude>'
    )
    return html.replace('<sup id="fnref', '<sup data-search-exclude id="fnref')


def fetch_later(folder: Path) -> None:
    """Split a language's search index: Material loads search_index.json with every page,
    our worker loads docs.json with the first search.
    """
    path = folder / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    docs = json.dumps(index["docs"], ensure_ascii=False, separators=(",", ":"))
    (folder / "docs.json").write_text(docs, encoding="utf-8")
    path.write_text(json.dumps(index | {"docs": []}), encoding="utf-8")
