"""Numbers in words: which are quantities, and which may be typed by hand."""

import re

from scripts.lint.written_dates import MONTHS

# The whole allow rule for numbers typed by hand: dates, places in a text, document numbers,
# list numbers, ordinals, versions, cells of a workbook, quarters, names such as P2P and
# 5G, the minute of the summary box and the author's 1+1>2.
ALLOWED = re.compile(
    r"""
    (?:19|20)\d\d(?:[–-](?:\d\d){1,2})?(?:年(?:代)?)?   # a year or years
    | (?:1\d|2[01]|十[七八九]|二十一?)世纪 | [1-9一二三四五六七八九][0十]年代
    | (?:\d{1,2}TO)?\d{1,2}(?:月(?:(?:\d{1,2}TO)?\d{1,2}日)?|日)  # 6月20日, 1至3月, 6月20—22日
    | \b(?:\d{1,2}TO)?\d{1,2}\ (?=(?:MONTHS)\b)    # 20 June, 20–22 June, 20 and 22 June
    | (?<![A-Za-z])[AB]\d{1,2}(?:[–-]|至|\ to\ )?(?:[AB]\d{1,2})?(?!\d)  # A24
    | 第(?:\d+TO)?\d+[段章节条款页行] | \b(?:PARTS)s?\ (?:\d+TO)?\d+(?:\.\d+)*\b
    | (?<![A-Za-z0-9])(?:[PO]2[PO]|[BC]2[BC]|[2-6]G|G7|G20|H5|M[0-2]
      |T\+[01]|COVID-19)(?![A-Za-z0-9])
    | (?:奇虎|\bQihoo\ )360 | (?<![\d.])(?:360(?=金融|数科|\ ?DigiTech\b|\ Finance\b)
      |51(?=信用卡|\ Credit\ Card\b)|58(?=同城|\.com\b))                     # firms
    | (?<![A-Za-z])(?:Q[1-4]|H[12])(?![A-Za-z0-9]) | 第[1-4]季度
    | (?<![A-Za-z])M\d{2}(?!\d)            # cells of a workbook: M32
    | 〔\d{4}〕\d+号 | \bNo\.\ ?\d+\b | \bNotice\ \d+\b | \bOrder\ \d+\b | 第?\d+号   # rules
    | 出资三成通知                    # a rule by its short name
    | ^\s*\d+\.\ | \b\d{1,2}(?:st|nd|rd|th)\b | 第[一二三四五六七八九十]+
    | \b(?i:\w+ty-(?:fir|seco|thi|four|fif|six|seven|eigh|nin)(?:st|nd|rd|th))\b
    | [一二三四五]{3,}线 | 一成不变                        # tiers of cities, an idiom
    | \b[Vv]ersion\ \d+(?:\.\d+)*\b | 版本\d+(?:\.\d+)* | \d+\.\d+版
    | \b(?:Step|step|Rung)\ \d\b | \bTier\ 1\b | \b30\s?%\ notice\b
    | CC\ BY\ ?\d\.\d | \b60\ seconds\b | 60秒 | 1\+1>2
    """.replace("MONTHS", "|".join(MONTHS))
    .replace("PARTS", "[Aa]rticle|[Cc]hapter|[Ss]ection|[Pp]aragraph|[Pp]age|[Rr]ow")
    .replace("TO", r"(?:[—–-]|至|\ (?:and|to)\ )"),
    re.VERBOSE | re.MULTILINE,
)
QUANTITY = {
    "zh": re.compile(
        r"[\d.,]*\d|百分之|分之|[〇零一二三四五六七八九]{3,}|[一二三四五六七八九两几数][十百千万亿]+|十几|[半一二三四五六七八九两]成(?![为了功立员绩本交果长就])"
    ),
    "en": re.compile(
        r"\d[\d.,]*|\b(?:(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six"
        r"|seven|eigh|nine)ty|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|few"
        r"|several)[ -](?:hundred|thousand|[mb]illion|trillion)|(?:hundred|thousand|[mb]illion"
        r"|trillion)s|per ?cent|dozens?|(?:two|three|four)[- ](?:thirds|quarters|fifths)"
        r"|(?:one|a)[- ](?:third|quarter|fifth)(?! part))\b",
        re.IGNORECASE,
    ),
}
