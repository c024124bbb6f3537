// What a query means and which pages answer it. search.js loads this with the first search.
// It matches literally: Chinese anywhere, a Latin word by its stem and from its start, a number
// as a whole. Names of one thing stand for each other (农行, 农业银行, ABC). What no page has is
// read as pinyin, as a slip of one letter or as several Chinese words in one run.

// ---- Index ----
let pages = []; // each page as a list of its sections, its own first
let mean = 1; // mean length of a section's text
let groups = []; // all names of one thing, those that pages use, and their spellings in one word
let byName = new Map(); // groups by the key of each of their names
let hanNames = null; // finds Chinese names in a run of Chinese
let vocabulary = null; // see pageWords
let simplified = new Map(); // by traditional character, for the characters that the site uses

const plain = html =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

// docs: sections as Material indexes them; names: a list for each thing, the page's language
// first; pinyin: a list for each thing; fold: traditional characters, and the simplified in order.
// oxlint-disable-next-line no-unused-vars -- search.js calls it
function fillIndex({ docs, names = [], pinyin = [], fold = ["", ""] }) {
  const found = {};
  for (const { location, title, text, boost = 1 } of docs)
    (found[location.split("#")[0]] ??= []).push({
      location,
      title: plain(title),
      text: plain(text),
      boost,
    });
  pages = Object.values(found);
  mean = docs.reduce((sum, doc) => sum + doc.text.length, 0) / docs.length;
  const to = [...fold[1]];
  simplified = new Map([...fold[0]].map((char, i) => [char, to[i]]));
  const everything = pages
    .flat()
    .map(section => `${section.title} ${section.text}`)
    .join(" ")
    .toLowerCase();
  groups = names.map((all, i) => ({
    label: all[0],
    names: all.map(tokens),
    used: all.filter(name => everything.includes(name.toLowerCase())).map(tokens),
    spellings: [
      ...(pinyin[i] ?? []),
      ...all
        .map(tokens)
        .filter(name => name.every(isLatin))
        .map(name => name.join("")),
    ],
  }));
  byName = new Map();
  for (const group of groups)
    for (const name of group.names)
      byName.set(key(name), [...(byName.get(key(name)) ?? []), group]);
  const han = groups
    .flatMap(group => group.names)
    .map(name => name.join(""))
    .filter(name => /^\p{Script=Han}{2,}$/u.test(name));
  hanNames = new RegExp(`(${han.sort((a, b) => b.length - a.length).join("|") || "(?!)"})`);
  vocabulary = null;
}

// ---- Tokens: a query as words, a word as its parts (9.62万亿 is 9.62 and 万亿) ----
const TOKEN = /\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)*%?/gu;
const HAN_STOP =
  /请问|介绍|什么|怎[么样]|为何|如何|多少|哪[些个家]|意思|一下|[会是能有]不[会是能]|有没有|[谁的是吗呢了和与跟及]/;
const STOP = new Set(
  (
    "a about all an and any are as at be been between but by can could did do does for from had has have how i in" +
    " into is it its me mean means of on or shall should tell than that the their there these they this those to" +
    " was we were what when where which who whom whose why will with would you"
  ).split(" "),
);

const clean = text =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/(\d) ?per ?cent\b/g, "$1%")
    .replace(/(\d) ?bn\b/g, "$1 billion")
    .replace(/(\d) ?tn\b/g, "$1 trillion");
const tokens = text => clean(text).match(TOKEN) ?? [];
const isLatin = part => /^[a-z]/.test(part);
const isHan = part => /^\p{Script=Han}/u.test(part);
const parse = query =>
  [...clean(query)]
    .map(char => simplified.get(char) ?? char)
    .join("")
    .split(/\s+/)
    .map(word => word.match(TOKEN))
    .filter(Boolean);

// The beginning that a word shares with its relatives: lending, lends, lender → lend.
function stem(word) {
  const base = [/(?:ing|ed|er)$/, /(?<=[st])ion$/, /[ey]$/].reduce(
    (left, end) => (left.replace(end, "").length > 2 ? left.replace(end, "") : left),
    word.replace(/ies$/, "y").replace(/([^s])s$/, "$1"),
  );
  return base.length > 4 ? base.replace(/([bdgmnprt])\1$/, "$1") : base;
}

const key = parts => parts.map(part => (isLatin(part) ? stem(part) : part)).join(" ");

// ---- Terms: what has to stand on a page ----
const GAP = "[^\\p{L}\\p{N}]{0,3}"; // what may stand between the parts of one term

// A part as a regular expression; a whole word may only be inflected, others may go on.
function pattern(part, whole) {
  if (isLatin(part)) {
    const rest = !whole && stem(part).length > 3 ? "[a-z]*" : "(?:e|es|ed|er|ing|s)?(?![a-z])";
    return `(?<![a-z])(?:${whole ? "" : `${part}[a-z]*|`}${part}${rest}|${stem(part)}${rest})`;
  }
  if (!/^\d/.test(part)) return part;
  const digits = part.replace(/\d(?=\d)/g, "$&,?").replace(/\./g, "\\.");
  return `(?<!\\d|\\d[.,])${digits}(?!\\d|[.,]\\d)`; // 72500 finds 72,500; 9.6 does not find 9.62
}

