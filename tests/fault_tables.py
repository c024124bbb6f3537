"""More single faults of data and pages, one a line, for test_faults.py.

Each is: what, file below docs/, old text (None: the whole file), new text, what the message holds.
"""

FACT = 'value: "31.52"'
SOURCE = '  accessed: "2026-11-21"\n'

VALUES = [
    ("a fact that is there already", "data/facts.yml", "xinhe_members:\n", """xinhe_banks:
  label: {zh: 鑫合的成员行, en: Banks of the Xinhe club}
  value: "140"
  qualifier: over
  unit: banks
  nature: count
  date: "2018-10"
  source: article_2018
  locator: B26
xinhe_members:
""", r"facts.yml:\d+ xinhe_members: says what xinhe_banks says already; remove"),
    # numbers
    ("full-width digits", "data/facts.yml", FACT, 'value: "３１.52"', r"facts.yml:\d+ consumption_loans_2017.*plain digits"),
    ("digits with an underscore", "data/facts.yml", FACT, 'value: "3_1.52"', r"consumption_loans_2017.*plain digits"),
    ("digits with a plus", "data/facts.yml", FACT, 'value: "+31.52"', r"consumption_loans_2017.*plain digits"),
    ("digits with an exponent", "data/facts.yml", FACT, 'value: "3.152e1"', r"consumption_loans_2017.*plain digits"),
    ("minus zero", "data/facts.yml", FACT, 'value: "-0"', r"consumption_loans_2017.*plain digits"),
    ("sixty digits", "data/facts.yml", FACT, f'value: "{"1" * 60}"', r"consumption_loans_2017.*plain digits"),
    ("a stock below zero", "data/facts.yml", FACT, 'value: "-31.52"', r"consumption_loans_2017.*below zero"),
    ("a percentage without its point", "data/facts.yml", 'value: "56"', 'value: "5600"', r"facts.yml:\d+ \w+: value: 5600 per cent.*tenfold"),
    ("full-width digits in a table", "data/household_loans.csv", "16.57", "１６.57", r"household_loans.csv:8 balance.*plain digits"),
    ("a balance below zero", "data/household_loans.csv", "16.57", "-16.57", r"household_loans.csv:8 balance.*below zero"),
    ("a percentage without its point in a table", "data/growth_rates.csv", "2017,36.5", "2017,3650", r"growth_rates.csv:2 rate.*tenfold"),
    ("a number of nothing", "data/platform_share.yml", "unit: percent, ", "", r"platform_share.yml: share: .*'unit:'"),
    ("another scale than the fact's", "data/household_loans.yml", "scale: trillion", "scale: billion", r"facts.yml:\d+ \w+: scale is trillion, but household_loans.yml has billion"),
    ("another unit than the fact's", "data/household_loans.yml", "unit: yuan", "unit: people", r"facts.yml:\d+ \w+: unit is yuan, but household_loans.yml has people"),
    ("a misspelt scale", "data/household_loans.yml", "scale: trillion", "scale: trillions", r"household_loans.yml: balance: scale 'trillions' is unknown; known are"),
    ("a misspelt unit", "data/household_loans.yml", "unit: yuan", "unit: yaun", r"household_loans.yml: balance: unit 'yaun' is unknown; known are"),
    ("a misspelt hedge", "data/household_loans.csv", "2015,5.8,about", "2015,5.8,abuot", r"household_loans.csv:2: balance_hedge 'abuot' is unknown; known are"),
    ("a loan with a comma", "data/loan_journey.yml", 'amount: "1000"', 'amount: "1,000"', r"loan_journey.yml: amount: '1,000' is no number; write plain digits"),
    ("a loan below zero", "data/loan_journey.yml", 'amount: "1000"', 'amount: "-1000"', r"loan_journey.yml: amount: -1000 is below zero.*correct"),
    ("a loan of nothing", "data/loan_journey.yml", 'amount: "1000"', 'amount: "0"', r"loan_journey.yml: amount: is nothing; write"),
    ("a share of the journey that is no fact", "data/loan_journey.yml", "share: joint_floor", "share: joint_flor", r"loan_journey.yml: forms.joint: cases.with_floor: share 'joint_flor' is unknown; known are"),
    ("a share of the journey above all", "data/loan_journey.yml", "share: joint_floor", "share: household_2017", r"loan_journey.yml: forms.joint: cases.with_floor: share must name a fact of whole"),
    ("a form of the journey without its cells", "data/loan_journey.yml", "  facilitation:\n    name:", "  other:\n    name:", r"loan_journey.yml: steps.finds: cells must be one for each form: alone, joint, other"),
    ("a side of the journey that loses", "data/lending_pool.yml", 'default: "18"', 'default: "2"', r"loan_journey.yml: forms.\w+: cases.\w+: a side would earn less than nothing.*correct"),
    ("a level of nothing", "data/short_term_growth.csv", "2007-01,2060.41,", "2007-01,0,", r"short_term_growth.csv:14 rate: there is no growth on the 0 of 2007-01; correct loans"),
    ("growth of nothing", "data/short_term_growth.yml", "growth_of: loans", "growth_of: nothing", r"short_term_growth.yml: rate: growth_of 'nothing' is unknown; known are loans"),
    ("growth of itself", "data/short_term_growth.yml", "growth_of: loans", "growth_of: rate", r"short_term_growth.yml: rate: growth_of 'rate' is unknown; known are loans"),
    ("growth of rows without dates", "data/funding_split.yml", "partner: {type: number, ", "partner: {type: number, growth_of: bank, ", r"funding_split.csv:2 id: 'first' is no date; write"),
    *(
        (f"a last paragraph {last}", "data/sources.yml", "last_paragraph: A29", f"last_paragraph: {last}", r"sources.yml:\d+ article_2017: last_paragraph: .* is no paragraph; write it like A29")
        for last in ("A", "A29.", '"29"')
    ),
    ("the last paragraph of the other article", "data/sources.yml", "last_paragraph: A29", "last_paragraph: B29", r"sources.yml:\d+ article_2017: last_paragraph must be A and a number"),
    ("no last paragraph", "data/sources.yml", "  last_paragraph: A29\n", "", r"sources.yml:\d+ article_2017: last_paragraph must be A and a number"),
    ("a paragraph without its number", "data/facts.yml", "locator: A10\n", "locator: A\n", r"facts.yml:\d+ \w+: locator: 'A' must read like"),
    ("a damaged paragraph that is not there", "data/damage.yml", "paragraphs: [A2]", "paragraphs: [A40]", r"damage.yml:\d+ forum: paragraphs: A40 is not among.*correct"),
    ("a range for a damaged paragraph", "data/damage.yml", "paragraphs: [A2]", "paragraphs: [A2-A3]", r"damage.yml:\d+ forum: paragraphs: 'A2-A3' is not one paragraph; write"),
    ("a place of the pool that is misspelt", "data/lending_pool.yml", "赚{profit_platform}元；", "赚{profit_platfrom}元；", r"lending_pool.yml: words: summary \(zh\): \{profit_platfrom\} is no known place; known are"),
    ("a place of the pool without its number", "data/lending_pool.yml", "收不回的超过{}就亏", "收不回的超过就亏", r"lending_pool.yml: words: past(?: \(zh\): must have \{\} 1 times|: the languages leave different places).*write"),
    ("a place of the journey without a name", "data/loan_journey.yml", "一笔{amount}、", "一笔{}、", r"loan_journey.yml: words: intro \(zh\): \{\} is no known place; known are amount"),
    ("a place in a button of the journey", "data/loan_journey.yml", "上一步", '"第{}步"', r"loan_journey.yml: words: back \(zh\): \{\} is no known place"),
    ("a place of the journey in one language", "data/loan_journey.yml", "服务费{fee}、", "服务费、", r"loan_journey.yml: words: note: the languages leave different places.*write"),
    ("a step of how many", "data/loan_journey.yml", '"第{}步，共{}步", en: "Step {} of {}"', '"第{}步", en: "Step {}"', r"loan_journey.yml: words: step \(zh\): must have \{\} 2 times.*write"),
    ("a word of the journey that is missing", "data/loan_journey.yml", "  note:\n", "  notes:\n", r"loan_journey.yml: words: key 'note' is missing; add"),
    ("a label that names its own fact", "data/facts.yml", "label: {zh: 紫金山·鑫合金融家俱乐部的成员", "label: {zh: '[[fact:xinhe_members]]'", r"facts.yml:\d+ xinhe_members: label: names the fact itself; write it without"),
    ("a label that names another fact", "data/facts.yml", "label: {zh: 紫金山·鑫合金融家俱乐部的成员", "label: {zh: '[[fact:household_2017]]'", r"facts.yml:\d+ xinhe_members: label: holds a shortcode; write it without"),
    ("a note that names its own fact", "data/facts.yml", "[[fact:household_2016_low]]", "[[fact:household_2016]]", r"facts.yml:\d+ household_2016: note: names the fact itself; write it without"),
    ("a shortcode for a unit", "data/units.yml", "yuan: {zh: 元, en: yuan}", 'yuan: {zh: "[[fact:household_2017]]", en: yuan}', r"units.yml: yuan: holds a shortcode; write it without"),
    ("empty columns at the end", "data/funding_split.csv", None, "id,stage.zh,stage.en,bank,partner,source,,\nfirst,起初,First,99,1,article_2018,,\n", r"funding_split.csv:1: has empty columns at the end.*remove the commas"),
    ("a column without a name", "data/funding_split.csv", "id,stage.zh,", "id,,stage.zh,", r"funding_split.csv:1: column 2 has no name; give"),
    # dates
    ("a date of four parts", "data/facts.yml", 'date: "2017-12-31"', 'date: "2017-12-31-1"', r"facts.yml:\d+ \w+: date.*no date; write"),
    ("a year of two digits", "data/facts.yml", 'date: "2017-12-31"', 'date: "17-12"', r"facts.yml:\d+ \w+: date.*no date; write"),
    ("a month of one digit", "data/timeline.csv", "2017-06-20", "2017-6-20", r"timeline.csv:\d+ date.*no date; write"),
    ("the year 17", "data/facts.yml", 'date: "2017-12-31"', 'date: "0017-12-31"', r"facts.yml:\d+ \w+: date.*no date; write"),
    ("an impossible date without quotes", "data/facts.yml", 'date: "2017-12-31"', "date: 2017-13-31", r"facts.yml:\d+ \w+: date.*2017-13-31.*no date; write"),
    ("read in the future", "data/sources.yml", SOURCE, '  accessed: "2081-10-01"\n', r"sources.yml:\d+ article_2017: accessed: 2081.*future"),
    ("read before it was published", "data/sources.yml", SOURCE, '  accessed: "2016-11-21"\n', r"sources.yml:\d+ article_2017: accessed 2016-11-21 is before published"),
    # locators
    ("a paragraph that is not there", "data/claims.yml", "locator: A4", "locator: A99", r"claims.yml:\d+ c\d+: locator: A99.*A1 to A29"),
    ("paragraphs backwards", "data/claims.yml", "locator: A4", "locator: A9-A3", r"claims.yml:\d+ c\d+: locator: A9-A3.*correct"),
    ("a paragraph of the other article", "data/claims.yml", "locator: A4", "locator: B3", r"claims.yml:\d+ c\d+: locator: B3.*A1 to A29"),
    # addresses
    *(
        (f"an address {what}", "data/sources.yml", 'url: "https://github.com/lingjf/fr"', f"url: '{url}'", r"sources.yml:\d+ pboc_credit_tables: url.*no address")
        for what, url in (
            ("that is a script", "javascript:alert(1)"),
            ("without a scheme", "github.com/lingjf/fr"),
            ("with a space", "https://github.com/lingjf fr"),
            ("with a bracket", "https://github.com/lingjf/[fr]"),
            ("of a file", "file:///etc/passwd"),
            ("of no host", "https:///lingjf"),
        )
    ),
    *(
        (f"an address {what}", "data/sources.yml", 'url: "https://github.com/lingjf/fr"', f"url: '{url}'", rf"sources.yml:\d+ pboc_credit_tables: url: .*{told}")
        for what, url, told in (
            ("of this computer", "http://127.0.0.1:8000/zh/", "readers cannot reach; write"),
            ("of this computer by name", "http://localhost:8000/zh/", "readers cannot reach; write"),
            ("of any computer", "http://0.0.0.0/", "readers cannot reach; write"),
            ("of a network at home", "http://192.168.1.7/x", "readers cannot reach; write"),
            ("with the bracket behind it", "https://github.com/lingjf/fr)", "ends in '\\)'.*remove"),
            ("with the full stop behind it", "https://github.com/lingjf/fr.", "ends in '\\.'.*remove"),
            ("with the comma behind it", "https://github.com/lingjf/fr,", "ends in ','.*remove"),
            ("with where it was found", "https://github.com/lingjf/fr?utm_source=x", "utm_source.*remove"),
        )
    ),
    # tables
    ("a row without a source", "data/household_loans.csv", "old,published,pboc_2022q4", "old,published,", r"household_loans.csv:\d+ source: is blank; give"),
    ("a cell of spaces", "data/funding_split.csv", "其后", "　 ", r"funding_split.csv:3 stage.zh: is blank"),
    ("semicolons", "data/growth_rates.csv", None, "year;rate;rate_hedge;coverage;basis;source\n2017;36.5;;old;article;article_2018\n", r"growth_rates.csv:1.*semicolons; save it with commas"),
    ("a blank line", "data/growth_rates.csv", "\n2017,", "\n\n2017,", r"growth_rates.csv:2: is a blank line; remove"),
    ("a line of commas", "data/growth_rates.csv", "\n2017,", "\n,,,,,\n2017,", r"growth_rates.csv:2: is a blank line; remove"),
    ("a line break in a cell", "data/funding_split.csv", "其后", '"其\n后"', r"funding_split.csv:3 stage.zh: holds a line break"),
    ("an open quote, with its line", "data/timeline.csv", "2017-06-20,pair,", '2017-06-20,pair,"', r"timeline.csv:4: cannot be read"),
    ("a formula for a spreadsheet", "data/funding_split.csv", "其后", "=cmd|x", r"funding_split.csv:3 stage.zh.*formula"),
    ("an at sign for a spreadsheet", "data/funding_split.csv", "其后", "@SUM(1)", r"funding_split.csv:3 stage.zh.*formula"),
    ("many rows", "data/growth_rates.csv", "\n2017,", "\n" + "2016,1.5,,old,article,article_2018\n" * 300 + "2017,", r"growth_rates.csv: has \d+ rows; give at most"),
    ("a column without label", "data/platform_share.yml", ", label: {zh: 占比, en: Share}", "", r"platform_share.yml: share: label is missing.*add"),
    ("a sidecar without its table", "data/growth_rate.yml", None, "columns:\n", r"growth_rate.yml: describes growth_rate.csv"),
    # text files
    ("a NUL in a table", "data/funding_split.csv", "其后", "其\0后", r"funding_split.csv:3: .*U\+0000; remove"),
    ("a control character in a text", "data/changes.yml", "text:", "# \x07\n  text:", r"changes.yml:\d+: .*U\+0007; remove"),
    ("a zero-width space", "zh/roadmap.md", "{ #gate-two }", "\u200b{ #gate-two }", r"docs/zh/roadmap.md:\d+: .*U\+200B; remove"),
    ("a turn of direction", "en/roadmap.md", "{ #gate-two }", "\u202e{ #gate-two }", r"docs/en/roadmap.md:\d+: .*U\+202E; remove"),
    ("a line break of a word processor", "data/changes.yml", "    zh: ", "    zh: 新\u2028", r"changes.yml:\d+: .*U\+2028.*write"),
    ("a paragraph break of a word processor", "en/roadmap.md", "{ #gate-two }", "\u2029{ #gate-two }", r"docs/en/roadmap.md:\d+: .*U\+2029.*write"),
    ("a stand-in for an object", "zh/roadmap.md", "{ #gate-two }", "\ufffc{ #gate-two }", r"docs/zh/roadmap.md:\d+: .*U\+FFFC.*remove"),
    ("a mark of a chat", "data/funding_split.csv", "其后", "其后\ue200cite", r"funding_split.csv:3: .*U\+E200.*remove"),
    ("marks of a merge", "index.md", "</div>", "<<<<<<< HEAD\n</div>", r"docs/index.md:\d+: .*merge conflict; resolve"),
    ("marks of a merge in data", "data/units.yml", "yuan:", "<<<<<<< HEAD\nyuan:", r"units.yml:\d+: .*merge conflict; resolve"),
    ("line ends of an old Mac", "data/units.yml", "\nyuan:", "\ryuan:", r"units.yml:\d+: .*U\+000D; remove"),
    ("a claim on a page that is not there", "data/claims.yml", "page: logic", "page: logics", r"claims.yml:\d+ c\d+: page 'logics' is unknown; known are"),
    ("a correction of a page that is not there", "data/corrections.yml", "  page: retrospective", "  page: retrospect", r"corrections.yml:\d+ \w+: page 'retrospect' has no name in words.yml; correct"),
    ("HTML in a word of the site", "data/words.yml", 'en: "Grade"', 'en: "<b>Grade</b>"', r"words.yml: grade \(en\).*HTML; .*without"),
    # keys
    ("a list for a key", "data/units.yml", "yuan:", "? [a, b]\n: c\nyuan:", r"units.yml:\d+: a key must be a word"),
    ("a number for a key", "data/units.yml", "yuan: {zh: 元, en: yuan}", "yuan: {zh: 元, en: yuan, 1: x, b: y}", r"units.yml:\d+: key '1' must be text; put it in quotes"),
    ("a number for an id", "data/changes.yml", "first_edition:", "20251201:", r"changes.yml:\d+: key '20251201' must be text; put it in quotes"),
    ("no for a key", "data/units.yml", "yuan:", "no: {zh: 不, en: no}\nyuan:", r"units.yml:\d+: key 'no' must be text; put it in quotes"),
    ("nothing for a key", "data/units.yml", "yuan:", "null: {zh: 无, en: none}\nyuan:", r"units.yml:\d+: key 'null' must be text; put it in quotes"),
    ("an id with a space", "data/changes.yml", "first_edition:", "first edition:", r"changes.yml:\d+: 'first edition' becomes an anchor; write letters, digits and _ only"),
    ("an id with HTML", "data/sources.yml", "article_2017:", "a<b>'c:", r"sources.yml:\d+: .a<b>'c. becomes an anchor; write"),
    ("an id with a hyphen", "data/units.yml", "yuan:", "yu-an:", r"units.yml:\d+: 'yu-an' becomes an anchor; write"),
    ("an id with a space inside an entry", "data/answer.yml", "indicators:\n", "indicators:\n  a b: {name: {zh: 一, en: a}, look: {zh: 一, en: a}}\n", r"answer.yml: indicators: 'a b' becomes an anchor; write"),
    ("a text that is cut at #", "data/changes.yml", "    en: \"First", "    en: Bank #five of the list\n    x: \"First", r"changes.yml:\d+: en: what follows # is dropped; put the text in quotes"),
    ("a text of two lines that is cut at #", "data/units.yml", "yuan: {zh: 元, en: yuan}", "yuan: {zh: 元, en: yuan of\n  the #five\n  }", r"units.yml:4: en: what follows # is dropped; put the text in quotes"),
    ("an empty text in a list", "data/damage.yml", "phrases: [2017世界智能金融分论坛]", 'phrases: [""]', r"damage.yml:\d+ forum: phrases: 1 is empty; fill"),
    ("an empty wording", "data/wording.yml", "cumulative: [accumulated]", "cumulative: [accumulated, '']", r"wording.yml: en.cumulative: 2 is empty; fill"),
    ("a place that is misspelt", "data/words.yml", "{number}篇", "{nmber}篇", r"words.yml: part_of \(zh\): \{nmber\} is no known place"),
    ("a place in one language", "data/words.yml", "about {minutes} minutes", "some minutes", r"words.yml: part_of: .*different places.*write"),
    ("a brace that is left open", "data/words.yml", 'en: "Part {number} of', 'en: "Part {number of', r"words.yml: part_of \(en\): a brace alone; remove"),
    ("a word that is missing", "data/words.yml", "accessed:", "read_on:", r"words.yml: key 'accessed' is missing; add"),
    ("a text of spaces", "data/facts.yml", 'qualifier: over\n', 'qualifier: " "\n', r"facts.yml:\d+ \w+: qualifier: is empty"),
    ("a setting of the pool that is missing", "data/lending_pool.yml", "  loss:\n", "  losses:\n", r"lending_pool.yml: inputs.*must be"),
    ("a setting of the pool that is no number", "data/lending_pool.yml", 'default: "4"', 'default: "four"', r"lending_pool.yml: inputs: loss: default.*no number"),
    ("a setting of the pool above its end", "data/lending_pool.yml", 'default: "4"', 'default: "64"', r"lending_pool.yml: inputs: loss: default must be"),
    ("a word of the pool that is missing", "data/lending_pool.yml", "  never:", "  nevermore:", r"lending_pool.yml: words: key 'never' is missing; add"),
    ("a preset of the pool that is missing", "data/lending_pool.yml", "  since:\n", "  after:\n", r"lending_pool.yml: presets.*must be before, since"),
    ("a preset of the pool that no row shows", "data/lending_pool.yml", "share: joint_floor", "share: partner_cap", r"lending_pool.yml: presets: since: share must name"),
    ("no changes", "data/changes.yml", None, "# none yet\n", r"changes.yml: has no entries; add"),
    # markup
    ("HTML in a label", "data/facts.yml", "label: {zh: ", "label: {zh: <b>x</b>", r"facts.yml:\d+ \w+: label \(zh\).*HTML; .*without"),
    ("a script in a change", "data/changes.yml", "    zh: ", "    zh: <script>alert(1)</script>", r"changes.yml:\d+ \w+: text \(zh\).*HTML; .*without"),
    ("HTML in a table", "data/funding_split.csv", "Later", "<i>Later</i>", r"funding_split.csv:3 stage.en.*HTML; .*without"),
    ("an entity in a title", "data/household_loans.yml", "title:\n  zh: ", "title:\n  zh: a&nbsp;b", r"household_loans.yml: title \(zh\).*HTML; .*without"),
    ("a label that ends in a space", "data/units.yml", "yuan: {zh: 元, en: yuan}", 'yuan: {zh: "元 ", en: yuan}', r"units.yml: yuan \(zh\).*space; remove"),
]  # fmt: skip

