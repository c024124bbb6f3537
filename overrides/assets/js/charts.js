// Interactive charts on request: Plotly and the chart's figure load on the first click.
window.fishCharts = (() => {
  const here = new URL(".", document.currentScript.src); // …/zh/assets/js/
  const zh = document.documentElement.lang.startsWith("zh");
  const ZH = {
    Zoom: "缩放",
    Pan: "平移",
    "Zoom in": "放大",
    "Zoom out": "缩小",
    Autoscale: "自动缩放",
    "Reset axes": "复位",
    "Double-click to zoom back out": "双击恢复",
  };
  const finger = matchMedia("(pointer: coarse)");
  const specs = {};
  const loading = {};
  const load = url =>
    (loading[url] ??= new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), { src: url, onload: done });
      script.addEventListener("error", () => {
        delete loading[url];
        fail(new Error(url));
      });
      document.head.append(script);
    }));
  // Plotly knows no custom properties: it gets the values that they have on this page.
  const paint = spec => {
    const style = getComputedStyle(document.body);
    const value = (_, name) => style.getPropertyValue(name).trim();
    return JSON.parse(JSON.stringify(spec).replace(/var\((--chart-[\w-]+)\)/g, value));
  };
  const layoutOf = figure => (figure.clientWidth < 670 ? "narrow" : "wide"); // as charts.css
  async function show(figure) {
    const live = figure.querySelector(".chart-live");
    live.shown = layoutOf(figure);
    const { data, layout } = paint(specs[figure.dataset.chart][live.shown]);
    const bar = layout.xaxis.fixedrange && layout.yaxis.fixedrange ? 0 : 32; // room for the buttons
    const margin = { ...layout.margin, t: layout.margin.t + bar };
    const font = { ...layout.font, family: getComputedStyle(live).fontFamily };
    await Plotly.react(
      live,
      data,
      {
        ...layout,
        margin,
        font,
        height: layout.height + bar,
        width: undefined,
        autosize: true,
        dragmode: bar && !finger.matches ? "zoom" : false, // else a finger could not scroll past it
      },
      {
        responsive: true,
        displaylogo: false,
        displayModeBar: Boolean(bar),
        locale: zh ? "zh-CN" : "en-US",
        // SVG and PNG are offered below the chart; sharing would send it to a server of Plotly's.
        modeBarButtonsToRemove: [
          "toImage",
          "sendChartToCloud",
          "select2d",
          "lasso2d",
          "toggleSpikelines",
        ],
      },
    );
  }
  function close(figure) {
    const live = figure.querySelector(".chart-live");
    window.Plotly?.purge(live);
    live.remove();
    const button = figure.querySelector(".chart-open");
    button.textContent = button.dataset.open;
    button.focus();
  }
  async function open(figure, button) {
    button.ariaBusy = "true"; // not disabled, which would lose the focus
    figure.querySelector(".chart-error")?.remove();
    const live = Object.assign(document.createElement("div"), {
      className: "chart-live",
      role: "group",
    });
    for (const name of ["aria-labelledby", "aria-describedby"])
      live.setAttribute(name, figure.querySelector(".chart-wide svg").getAttribute(name));
    try {
      await load(new URL("../../../assets/vendor/plotly-basic-4.1.1.min.js", here).href);
      await load(new URL(figure.dataset.spec, location).href);
      Plotly.register({ moduleType: "locale", name: "zh-CN", dictionary: ZH, format: {} });
      figure.querySelector(".chart-wide").before(live);
      await show(figure);
      button.textContent = button.dataset.back;
    } catch {
      live.remove();
      button.after(
        Object.assign(document.createElement("span"), {
          className: "chart-error",
          role: "alert",
          textContent: button.dataset.failed,
        }),
      );
    }
    button.ariaBusy = null;
  }
  for (const button of document.querySelectorAll(".chart-open[hidden]")) {
    button.hidden = false;
    button.dataset.open = button.textContent;
  }
  document.addEventListener("click", event => {
    const button = event.target.closest?.(".chart-open");
    if (!button || button.ariaBusy) return;
    const figure = button.closest("figure");
    figure.querySelector(".chart-live") ? close(figure) : open(figure, button);
  });
  document.addEventListener("keydown", event => {
    const figure =
      event.key === "Escape" && event.target.closest?.("figure.chart:has(.chart-live)");
    if (figure) close(figure);
  });
  const lives = () => [...document.querySelectorAll("figure.chart:has(.chart-live)")];
  new MutationObserver(() => lives().forEach(show)).observe(document.body, {
    attributeFilter: ["data-md-color-scheme"],
  });
  addEventListener("resize", () =>
    lives()
      .filter(figure => figure.querySelector(".chart-live").shown !== layoutOf(figure))
      .forEach(show),
  );
  return {
    draw: (id, spec) => {
      specs[id] = spec;
    },
  };
})();
