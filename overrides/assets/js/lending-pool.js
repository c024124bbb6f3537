// The lending pool: the same sums as scripts/ledger/lending_pool.py, in whole numbers.
(() => {
  const form = document.querySelector("form.pool");
  if (!form) return;
  const round = (number, by) =>
    Math.sign(number) * Math.floor((2 * Math.abs(number) + by) / (2 * by)) || 0;
  const yuan = milli =>
    (milli < 0 && round(milli, 10) ? "−" : "") + (Math.abs(round(milli, 10)) / 100).toFixed(2);
  const rate = tenths => (tenths < 0 ? "−" : "") + Math.abs(tenths) / 10 + "%";
  const line = (money, tenths, sign = 1) => {
    const minus = sign < 0 && money * tenths ? "−" : "";
    return `${minus}${money} × ${rate(tenths)} = ${minus}${yuan(money * tenths)}`;
  };
  const breakeven = (money, earned) => {
    if (!money) return "—";
    const tenths = round(earned, money);
    return tenths > 1000 ? form.dataset.never : tenths < 0 ? form.dataset.always : rate(tenths);
  };
  function values(settings) {
    const { price, fee, loss, cost } = settings;
    const earned = (own, platform) => own * (price - cost) + (platform ? 100 - own : -own) * fee;
    const shown = {};
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
      });
    }
    for (const own of [1, 10, 30, 50]) {
      const profit = earned(own, true) - own * loss;
      shown[`split_${own}_profit`] = yuan(profit);
      shown[`split_${own}_yield`] = rate(round(profit, own));
      shown[`split_${own}_breakeven`] = breakeven(own, earned(own, true));
    }
    return shown;
  }
  const inputs = [...form.querySelectorAll("input")];
  const twin = input =>
    inputs.find(other => other !== input && other.dataset.in === input.dataset.in);
  function update() {
    const settings = {};
    for (const input of inputs.filter(one => one.type === "range"))
      settings[input.dataset.in] = Math.round(input.value * 10);
    for (const [name, text] of Object.entries(values(settings)))
      for (const output of form.querySelectorAll(`[data-out="${name}"]`))
        if (output.textContent !== text) output.textContent = text; // what has not changed is not read out again
  }
  form.addEventListener("input", event => {
    if (!event.target.checkValidity() || event.target.value === "") return; // half-typed
    twin(event.target).value = event.target.value;
    update();
  });
  form.addEventListener("change", event => {
    // what cannot be used goes back to the slider's value
    if (event.target.type === "number") event.target.value = twin(event.target).value;
  });
  form.addEventListener("reset", () => setTimeout(update));
  form.addEventListener("submit", event => event.preventDefault());
  form.querySelectorAll(".pool-control").forEach(part => {
    part.hidden = false;
  });
  form.querySelectorAll(".pool-value").forEach(part => {
    part.hidden = true;
  });
  update();
})();
