"""The numbered notes under a page: where a number or a statement comes from."""

from html import escape

from scripts import numbers
from scripts.catalog import Catalog, Claim, Fact
from scripts.words import GRADES, ui


def anchor(id: str) -> str:
    """The page anchor of a snake_case id."""
    return id.replace("_", "-")


def locator(text: str, lang: str) -> str:
    """A paragraph of one of the two articles ("B10", "A24-A25", "A13 A26") in words."""
    ranges = [part.replace("A", "").replace("B", "") for part in text.split()]
    shown = ("、" if lang == "zh" else ", ").join(r.replace("-", "–") for r in ranges)
    return ui("paragraph", lang).format(shown)


def source(catalog: Catalog, key: str, lang: str, where: str | None = None) -> str:
    """A source in one line of Markdown, linked to its entry on the sources page."""
    entry = catalog.sources[key]
    producer = entry.producer.of(lang)
    if entry.author:
        producer = entry.author.of(lang) + ui("comma", lang) + producer
    title = f"《{entry.title.zh}》" if lang == "zh" else f"“{entry.title.en}”"
    parts = [f"[{producer}](sources.md#src-{anchor(key)})", title]
    parts.append(numbers.date(entry.published, lang))
    if where:
        parts.append(locator(where, lang))
    return ui("comma", lang).join(parts)


def for_claim(catalog: Catalog, claim: Claim, lang: str) -> str:
    return source(catalog, claim.source, lang, claim.locator) + ui("stop", lang).strip()


def for_fact(catalog: Catalog, fact: Fact, lang: str) -> str:
    """What, when, how much, who says so, how good it is and how it was worked out."""
    value = catalog.show(fact.id, lang)
    when = numbers.date(fact.date, lang)
    colon, stop = ui("colon", lang), ui("stop", lang)
    entry = catalog.sources[fact.source]
    sentences = [f"{fact.label.of(lang)}{colon}{value}{ui('comma', lang)}{when}"]
    sentences.append(source(catalog, fact.source, lang, fact.locator))
    if fact.speaker:
        sentences.append(ui("speaker", lang) + colon + fact.speaker.of(lang))
    sentences.append(ui("grade", lang) + colon + GRADES[catalog.grade(fact)].of(lang))
    if fact.formula:
        sentences.append(ui("formula", lang) + colon + formula(catalog, fact, lang))
    for more in (fact.note, entry.interest):
        if more:
            sentences.append(more.of(lang))
    return stop.join(s.strip().rstrip("。.") for s in sentences) + stop.strip()


def formula(catalog: Catalog, fact: Fact, lang: str) -> str:
    """A formula with the printed numbers in place of the ids."""
    text = (fact.formula or "").replace("*", "×").replace("/", "÷").replace("-", "−")
    for id in sorted(catalog.facts, key=len, reverse=True):
        text = text.replace(id, f"\0{id}\0") if f"\0{id}" not in text else text
    pieces = text.split("\0")
    return "".join(catalog.show(p, lang) if p in catalog.facts else p for p in pieces)


def entry(catalog: Catalog, key: str, lang: str) -> str:
    """A source as a list item of the sources page, in Markdown."""
    one = catalog.sources[key]
    head = f'<span id="src-{anchor(key)}"></span>**{escape(one.producer.of(lang))}**'
    if one.author:
        head += ui("comma", lang) + one.author.of(lang)
    title = f"《{one.title.zh}》" if lang == "zh" else f"“{one.title.en}”"
    if one.url:
        title = f"[{title}]({one.url})"
    parts = [head, title, numbers.date(one.published, lang)]
    text = ui("comma", lang).join(parts) + ui("stop", lang)
    text += ui("grade", lang) + ui("colon", lang) + GRADES[one.grade].of(lang)
    accessed = numbers.date(one.accessed, lang)
    text += ui("semicolon", lang) + f"{ui('accessed', lang)}{'' if lang == 'zh' else ' '}{accessed}"
    text += ui("comma", lang) + ui("stored", lang) + ui("stop", lang)
    return text + (one.interest.of(lang) if one.interest else "")