// Parts in this order with nothing but punctuation or a space between them, or another name.
function asTerm(parts, named = byName.get(key(parts)) ?? []) {
  const forms = [parts, ...named.flatMap(group => group.used)].sort(
    (a, b) => b.join("").length - a.join("").length,
  );
  const sources = new Set(
    forms.map(form => form.map(part => pattern(part, named.length)).join(GAP)),
  );
  const regex = new RegExp([...sources].join("|"), "giu"),
    known = new Map();
  const look = ({ title, text }) => [title.match(regex) || [], text.match(regex) || []];
  const hits = section => known.get(section) || known.set(section, look(section)).get(section);
  const whole = named.length ? Infinity : forms[0].join("").length + forms[0].length; // plurals are whole words
  return { parts, regex, hits, whole, stop: parts.every(part => STOP.has(part)) };
}

// ---- Fallback: what to look for instead of words that no page has ----
const inText = text =>
  pages.some(page => page.some(s => s.title.includes(text) || s.text.includes(text)));

// Every Latin word of the pages, with how often it occurs.
function pageWords() {
  if (vocabulary) return vocabulary;
  vocabulary = new Map();
  for (const { title, text } of pages.flat())
    for (const word of `${title} ${text}`.toLowerCase().match(/[a-z]{2,}/g) ?? [])
      vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  return vocabulary;
}

function onPages(word) {
  const start = stem(word).length > 3 ? stem(word) : word;
  return STOP.has(word) || [...pageWords().keys()].some(known => known.startsWith(start));
}

// The names that start like this when spelled in one word, in pinyin or in Latin letters.
function bySpelling(typed) {
  if (typed.length < 4) return [];
  const like = groups
    .map(group => [
      group,
      group.spellings.filter(name => name.startsWith(typed)).map(name => name.length),
    ])
    .filter(([, lengths]) => lengths.length)
    .map(([group, lengths]) => [group, Math.min(...lengths)]);
  const least = Math.min(...like.map(([, length]) => length)); // zhudai means zhudai, not zhudaixingui
  return like.filter(([, length]) => length === least).map(([group]) => group);
}

// Whether one letter added, left out, changed or swapped with its neighbour makes b of a.
function isSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0,
    end = 0;
  while (start < a.length && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (
    (left.length < 2 && right.length < 2) ||
    (left.length === 2 && left === [...right].reverse().join(""))
  );
}

// The word that is one slip away, the most used first, or else the start of a name's spelling.
function unslip(word) {
  const near = [...pageWords()].filter(([known]) => known.length > 3 && isSlip(word, known));
  const starts = () =>
    groups
      .flatMap(group => [...group.names.flat(), ...group.spellings])
      .filter(isLatin)
      .flatMap(name => [0, -1, 1].map(more => name.slice(0, word.length + more)))
      .filter(start => start.length > 3);
  return near.sort((a, b) => b[1] - a[1])[0]?.[0] ?? starts().find(start => isSlip(word, start));
}

// A run of Chinese that stands nowhere: its names, and the longest pieces that do stand.
function pieces(run) {
  return run.split(hanNames).flatMap((rest, i) =>
    i % 2
      ? [rest]
      : rest.split(HAN_STOP).flatMap(text => {
          const found = [];
          for (let start = 0, end; start < text.length; start = end) {
            for (end = text.length; end > start + 1 && !inText(text.slice(start, end));) end--;
            if (end > start + 1) found.push(text.slice(start, end));
          }
          return found;
        }),
  );
}

// A word of one part that no page has, as what may be meant.
function meant(part) {
  if (isHan(part)) return pieces(part).map(piece => [piece]);
  const known = !isLatin(part) || part.length < 4 || onPages(part) || bySpelling(part).length;
  return [[known ? part : (unslip(part) ?? part)]];
}

// Terms for words; the longest name that begins at a word, over up to six, makes one term.
function toTerms(words) {
  const terms = [];
  for (let i = 0, size; i < words.length; i += size) {
    let found;
    for (size = Math.min(6, words.length - i); size && !found; size--) {
      const parts = words.slice(i, i + size).flat();
      const strange = parts.every(isLatin) && !parts.every(onPages);
      const named = byName.get(key(parts)) ?? (strange ? bySpelling(parts.join("")) : []);
      if (named.length) found = asTerm(parts, named);
    }
    size = found ? size + 1 : 1;
    terms.push(found ?? asTerm(words[i]));
  }
  return terms;
}

// What a query asks for: names inside a run of Chinese are terms of their own, and what no
// page has is replaced by what may be meant.
function understand(words) {
  const isPhrase = word => word.length > 1 && isFound(asTerm(word));
  const inside = part => (!byName.has(part) && hanNames.test(part) ? pieces(part) : [part]);
  const terms = toTerms(
    words.flatMap(word => (isPhrase(word) ? [word] : word.flatMap(inside).map(part => [part]))),
  );
  if (terms.every(isFound)) return terms;
  return toTerms(terms.flatMap(t => (isFound(t) ? [t.parts] : t.parts.flatMap(meant))));
}

