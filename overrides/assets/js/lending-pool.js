// The lending pool: the same sums as scripts/ledger/lending_pool.py, in whole numbers.
// The form of the home page is the same one with a single control.
document.querySelectorAll("form.pool").forEach(form => {
  const numbers = text => text.split(" ").map(Number);
  const splits = numbers(form.dataset.splits);
  const [first, last] = numbers(form.dataset.presets);
  const round = (number, by) =>
    Math.sign(number) * Math.floor((2 * Math.abs(number) + by) / (2 * by)) || 0;
  const yuan = milli =>
    (milli < 0 && round(milli, 10) ? "−" : "") + (Math.abs(round(milli, 10)) / 100).toFixed(2);
  const rate = tenths => (tenths < 0 ? "−" : "") + Math.abs(tenths) / 10 + "%";
  const line = (money, tenths, sign = 1) => {
    const minus = sign < 0 && money * tenths ? "−" : "";
    return `${minus}${money} × ${rate(tenths)} = ${minus}${yuan(money * tenths)}`;
  };
  const breakeven = (money, earned, past = "{}") => {
    if (!money) return "—";
    const tenths = round(earned, money);
    if (tenths > 1000) return form.dataset.never;
    return tenths < 0 ? form.dataset.always : past.replace("{}", rate(tenths));
  };
  // every number as text, and the lengths of the bars in per cent
  function results(settings) {
    const { price, fee, loss, cost } = settings;
    const earned = (own, platform) => own * (price - cost) + (platform ? 100 - own : -own) * fee;
    const shown = {};
    const bars = {};
    for (const name in settings) shown[`in_${name}`] = rate(settings[name]);
    const share = settings.share / 10;
    for (const [side, own] of [
      ["platform", share],
      ["bank", 100 - share],
    ]) {
      const before = earned(own, side === "platform");
      const profit = before - own * loss;
      Object.assign(shown, {
        [`funds_${side}`]: String(own),
        [`interest_${side}`]: line(own, price),
        [`fee_${side}`]: line(100 - share, fee, side === "platform" ? 1 : -1),
        [`cost_${side}`]: line(own, cost, -1),
        [`loss_${side}`]: line(own, loss, -1),
        [`profit_${side}`]: yuan(profit),
        [`yield_${side}`]: own ? rate(round(profit, own)) : "—",
        [`breakeven_${side}`]: breakeven(own, before),
        [`loses_${side}`]: breakeven(own, before, form.dataset.past),
      });
    }
    const profit = Object.fromEntries(splits.map(own => [own, earned(own, true) - own * loss]));
    const found = { profit, yield: {} };
    for (const own of splits) {
      found.yield[own] = round(profit[own], own);
      shown[`split_${own}_profit`] = yuan(profit[own]);
      shown[`split_${own}_yield`] = rate(found.yield[own]);
      shown[`split_${own}_breakeven`] = breakeven(own, earned(own, true));
    }
    for (const [name, by] of Object.entries(found)) {
      const change = by[first] === by[last] ? "same" : by[first] < by[last] ? "rises" : "falls";
      shown[`change_${name}`] = form.dataset[change];
      const longest = Math.max(...Object.values(by), 1);
      for (const own of splits)
        bars[`split_${own}_${name}`] = round(100 * Math.max(by[own], 0), longest);
    }
    return { shown, bars, funds: { platform: share, bank: 100 - share } };
  }
  const inputs = [...form.querySelectorAll("[data-in]")];
  const presets = form.querySelectorAll("[data-share]");
  const twin = input =>
    inputs.find(other => other !== input && other.dataset.in === input.dataset.in);
  function update() {
    const settings = {};
    for (const input of inputs.filter(one => one.type !== "number"))
      settings[input.dataset.in] = Math.round(input.value * 10);
    const { shown, bars, funds } = results(settings);
    for (const output of form.querySelectorAll("[data-out]"))
      output.textContent = shown[output.dataset.out];
    for (const bar of form.querySelectorAll("[data-bar]"))
      bar.setAttribute("width", bars[bar.dataset.bar]);
    for (const stack of form.querySelectorAll(".pool-live [data-coins]"))
      stack.setAttribute("y2", stack.getAttribute("y1") - funds[stack.dataset.coins]);
    for (const preset of presets)
      preset.setAttribute("aria-pressed", Number(preset.dataset.share) === funds.platform);
  }
  // A voice hears the sentence once, when the reader has stopped moving.
  let settled;
  function moved() {
    update();
    clearTimeout(settled);
    settled = setTimeout(() => {
      form.querySelector('[role="status"]').textContent =
        form.querySelector(".pool-sentence").textContent;
    }, 700);
  }
  form.addEventListener("input", event => {
    if (!event.target.checkValidity() || event.target.value === "") return; // half-typed
    const other = twin(event.target);
    if (other) other.value = event.target.value;
    moved();
  });
  form.addEventListener("change", event => {
    // what cannot be used goes back to the slider's value
    if (event.target.type === "number") event.target.value = twin(event.target).value;
  });
  presets.forEach(preset =>
    preset.addEventListener("click", () => {
      inputs.find(input => input.dataset.in === "share").value = preset.dataset.share;
      moved();
    }),
  );
  form.addEventListener("reset", () => setTimeout(moved));
  form.addEventListener("submit", event => event.preventDefault());
  form.querySelectorAll(".pool-control, .pool-live").forEach(part => {
    part.hidden = false;
  });
  form.querySelectorAll(".pool-value").forEach(part => {
    part.hidden = true;
  });
  update();
});
