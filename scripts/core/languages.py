"""The two languages of the site, and a text in both of them."""

import re
from typing import NamedTuple

LANGS = ("zh", "en")
CODES = {"zh": "zh-CN", "en": "en"}  # as HTML names them
OTHER = {"zh": "en", "en": "zh"}
CHINESE = re.compile(r'<span lang="zh-CN">[^<]*</span>')  # in an English text


class Words(NamedTuple):
    """One text in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in "zh" or "en"."""
        return {"zh": self.zh, "en": self.en}[lang]


def mark_chinese(text: str, lang: str) -> str:
    """English text with its Chinese words marked as such, for voices and fonts."""
    marked = r'<span lang="zh-CN">\g<0></span>'
    return text if lang == "zh" else re.sub("[一-鿿]+", marked, text)
