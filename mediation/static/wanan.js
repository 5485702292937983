/* Small helps for forms; every page works without them.
   1 drafts  2 rows of a formset  3 amounts in words  4 instalments  5 sending once  6 odds and ends */
(() => {
  "use strict";

  const all = (where, what) => Array.from(where.querySelectorAll(what));
  const clock = (moment) => new Date(moment).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  };
  const store = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* private window */ } },
    keys() { try { return Object.keys(localStorage); } catch { return []; } },
  };

  /* 1 drafts: <form data-draft="KEY">, status in [data-draft-state] ------------------------- */
  const SENT = "wanan-sent";
  const justSent = sessionStorage.getItem(SENT);
  const KEPT_DAYS = 14;
  const owner = `wanan-draft:${document.body.dataset.actor || "guest"}:`;
  const draftKey = (form) => owner + form.dataset.draft;
  const forms = () => all(document, "form[data-draft]");
  const unsaved = new WeakMap();

  const kept = (field) =>
    field.name && !field.disabled && field.type !== "password" && field.type !== "file" &&
    field.type !== "submit" && field.type !== "button" &&
    (field.type !== "hidden" || field.name === "key" || "draftKeep" in field.dataset || /-(TOTAL_FORMS|ORDER)$/.test(field.name));

  const valueOf = (field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked
      : field.multiple ? Array.from(field.selectedOptions, (option) => option.value) : field.value;

  // A name may stand for several controls (radio buttons, ticks): the value tells them apart.
  const nameOf = (field) => field.type === "checkbox" || field.type === "radio" ? `${field.name}=${field.value}` : field.name;

  const read = (form) => {
    const values = {};
    for (const field of form.elements) if (kept(field)) values[nameOf(field)] = valueOf(field);
    return values;
  };

  const write = (form, values) => {
    for (const field of form.elements) {
      if (!kept(field) || /-TOTAL_FORMS$/.test(field.name) || !(nameOf(field) in values)) continue;
      const value = values[nameOf(field)];
      if (field.type === "checkbox" || field.type === "radio") field.checked = value;
      else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value);
      else field.value = value;
    }
    form.dispatchEvent(new CustomEvent("wanan:filled", { bubbles: true }));
  };

  const rowKinds = (form) =>
    Object.fromEntries(all(form, "[data-formset]").map((set) => [set.dataset.formset, rowsOf(set).map((row) => row.dataset.row || "")]));

  const say = (form, text, tone) => {
    const state = form.querySelector("[data-draft-state]");
    if (!state) return;
    state.textContent = text;
    state.dataset.tone = tone || "ok";
  };

  const keep = (form) => {
    const at = Date.now();
    const done = store.set(draftKey(form), { at, values: read(form), rows: rowKinds(form), path: location.pathname + location.search, title: document.title.split(" · ")[0] });
    const files = form.querySelector("input[type=file]") ? "（附件不保存）" : "";
    if (!done) say(form, "本机无法保存草稿，请尽快提交", "soon");
    else if (navigator.onLine) say(form, `已保存 ${clock(at)}${files}`);
    else say(form, `离线，已存本机 ${clock(at)}，联网后提交${files}`, "soon");
  };

  const keepSoon = (form) => {
    clearTimeout(unsaved.get(form));
    unsaved.set(form, setTimeout(() => { unsaved.delete(form); keep(form); }, 500));
  };

  const keepNow = (form) => {
    if (!unsaved.has(form)) return;
    clearTimeout(unsaved.get(form));
    unsaved.delete(form);
    keep(form);
  };

  const restore = (form) => {
    const draft = store.get(draftKey(form));
    // Shown again with errors right after it was sent: the server's text is this one. Later, after a
    // reload of that page, the draft is newer.
    if (!draft || (form.querySelector(".error-summary") && draftKey(form) === justSent)) return;
    const before = JSON.stringify(read(form));
    for (const [prefix, kinds] of Object.entries(draft.rows || {})) growTo(form, prefix, kinds);
    write(form, draft.values);
    if (JSON.stringify(read(form)) === before) return;
    say(form, `已恢复 ${clock(draft.at)} 未提交的内容`, "soon");
    const drop = make("button", "btn btn-link", "不要，重新填");
    drop.type = "button";
    drop.addEventListener("click", () => { store.drop(draftKey(form)); location.reload(); });
    form.querySelector("[data-draft-state]")?.after(drop);
  };

  // What was sent is done when the next page neither shows the form again nor asks to log in.
  const settle = () => {
    for (const done of all(document, "[data-draft-clear]")) store.drop(owner + done.dataset.draftClear);
    const sent = sessionStorage.getItem(SENT);
    if (!sent || document.querySelector("[data-not-done]")) return;
    if (!forms().some((form) => draftKey(form) === sent)) store.drop(sent);
    sessionStorage.removeItem(SENT);
  };

  const tidy = () => {
    const oldest = Date.now() - KEPT_DAYS * 864e5;
    for (const key of store.keys()) if (key.startsWith("wanan-draft:") && (store.get(key)?.at || 0) < oldest) store.drop(key);
  };

  const listDrafts = () => {
    const drafts = store.keys().filter((key) => key.startsWith(owner)).map((key) => store.get(key)).filter(Boolean);
    for (const shelf of all(document, "[data-drafts]")) {
      shelf.hidden = !drafts.length;
      shelf.querySelector("[data-drafts-count]").textContent = drafts.length;
      shelf.querySelector("[data-drafts-list]").replaceChildren(...drafts.sort((a, b) => b.at - a.at).map((draft) => {
        const item = make("li");
        const link = make("a", "row-title", draft.title);
        link.href = draft.path;
        item.append(link, make("span", "row-note", `${new Date(draft.at).toLocaleDateString("zh-CN")} ${clock(draft.at)} 保存`));
        return item;
      }));
    }
  };

  /* 2 rows: [data-formset=PREFIX] > [data-formset-rows] > [data-row=KIND]; <template data-formset-row=KIND> */
  const rowsOf = (set) => Array.from(set.querySelector("[data-formset-rows]").children).filter((row) => "row" in row.dataset);
  const shown = (set) => rowsOf(set).filter((row) => !row.hidden);
  const firstField = (row) => row && all(row, "input, select, textarea").find((field) => field.offsetParent);
  const total = (set) => set.querySelector(`[name="${set.dataset.formset}-TOTAL_FORMS"]`);
  const ofSet = (set, what) => all(set, what).filter((node) => node.closest("[data-formset]") === set);

  const add = (set, kind) => {
    const template = ofSet(set, "template[data-formset-row]").find((one) => one.dataset.formsetRow === (kind || "")) || ofSet(set, "template[data-formset-row]")[0];
    if (!template) return null;
    const token = set.dataset.token || "__prefix__";
    const made = document.createElement("template");
    made.innerHTML = template.innerHTML.replaceAll(token, total(set).value);
    const row = made.content.firstElementChild;
    if (kind) row.dataset.row = kind;
    set.querySelector("[data-formset-rows]").append(row);
    total(set).value = Number(total(set).value) + 1;
    number(set);
    prepare(row);
    return row;
  };

  const number = (set) => shown(set).forEach((row, index) => {
    for (const field of all(row, `[name$="-ORDER"]`)) if (field.closest("[data-row]") === row) field.value = index + 1;
    for (const place of all(row, "[data-row-number]")) if (place.closest("[data-row]") === row) place.textContent = index + 1;
  });

  // After a draft came back: rows stand where its order numbers put them.
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

  /* 3 amounts in words: <input data-words> or data-words="#target" -------------------------- */
  const FEN = /^\d{1,12}(\.\d{1,2})?$/;
  const fen = (text) => {
    const plain = String(text).normalize("NFKC").replace(/[,\s元¥￥]/g, "");
    if (!FEN.test(plain)) return null;
    const [yuan, rest = ""] = plain.split(".");
    return Number(yuan) * 100 + Number(rest.padEnd(2, "0"));
  };
  const yuan = (amount) => {
    const sign = amount < 0 ? "-" : "";
    const whole = Math.floor(Math.abs(amount) / 100);
    return `${sign}${whole.toLocaleString("en-US")}.${String(Math.abs(amount) % 100).padStart(2, "0")}`;
  };
  const DIGITS = "零壹贰叁肆伍陆柒捌玖";

  const group = (number) => {
    let words = "";
    let gap = false;
    for (const [index, unit] of ["仟", "佰", "拾", ""].entries()) {
      const digit = Math.floor(number / 10 ** (3 - index)) % 10;
      if (digit) { words += (gap && words ? "零" : "") + DIGITS[digit] + unit; gap = false; }
      else gap = true;
    }
    return words;
  };

  const wholeWords = (number) => {
    let words = "";
    let gap = false;
    for (const [index, unit] of ["亿", "万", ""].entries()) {
      const part = Math.floor(number / 10 ** (8 - 4 * index)) % (index ? 10000 : 1e8);
      if (!part) { gap = true; continue; }
      if (words && (gap || part < 1000)) words += "零";
      words += (part < 10000 ? group(part) : wholeWords(part)) + unit;
      gap = false;
    }
    return words;
  };

  const words = (amount) => {
    const whole = Math.floor(amount / 100);
    const jiao = Math.floor(amount / 10) % 10;
    const cent = amount % 10;
    if (!amount) return "人民币零元整";
    let text = whole ? `${wholeWords(whole)}元` : "";
    if (jiao) text += (whole && whole % 10 === 0 ? "零" : "") + `${DIGITS[jiao]}角`;
    if (cent) text += (whole && !jiao ? "零" : "") + `${DIGITS[cent]}分`;
    return `人民币${text}${cent ? "" : "整"}`;
  };

  const showWords = (input) => {
    let target = input.dataset.words ? document.querySelector(input.dataset.words) : input.parentElement.querySelector("output.words");
    if (!target) {
      target = make("output", "words");
      if (input.id) target.htmlFor = input.id;
      input.after(target);
    }
    const amount = fen(input.value);
    target.textContent = amount === null ? (input.value.trim() ? "请填写数字，最多两位小数，如 5800.00" : "") : words(amount);
  };

  /* 4 instalments: [data-instalments] with total, amounts, sum, split ------------------------ */
  const TALLY = { total: "[data-instalment-total]", amount: "[data-instalment-amount]", day: "[data-instalment-day]", sum: "[data-instalment-sum]", count: "[data-instalment-count]" };
  const live = (box, what) => all(box, what).filter((field) => !field.closest("[data-row][hidden]") || field.closest("[data-row]").contains(box));

  const tally = (box) => {
    const place = box.querySelector(TALLY.sum);
    const whole = fen(box.querySelector(TALLY.total)?.value || "");
    const filled = live(box, TALLY.amount).filter((field) => field.value.trim());
    if (!place) return;
    const parts = filled.map((field) => fen(field.value));
    const sum = parts.reduce((one, two) => one + (two || 0), 0);
    const apart = whole === null ? null : whole - sum;
    const right = apart === 0 && !parts.includes(null);
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

  const split = (box) => {
    const whole = fen(box.querySelector(TALLY.total)?.value || "");
    if (whole === null) { box.querySelector(TALLY.total)?.focus(); return; }
    const wanted = Number(box.querySelector(TALLY.count)?.value) || live(box, TALLY.amount).length || 2;
    const set = box.querySelector("[data-formset]");
    while (set && live(box, TALLY.amount).length < wanted && add(set)) { /* one more row */ }
    while (set && live(box, TALLY.amount).length > wanted) remove(shown(set).at(-1));
    const amounts = live(box, TALLY.amount).slice(0, wanted);
    const days = live(box, TALLY.day);
    amounts.forEach((field, index) => {
      field.value = yuan(Math.floor(whole / amounts.length) + (index < whole % amounts.length ? 1 : 0)).replaceAll(",", "");
      if (index && days[0]?.value && days[index] && !days[index].value) days[index].value = monthLater(days[0].value, index);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };

  /* 5 sending once --------------------------------------------------------------------------- */
  const release = (form) => {
    delete form.dataset.sending;
    form.removeAttribute("aria-busy");
    for (const button of all(form, "[data-was-on]")) { button.disabled = false; delete button.dataset.wasOn; }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sending) { event.preventDefault(); return; }
    if (form.dataset.draft) {
      keepNow(form);
      if (!navigator.onLine) {
        event.preventDefault();
        form.dataset.waiting = "yes";
        keep(form);
        return;
      }
      sessionStorage.setItem(SENT, draftKey(form));
    }
    if (form.matches("[hx-post]")) return;
    form.dataset.sending = "yes";
    form.setAttribute("aria-busy", "true");
    setTimeout(() => {
      for (const button of all(form, "button:not([type=button]):not(:disabled), input[type=submit]:not(:disabled)")) { button.dataset.wasOn = "yes"; button.disabled = true; }
    });
  });
  window.addEventListener("pageshow", () => all(document, "form[data-sending]").forEach(release));
  window.addEventListener("online", () => forms().forEach((form) => {
    keep(form);
    if (form.dataset.waiting) { delete form.dataset.waiting; form.requestSubmit(); }
  }));
  window.addEventListener("offline", () => forms().forEach((form) => { if (store.get(draftKey(form))) keep(form); }));
  window.addEventListener("pagehide", () => forms().forEach(keepNow));

  /* 6 odds and ends -------------------------------------------------------------------------- */
  const large = (on) => document.documentElement.classList.toggle("large", on);
  large(store.get("wanan-large") === true);

  const phrase = (button) => {
    const field = document.querySelector(button.dataset.phrase);
    field.setRangeText(button.dataset.text || button.textContent, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const copy = async (button) => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.textContent = "已复制";
  };

  const ACTS = {
    "[data-formset-add]": (button) => firstField(add(button.closest("[data-formset]"), button.dataset.formsetAdd))?.focus(),
    "[data-formset-remove]": (button) => remove(button.closest("[data-row]")),
    "[data-formset-move]": (button) => { move(button.closest("[data-row]"), button.dataset.formsetMove === "up"); button.focus(); },
    "[data-instalment-split]": (button) => split(button.closest("[data-instalments]")),
    "[data-phrase]": phrase,
    "[data-copy]": copy,
    "[data-print]": () => window.print(),
    "[data-large-text]": () => store.set("wanan-large", large(!document.documentElement.classList.contains("large"))),
  };

  document.addEventListener("click", (event) => {
    for (const [what, act] of Object.entries(ACTS)) {
      const button = event.target.closest?.(what);
      if (button) { event.preventDefault(); act(button); return; }
    }
    for (const menu of all(document, "details.who[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field.matches("[data-words]")) showWords(field);
    const box = field.closest("[data-instalments]");
    if (box) tally(box);
    const form = field.closest("form[data-draft]");
    if (form) keepSoon(form);
  });
  document.addEventListener("change", (event) => { const form = event.target.closest("form[data-draft]"); if (form) keepSoon(form); });

  // What needs script is hidden until there is some; runs for the page, for new rows and for htmx.
  const prepare = (where) => {
    for (const button of all(where, "[data-large-text], [data-needs-script]")) button.hidden = false;
    if (/MicroMessenger/i.test(navigator.userAgent)) for (const hint of all(where, "[data-wechat]")) hint.hidden = false;
    hideStruck(where);
    all(where, "[data-words]").forEach(showWords);
    all(where, "[data-instalments]").forEach(tally);
  };

  document.addEventListener("wanan:filled", (event) => { prepare(event.target); all(event.target, "[data-formset]").forEach(arrange); });
  document.addEventListener("htmx:load", (event) => prepare(event.target));

  settle();
  tidy();
  prepare(document);
  forms().forEach(restore);
  listDrafts();
  // Sideways alone: the page itself stays at its top.
  for (const tab of all(document, ".tabs [aria-current]")) { const row = tab.closest(".tabs"); row.scrollLeft = tab.offsetLeft - row.offsetLeft; }
  for (const months of all(document, ".columns")) months.scrollLeft = months.scrollWidth;
  document.querySelector("[data-focus]")?.focus();
})();
