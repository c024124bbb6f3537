// The language switch keeps the place on the page, also after instant navigation.
(() => {
  const config = document.getElementById("__config"); // the pages with both languages have none
  const home = // of this language
    config && new URL(JSON.parse(config.textContent).base.replace(/\/*$/, "/"), location.href);
  // There most places are marked once for both languages, and some once for each.
  const place = decodeURIComponent(location.hash.slice(1));
  if (!config && place && !document.getElementById(place)) location.replace(`#zh-${place}`);
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
      const link = event.target.closest?.("a[href]");
      if (link?.matches("[data-lang-switch]"))
        link.hash = config ? location.hash : location.hash.replace(/^#(zh|en)-/, "#");
      if (link) followed = link.hash; // "" leads to the top of a page
    },
    true,
  );
  addEventListener("popstate", event => {
    if (event.state) followed = undefined;
  }); // back and forward restore the position
  if (!config) {
    // nor the theme's script, which follows the system's colours
    const kept = __md_get("__palette")?.color;
    if (!kept || kept.media === "(prefers-color-scheme)")
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
        document.body.setAttribute("data-md-color-scheme", matches ? "slate" : "default");
      });
  }
  let first = true,
    followed;
  window.document$?.subscribe(() => {
    if (!first && location.protocol !== "file:" && location.pathname.startsWith(home.pathname)) {
      const path = location.pathname.slice(home.pathname.length); // the header is not replaced
      for (const link of document.querySelectorAll("a[data-lang-switch]")) {
        const { langSwitch, pages } = link.dataset; // those that there are in both languages
        link.hidden = pages !== undefined && !pages.split(" ").includes(path);
        link.href = new URL(`../${langSwitch}/${link.hidden ? "" : path}`, home).href;
      }
    }
    // When the old page scrolled in the last 0.1 s before the click, Material goes to that
    // place on the new one; when in the last 0.25 s, it writes the old anchor in the address.
    if (!first && followed !== undefined) {
      const hash = followed;
      setTimeout(() => {
        if (!hash) scrollTo(0, 0);
        else if (!document.querySelector(":target"))
          Object.assign(document.createElement("a"), { href: hash }).click();
      });
      for (const wait of [300, 600, 1200])
        setTimeout(() => {
          // on a busy machine it comes late
          if (followed === hash && location.hash !== hash)
            history.replaceState(history.state, "", hash || location.pathname + location.search);
        }, wait);
    }
    first = false;
  });
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
