/* The agreement editor: instalments that always add up. Sums are read by the server (forms.js keeps
   what it read in data-fen). [data-instalments] holds total, amounts, days, sum and split. */
(() => {
  "use strict";
  const all = (where, what) => Array.from(where.querySelectorAll(what));
  const { add, remove, shown } = window.wanan.rows;
  const fen = (field) => (field?.dataset.fen === undefined ? null : Number(field.dataset.fen));
  const yuan = (amount) => {
    const whole = Math.floor(Math.abs(amount) / 100);
    return `${amount < 0 ? "-" : ""}${whole.toLocaleString("en-US")}.${String(Math.abs(amount) % 100).padStart(2, "0")}`;
  };

  const TALLY = { total: "[data-instalment-total]", amount: "[data-instalment-amount]", day: "[data-instalment-day]", last: "[data-instalment-last]", sum: "[data-instalment-sum]", count: "[data-instalment-count]" };
  const live = (box, what) => all(box, what).filter((field) => !field.closest("[data-row][hidden]") || field.closest("[data-row]").contains(box));

  const tally = (box) => {
    const place = box.querySelector(TALLY.sum);
    const whole = fen(box.querySelector(TALLY.total));
    const filled = live(box, TALLY.amount).filter((field) => field.value.trim());
    if (!place) return;
    const parts = filled.map((field) => fen(field));
    const sum = parts.reduce((one, two) => one + (two || 0), 0);
    const apart = whole === null ? null : whole - sum;
    const right = apart === 0 && !parts.includes(null);
    const typed = box.querySelector(TALLY.last)?.value;
    const last = live(box, TALLY.day).map((day) => day.value).filter(Boolean).sort().at(-1);
    if (filled.length && typed && last && typed !== last) {
      lacks(box, "分期付的，付清日期请空着，或者改成最后一期的到期日");
      return;
    }
    place.className = `tag ${!filled.length ? "" : right ? "ok" : "late"}`;
    place.textContent = !filled.length ? "未分期" : right ? `合计 ${yuan(sum)}，与金额一致`
      : apart === null ? `合计 ${yuan(sum)}` : `合计 ${yuan(sum)}，${apart > 0 ? "还差" : "多出"} ${yuan(Math.abs(apart))} 元`;
  };

  // Monthly from the first day given; the 31st becomes the last day of a shorter month.
  const monthLater = (first, months) => {
    const [year, month, day] = first.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
  };

  // A day of the series follows the first one until it is edited by hand: data-series keeps what the
  // series wrote there, and a day that still says so is not edited.
  const follow = (box, { fill }) => {
    const [first, ...others] = live(box, TALLY.day);
    if (!first?.value) return;
    others.forEach((day, index) => {
      if (day.value ? day.value !== day.dataset.series : !fill) return;
      day.value = day.dataset.series = monthLater(first.value, index + 1);
    });
  };
  // The days of a draft that are a month apart are a series as well.
  const recognise = (box) => {
    const [first, ...others] = live(box, TALLY.day);
    others.forEach((day, index) => {
      if (first.value && day.value === monthLater(first.value, index + 1)) day.dataset.series = day.value;
    });
  };

  const lacks = (box, words) => {
    const place = box.querySelector(TALLY.sum);
    place.className = "tag late";
    place.textContent = words;
  };

  const split = (box) => {
    const whole = fen(box.querySelector(TALLY.total));
    if (whole === null) {
      lacks(box, "请先填金额，再平均分期");
      box.querySelector(TALLY.total)?.focus();
      return;
    }
    const wanted = Number(box.querySelector(TALLY.count)?.value) || live(box, TALLY.amount).length || 2;
    const set = box.querySelector("[data-formset]");
    while (set && live(box, TALLY.amount).length < wanted && add(set)) { /* one more row */ }
    while (set && live(box, TALLY.amount).length > wanted) remove(shown(set).at(-1));
    const amounts = live(box, TALLY.amount).slice(0, wanted);
    const days = live(box, TALLY.day);
    follow(box, { fill: true });
    amounts.forEach((field, index) => {
      field.value = yuan(Math.floor(whole / amounts.length) + (index < whole % amounts.length ? 1 : 0)).replaceAll(",", "");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    if (days.some((day) => !day.value)) {
      lacks(box, "请填第一期的到期日，再按一次，其余各期逐月排");
      days[0].focus();
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-instalment-split]");
    if (!button) return;
    event.preventDefault();
    split(button.closest("[data-instalments]"));
  });
  const tallyAt = (event) => {
    const box = event.target.closest?.("[data-instalments]");
    if (box) tally(box);
  };
  document.addEventListener("input", tallyAt);
  document.addEventListener("change", (event) => {
    const box = event.target.closest?.("[data-instalments]");
    if (box && event.target === live(box, TALLY.day)[0]) follow(box, { fill: false });
  });
  document.addEventListener("wanan:read", tallyAt);
  document.addEventListener("wanan:filled", (event) => all(event.target, "[data-instalments]").forEach(tally));
  all(document, "[data-instalments]").forEach((box) => { tally(box); recognise(box); });

  // On a phone a clause that lacks nothing folds to its sentence, and the paper to its name. Once the
  // phone is turned there is no name to press, so all are opened.
  const phone = window.matchMedia("(max-width: 47.99rem)");
  const fold = (where) => { if (phone.matches) for (const paper of all(where, ".paper-fold")) paper.open = false; };
  if (phone.matches) for (const clause of all(document, ".clause-fold[data-whole]")) clause.open = Boolean(clause.querySelector("[aria-invalid=true]"));
  phone.addEventListener("change", () => {
    if (!phone.matches) for (const folded of all(document, ".clause-fold, .paper-fold")) folded.open = true;
  });
  fold(document);
  document.addEventListener("htmx:load", (event) => fold(event.target.parentElement || document));
})();
