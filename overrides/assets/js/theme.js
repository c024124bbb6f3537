// Material's script searches, marks in the contents what is being read and leads back to the top:
// nothing that a page needs before somebody does something on it. It keeps a phone busy for a
// tenth of a second, so it is loaded when the page is there, and run at the first sign of a reader.
(() => {
  const address = document.currentScript.dataset.theme;
  const SIGNS = ["pointermove", "pointerdown", "click", "keydown", "focusin", "scroll"];
  const ready = new Promise(done => document.addEventListener("DOMContentLoaded", done));
  let runs = false;
  async function run() {
    runs = true;
    for (const sign of SIGNS) removeEventListener(sign, look, true);
    await ready;
    // It waits for that event, too, which is past: the way in is that of a page changed in place.
    const onload = () => document$.next(document);
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload }));
  }
  function look(event) {
    if (event.type !== "scroll" || event.target === document) run(); // tools scroll by themselves
  }
  for (const sign of SIGNS) addEventListener(sign, look, { capture: true, passive: true });
  if (location.search) run(); // a search to repeat, or words to mark on the page
  const load = () => fetch(address, { priority: "low" }).then(answer => answer.blob());
  addEventListener("load", () => runs || location.protocol === "file:" || load().catch(() => {}));
})();
