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
  const parsed = (text) => { try { return JSON.parse(text); } catch { return null; } };
  // A visitor cannot log out, perhaps on somebody else's phone: what they wrote ends with the tab.
  const box = () => (document.body.dataset.actor ? localStorage : sessionStorage);
  const store = {
    get(key) { try { return parsed(box().getItem(key)); } catch { return null; } },
    set(key, value) { try { box().setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    drop(key) { try { box().removeItem(key); } catch { /* private window */ } },
    keys() { try { return Object.keys(box()); } catch { return []; } },
  };

  /* 1 drafts: <form data-draft="KEY">, status in [data-draft-state] ------------------------- */
  const SENT = "wanan-sent";
  // What this page answers: {draft, at, from}. A page reached otherwise (the answer was lost, a link
  // was followed) answers nothing.
  const justSent = (() => {
    try {
      const sent = JSON.parse(sessionStorage.getItem(SENT));
      sessionStorage.removeItem(SENT);
      return sent && sent.from === document.referrer ? sent : null;
    } catch { return null; }
  })();
  const sends = (form, at) => sessionStorage.setItem(SENT, JSON.stringify({ draft: draftKey(form), at, from: location.href.split("#")[0] }));
  const sendsNothing = () => sessionStorage.removeItem(SENT);
  const KEPT_DAYS = 14;
  const owner = `wanan-draft:${document.body.dataset.actor || "guest"}:`;
  const draftKey = (form) => owner + form.dataset.draft;
  const forms = () => all(document, "form[data-draft]");
  const isKeptPage = new URL(location.href).searchParams.has("again");
  const unsaved = new WeakMap();
  const touched = new WeakSet();
  const doneElsewhere = new WeakMap(); // form: its text as another tab sent it
  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const TAB = random();
  const known = new WeakMap(); // form: the stored draft that was last written or filled in here
  const MOST_BESIDE = 3;

  const kept = (field) =>
    field.name && !field.disabled && field.type !== "password" && field.type !== "file" &&
    field.type !== "submit" && field.type !== "button" &&
    (field.type !== "hidden" || field.name === "key" || "draftKeep" in field.dataset || /-(TOTAL_FORMS|ORDER)$/.test(field.name));

  const valueOf = (field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked
      : field.multiple ? Array.from(field.selectedOptions, (option) => option.value) : field.value;

  // A name may stand for several controls (radio buttons, ticks): the value tells them apart.
  const nameOf = (field) => field.type === "checkbox" || field.type === "radio" ? `${field.name}=${field.value}` : field.name;

  const keyOf = (form) => form.querySelector("input[name=key]");

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

  // All that is filled in: the key is none of it.
  const textOf = (values) => JSON.stringify({ ...values, key: "" });

  // The address of this page as it opens, without the name of a page of errors that the server keeps.
  const address = () => {
    const here = new URL(location.href);
    here.searchParams.delete("again");
    return here.pathname + here.search;
  };

  const sameText = (one, two) => textOf(one.values) === textOf(two.values);
  const stamp = (draft) => `${draft.tab} ${draft.at}`;

  // Written by another tab, without knowing of this page.
  const isForeign = (form, draft) => Boolean(draft?.values) && !draft.done && draft.tab !== TAB && stamp(draft) !== known.get(form);

  // The texts that other tabs wrote for the same form are kept beside this one, the newest first.
  const beside = (form, draft, stored) => {
    const { others = [], ...top } = stored || {};
    return [...(isForeign(form, stored) ? [top] : []), ...others].filter((one) => one.tab !== TAB && !sameText(one, draft)).slice(0, MOST_BESIDE);
  };

  const keep = (form) => {
    const at = Number(form.dataset.sending) || Date.now();
    const stored = store.get(draftKey(form));
    const draft = { at, tab: TAB, values: read(form), rows: rowKinds(form), path: address(), title: document.title.split(" · ")[0] };
    const done = store.set(draftKey(form), { ...draft, others: beside(form, draft, stored) });
    if (isForeign(form, stored) && !sameText(stored, draft)) tellOfAnother(form, stored);
    known.set(form, stamp(draft));
    if (done) sayKept(form, at);
    else say(form, "本机无法保存草稿，请尽快提交", "soon");
    return at;
  };

  const sayKept = (form, at) => {
    const files = form.querySelector("input[type=file]") ? "（附件不保存）" : "";
    const others = store.get(draftKey(form))?.others?.length ? "，另有一份，见上面" : "";
    if (navigator.onLine) say(form, `已保存 ${clock(at)}${others}${files}`);
    else say(form, `离线，已存本机 ${clock(at)}，联网后提交${files}`, "soon");
  };

  // Logging out by the button ends this person's drafts; a session that expires keeps them.
  const leaves = () => {
    for (const form of forms()) { clearTimeout(unsaved.get(form)); unsaved.delete(form); }
    for (const key of store.keys()) if (key.startsWith(owner)) store.drop(key);
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

  const rekey = (name, key) => {
    const draft = store.get(name);
    if (draft) store.set(name, { ...draft, values: { ...draft.values, key } });
  };

  const restore = (form) => {
    const draft = store.get(draftKey(form));
    if (!draft || draft.done || wasSaved(form)) return;
    // Shown again with errors right after it was sent: the server's text is this one, and so is its
    // key. Later the draft may be another text, and those errors are none of it.
    if (form.querySelector(".error-summary") && draftKey(form) === justSent?.draft) {
      known.set(form, stamp(draft));
      rekey(draftKey(form), keyOf(form)?.value);
      return;
    }
    const before = textOf(read(form));
    if (isKeptPage && form.querySelector(".error-summary")) {
      if (textOf(draft.values) === before) known.set(form, stamp(draft));
      else offer(form, draft);
      return;
    }
    known.set(form, stamp(draft));
    for (const [prefix, kinds] of Object.entries(draft.rows || {})) growTo(form, prefix, kinds);
    write(form, draft.values);
    if (textOf(read(form)) === before) return;
    say(form, `已恢复 ${clock(draft.at)} 未提交的内容`, "soon");
    tellAbove(form, draft);
  };

  const press = (text, act) => {
    const button = make("button", "btn btn-link", text);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  };
  const moment = (at) => `${new Date(at).toLocaleDateString("zh-CN", { month: "long", day: "numeric" })} ${clock(at)}`;

  // Above all questions: what stands in them was written another time, perhaps about another matter.
  const tellAbove = (form, draft) => {
    const drop = press("不要，重新填", () => { promote(draftKey(form)); location.replace(address()); });
    notify(form, `下面是${moment(draft.at)} 写了没有提交的内容，请核对是不是这一件。`, drop, ...(draft.others || []).flatMap((one) => another(form, one)));
  };

  // On a page of errors that the server kept: they are about the text on it, not about the draft.
  const offer = (form, draft) =>
    notify(form, `${moment(draft.at)} 还写过别的内容，没有提交。下面是退回时的内容。`, press("换成那时写的", () => { keepNow(form); location.replace(address()); }));

  // Another text of the same form: what is written differently in it, and a button that shows it.
  const another = (form, other) => {
    const list = make("ul");
    for (const field of form.elements) {
      const text = kept(field) && /^(text|tel|date|textarea)$/.test(field.type) && other.values[nameOf(field)];
      if (text && text !== field.value) list.append(make("li", "", `${field.labels?.[0]?.firstChild?.textContent.trim() || ""}：${text}`));
    }
    return [make("p", "", `另一份写于${moment(other.at)}：`), list, press("换成那一份", () => swap(form, other))];
  };

  const tellOfAnother = (form, other) => notify(form, "这张表在别的页面还写了另一份，没有提交。两份都存着，在这里提交的只是这一份。", ...another(form, other));

  const swap = (form, chosen) => {
    keepNow(form);
    const { others = [], ...top } = store.get(draftKey(form)) || {};
    const rest = [top, ...others].filter((one) => one.values && !sameText(one, chosen));
    store.set(draftKey(form), { ...chosen, others: rest });
    location.replace(address());
  };

  // The draft ends; what other tabs wrote for the form is the draft now, with the key of a form opened anew.
  const promote = (name) => {
    const [next, ...others] = store.get(name)?.others || [];
    store.drop(name);
    if (next) store.set(name, { ...next, values: { ...next.values, key: undefined }, others });
  };

  const notify = (form, text, ...more) => {
    form.querySelector("[data-draft-notice]")?.remove();
    const notice = make("div", "notice soon");
    notice.dataset.draftNotice = "";
    notice.append(make("p", "", text), ...more);
    form.prepend(notice);
  };

  // What another tab wrote since stays; `done` tells the other tabs why it is gone.
  const finish = (name) => {
    const draft = store.get(name);
    if (!draft) return;
    const others = (draft.others || []).filter((one) => one.at !== justSent?.at);
    if (justSent && draft.at > justSent.at) { store.set(name, { ...draft, others }); return; }
    store.set(name, { ...draft, others, done: true });
    store.drop(name);
    if (others.length) { store.set(name, { others }); promote(name); }
  };

  const wasSaved = (form) => all(document, "[data-draft-clear]").some((one) => one.dataset.draftClear === form.dataset.draft);

  // What was sent is done when its answer neither shows the form again nor says that nothing was done.
  // A key serves to send the same again after a lost answer: one that was answered has served.
  const settle = () => {
    for (const done of all(document, "[data-draft-clear]")) finish(owner + done.dataset.draftClear);
    if (!justSent) return;
    const notDone = document.querySelector("[data-not-done]");
    if (notDone?.dataset.notDone === "answered") rekey(justSent.draft);
    if (!notDone && !forms().some((form) => draftKey(form) === justSent.draft)) finish(justSent.draft);
  };

  // The same form was sent from another tab and done. What was changed in this one is another form:
  // it gets a key of its own and is kept. Unchanged it keeps the key, so that it is not done twice.
  const part = (form) => {
    const text = doneElsewhere.get(form);
    if (!text || !touched.has(form) || textOf(read(form)) === text) return;
    doneElsewhere.delete(form);
    const key = keyOf(form);
    if (key) key.value = random();
    keep(form);
    notify(form, "同一张表刚才在另一个页面提交过，已经办了。这里改过的内容还没有提交，请核对是不是另一件。");
  };

  // Another tab writes the same form: both texts are kept, and whoever writes here hears of it.
  const meet = (name, draft) => {
    if (!draft?.values || draft.done) return;
    for (const form of forms().filter((one) => draftKey(one) === name && touched.has(one))) {
      const mine = { values: read(form) };
      if (sameText(mine, draft)) continue;
      if (!(draft.others || []).some((one) => sameText(one, mine))) keep(form);
      tellOfAnother(form, draft);
    }
  };

  window.addEventListener("storage", (event) => {
    if (!event.key?.startsWith(owner)) return;
    if (event.newValue !== null) { meet(event.key, parsed(event.newValue)); return; }
    const gone = parsed(event.oldValue);
    if (!gone?.done) return;
    for (const form of forms()) if (draftKey(form) === event.key) { doneElsewhere.set(form, textOf(gone.values)); part(form); }
  });

  const tidy = () => {
    try { for (const key of Object.keys(localStorage)) if (key.startsWith("wanan-draft:guest:")) localStorage.removeItem(key); } catch { /* private window */ }
    const oldest = Date.now() - KEPT_DAYS * 864e5;
    for (const key of store.keys()) if (key.startsWith("wanan-draft:") && (store.get(key)?.at || 0) < oldest) store.drop(key);
  };

  // Who logs in is not known yet: what is promised is a draft of the page that comes next.
  const promiseDrafts = () => {
    let paths = [];
    try { paths = Object.keys(localStorage).filter((key) => key.startsWith("wanan-draft:")).map((key) => parsed(localStorage.getItem(key))?.path); } catch { /* private window */ }
    for (const words of all(document, "[data-draft-for]")) words.hidden = !paths.includes(words.dataset.draftFor);
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
    for (const group of all(document, ".picks")) moreButtons(group);
    prepare(row);
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

  /* 3 sending once; a day that does not exist is refused here: a browser sends nothing for it -- */
  const UNREADABLE = { date: "没有这一天，或者没有写完整。请核对年、月、日。", time: "时间没有写完整，请核对几点几分。" };
  const errorOf = (field) => document.getElementById(`${field.id}_error`);

  const refuseUnreadable = (form) => {
    const wrong = Array.from(form.elements).filter((field) => field.validity?.badInput && !field.closest("[hidden]"));
    for (const field of wrong) sayWrong(field, UNREADABLE[field.type] || "没有看懂，请核对。");
    if (wrong.length) wrong[0].focus();
    return wrong.length > 0;
  };

  const sayWrong = (field, sentence) => {
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const list = errorOf(field) || make("ul", "error");
    list.id = `${field.id}_error`;
    list.dataset.unreadable = "";
    list.replaceChildren(make("li", "", sentence));
    if (!list.isConnected) field.parentElement.append(list);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", list.id);
  };

  const sayRight = (field) => {
    const list = field.validity && !field.validity.badInput && errorOf(field);
    if (!list || !("unreadable" in list.dataset)) return;
    list.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  };

  const release = (form) => {
    delete form.dataset.sending;
    form.removeAttribute("aria-busy");
    for (const button of all(form, "[data-was-on]")) { button.disabled = false; delete button.dataset.wasOn; }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if ("leaves" in form.dataset) leaves();
    if (form.dataset.sending || refuseUnreadable(form)) { event.preventDefault(); return; }
    let at = Date.now();
    if (form.dataset.draft) {
      clearTimeout(unsaved.get(form));
      unsaved.delete(form);
      at = keep(form);
      if (!navigator.onLine) {
        event.preventDefault();
        form.dataset.waiting = "yes";
        return;
      }
      sends(form, at);
    }
    if (form.matches("[hx-post]")) return;
    form.dataset.sending = at;
    form.setAttribute("aria-busy", "true");
    setTimeout(() => {
      for (const button of all(form, "button:not([type=button]):not(:disabled), input[type=submit]:not(:disabled)")) { button.dataset.wasOn = "yes"; button.disabled = true; }
    });
  });
  // A page that comes back as it was, and a link followed instead of waiting, are no answer. Its form
  // may have been done: then it is opened again, empty.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) sendsNothing();
    if (event.persisted && forms().some((form) => form.dataset.sending && !store.get(draftKey(form)))) location.reload();
    all(document, "form[data-sending]").forEach(release);
  });
  const sayKeptAgain = (form) => { const draft = store.get(draftKey(form)); if (draft) sayKept(form, draft.at); };
  window.addEventListener("online", () => forms().forEach((form) => {
    sayKeptAgain(form);
    if (form.dataset.waiting) { delete form.dataset.waiting; form.requestSubmit(); }
  }));
  window.addEventListener("offline", () => forms().forEach(sayKeptAgain));
  window.addEventListener("pagehide", () => forms().forEach(keepNow));

  /* 4 odds and ends -------------------------------------------------------------------------- */
  const large = (on) => document.documentElement.classList.toggle("large", on);
  large(store.get("wanan-large") === true);

  const phrase = (button) => {
    const field = document.querySelector(button.dataset.phrase);
    const text = button.dataset.text || button.textContent;
    field.focus();
    if (field.value.includes(text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const copy = async (button) => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.textContent = "已复制";
  };

  const ACTS = {
    "[data-formset-add]": (button) => {
      const set = button.closest("[data-formset]");
      firstField(add(set, button.dataset.formsetAdd))?.focus();
      set.dispatchEvent(new CustomEvent("wanan:rows", { bubbles: true })); // an empty row counts at once
    },
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
    if (event.target.closest?.("a[href]")) sendsNothing();
    for (const menu of all(document, "details.who[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  const written = (event) => {
    sayRight(event.target);
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    touched.add(form);
    part(form);
    keepSoon(form);
  };
  document.addEventListener("input", written);
  // Browsers count what lies under a bar that sticks to the window as seen; keys must not lead there.
  document.addEventListener("keyup", (event) => { if (event.key === "Tab") document.activeElement?.scrollIntoView({ block: "nearest" }); });
  document.addEventListener("change", written);

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
  promiseDrafts();
  // Sideways alone: the page itself stays at its top.
  for (const tab of all(document, ".tabs [aria-current]")) { const row = tab.closest(".tabs"); row.scrollLeft = tab.offsetLeft - row.offsetLeft; }
  for (const months of all(document, ".columns tbody")) months.scrollLeft = months.scrollWidth;
  document.querySelector("[data-focus]")?.focus();
})();
