// Material's script searches, marks in the contents what is being read and leads back to the top:
// nothing that a page needs before somebody does something on it. It keeps a phone busy for a
// tenth of a second, so it is loaded when the page is there, and run at the first sign of a reader.
(() => {
  const address = document.currentScript.dataset.theme;
  const SIGNS = ["pointermove", "pointerdown", "click", "keydown", "focusin", "scroll"];
  const ready = new Promise(done => document.addEventListener("DOMContentLoaded", done));
  async function run() {
    for (const sign of SIGNS) removeEventListener(sign, run, true);
    await ready;
    // It waits for that event, too, which is past: the way in is that of a page changed in place.
    const onload = () => document$.next(document);
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload }));
  }
  for (const sign of SIGNS) addEventListener(sign, run, { capture: true, passive: true });
  if (location.search) run(); // a search to repeat, or words to mark on the page
  const load = () => fetch(address, { priority: "low" }).then(answer => answer.blob());
  if (location.protocol !== "file:") addEventListener("load", () => load().catch(() => {}));
})();
