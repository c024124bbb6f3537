// What Material's search box leaves out: text that comes in without a key, and words for a
// search that cannot load, is loading or finds only terms that are near. The words are on the
// page, as data of the line above the results (main.html).
(() => {
  const box = document.forms.search?.elements.query;
  const line = document.querySelector(".md-search-result__meta"),
    list = line?.nextElementSibling;
  if (!box || !list) return;

  // Pasted or dictated text and what an input method commits end without a key for Material.
  for (const type of ["input", "compositionend"])
    box.addEventListener(type, event => event.isComposing || box.dispatchEvent(new Event("keyup")));

  // What is typed before Material's script is there opens the search too, else its words would not
  // be seen. Words in the address are shown at once, and change with those in the box, or Material
  // would write over what the reader has typed and open what the reader has closed.
  const toggle = document.getElementById("__search");
  function keep() {
    const address = new URL(location);
    if (!address.searchParams.has("q")) return;
    if (toggle.checked) address.searchParams.set("q", box.value);
    else address.searchParams.delete("q");
    history.replaceState({}, "", address);
  }
  toggle.addEventListener("change", keep);
  box.addEventListener("input", () => {
    if (!toggle.checked) toggle.click();
    keep();
  });

  // Our worker marks what is no ordinary result: see note() in search.js, nearest() in search-engine.js.
  const starting = line.textContent;
  let works = false;
  new MutationObserver(() => {
    works = true;
    const note = list.querySelector("[data-search-note]")?.dataset.searchNote;
    if (!note) return;
    line.textContent = note === "loading" ? starting : line.dataset[note];
    if (note !== "nearest") list.replaceChildren(); // the worker goes on by itself
  }).observe(list, { childList: true });

  // A worker or a configuration that never arrives leaves Material's first words for ever.
  let waiting;
  box.addEventListener(
    "input",
    () =>
      (waiting ??= setTimeout(() => {
        waiting = undefined;
        if (works || line.textContent !== starting) return;
        const again = document.createElement("button");
        again.type = "button";
        again.className = "search-again";
        again.textContent = line.dataset.again;
        again.addEventListener("click", async () => {
          const address = new URL(location);
          address.searchParams.set("q", box.value); // Material asks for it when the page comes
          await fetch(address, { cache: "reload" }).then(
            () => location.assign(address),
            () => {},
          );
        });
        line.replaceChildren(line.dataset.stopped, " ", again);
      }, 5000)),
  );
  const asked = new URL(location).searchParams.get("q");
  if (asked) {
    box.value = asked;
    box.dispatchEvent(new Event("input"));
  }
})();
