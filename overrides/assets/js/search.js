// Search worker behind Material's box; messages are 0 set up, 1 ready, 2 query, 3 result.
// It matches literally: Chinese anywhere, a Latin word by its stem and from its start, a number
// as a whole. Every term must stand on the page. A classic script, so that it runs from file:// too.
const TOKENS = /\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)*%?/gu;
const GAP = "[^\\p{L}\\p{N}]{0,3}"; // what may stand between the parts of one term
const LITTLE = /什么|怎[么样]|为何|如何|多少|哪[些个家]|[会是能]不[会是能]|[的是吗呢了]/; // words of a question
let pages = [], mean = 1; // each page as its sections, its own first; mean length of a section
const plain = html => html.replace(/<[^>]+>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();

// The beginning that a word shares with its relatives: lending, lends, lender → lend.
function stem(word) {
  const base = [/(?:ing|ed|er)$/, /(?<=[st])ion$/, /[ey]$/].reduce((left, end) =>
    left.replace(end, "").length > 2 ? left.replace(end, "") : left, word.replace(/ies$/, "y").replace(/([^s])s$/, "$1"));
  return base.length > 4 ? base.replace(/([bdgmnprt])\1$/, "$1") : base;
}

function pattern(part) {
  if (/^[a-z]/.test(part)) {
    const rest = stem(part).length > 3 ? "[a-z]*" : "(?:e|es|ed|er|ing|s)?(?![a-z])";
    return `(?<![a-z])(?:${part}[a-z]*|${stem(part)}${rest})`;
  }
  if (!/^\d/.test(part)) return part;
  const digits = part.replace(/\d(?=\d)/g, "$&,?").replace(/\./g, "\\.");
  return `(?<!\\d|\\d[.,])${digits}(?!\\d|[.,]\\d)`; // 72500 finds 72,500; 9.6 does not find 9.62
}

// A term: parts in this order with nothing but punctuation or a space between them.
function term(parts) {
  const regex = new RegExp(parts.map(pattern).join(GAP), "giu"), known = new Map();
  const look = ({ title, text }) => [title.match(regex) || [], text.match(regex) || []];
  const hits = section => known.get(section) || known.set(section, look(section)).get(section);
  return { parts, regex, hits, whole: parts.join("").length + parts.length }; // a plural is still a whole word
}

const parse = query => query.normalize("NFKC").toLowerCase().replace(/['’]s\b/g, "").replace(/(\d),(?=\d{3})/g, "$1")
  .split(/\s+/).map(word => word.match(TOKENS)).filter(Boolean).map(term);

// A term that stands nowhere, as its parts; Chinese as the longest pieces that do stand.
function pieces({ parts }) {
  const known = text => pages.some(page => page.some(s => s.title.includes(text) || s.text.includes(text)));
  return parts.flatMap(part => part.split(LITTLE)).flatMap(run => {
    if (!/^\p{Script=Han}{3}/u.test(run)) return run ? [run] : [];
    const found = [];
    for (let start = 0, end; start < run.length; start = end) {
      for (end = run.length; end > start + 1 && !known(run.slice(start, end));) end--;
      if (end > start + 1) found.push(run.slice(start, end));
    }
    return found;
  }).map(part => term([part]));
}

const has = (section, { hits }) => hits(section).flat().length > 0;
const match = (terms, need = "every") => terms.length ? pages.filter(page => terms[need](t => page.some(s => has(s, t)))) : [];

// BM25 over the text, whole words double; a title by the share that a term fills, more if it opens with it.
function weigh(section, terms, rarity) {
  return terms.reduce((sum, { hits, regex, whole }, i) => {
    const [title, text] = hits(section);
    const times = text.reduce((n, hit) => n + (hit.length <= whole ? 1 : 0.5), 0);
    const often = times * 2 / (times + 0.5 + 0.7 * section.text.length / mean);
    const opens = section.title.search(regex) ? 0 : 1;
    return sum + rarity[i] * (often + (title.length && 1.5 + opens + 2 * title.join("").length / section.title.length));
  }, 0);
}

function mark(text, terms) {
  const any = new RegExp(terms.map(t => t.regex.source).join("|"), "giu");
  return text.replace(any, "\ue000$&\ue001").replace(/[<>&]/g, char => `&#${char.charCodeAt(0)};`)
    .replace(/\ue000/g, "<mark>").replace(/\ue001/g, "</mark>");
}

function result(section, terms, score) {
  const { location, title, text } = section;
  const at = Math.min(...terms.map(t => text.search(t.regex)).filter(at => at >= 0));
  const start = at > 40 && at < Infinity ? at - 30 : 0;
  const teaser = (start ? "…" : "") + text.slice(start, start + 150).replace(start ? /^\w*\s/ : "", "").replace(/\w+$/, "") + (text.length > start + 150 ? "…" : "");
  const found = terms.flatMap(({ parts, hits }) => {
    const all = hits(section).flat();
    return all.length ? all.map(hit => [hit.toLowerCase(), true]) : [[parts.join(" "), false]];
  });
  return { location, title: mark(title, terms), text: mark(teaser, terms), score, terms: Object.fromEntries(found) };
}

function search(query) {
  let terms = parse(query), found = match(terms);
  if (!found.length) found = match(terms = terms.flatMap(t => match([t]).length ? [t] : pieces(t)));
  if (!found.length) found = match(terms, "some");
  const all = pages.flat();
  const scored = terms.length > 1 ? [...terms, term(terms.flatMap(t => t.parts))] : terms; // and as a phrase
  const rarity = scored.map((t, i) => (i < terms.length ? 1 : 3) * Math.log(1 + all.length / (1 + all.filter(s => has(s, t)).length)));
  const items = found.map(page => {
    const full = page.filter(s => terms.every(t => has(s, t)));
    const hits = (full.length ? full : page.filter(s => terms.some(t => has(s, t))))
      .map(s => [s, weigh(s, scored, rarity) * s.boost * (full.length ? 1 : 0.5)]).sort((a, b) => b[1] - a[1]);
    hits[0][1] += hits.slice(1).reduce((sum, [, score]) => sum + score / 10, 0); // Enter opens the highest
    const group = hits.map(([s, score]) => result(s, terms, score));
    return hits.some(([s]) => s === page[0]) ? group : [...group, { ...result(page[0], terms, 0), terms: {} }];
  });
  return { items: items.sort((a, b) => b[0].score - a[0].score) };
}

function fill(docs) {
  const found = {};
  for (const { location, title, text, boost = 1 } of docs)
    (found[location.split("#")[0]] ??= []).push({ location, title: plain(title), text: plain(text), boost });
  pages = Object.values(found);
  mean = docs.reduce((sum, doc) => sum + doc.text.length, 0) / docs.length;
}

// Online the documents come with the first search; the offline copy has them in the page.
let loading;
const load = () => loading ??= fetch(new URL(`../../search/docs.json${location.search}`, location))
  .then(answer => answer.json()).then(fill).catch(error => { loading = null; throw error; });

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === 2) {
    if (data.trim() && !pages.length) await load(); // Material asks for nothing when it starts
    return postMessage({ type: 3, data: search(data) });
  }
  if (data.docs.length) fill(data.docs);
  postMessage({ type: 1 });
});