GATE = "{ #gate-two }\n"
PAGES = [
    ("a frame", "en/roadmap.md", GATE, GATE + '\n<iframe src="https://flo.uri.sh/1"></iframe>\n', r"docs/en/roadmap.md:\d+: <iframe> is blocked.*remove"),
    ("a script", "*/roadmap.md", GATE, GATE + "\n<script>alert(1)</script>\n", r"docs/zh/roadmap.md:\d+: <script> is blocked.*remove"),
    ("a handler", "en/roadmap.md", GATE, GATE + '\n<span onclick="x()">x</span>\n', r"docs/en/roadmap.md:\d+: onclick= is blocked.*remove"),
    ("a picture from elsewhere", "*/roadmap.md", GATE, GATE + "\n![x](https://example.com/x.png)\n", r"docs/zh/roadmap.md:\d+: the picture https://example.com/x.png.*put the file there"),
    ("a picture by a path of Windows", "*/roadmap.md", GATE, GATE + "\n![x](C:\\x.png)\n", r"docs/zh/roadmap.md:\d+: the picture C:.x.png.*put the file there"),
    ("a picture that is missing", "*/roadmap.md", GATE, GATE + "\n![x](x.png)\n", r"docs/zh/roadmap.md:\d+: the picture x.png is not in docs/zh/; put"),
    ("a picture by reference", "*/roadmap.md", GATE, GATE + "\n![x][y]\n\n[y]: https://example.com/x.png\n", r"docs/zh/roadmap.md:\d+: an address by reference.*write"),
    ("a picture in a style", "*/roadmap.md", GATE, GATE + '\nx\n{ style="background: url(https://example.com/x.png)" }\n', r"docs/zh/roadmap.md:\d+: url\(\) is blocked.*remove"),
    ("a script for an address", "*/roadmap.md", GATE, GATE + "\n[x](javascript:alert)\n", r"docs/zh/roadmap.md:\d+: 'javascript:alert' is no address.*write"),
    ("an address with a space", "*/roadmap.md", GATE, GATE + "\n[x](https://exam ple.org)\n", r"docs/zh/roadmap.md:\d+: 'https://exam ple.org' is no address.*write"),
    *(
        (f"a link to this computer: {link}", "*/roadmap.md", GATE, GATE + f"\n{link}\n", r"docs/zh/roadmap.md:\d+: 'http.* readers cannot reach; write the file of a page")
        for link in (
            "[x](http://127.0.0.1:8000/zh/logic/)", "<http://localhost:8000/>", "[x](http://localhost:8000/zh/)",
            '<a href="http://0.0.0.0:8000/">x</a>',
        )
    ),
    ("a link with the full stop behind it", "*/roadmap.md", GATE, GATE + "\n[x](https://example.org/a.)\n", r"docs/zh/roadmap.md:\d+: 'https://example.org/a.' ends in '.'.*remove"),
    ("a link with where it was found", "*/roadmap.md", GATE, GATE + "\n<https://example.org/?a=1&utm_source=x>\n", r"docs/zh/roadmap.md:\d+: .*utm_source.*remove"),
    ("a link without its address", "*/roadmap.md", GATE, GATE + "\n[x]()\n", r"docs/zh/roadmap.md:\d+: \[x\]\(\) leads nowhere; write"),
    ("a picture without text", "*/roadmap.md", GATE, GATE + "\n![](a.png)\n", r"docs/zh/roadmap.md:\d+: the picture a.png has no text.*write"),
    ("a picture with a blank in its name", "*/roadmap.md", GATE, GATE + "\n![x](my pic.png)\n", r"docs/zh/roadmap.md:\d+: the picture 'my pic.png' has a blank.*write"),
    ("a picture with a title", "*/roadmap.md", GATE, GATE + '\n![x](a.png "pic")\n', r"docs/zh/roadmap.md:\d+: the picture a.png is not in docs/zh/; put"),
    ("a note typed by hand", "*/roadmap.md", GATE, GATE + "\nx[^1]\n\n[^1]: x\n", r"docs/zh/roadmap.md:\d+: \[\^1\] is a note typed by hand; use"),
    ("full-width brackets", "*/roadmap.md", GATE, GATE + "\n【【fact:case_lent】】\n", r"docs/zh/roadmap.md:\d+: full-width brackets.*write"),
    ("a heading without anchor", "*/roadmap.md", " { #gate-two }", "", r"docs/zh/roadmap.md:\d+: a heading needs an anchor; add"),
    ("an id misspelt in one language", "en/roadmap.md", "[[fact:case_lent]]", "[[fact:case_lend]]", r"docs/en/roadmap.md:\d+: \[\[fact:case_lend\]\] names nothing.*correct"),
    ("a link with a title to no page", "*/roadmap.md", GATE, GATE + '\n[APP](./none.md "APP")\n', r"docs/zh/roadmap.md:\d+: links to none.md, which is not in docs/zh/; correct"),
    ("a blank behind the first line", "en/roadmap.md", "---\n", "--- \n", r"docs/en/roadmap.md:1: front matter starts and ends with ---; write"),
    ("a head that ends in dots", "en/roadmap.md", "\n---\n", "\n...\n", r"docs/en/roadmap.md:4: front matter starts and ends with ---; write"),
    ("a number among search keys", "data/names.yml", "search: [建行", "search: [360, 建行", r"names.yml:\d+ ccb: search: must be a list of words like"),
    ("a shortcode in front matter", "zh/roadmap.md", "description: ", "description: [[fact:case_lent]] ", r"docs/zh/roadmap.md:\d+.*front matter"),
    ("a description that is cut at #", "en/roadmap.md", "description: ", "description: Bank #five ", r"docs/en/roadmap.md:\d+: description: what follows # is dropped; put the text in quotes"),
    ("a link of the landing page to nowhere", "index.md", "](zh/)", "](zh/logics/)", r"docs/index.md:\d+: zh/logics/ leads to no page; write"),
    ("a note of one's own", "notes.md", None, "private", r"docs/notes.md: is neither a page nor data.*move"),
    ("a draft in a folder of its own", "zh/drafts/idea.md", None, "# x", r"docs/zh/drafts/idea.md: stands in a folder of its own.*move it up to docs/zh/ or out"),
    ("a table in a folder of its own", "data/old/x.csv", None, "a", r"docs/data/old/x.csv: stands in a folder of its own.*move it up to docs/data/ or out"),
    ("a copy of a page", "zh/roadmap 副本.md", None, "# x", r"docs/zh/roadmap 副本.md: a name holds only .*hyphens; rename it, or move"),
    ("a page that a merge left", "en/roadmap_LOCAL_123.md", None, "# x", r"docs/en/roadmap_LOCAL_123.md: a name holds only .*rename it, or move"),
    ("a page with a blank in its name", "en/My page.md", None, "# x", r"docs/en/My page.md: a name holds only .*rename it, or move"),
    ("a copy of a ledger", "data/facts 副本.yml", None, "a: 1", r"docs/data/facts 副本.yml: a name holds only .*underscores; rename it, or move"),
    ("a copy of a table", "data/timeline (1).csv", None, "a", r"docs/data/timeline \(1\).csv: a name holds only .*rename it, or move"),
    ("a photo", "zh/a.jpg", None, "x", r"docs/zh/a.jpg: only PNG and SVG pictures are taken; save"),
    ("a tool whose script is misspelt", "en/aftermath.md", "script: lending-pool", "script: lending_pool", r"docs/en/aftermath.md:3: script: overrides/assets/js/lending_pool.js is not there; correct"),
    ("a tool without a style", "en/aftermath.md", "script: lending-pool", "script: lending-pool charts search", r"docs/en/aftermath.md:3: script: overrides/assets/css/search.css is not there; correct"),
    ("scripts in a list", "en/aftermath.md", "script: lending-pool", "script: [lending-pool]", r"docs/en/aftermath.md:3: script: must be names .*write"),
    ("a landing page without its head", "index.md", "---\n", "\n", r"docs/index.md:1: the front matter must name .*add"),
    ("a landing page without its template", "index.md", "template: landing.html\n", "", r"docs/index.md:1: the front matter must name .*add"),
    ("a landing page whose head is no YAML", "index.md", "title: ", "title: [", r"docs/index.md:\d+: front matter is not valid YAML; correct"),
    ("a landing page without a title", "index.md", "title: ", "subject: ", r"docs/index.md:1: front matter: title is missing; add"),
    ("a document among the data", "data/report.docx", None, "x", r"docs/data/report.docx: is neither a page nor data.*move"),
]  # fmt: skip

