/* Rows of people on one page, offered as buttons before anything is saved: a radio button with
   data-names=PREFIX stands for the row of its number, and shows that row's current name.
   data-unnamed: a row without a name · data-other: said of the only other row, where it is not asked ·
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
      number: row.hidden ? number : ++number, gone: row.hidden, name: row.querySelector("[name$='-name']").value.trim(), role: row.dataset.role || text(row, "[name$='-role']:checked"),
    }));
  };

  // Whether who the other one is is asked beside this button.
  const otherIsAsked = (button) => Boolean(button.closest(".questions")?.querySelector("[data-of-several]:not([hidden])"));

  const call = (button, row, rows) => {
    const input = button.querySelector("input");
    const called = ({ name, number }) => name || input.dataset.unnamed.replace("N", number);
    const others = rows.filter((one) => !one.gone && one !== row);
    const twin = row.name && others.some((one) => one.name === row.name && one.role === row.role);
    const other = input.dataset.other && others.length === 1 && !otherIsAsked(button) && input.dataset.other + called(others[0]);
    const notes = [twin && input.dataset.unnamed.replace("N", row.number), row.role, other];
    const note = document.createElement("span");
    note.className = "pick-note";
    note.textContent = notes.filter(Boolean).join(" · ");
    button.querySelector(".pick-text").replaceChildren(called(row), ...(note.textContent ? [note] : []));
  };

  // Asked again because the chosen row is gone, it stays until the page is sent, or rows are added.
  const askAgain = (box, rows) => {
    const several = rows.filter((row) => !row.gone).length > 2;
    if (several) delete box.dataset.again;
    else if (box.querySelector(".error, [hidden] > :checked")) box.dataset.again = "";
    box.hidden = !several && !("again" in box.dataset);
    if (box.hidden) for (const input of all(box, ":checked")) input.checked = false;
  };

  const name = () => {
    const sets = new Map();
    const rows = (prefix) => sets.get(prefix) || sets.set(prefix, rowsOf(prefix)).get(prefix);
    const buttons = all(document, ".pick").filter((one) => one.querySelector("[data-names]")).map((button) => {
      const { dataset, value } = button.querySelector("input");
      return [button, rows(dataset.names)[value], rows(dataset.names)];
    }).filter(([, row]) => row);
    for (const [button, row] of buttons) button.hidden = row.gone;
    for (const box of all(document, "[data-of-several]")) askAgain(box, rows(box.dataset.ofSeveral));
    for (const one of buttons) call(...one);
  };
  for (const event of ["input", "click", "wanan:filled"]) document.addEventListener(event, name);
  name();
})();
