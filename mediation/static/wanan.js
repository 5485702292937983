/* Small helps for forms; every page works without them.
   1 drafts  2 rows of a formset  3 sending once  4 odds and ends */
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
    tellAbove(form, draft.at);
  };

  // Above all questions: what stands in them was written another time, perhaps about another matter.
  const tellAbove = (form, at) => {
    const day = new Date(at).toLocaleDateString("zh-CN", { month: "long", day: "numeric" });
    const drop = make("button", "btn btn-link", "不要，重新填");
    drop.type = "button";
    drop.addEventListener("click", () => { store.drop(draftKey(form)); location.reload(); });
    const notice = make("div", "notice soon");
    notice.append(make("p", "", `下面是${day} ${clock(at)} 写了没有提交的内容，请核对是不是这一件。`), drop);
    form.prepend(notice);
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

  window.wananRows = { add, remove, shown }; // for the agreement editor

  /* 3 sending once --------------------------------------------------------------------------- */
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

  /* 4 odds and ends -------------------------------------------------------------------------- */
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
    const form = field.closest("form[data-draft]");
    if (form) keepSoon(form);
  });
  // Browsers count what lies under a bar that sticks to the window as seen; keys must not lead there.
  document.addEventListener("keyup", (event) => { if (event.key === "Tab") document.activeElement?.scrollIntoView({ block: "nearest" }); });
  document.addEventListener("change", (event) => { const form = event.target.closest("form[data-draft]"); if (form) keepSoon(form); });

  // What needs script is hidden until there is some; runs for the page, for new rows and for htmx.
  const prepare = (where) => {
    for (const button of all(where, "[data-large-text], [data-needs-script]")) button.hidden = false;
    if (/MicroMessenger/i.test(navigator.userAgent)) for (const hint of all(where, "[data-wechat]")) hint.hidden = false;
    hideStruck(where);
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
  for (const months of all(document, ".columns tbody")) months.scrollLeft = months.scrollWidth;
  document.querySelector("[data-focus]")?.focus();
})();
