// The self-assessment: where a lender stands, what comes next, the answers kept in this browser alone.
// Without this script the form is a sheet to fill in and print.
(() => {
  const form = document.querySelector("form.assessment");
  const control = form.querySelector(".assess-control");
  const KEY = "from-fish-to-fishing.assessment"; // one for both languages
  const SIGNS = { yes: "✓", partly: "~", no: "✗", unknown: "?" };
  const said = JSON.parse(form.dataset.words);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const find = (name, inside = form) => inside.querySelector(`.assess-${name}`);
  const line = element => element.textContent.replace(/\s+/g, " ").trim();
  const bars = [...form.querySelectorAll(".assess-bar")];
  const steps = [...form.querySelectorAll(".assess-step")].map(section => ({
    name: line(section.querySelector("h3")),
    advice: find("advice", section),
    items: [...section.querySelectorAll("fieldset")].map(box => ({
      text: line(box.querySelector("legend")),
      inputs: [...box.querySelectorAll("input")],
    })),
  }));
  const answer = item => item.inputs.find(input => input.checked);
  const word = item => (answer(item) ? line(answer(item).parentElement) : said.open);
  const gap = item => answer(item) && answer(item).value !== "yes";
  const counts = step => {
    const found = {};
    for (const input of step.items[0].inputs) found[line(input.parentElement)] = 0;
    found[said.open] = 0;
    for (const item of step.items) found[word(item)]++;
    return Object.entries(found)
      .filter(([, number]) => number)
      .map(pair => pair.join(" "))
      .join(" · ");
  };

  // Where site data are blocked, partials/early.html gives a store that lasts as long as the page.
  const store = use => {
    let lasts = localStorage instanceof Storage;
    try {
      use();
    } catch {
      // the store is full, or takes nothing
      lasts = false;
    }
    find("kept").textContent = lasts ? said.kept : said.blocked;
  };

  function show() {
    const items = steps.flatMap(step => step.items);
    const answered = items.filter(answer).length;
    const next = steps.find(step => step.items.some(gap));
    steps.forEach((step, at) => {
      step.items.forEach((item, place) => {
        const cell = bars[at].children[place];
        cell.className = answer(item)?.value ?? "";
        cell.textContent = SIGNS[cell.className] ?? "";
      });
      bars[at].nextElementSibling.textContent = counts(step);
    });
    const then = next
      ? fill(said.begin, { step: next.name })
      : answered === items.length
        ? said.all_yes
        : answered
          ? said.no_gap
          : "";
    const joint = document.documentElement.lang.startsWith("zh") ? "" : " ";
    find("status").textContent = [fill(said.progress, { answered, total: items.length }), then]
      .filter(Boolean)
      .join(joint);
    const list = document.createElement("ul");
    for (const item of next ? next.items.filter(gap) : []) {
      const entry = list.appendChild(document.createElement("li"));
      entry.append(
        Object.assign(document.createElement("b"), { textContent: word(item) }),
        ` ${item.text}`,
      );
    }
    find("next").replaceChildren(...(next ? [list, next.advice.cloneNode(true)] : []));
  }

  function markdown() {
    const address = document.querySelector("link[rel=canonical]")?.href;
    const now = new Date();
    const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(part => String(part).padStart(2, "0"))
      .join("-");
    const lines = [
      `# ${document.title}`,
      [date, address].filter(Boolean).join(" · "),
      line(find("status")),
    ];
    for (const step of steps) {
      lines.push(
        `## ${step.name}`,
        counts(step),
        step.items.map(item => `- **${word(item)}** ${item.text}`).join("\n"),
        line(step.advice),
      );
    }
    return [`${said.file}-${date}.md`, lines.join("\n\n") + "\n"];
  }

  const actions = {
    print() {
      // one page with the tool alone, until the print is done
      document.documentElement.classList.add("print-assessment");
      addEventListener(
        "afterprint",
        () => document.documentElement.classList.remove("print-assessment"),
        { once: true },
      );
      print();
    },
    save() {
      const [name, text] = markdown();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
      link.download = name;
      form.append(link); // Firefox follows only links that are in the page
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    },
    erase() {
      if (!confirm(said.sure)) return;
      form.reset();
      store(() => localStorage.removeItem(KEY));
      show();
    },
  };
  control.addEventListener("click", event => actions[event.target.dataset.do]?.());
  form.addEventListener("submit", event => event.preventDefault());
  const keep = () =>
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(new FormData(form))));
  form.addEventListener("change", () => {
    store(keep);
    show();
  });

  const saved = (() => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {}; // not written by this script
    }
  })();
  // what the reader has answered before this script was there is newer
  const newer = new FormData(form);
  for (const input of form.querySelectorAll("input")) {
    if (saved[input.name] === input.value && !newer.has(input.name)) input.checked = true;
  }
  store(() => [...newer].length && keep()); // says whether answers last
  find("result").hidden = control.hidden = false;
  show();
})();
