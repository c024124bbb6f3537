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
    const onload = () => {
      // It waits for that event, too, which is past: the way in is that of a page changed in place.
      document$.next(document);
      // At an anchor it closes menu and search when it has run for 125 ms; what is open by then,
      // the reader has opened. This timer is the later one, so that click is the last it stops.
      addEventListener("click", stay, true);
      setTimeout(() => removeEventListener("click", stay, true), 125);
      addEventListener("scroll", rest, { passive: true });
      rest();
    };
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload }));
  }
  function stay(event) {
    const { target, isTrusted } = event;
    if (!isTrusted && target.matches("[data-md-toggle]") && !target.checked) event.preventDefault();
  }
  // Its address follows the reader, and with it the language switch, but not at the first rest of
  // 250 ms: it takes that for the end of the page's opening. So at the reader's first it looks twice.
  let resting;
  function rest() {
    clearTimeout(resting);
    resting = setTimeout(() => {
      removeEventListener("scroll", rest);
      const place = document.querySelector(":target")?.getBoundingClientRect();
      if (!(place?.bottom > 0 && place.top < innerHeight)) dispatchEvent(new Event("scroll"));
    }, 300);
  }
  function look(event) {
    if (event.type !== "scroll" || event.target === document) run(); // tools scroll by themselves
  }
  for (const sign of SIGNS) addEventListener(sign, look, { capture: true, passive: true });
  if (location.search) run(); // a search to repeat, or words to mark on the page
  const load = () => fetch(address, { priority: "low" }).then(answer => answer.blob());
  addEventListener("load", () => runs || location.protocol === "file:" || load().catch(() => {}));
})();
