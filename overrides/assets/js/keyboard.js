// Menu, search and scrolling boxes for readers who use the keyboard or a screen reader.
(() => {
  const zh = document.documentElement.lang.startsWith("zh");
  const NAMES = zh
    ? { menu: "菜单", search: "搜索", results: "搜索结果", scrolls: "可滚动" }
    : { menu: "Menu", search: "Search", results: "Search results", scrolls: "scrolls" };
  const drawer = document.getElementById("__drawer");
  const search = document.getElementById("__search");
  const query = document.forms.search?.elements.query;
  const DRAWER = ".md-sidebar--primary";
  const OPENERS = `.md-header__button[for], .md-search__icon[for], ${DRAWER} label[for="__toc"]`;
  const BUTTON = "label > [role=button]";
  const toggleOf = button => button.parentElement.control;
  // Not by a click, which theme.js may hold for Material's.
  function turn(toggle) {
    toggle.checked = !toggle.checked;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const isSeen = element => element.checkVisibility({ visibilityProperty: true });

  // Material opens menu, contents and search with labels of hidden checkboxes, which the
  // keyboard cannot reach: what they hold becomes a button, which a label itself may not be.
  // The colour switch is left as it is, its labels follow radio buttons that can be reached.
  function makeButtons() {
    for (const label of document.querySelectorAll(OPENERS)) {
      if (label.control?.type !== "checkbox") continue;
      const button = document.createElement("span");
      Object.assign(button, { role: "button", tabIndex: 0, className: "opener" });
      if (label.matches(".md-icon"))
        button.ariaLabel = label.control === search ? NAMES.search : NAMES.menu;
      button.append(...label.childNodes);
      label.append(button);
    }
    tellState();
  }
  function tellState() {
    for (const button of document.querySelectorAll(BUTTON))
      button.ariaExpanded = `${toggleOf(button).checked}`;
  }
  const isButton = element => element.matches?.(BUTTON);

  // Where the keyboard goes when something has opened or closed.
  function follow(button) {
    const toggle = toggleOf(button);
    if (toggle === search) return; // the search box takes the focus itself
    const part =
      toggle === drawer
        ? document.querySelector(DRAWER)
        : button.closest(".md-nav__item").querySelector(".md-nav");
    const places = toggle.checked
      ? part.querySelectorAll(`a[href], ${BUTTON}`)
      : toggle === drawer
        ? [button]
        : button.closest(".md-nav__item").querySelectorAll(`:scope > ${BUTTON}`);
    [...places].find(isSeen)?.focus();
  }
  function close() {
    turn(drawer);
    document.querySelector('.md-header__button[for="__drawer"] > [role=button]').focus();
  }
  document.addEventListener("change", event => {
    if (event.target === search && search.checked) query.focus();
    if (event.target.matches("[data-md-toggle], .md-nav__toggle")) tellState();
  });
  // A link in the menu closes it: Material does so only within a page, once its script is there
  // (as with Escape in the search), and who comes back from another page would find it open.
  document.addEventListener("click", event => {
    if (drawer.checked && event.target.closest?.(`${DRAWER} a[href]`)) turn(drawer);
  });
  document.addEventListener("focusin", event => {
    // an open menu lies over what is behind it
    if (drawer.checked && !event.target.closest(DRAWER) && !isButton(event.target)) turn(drawer);
  });

  // Material turns pages and opens the search on single keys everywhere, which speech input
  // and screen readers trip over, with no way to switch that off.
  const SINGLE = ["n", "p", ".", ",", "f", "s", "/"];
  document.addEventListener(
    "keydown",
    event => {
      const { key, target } = event;
      if (isButton(target) && (key === "Enter" || key === " ")) {
        event.preventDefault();
        event.stopPropagation(); // Material would click once more
        turn(toggleOf(target));
        follow(target);
      } else if (key === "Escape" && drawer.checked) close();
      else if (key === "Escape" && !event.isComposing && (search.checked || target === query)) {
        if (search.checked) turn(search);
        query.blur();
      } else if (key === "Tab" && document.querySelector(".search-again")) {
        event.stopPropagation(); // Material would close the search before its button is reached
      } else if (SINGLE.includes(key) && !search.checked) event.stopPropagation();
    },
    true,
  );

  // A box that scrolls is a stop for the keyboard, and says what it holds.
  const BOXES = ".md-typeset__scrollwrap, .chart-table, .md-typeset pre > code";
  function nameOf(box) {
    const caption =
      box.parentElement.querySelector(":scope > figcaption") ??
      box.querySelector("caption") ??
      box.closest("figure.chart")?.querySelector(".chart-title") ??
      box.closest("details")?.querySelector("summary");
    const headings = [...document.querySelectorAll("article :is(h1, h2, h3)")].filter(
      heading => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const title = (caption ?? headings.at(-1))?.cloneNode(true);
    title?.querySelector(".headerlink")?.remove();
    return `${title?.textContent.trim() ?? ""} (${NAMES.scrolls})`;
  }
  const scrolling = new Set();
  const watch = new ResizeObserver(changed => {
    for (const { target: box } of changed) {
      if (box.scrollWidth > box.clientWidth) scrolling.add(box);
      else if (scrolling.delete(box))
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
    const used = new Map(); // landmarks need names of their own
    for (const box of document.querySelectorAll(BOXES)) {
      if (!scrolling.has(box)) continue;
      const name = nameOf(box);
      const number = (used.get(name) ?? 0) + 1;
      used.set(name, number);
      const ariaLabel = number > 1 ? `${name} ${number}` : name;
      Object.assign(box, { tabIndex: 0, role: "region", ariaLabel });
    }
  });
  for (const box of document.querySelectorAll(BOXES)) watch.observe(box);
  const results = document.querySelector(".md-search__scrollwrap");
  if (results) Object.assign(results, { role: "region", ariaLabel: NAMES.results });
  makeButtons();
})();
