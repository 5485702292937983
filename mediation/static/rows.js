/* Rows of people on one page: <select data-names="PREFIX"> offers them by the names typed so far. */
(() => {
  "use strict";
  const all = (where, what) => Array.from(where.querySelectorAll(what));
  const options = (prefix) => {
    const set = document.querySelector(`[data-formset="${CSS.escape(prefix)}"]`);
    const rows = all(set, "[data-formset-rows] > [data-row]");
    return rows.map((row, index) => ({ index, row, name: row.querySelector("[name$='-name']")?.value.trim() })).filter(({ row }) => !row.hidden);
  };
  const name = () => {
    for (const select of all(document, "select[data-names]")) {
      const chosen = select.value;
      const rows = options(select.dataset.names);
      const made = rows.map(({ index, name: typed }) => new Option(typed || select.dataset.unnamed?.replace("N", index + 1) || `当事人${index + 1}`, index));
      select.replaceChildren(new Option("请选择", ""), ...made);
      select.value = made.some((option) => option.value === chosen) ? chosen : "";
    }
  };
  for (const event of ["input", "click", "wanan:filled"]) document.addEventListener(event, (happened) => { if (!happened.target.matches?.("select[data-names]")) name(); });
  name();
})();
