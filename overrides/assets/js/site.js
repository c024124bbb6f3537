// The language switch keeps the place on the page.
(() => {
  const both = !document.getElementById("__config"); // a page with both languages
  // There most places are marked once for both languages, and some once for each.
  const place = decodeURIComponent(location.hash.slice(1));
  if (both && place && !document.getElementById(place)) location.replace(`#zh-${place}`);
  // What moved to a page of its own has left its place in the link that leads there.
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const link = document.getElementById(id)?.closest("a.moved");
    if (link) location.replace(link.href + location.hash);
  };
  follow();
  addEventListener("hashchange", follow);
  document.addEventListener(
    "click",
    event => {
      const link = event.target.closest?.("a[data-lang-switch]");
      if (link) link.hash = both ? location.hash.replace(/^#(zh|en)-/, "#") : location.hash;
    },
    true,
  );
  // On paper folded parts are open: print.css does it, but not every browser knows how.
  if (!CSS.supports("selector(::details-content)")) {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("article details:not([open])")];
      for (const fold of opened) fold.open = true;
    });
    addEventListener("afterprint", () => {
      for (const fold of opened) fold.open = false;
    });
  }
})();
