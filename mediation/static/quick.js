/* The quick record: payer and payee by name, only the fields the way of paying needs. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-quick]");
  if (!form) return;
  const rows = () => Array.from(form.querySelectorAll("#sides [data-formset-rows] > [data-row]"));

  // The sides stand by name; struck rows are no choice, except where one is chosen.
  const name = () => {
    for (const select of form.querySelectorAll("[name=payer], [name=payee]")) {
      for (const option of select.options) {
        const row = rows()[Number(option.value)];
        const typed = row?.querySelector("[name$='-name']")?.value.trim();
        if (!option.dataset.said) option.dataset.said = option.textContent;
        option.textContent = typed ? `${option.dataset.said}　${typed}` : option.dataset.said;
        option.hidden = option.disabled = option.value !== "" && (!row || row.hidden) && !option.selected;
      }
    }
  };

  const show = () => {
    const when = form.querySelector("[name=when]:checked")?.value || "now";
    for (const box of form.querySelectorAll("[data-when]")) box.hidden = !box.dataset.when.split(" ").includes(when);
  };

  const both = () => { name(); show(); };
  for (const event of ["input", "change", "click", "wanan:filled"]) form.addEventListener(event, both);
  both();
})();
