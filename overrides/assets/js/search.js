// Search worker behind Material's box; messages are 0 set up, 1 ready, 2 query, 3 result.
// The engine and the index come with the first query, for most readers of a page never search.
// Offline a hidden frame plays the worker (iframe-worker), and the index comes with message 0.
// Its address carries a hash of the engine and the index (asset_versions.py): so do theirs.
const here = new URL(self.document?.currentScript.src ?? location.href);
let index = null; // what the engine is to be filled with, if it came with message 0
let ready = null; // the promise of an engine that knows the index
let loaded = false;
let query = ""; // the latest
let pause = 500; // milliseconds until the next attempt to load

async function load() {
  if (!self.fillIndex) await importScripts(new URL(`search-engine.js${here.search}`, here));
  if (!index) {
    const address = new URL(`../../search/docs.json${here.search}`, here);
    const response = await fetch(address, { signal: AbortSignal.timeout(20_000) });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    index = await response.json();
  }
  fillIndex(index);
  loaded = true;
}

// Answers the latest query. What cannot be loaded is said (search-box.js has the words) and
// tried again, at longer and longer intervals and as soon as the network is back.
async function answer() {
  const asked = query;
  try {
    if (asked.trim()) await (ready ??= load());
    if (asked === query)
      postMessage({ type: 3, data: asked.trim() ? search(asked) : { items: [] } });
  } catch {
    ready = null;
    if (asked !== query) return;
    say("failed");
    setTimeout(() => asked === query && !ready && answer(), pause);
    pause = Math.min(2 * pause, 30_000);
  }
}

// A result that search-box.js replaces by words of the page.
const note = name => ({
  location: "",
  title: `<span data-search-note="${name}"></span>`,
  text: "",
  score: 0,
  terms: {},
});
const say = name => postMessage({ type: 3, data: { items: [[note(name)]] } });

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === 2) {
    query = data;
    const told = answer();
    setTimeout(() => data === query && data.trim() && ready && !loaded && say("loading"), 300);
    return told;
  }
  if (data.docs.length) index = { ...data.config, docs: data.docs };
  postMessage({ type: 1 });
});
addEventListener("online", () => ready || answer());
