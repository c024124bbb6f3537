// The colours: the system's, light or dark, one after the other. The choice is kept.
(() => {
  const options = [...document.querySelectorAll(".palette input")]; // none with both languages
  const chosen = () => __md_get("__palette")?.index ?? 0;
  function show() {
    for (const [index, option] of options.entries()) {
      option.checked = index === chosen();
      option.nextElementSibling.hidden = !option.checked;
    }
  }
  function paint() {
    document.body.dataset.mdColorScheme = isDark() ? "slate" : "default";
    document.querySelector("meta[name=color-scheme]").content = isDark() ? "dark" : "light";
  }
  function choose(index) {
    const { media, scheme } = options[index].dataset;
    __md_set("__palette", { index, color: { media, scheme } });
    show();
    paint();
  }
  for (const [index, option] of options.entries()) {
    option.addEventListener("change", () => choose(index));
    option.addEventListener("keydown", event => {
      if (event.key !== "Enter") return;
      const next = (index + 1) % options.length;
      choose(next);
      options[next].focus();
    });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  show();
})();