// ---- Matches and score ----
const has = (section, { hits }) => hits(section).flat().length > 0;
const isFound = term => pages.some(page => page.some(section => has(section, term)));
const match = (terms, need) =>
  terms.length ? pages.filter(page => terms[need](t => page.some(s => has(s, t)))) : [];

// BM25 over the text, names and whole words double; a title by the share that a term fills, more if it opens with it.
function rate(section, terms, rarity) {
  return terms.reduce((sum, { hits, regex, whole }, i) => {
    const [title, text] = hits(section);
    const times = text.reduce((n, hit) => n + (hit.length <= whole ? 1 : 0.5), 0);
    const often = (times * 2) / (times + 0.5 + (0.7 * section.text.length) / mean);
    const opens = section.title.search(regex) ? 0 : 1;
    return (
      sum +
      rarity[i] *
        (often + (title.length && 1.5 + opens + (2 * title.join("").length) / section.title.length))
    );
  }, 0);
}

function search(query) {
  const words = parse(query),
    all = understand(words),
    content = all.filter(t => !t.stop);
  const terms = content.length ? content : all;
  let found = match(terms, "every");
  if (!found.length) found = match(terms, "some");
  if (!found.length) return { items: words.length ? nearest(words.flat()) : [] };
  const sections = pages.flat();
  const phrases = [words.flat(), all.flatMap(t => t.parts)].map(parts => asTerm(parts, []));
  const scored = all.length > 1 ? [...terms, phrases.find(isFound) ?? phrases[0]] : terms; // and as a phrase
  const rarity = scored.map(
    (t, i) =>
      (i < terms.length ? 1 : 3) *
      Math.log(1 + sections.length / (1 + sections.filter(s => has(s, t)).length)),
  );
  const items = found.map(page => {
    const full = page.filter(s => terms.every(t => has(s, t)));
    const hits = (full.length ? full : page.filter(s => terms.some(t => has(s, t))))
      .map(s => [s, rate(s, scored, rarity) * s.boost * (full.length ? 1 : 0.5)])
      .sort((a, b) => b[1] - a[1]);
    hits[0][1] += hits.slice(1).reduce((sum, [, score]) => sum + score / 10, 0); // Enter opens the highest
    const group = hits.map(([s, score]) => result(s, terms, score));
    return hits.some(([s]) => s === page[0])
      ? group
      : [...group, { ...result(page[0], terms, 0), terms: {} }];
  });
  return { items: items.sort((a, b) => b[0].score - a[0].score) };
}

// ---- Nothing found: the names that share most with the query ----
const grams = parts =>
  new Set(
    parts.flatMap(part =>
      isLatin(part)
        ? [...part].slice(1).map((char, i) => part[i] + char)
        : isHan(part)
          ? [...part]
          : [],
    ),
  );

function likeness(a, b) {
  const common = [...a].filter(gram => b.has(gram)).length;
  return common > 1 ? (2 * common) / (a.size + b.size) : 0;
}

function nearest(parts) {
  const asked = grams(parts);
  const like = groups
    .map(group => [
      group,
      Math.max(...[...group.names, group.spellings].map(name => likeness(asked, grams(name)))),
    ])
    .filter(([, share]) => share >= 0.3)
    .sort((a, b) => b[1] - a[1]);
  const near = like.filter(([, share]) => share > 0.7 * like[0][1]);
  const items = near.slice(0, 5).flatMap(([{ label }]) =>
    search(label)
      .items.slice(0, 1)
      .map(([hit]) => [
        { ...hit, title: `<span data-search-note="nearest">${escape(label)}</span>` },
      ]),
  );
  return items.slice(0, 3);
}

// ---- Display ----
const escape = text => text.replace(/[<>&]/g, char => `&#${char.charCodeAt(0)};`);

function highlight(text, terms) {
  const any = new RegExp(terms.map(t => t.regex.source).join("|"), "giu");
  return escape(text.replace(any, "\ue000$&\ue001"))
    .replace(/\ue000/g, "<mark>")
    .replace(/\ue001/g, "</mark>");
}

function result(section, terms, score) {
  const { location, title, text } = section;
  const at = Math.min(...terms.map(t => text.search(t.regex)).filter(found => found >= 0));
  const start = at > 40 && at < Infinity ? at - 30 : 0;
  const teaser =
    (start ? "…" : "") +
    text
      .slice(start, start + 150)
      .replace(start ? /^\w*\s/ : "", "")
      .replace(/\w+$/, "") +
    (text.length > start + 150 ? "…" : "");
  const found = terms.flatMap(({ parts, hits }) => {
    const all = hits(section).flat();
    return all.length ? all.map(hit => [hit.toLowerCase(), true]) : [[parts.join(" "), false]];
  });
  return {
    location,
    title: highlight(title, terms),
    text: highlight(teaser, terms),
    score,
    terms: Object.fromEntries(found),
  };
}
