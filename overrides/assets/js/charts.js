// Interactive charts on request: Plotly and the chart's figure load on the first click.
window.fishCharts = (() => {
  const here = new URL(".", document.currentScript.src); // …/zh/assets/js/
  const zh = document.documentElement.lang.startsWith("zh");
  const ROLES = ["ink", "muted", "grid", "bank", "tech", "third", "bank-soft", "tech-soft", "third-soft", "paper"];
  const ZH = {
    "Download plot as a PNG": "下载为PNG图片", "Zoom": "缩放", "Pan": "平移", "Zoom in": "放大",
    "Zoom out": "缩小", "Autoscale": "自动缩放", "Reset axes": "复位", "Produced with Plotly.js": "由Plotly.js绘制",
    "Double-click to zoom back out": "双击恢复", "Taking snapshot - this may take a few seconds": "正在生成图片",
    "Snapshot succeeded": "图片已生成", "Sorry, there was a problem downloading your snapshot!": "生成图片失败",
  };
  const specs = {};
  const loading = {};
  const load = url => loading[url] ??= new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: url, onload: done });
    script.onerror = () => { delete loading[url]; fail(new Error(url)); };
    document.head.append(script);
  });
  // Figures carry stand-in colours (#010101 …), one for each role: take the page's own.
  const paint = spec => {
    const style = getComputedStyle(document.body);
    const text = JSON.stringify(spec).replace(/#(0[1-9a])\1\1/g, (_, n) =>
      style.getPropertyValue(`--chart-${ROLES[parseInt(n, 16) - 1]}`).trim());
    return JSON.parse(text);
  };
  async function show(figure) {
    const wide = matchMedia("(min-width: 40em)").matches;
    const { data, layout } = paint(specs[figure.dataset.chart][wide ? "wide" : "narrow"]);
    const live = figure.querySelector(".chart-live");
    await Plotly.react(live, data, { ...layout, width: undefined, autosize: true, dragmode: "zoom" }, {
      responsive: true, displaylogo: false, locale: zh ? "zh-CN" : "en-US",
      modeBarButtonsToRemove: ["select2d", "lasso2d", "toggleSpikelines"],
    });
  }
  async function open(button) {
    const figure = button.closest("figure");
    const statics = figure.querySelectorAll(".chart-wide, .chart-narrow");
    const old = figure.querySelector(".chart-live");
    if (old) {
      Plotly.purge(old);
      old.remove();
      statics.forEach(part => part.removeAttribute("hidden"));
      button.textContent = button.dataset.open;
      return;
    }
    button.disabled = true;
    try {
      await load(new URL("../../../assets/vendor/plotly-basic-4.1.1.min.js", here).href);
      await load(new URL(`../charts/${figure.dataset.chart}.js`, here).href);
      Plotly.register({ moduleType: "locale", name: "zh-CN", dictionary: ZH, format: {} });
      statics[0].before(Object.assign(document.createElement("div"), { className: "chart-live" }));
      statics.forEach(part => part.setAttribute("hidden", ""));
      await show(figure);
      button.textContent = button.dataset.back;
    } catch (error) {
      button.after(Object.assign(document.createElement("span"), {
        className: "chart-error", textContent: zh ? "交互图未能载入，静态图和数据表不受影响。" : "The interactive chart did not load; the static chart and the table are complete.",
      }));
      figure.querySelector(".chart-live")?.remove();
      statics.forEach(part => part.removeAttribute("hidden"));
    }
    button.disabled = false;
  }
  const ready = () => document.querySelectorAll(".chart-open[hidden]").forEach(button => {
    button.hidden = false;
    button.dataset.open = button.textContent;
  });
  document.addEventListener("click", event => {
    const button = event.target.closest?.(".chart-open");
    if (button) open(button);
  });
  const again = () => document.querySelectorAll("figure.chart:has(.chart-live)").forEach(show);
  new MutationObserver(again).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  matchMedia("(min-width: 40em)").addEventListener("change", again);
  window.document$ ? window.document$.subscribe(ready) : ready();
  return { draw: (id, spec) => { specs[id] = spec; } };
})();