TEXTS = [
    ("a half-width comma in a change", "data/changes.yml", "    zh: ", "    zh: 新,旧", r"changes.yml:\d+ \w+: text \(zh\): half-width"),
    ("Chinese in an English correction", "data/corrections.yml", '", en: "', '", en: "万亿 ', r"corrections.yml:\d+ \w+: \w+ \(en\): Chinese outside"),
    ("a straight quote in a source's title", "data/sources.yml", "en: \"On how fintech", "en: \"Bank's fintech", r"sources.yml:\d+ \w+: title \(en\): straight quote"),
    ("万亿 in an English word of the site", "data/words.yml", 'en: "Grade"', 'en: "万亿"', r"words.yml:\d+ \w+ \(en\): Chinese outside"),
    ("a typed number in a choice", "data/timeline.yml", "en: one of the five pairs", "en: one of 12 pairs", r"timeline.yml:\d+ .*kind: choices: pair \(en\): typed quantity"),
    ("a typed number in a title", "data/timeline.yml", "en: \"Five pairs in six months", "en: \"Five pairs in 24 weeks", r"timeline.yml:6 title \(en\): typed quantity .24.; use"),
    ("a look-alike in a word of a chart", "data/timeline.yml", "● exact day", "● exact d\u0430y", r"timeline.yml:\d+ words: key \(en\): the character"),
    ("an emoji for a verdict", "data/verdicts.yml", 'mark: "✓"', 'mark: "✅"', r"verdicts.yml:\d+ \w+: mark: the character .✅"),
    ("a mark of a chat behind an escape", "data/units.yml", "yuan: {zh: 元", 'yuan: {zh: "元\\uE200"', r"units.yml:\d+ yuan \(zh\): the character"),
    ("an emoji", "data/changes.yml", "    zh: ", "    zh: \U0001f41f", r"changes.yml:\d+ \w+: text \(zh\): the character"),
    ("an English label in the Chinese slot", "data/facts.yml", "label: {zh: \"2017年末住户消费性贷款余额（不含个人住房贷款）\"", "label: {zh: all the loans", r"facts.yml:\d+ \w+: label \(zh\).*not in Chinese; write"),
    ("a bar in a text of a table", "data/damage.yml", "    zh: ", "    zh: a|b", r"damage.yml:\d+ \w+: \w+ \(zh\): '.' is Markdown"),
    ("a straight quote in a description", "en/roadmap.md", "description: ", "description: Tom's ", r"docs/en/roadmap.md: description \(en\): straight quote"),
    ("a half-width comma on the landing page", "index.md", "公司的手：", "公司的手:", r"docs/index.md \(zh\): half-width"),
    ("a picture in a word of the site", "data/words.yml", 'en: "Grade"', 'en: "![x](https://example.com/x.png)"', r"words.yml: grade \(en\).*picture or HTML; .*without"),
    ("a wide blank in a table", "data/funding_split.csv", "其后", "其\u3000后", r"funding_split.csv:3 stage \(zh\): the blank U\+3000.*write"),
    ("a look-alike among search keys", "data/names.yml", "search: [建行", "search: [\u2f23行", r"names.yml:\d+ ccb: search: .*the character"),
    ("a no-break space in a search key", "data/terms.yml", "search: [联贷, joint loan", "search: [联贷, joint\u00a0loan", r"terms.yml:\d+ \w+: search: .*the blank U\+00A0.*write"),
    ("HTML in a description", "en/roadmap.md", "description: ", "description: <b>x</b> ", r"docs/en/roadmap.md: description \(en\): .*HTML; .*without"),
    ("a typed number on the landing page", "index.md", "by the hand: platforms", "by the hand, all 40: platforms", r"docs/index.md \(en\): typed quantity '40'"),
]  # fmt: skip

