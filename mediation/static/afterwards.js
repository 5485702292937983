/* What follows from the act (.afterwards) is counted from the days in the form, by the server.
   Until a day is entered, or without an answer, the box says what holds for today, as without this. */
(() => {
  "use strict";
  const card = document.querySelector(".afterwards[data-follows]");
  const form = card?.closest("form");
  const list = card?.querySelector("ul");
  if (!list) return;
  const first = list.innerHTML;
  const days = () => Array.from(form.querySelectorAll("input[type=date]")).filter((field) => field.name && field.value).map((field) => [field.name, field.value]);
  const choices = () => Array.from(form.querySelectorAll("input[type=radio]:checked")).map((field) => [field.name, field.value]);
  const asked = () => new URLSearchParams([["follows", ""], ...days(), ...choices()]).toString();
  let shown = asked();

  const show = (lines) => {
    list.innerHTML = lines;
    card.dispatchEvent(new CustomEvent("wanan:filled", { bubbles: true }));
  };
  const linesOf = (page) => new DOMParser().parseFromString(page, "text/html").querySelector(".afterwards ul")?.innerHTML ?? "";
  const ask = async () => {
    const query = asked();
    if (query === shown) return;
    shown = query;
    const answer = await fetch(`${location.pathname}?${query}`).then((got) => (got.ok ? got.text() : "")).catch(() => "");
    if (query === shown) show(answer ? linesOf(answer) : first);
  };
  form.addEventListener("change", ask);
  document.addEventListener("wanan:filled", (event) => { if (event.target === form) ask(); });
})();
