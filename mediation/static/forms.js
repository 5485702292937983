/* Pages on which something is done; every one works without this.
   1 questions asked only with an answer  2 days  3 sums, read by the server  4 long lists found by typing */
(() => {
  "use strict";
  const all = (where, what) => Array.from(where.querySelectorAll(what));

  /* 1 <div data-if="NAME" data-is="VALUE VALUE">: there while one of these is the answer to NAME, or one of
     its answers where several can be ticked; * any. What is written in a hidden box is no answer. */
  const answers = () => {
    const named = new Map();
    for (const field of all(document, "input[name], select[name], textarea[name]")) {
      if (field.closest("[data-if][hidden]")) continue;
      const ticked = field.type === "checkbox" && field.checked ? named.get(field.name) || [] : [];
      if (/radio|checkbox/.test(field.type) ? field.checked : !named.has(field.name)) named.set(field.name, [...ticked, field.value.trim()]);
    }
    return named;
  };
  const holds = (box, given) => {
    const values = box.dataset.is.split(" ");
    return given.some((one) => values.includes(one) || (one !== "" && values.includes("*")));
  };
  // One look at the answers for all boxes: a registration of 200 parties has thousands of fields. A
  // second one, if it changed any: what depends on an answer in a box follows the box.
  const look = () => {
    const given = answers();
    const changed = all(document, "[data-if]").filter((box) => box.hidden === holds(box, given.get(box.dataset.if) || [""]));
    for (const box of changed) box.hidden = !box.hidden;
    return changed.length > 0;
  };
  const ask = () => {
    if (look()) look();
    for (const fold of all(document, ".ask-card > .fold")) fold.hidden = !fold.querySelector(".question:not([hidden])");
    for (const card of all(document, ".afterwards")) card.hidden = !card.querySelector(":scope > ul > li:not([hidden])");
  };

  // The server drops what is written in hidden boxes; from a page that hides nothing it refuses it.
  document.addEventListener("formdata", (event) => { if (event.target.querySelector("[data-if]")) event.formData.set("hides", "on"); });

  /* 2 <button data-day="#FIELD" data-value="2026-11-28"> */
  const press = (field) => {
    for (const button of all(document, "[data-day]")) if (document.querySelector(button.dataset.day) === field) button.setAttribute("aria-pressed", String(button.dataset.value === field.value));
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-day]");
    if (!button) return;
    const field = document.querySelector(button.dataset.day);
    field.value = button.dataset.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  /* 3 <input data-words>: the server reads the sum and returns it in words; data-fen keeps what it read */
  const READ = "/sum/";
  const waiting = new WeakMap();
  const place = (input) => {
    let target = input.parentElement.querySelector("output.words");
    if (!target) {
      target = document.createElement("output");
      target.className = "words";
      if (input.id) target.htmlFor = input.id;
      input.after(target);
    }
    return target;
  };
  const read = async (input) => {
    const text = input.value.trim();
    const target = place(input);
    const sum = text ? await fetch(`${READ}?q=${encodeURIComponent(text)}${"about" in input.dataset ? "&about" : ""}`).then((said) => said.json()).catch(() => ({ words: "" })) : { words: "" };
    if (input.value.trim() !== text) return;
    const above = document.getElementById(`${input.id}_error`);
    const said = sum.error && above?.textContent.includes(sum.error); // not twice
    target.textContent = said ? "" : sum.error || sum.words;
    target.dataset.tone = sum.error ? "late" : "";
    if (sum.fen === undefined) delete input.dataset.fen;
    else input.dataset.fen = sum.fen;
    input.dispatchEvent(new CustomEvent("wanan:read", { bubbles: true }));
  };
  const readSoon = (input) => {
    clearTimeout(waiting.get(input));
    waiting.set(input, setTimeout(() => read(input), 300));
  };

  /* 4 <select data-find>: a box above it keeps the options that hold what is typed */
  const LONG_LIST = 9;
  const findIn = (select) => {
    if (select.options.length < LONG_LIST || select.previousElementSibling?.matches(".find-in")) return;
    const options = Array.from(select.options);
    const box = document.createElement("input");
    box.type = "search";
    box.className = "find-in";
    box.placeholder = "输入几个字或拼音首字母";
    box.setAttribute("aria-label", `筛选：${select.labels[0]?.textContent.trim() || ""}`);
    box.setAttribute("autocomplete", "off");
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      const text = box.value.normalize("NFKC").replace(/\s/g, "").toLowerCase();
      const holds = (option) => [option.textContent.toLowerCase(), option.dataset.find || ""].some((words) => words.includes(text));
      const found = options.filter((option) => !option.value || holds(option));
      const chosen = select.value;
      select.replaceChildren(...found);
      const filled = found.filter((option) => option.value);
      select.value = text && filled.length === 1 ? filled[0].value : found.some((option) => option.value === chosen) ? chosen : "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); select.focus(); } });
    select.before(box);
  };

  const prepare = (where) => {
    all(where, "select[data-find]").forEach(findIn);
    for (const input of all(where, "[data-words]")) if (input.value.trim()) read(input);
    all(where, "input[type=date]").forEach(press);
    ask();
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-words]")) readSoon(event.target);
    if (event.target.matches("input[type=date]")) press(event.target);
    ask();
  });
  document.addEventListener("change", ask);
  // A page may keep its phrases back until their box is entered; then they stay.
  document.addEventListener("focusin", (event) => event.target.closest(".question")?.querySelector(".phrases")?.classList.add("entered"));
  for (const name of ["wanan:filled", "wanan:rows"]) document.addEventListener(name, (event) => prepare(event.target));
  prepare(document);
})();
