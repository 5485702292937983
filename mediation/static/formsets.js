/* Rows of a form that grow and shrink: [data-formset=PREFIX] > [data-formset-rows] > [data-row=KIND],
   a blank one in <template data-formset-row=KIND>. Without script the server adds and removes them. */
(() => {
  "use strict";
  const { all, prepare, acts } = window.wanan;

  const rowsOf = (set) => Array.from(set.querySelector("[data-formset-rows]").children).filter((row) => "row" in row.dataset);
  const shown = (set) => rowsOf(set).filter((row) => !row.hidden);
  const firstField = (row) => row && all(row, "input, select, textarea").find((field) => field.offsetParent);
  const total = (set) => set.querySelector(`[name="${set.dataset.formset}-TOTAL_FORMS"]`);
  const ofSet = (set, what) => all(set, what).filter((node) => node.closest("[data-formset]") === set);

  const blank = (set, kind, place) => {
    const template = ofSet(set, "template[data-formset-row]").find((one) => one.dataset.formsetRow === (kind || "")) || ofSet(set, "template[data-formset-row]")[0];
    if (!template) return null;
    const token = set.dataset.token || "__prefix__";
    const made = document.createElement("template");
    made.innerHTML = template.innerHTML.replaceAll(token, place);
    const row = made.content.firstElementChild;
    if (kind) row.dataset.row = kind;
    return row;
  };

  const ready = (set, row) => {
    number(set);
    for (const group of all(document, ".picks")) moreButtons(group);
    prepare(row);
    return row;
  };

  const add = (set, kind) => {
    const row = blank(set, kind, total(set).value);
    if (!row) return null;
    set.querySelector("[data-formset-rows]").append(row);
    total(set).value = Number(total(set).value) + 1;
    return ready(set, row);
  };

  // A row shown as a line becomes a blank one with the same values; its errors stay above them.
  const open = (line) => {
    const set = line.closest("[data-formset]");
    const sent = all(line, "[data-draft-keep]");
    const row = blank(set, line.dataset.row, sent[0].name.slice(set.dataset.formset.length + 1).split("-")[0]);
    const errors = line.querySelector(".error");
    for (const item of errors ? errors.children : []) item.removeAttribute("id");
    if (errors) row.firstElementChild.after(errors);
    line.replaceWith(row);
    ready(set, row);
    for (const { name, value } of sent) for (const field of all(row, `[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.checked || field.value === value;
      else field.value = value;
      if (field.closest("details") && field.type !== "radio") field.closest("details").open = true;
    }
    return row;
  };

  // Buttons that stand for the rows of a set (rows.js): one for each, like the last with the next number.
  const moreButtons = (group) => {
    const last = group.lastElementChild;
    const prefix = last?.querySelector("[data-names]")?.dataset.names;
    const place = prefix ? Number(last.querySelector("input").value) + 1 : 0;
    if (!prefix || place >= document.querySelector(`[name="${CSS.escape(prefix)}-TOTAL_FORMS"]`).value) return;
    const made = last.cloneNode(true);
    const input = made.querySelector("input");
    input.id = made.htmlFor = input.id.replace(/\d+$/, place);
    input.value = place;
    input.checked = false;
    group.append(made);
    moreButtons(group);
  };

  const number = (set) => shown(set).forEach((row, index) => {
    for (const field of all(row, `[name$="-ORDER"]`)) if (field.closest("[data-row]") === row) field.value = index + 1;
    for (const place of all(row, "[data-row-number]")) if (place.closest("[data-row]") === row) place.textContent = index + 1;
  });

  // After a draft came back: rows go where its order numbers put them.
  const arrange = (set) => {
    const place = (row) => Number(row.querySelector(`[name$="-ORDER"]`)?.value) || 0;
    const rows = rowsOf(set);
    rows.sort((one, two) => place(one) - place(two)).forEach((row) => row.parentElement.append(row));
    number(set);
  };

  const growTo = (form, prefix, kinds) => {
    const set = form.querySelector(`[data-formset="${CSS.escape(prefix)}"]`);
    if (set) for (const kind of kinds.slice(rowsOf(set).length)) add(set, kind);
  };

  const remove = (row) => {
    const set = row.closest("[data-formset]");
    const flag = all(row, `[name$="-DELETE"]`).find((field) => field.closest("[data-row]") === row);
    if (flag) { flag.type === "checkbox" ? (flag.checked = true) : (flag.value = "on"); row.hidden = true; }
    else for (const field of all(row, "input, select, textarea")) if (field.type !== "hidden") field.value = "";
    if (!flag) row.hidden = true;
    number(set);
    set.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const move = (row, up) => {
    const set = row.closest("[data-formset]");
    const list = shown(set);
    const other = list[list.indexOf(row) + (up ? -1 : 1)];
    if (!other) return;
    up ? other.before(row) : other.after(row);
    number(set);
    set.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // Rows struck before a reload stay struck.
  const hideStruck = (where) => {
    for (const flag of all(where, `[name$="-DELETE"]`)) if (flag.checked || flag.value === "true") { const row = flag.closest("[data-row]"); if (row) row.hidden = true; }
  };

  Object.assign(acts, {
    "[data-formset-add]": (button) => {
      const set = button.closest("[data-formset]");
      firstField(add(set, button.dataset.formsetAdd))?.focus();
      set.dispatchEvent(new CustomEvent("wanan:rows", { bubbles: true })); // an empty row counts at once
    },
    "[data-formset-open]": (button) => firstField(open(button.closest("[data-row]")))?.focus(),
    "[data-formset-remove]": (button) => remove(button.closest("[data-row]")),
    "[data-formset-move]": (button) => { move(button.closest("[data-row]"), button.dataset.formsetMove === "up"); button.focus(); },
  });
  document.addEventListener("wanan:filled", (event) => { hideStruck(event.target); all(event.target, "[data-formset]").forEach(arrange); });
  document.addEventListener("htmx:load", (event) => hideStruck(event.target));
  hideStruck(document);

  window.wanan.rows = { add, remove, shown, rowsOf, growTo }; // for drafts and the agreement editor
})();
