// The tracker: its rows and tiles of one verdict, or of one speaker. Without this script all are shown.
document.querySelectorAll(".tracker-filter").forEach(form => {
  const rows = [...document.querySelectorAll(".tracker .tracker-id")].map(place => ({
    ...place.dataset,
    row: place.closest("tr"),
    tile: document.querySelector(`.scoreboard a[href$="#${place.id}"]`).closest("li"),
  }));
  function show() {
    const chosen = new FormData(form);
    let shown = 0;
    for (const { verdict, by, row, tile } of rows) {
      const fits =
        [verdict, ""].includes(chosen.get("verdict")) && [by, ""].includes(chosen.get("by"));
      row.hidden = tile.hidden = !fits;
      shown += fits;
    }
    form.querySelector('[role="status"]').textContent = form.dataset.count
      .replace("{0}", shown)
      .replace("{1}", rows.length);
  }
  form.addEventListener("change", show);
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", () => {
    // a link to a row that is not shown
    if (!rows.some(({ row }) => row.hidden && row.querySelector(":target"))) return;
    form.reset();
    show();
    document.querySelector(":target").scrollIntoView();
  });
  form.hidden = false;
});