# language, text, what the complaint holds: what each text is read for, wherever it stands
SLIPS = [
    ("zh", "银行有37家", "typed quantity '37'"),
    ("zh", "银行有三十七家", "typed quantity '三十'"),
    ("zh", "银行有３７家", "the character '３'"),
    ("zh", "银行Ａ", "the character 'Ａ'"),
    ("zh", "占比％", "the character '％'"),
    ("zh", "第Ⅲ类", "the character 'Ⅲ'"),
    ("zh", "①银行", "the character '①'"),
    ("zh", "\u2f08人", "the character"),
    *(
        ("zh", f"银行{sign}", f"the character {sign!r}")
        for sign in "✅⚠❌⭐❤☀➡⏰\ufe0f\ue000\u2028\ufffc"
    ),
    ("zh", "2018-10-26发表", "typed date '2018-10-26'; write 2018年10月26日"),
    ("zh", "2018/3/6发表", "typed date '2018/3/6'; write 2018年3月6日"),
    ("zh", "银行,平台", "half-width ','"),
    ("zh", "银行(平台)", "half-width bracket"),
    ("zh", "银行 平台", "space ' '"),
    ("zh", "银行 ABC", "space ' '"),
    ("zh", "银行\u00a0平台", "the blank U+00A0"),
    ("zh", "银行\u3000平台", "the blank U+3000"),
    ("zh", '银行说"好"', "straight quote"),
    ("zh", "银行说'好'", "straight quote"),
    ("zh", "银行说「好」", "quote '「'"),
    ("zh", "银行...", "dots '...'"),
    ("zh", "银行--平台", "hyphen"),
    ("en", "37 banks", "typed quantity '37'"),
    (
        "en",
        "on October 17, 2018, it",
        "typed date 'October 17, 2018'; write 17 October 2018",
    ),
    ("en", "on 2018-10-26", "typed date '2018-10-26'; write 26 October 2018"),
    ("en", "on 10/26/2018", "typed date '10/26/2018'; write 26 October 2018"),
    ("en", "on 26/10/2018.", "typed date '26/10/2018'; write 26 October 2018"),
    (
        "en",
        "on 10/11/2018",
        "typed date '10/11/2018'; write 11 October 2018 or 10 November 2018",
    ),
    ("en", "the range 2018-45-67", "typed quantity"),
    ("en", "thirty banks", "typed quantity 'thirty'"),
    ("en", "the ３ banks", "the character '３'"),
    ("en", "b\u0430nk", "the character"),
    ("en", "ﬁrst", "the character 'ﬁ'"),
    ("en", "a 银行", "Chinese outside"),
    ("en", "a bank，too", "Chinese outside"),
    ("en", "a 「bank」", "Chinese outside"),
    ("en", "a bank——too", "Chinese outside"),
    ("en", "the bank's", "straight quote"),
    ("en", 'a "bank"', "straight quote"),
    ("en", "a\u00a0bank", "the blank U+00A0"),
    ("en", "a  bank", "double space"),
    ("en", "a bank , too", "space ' ,'"),
    ("en", "a bank...", "dots '...'"),
    ("en", "a bank - too", "hyphen ' - '"),
    ("en", "a bank -- too", "hyphen ' -- '"),
]
# language, text: what looks like a slip and is none
RIGHT = [
    *(
        ("zh", f"{name}的规定")
        for name in (
            "P2P",
            "3G",
            "4G",
            "5G",
            "COVID-19",
            "第2章",
            "第3节",
            "第4条",
            "2018Q1",
            "Q4",
            "2018年10月26日",
            *("1至3月", "10月26—28日", "10月26日—11月3日", "第1季度", "2018H1"),
            *("20世纪90年代", "二十一世纪", "九十年代", "第12页", "第24至26段"),
            *(
                "O2O",
                "B2C",
                "H5",
                "M2",
                "G20",
                "T+0",
                "2.0版",
                "版本2.1",
                "三四五线城市",
            ),
            *("奇虎360", "360金融", "51信用卡", "58同城", "一成不变"),
        )
    ),
    *(
        ("en", f"the {name} rules")
        for name in (
            *("P2P", "4G and 5G", "COVID-19", "Q1–Q4", "H1 2018", "17 October 2018"),
            *(
                "17–18 October",
                "17 and 18 October 2018",
                "article 14",
                "Articles 3 to 5",
            ),
            *(
                "section 3.2",
                "pages 12–14",
                "paragraphs 24 and 26",
                "twenty-first-century",
            ),
            *(
                "O2O",
                "B2C",
                "M2",
                "G20",
                "T+1",
                "version 2.0",
                "Qihoo 360",
                "360 Finance",
            ),
            *("51 Credit Card", "58.com"),
        )
    ),
    ("en", "a ✓ in the list"),
    ("en", 'a [link](sources.md#grades "Its title") and ``a "b` -- 37``'),
    ("zh", '见[来源](https://example.org/a "外面的题目")'),
    ("zh", "---\n# don't\ndescription: 银行\nsearch:\n  boost: 2\n---\n\n银行"),
    ("zh", '<!--\n37 "banks"\n-->\n\n银行'),
]
# What looks like a fault of data or pages and is none: what, file below docs/, old text, new text.
ACCEPTED = [
    ("a text behind >", "data/units.yml", "yuan: {zh: 元, en: yuan}", "yuan:\n  zh: >\n    元\n  en: |\n    yuan"),
    ("a comment behind a text", "data/units.yml", "yuan: {zh: 元, en: yuan}", "yuan:\n  zh: 元 # the sign is ¥\n  en: yuan # never RMB"),
    ("a comment behind a description", "en/roadmap.md", "a self-assessment on one page.", "a self-assessment on one page. # of the book"),
    ("settings of the search", "en/roadmap.md", "script: self", "# it's for the search\nsearch:\n  boost: 2\nscript: self"),
    ("a name in a table", "data/platform_share.csv", "中邮,China Post", "LendingClub,LendingClub"),
    ("a firm with a number", "data/names.yml", "mybank: {", 'qihoo: {zh: 奇虎360, en: Qihoo 360, search: ["360"]}\nmybank: {'),
    ("a heading that is a name", "*/roadmap.md", GATE, GATE + "\n### PayPal { #paypal }\n"),
    ("an address alone", "*/roadmap.md", GATE, GATE + "\nhttps://example.org/path\n"),
    ("marked English", "*/roadmap.md", GATE, GATE + '\n> <span lang="en">Give a man a fish.</span>\n'),
    ("a link with a title", "*/roadmap.md", GATE, GATE + '\n[APP](https://example.org/a "APP") [APP](sources.md#grades "APP")\n'),
    ("a link from here", "*/roadmap.md", GATE, GATE + "\n[APP](./sources.md#grades)\n"),
    ("a link and an anchor in code", "*/roadmap.md", GATE, GATE + "\n`[a](none.md)` `{ #gate-two }`\n\n```text\n[a](none.md)\n# a { #top }\n## b\n```\n"),
    ("a comment", "*/roadmap.md", GATE, GATE + "\n<!-- 旧的，see below -->\n\n<!--\n## 旧的 37\n-->\n"),
    ("a blank behind a shortcode", "*/logic.md", "[[chart:timeline]]", "[[chart:timeline]] "),
]  # fmt: skip
# slips in a configuration: file, old text, new text, what the message holds
CONFIGURATION = [
    ("mkdocs.zh.yml", "- 首页:", "- 首 页:", r"mkdocs.zh.yml:\d+ nav \(zh\): space ' '; remove"),
    ("mkdocs.en.yml", "- Home:", "- The 3 banks:", r"mkdocs.en.yml:\d+ nav \(en\): typed quantity '3'; use"),
    ("mkdocs.zh.yml", "本站讲", "本站,讲", r"mkdocs.zh.yml:3 site_description \(zh\): half-width ','; write"),
    ("mkdocs.en.yml", "Light colours;", "Light colours 万;", r"mkdocs.en.yml:\d+ toggle: name \(en\): Chinese outside.*write"),
    ("mkdocs.en.yml", "Link to this section", "这一节", r"mkdocs.en.yml:\d+ toc: permalink_title \(en\): Chinese outside.*write"),
    ("mkdocs.zh.yml", "本节的链接", "link", r"mkdocs.zh.yml:\d+ toc: permalink_title \(zh\): 'link' is not in Chinese; write"),
    ("mkdocs.zh.yml", "回到正文", "[[fact:cases]]", r"mkdocs.zh.yml:\d+ footnotes: BACKLINK_TITLE \(zh\): shortcodes.*write"),
]  # fmt: skip
