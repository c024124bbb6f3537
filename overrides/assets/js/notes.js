// Notes, numbers and terms open where they stand: on hover, focus and touch; Escape closes.
// Without this script the same links lead to the numbered notes and to the glossary.
(() => {
  const box = Object.assign(document.createElement("div"), {
    id: "note-box",
    className: "note-box md-typeset",
    hidden: true,
  });
  box.setAttribute("role", "tooltip");
  const LINKS = "a.fact, a.footnote-ref, a.term";
  let open = null;
  let timer = 0;

  function tipOf(link) {
    if (link.title) {
      // kept from the browser, which would show it too
      link.dataset.tip = link.title;
      link.removeAttribute("title");
    }
    if (!link.dataset.tip) return [];
    const tip = document.createElement("p");
    const { tip: text = "", other = "" } = link.dataset;
    const at = other ? text.indexOf(other) : 0;
    const word = Object.assign(document.createElement("span"), { textContent: other });
    word.lang = link.closest("[lang]").lang.startsWith("zh") ? "en" : "zh-CN";
    tip.append(text.slice(0, at), ...(other ? [word] : []), text.slice(at + other.length));
    return [tip];
  }
  function noteOf(link) {
    // what the box shows: of a term its tip, of a number also its note
    const tip = link.matches(".footnote-ref") ? [] : tipOf(link);
    if (link.matches(".term")) return tip;
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return note && [...tip, ...note.cloneNode(true).childNodes];
  }
  function close() {
    clearTimeout(timer);
    open?.removeAttribute("aria-describedby");
    delete open?.dataset.tapped;
    open = null;
    box.hidden = true;
  }
  function show(link) {
    clearTimeout(timer);
    const note = noteOf(link);
    if (!note || link === open) return;
    close();
    box.replaceChildren(...note);
    box.lang = link.closest("[lang]").lang;
    for (const part of box.querySelectorAll(".footnote-backref")) part.remove();
    for (const part of box.querySelectorAll("[id]")) part.removeAttribute("id");
    open = link;
    link.setAttribute("aria-describedby", box.id);
    box.hidden = false;
    document.querySelector("main").append(box); // a landmark
    const at = link.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, width - box.offsetWidth - 8));
    const below = at.bottom + box.offsetHeight + 12 < innerHeight || at.top < box.offsetHeight + 12;
    const top = below ? at.bottom + 6 : at.top - box.offsetHeight - 6;
    Object.assign(box.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
  }
  const later = run => {
    clearTimeout(timer);
    timer = setTimeout(run, 180);
  };
  const linkOf = event => event.target.closest?.(LINKS);

  document.addEventListener("pointerover", event => {
    if (event.pointerType !== "mouse") return;
    const link = linkOf(event);
    if (link) later(() => show(link));
    else if (event.target.closest?.("#note-box")) clearTimeout(timer);
    else if (open && document.activeElement !== open) later(close);
  });
  document.addEventListener("focusin", event => {
    const link = linkOf(event);
    if (link) show(link);
    else if (!box.contains(event.target)) close();
  });
  document.addEventListener(
    "click",
    event => {
      const link = linkOf(event);
      if (link && noteOf(link)) {
        // a finger's first tap opens the note, the second follows the link
        if (event.pointerType === "touch" && link.dataset.tapped !== "yes") {
          event.preventDefault();
          event.stopPropagation();
          link.dataset.tapped = "yes";
          show(link);
        } else close();
      } else if (!box.contains(event.target)) close();
    },
    true,
  );
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") close();
  });
})();
