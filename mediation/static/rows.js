/* Rows of people on one page, offered as buttons before anything is saved: a radio button with
   data-names=PREFIX stands for the row of its number, and is called as that row is called by now.
   data-unnamed: a row without a name · data-other: said of the only other row ·
   [data-of-several=PREFIX]: asked only while there are more than two rows.
   A chosen row that was removed stays chosen, unseen: the server asks again, it never assumes. */
(() => {
  "use strict";
  const all = (where, what) => Array.from(where.querySelectorAll(what));
  const text = (row, what) => row.querySelector(what)?.closest(".pick").querySelector(".pick-text").firstChild.textContent.trim() || "";
  const rowsOf = (prefix) => {
    const set = document.querySelector(`[data-formset="${CSS.escape(prefix)}"]`);
    let number = 0;
    return all(set, "[data-formset-rows] > [data-row]").map((row) => ({
      number: row.hidden ? number : ++number, gone: row.hidden, name: row.querySelector("[name$='-name']").value.trim(), role: text(row, "[name$='-role']:checked"),
    }));
  };

  const call = (button, row, rows) => {
    const input = button.querySelector("input");
    const called = ({ name, number }) => name || input.dataset.unnamed.replace("N", number);
    const others = rows.filter((one) => !one.gone && one !== row);
    const twin = row.name && others.some((one) => one.name === row.name && one.role === row.role);
    const notes = [twin && input.dataset.unnamed.replace("N", row.number), row.role, input.dataset.other && others.length === 1 && input.dataset.other + called(others[0])];
    const note = document.createElement("span");
    note.className = "pick-note";
    note.textContent = notes.filter(Boolean).join(" · ");
    button.querySelector(".pick-text").replaceChildren(called(row), ...(note.textContent ? [note] : []));
    button.hidden = row.gone;
  };

  const name = () => {
    const sets = new Map();
    const rows = (prefix) => sets.get(prefix) || sets.set(prefix, rowsOf(prefix)).get(prefix);
    for (const group of all(document, ".picks").filter((one) => one.querySelector("[data-names]"))) {
      const known = rows(group.querySelector("[data-names]").dataset.names);
      for (const button of group.children) {
        const row = known[button.querySelector("input").value];
        if (row) call(button, row, known);
      }
    }
    for (const box of all(document, "[data-of-several]")) {
      const few = rows(box.dataset.ofSeveral).filter((row) => !row.gone).length < 3;
      box.hidden = few && !box.querySelector(".error, [hidden] > :checked");
      if (box.hidden) for (const input of all(box, ":checked")) input.checked = false;
    }
  };
  for (const event of ["input", "click", "wanan:filled"]) document.addEventListener(event, name);
  name();
})();
