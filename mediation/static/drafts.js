/* Drafts: <form data-draft="KEY">, what is written there is kept on this device until it was done; its
   state is said in [data-draft-state]. [data-draft-clear=KEY]: that form was done. */
(() => {
  "use strict";
  const { all, clock, make, parsed, store, fields, rows } = window.wanan;
  const { kept, nameOf, read, write } = fields;

  const SENT = "wanan-sent", NEXT = "wanan-tab";
  const take = (name) => { try { const text = sessionStorage.getItem(name); sessionStorage.removeItem(name); return text; } catch { return null; } };
  const put = (name, text) => { try { sessionStorage.setItem(name, text); } catch { /* private window */ } };
  // What this page answers: {draft, at, from}. A page reached otherwise (the answer was lost, a link
  // was followed) answers nothing.
  const sent = parsed(take(SENT));
  const justSent = sent?.from === document.referrer ? sent : null;
  const sends = (form, at) => put(SENT, JSON.stringify({ draft: draftKey(form), at, from: location.href.split("#")[0] }));
  const sendsNothing = () => take(SENT);
  const KEPT_DAYS = 14;
  const owner = `wanan-draft:${document.body.dataset.actor || "guest"}:`;
  const draftKey = (form) => owner + form.dataset.draft;
  const forms = () => all(document, "form[data-draft]");
  const isKeptPage = new URL(location.href).searchParams.has("again");
  const unsaved = new WeakMap();
  const touched = new WeakSet();
  const doneElsewhere = new WeakMap(); // form: its text as another tab sent it
  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  // An open page holds the name of its tab and leaves it to the next page: a duplicated tab copies none.
  const TAB = take(NEXT) || random(), PAGE = random();
  const known = new WeakMap(); // form: the stored draft that was last written or filled in here
  const MOST_BESIDE = 3;

  const keyOf = (form) => form.querySelector("input[name=key]");
  const rowKinds = (form) =>
    Object.fromEntries(all(form, "[data-formset]").map((set) => [set.dataset.formset, rows.rowsOf(set).map((row) => row.dataset.row || "")]));

  const say = (form, text, tone) => {
    const state = form.querySelector("[data-draft-state]");
    if (!state) return;
    state.textContent = text;
    state.dataset.tone = tone || "ok";
  };

  // All that is filled in, without the key and without what is empty.
  const filled = ([name, value]) => name !== "key" && value !== false && String(value).trim() !== "";
  const textOf = (values) => JSON.stringify(Object.entries(values).filter(filled).map(([name, value]) => `${name}=${String(value).trim()}`).sort());

  // The address of this page as it opens, without the name of a page of errors that the server keeps.
  const address = () => {
    const here = new URL(location.href);
    here.searchParams.delete("again");
    return here.pathname + here.search;
  };

  const sameText = (one, two) => textOf(one.values) === textOf(two.values);
  const stamp = (draft) => `${draft.page} ${draft.at}`;

  // Written on another page, without knowing of this one.
  const isForeign = (form, draft) => Boolean(draft?.values) && !draft.done && draft.page !== PAGE && stamp(draft) !== known.get(form);

  const sentOf = (draft) => [draft, ...(draft.others || [])].find((one) => one.at === justSent?.at) || draft;
  // Of one matter: this tab wrote both, with one key. When one of them is done, so is the other.
  const endsWith = (text) => (one) => one === text || (one.tab === TAB && one.values?.key === text.values?.key);

  // The texts that other pages wrote for the same form are kept beside this one, the newest first.
  const beside = (form, draft, stored) => {
    const { others = [], ...top } = stored || {};
    const texts = [...(isForeign(form, stored) ? [top] : []), ...others].filter((one) => one.page !== PAGE && !sameText(one, draft));
    return texts.filter((one, place) => texts.findIndex((same) => sameText(same, one)) === place).slice(0, MOST_BESIDE);
  };

  const keep = (form) => {
    const at = Number(form.dataset.sending) || Date.now();
    const stored = store.get(draftKey(form));
    const draft = { at, tab: TAB, page: PAGE, values: read(form), rows: rowKinds(form), path: address(), title: document.title.split(" · ")[0] };
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
    else say(form, `离线，已存本机 ${clock(at)}，${form.dataset.waiting ? "联网后自动提交" : "联网后请再点提交"}${files}`, "soon");
  };

  const halt = (form) => { clearTimeout(unsaved.get(form)); unsaved.delete(form); };

  // Logging out by the button ends this person's drafts; a session that expires keeps them.
  const leave = () => {
    forms().forEach(halt);
    for (const key of store.keys()) if (key.startsWith(owner)) store.drop(key);
  };

  const keepSoon = (form) => {
    clearTimeout(unsaved.get(form));
    unsaved.set(form, setTimeout(() => { unsaved.delete(form); keep(form); }, 500));
  };

  const keepNow = (form) => { if (unsaved.has(form)) { halt(form); keep(form); } };

  const rekey = (name, key) => {
    const draft = store.get(name);
    if (!draft) return;
    const isOld = endsWith(sentOf(draft));
    const renewed = (one) => isOld(one) ? { ...one, values: { ...one.values, key } } : one;
    store.set(name, { ...renewed(draft), others: (draft.others || []).map(renewed) });
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
    for (const [prefix, kinds] of Object.entries(draft.rows || {})) rows.growTo(form, prefix, kinds);
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

  // Above all questions: what they hold was written another time, perhaps about another matter.
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

  const ELSEWHERE = "这张表在别的页面还写了另一份，没有提交。两份都存着，在这里提交的只是这一份。";
  const BEFORE = "这张表退回以后还写过另一份。两份都存着，提交这一份以后，另一份不再保留。";
  const tellOfAnother = (form, other) => notify(form, endsWith({ values: read(form) })(other) ? BEFORE : ELSEWHERE, ...another(form, other));

  const swap = (form, chosen) => {
    keepNow(form);
    const { others = [], ...top } = store.get(draftKey(form)) || {};
    const rest = [top, ...others].filter((one) => one.values && !sameText(one, chosen));
    store.set(draftKey(form), { ...chosen, others: rest });
    location.replace(address());
  };

  // The draft ends; what other tabs wrote for the form is the draft now, with the key of a newly opened form.
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

  // What another tab wrote stays; `done` tells the other tabs why it is gone.
  const finish = (name) => {
    const draft = store.get(name);
    if (!draft) return;
    const isOver = endsWith(sentOf(draft));
    const others = (draft.others || []).filter((one) => !isOver(one));
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
    if (keyOf(form)) keyOf(form).value = random();
    keep(form);
    notify(form, "同一张表刚才在另一个页面提交过，已经办了。这里改过的内容还没有提交，请核对是不是另一件。");
  };

  // Another tab writes the same form: both texts are kept, and this tab says so.
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

  // All that is kept of this person.
  const mine = () => store.keys().filter((key) => key.startsWith(owner)).map((key) => store.get(key)).filter(Boolean);

  // The form is being sent: keep it as it is. Without a network it waits for one.
  const send = (form, event) => {
    halt(form);
    if (!navigator.onLine) form.dataset.waiting = "yes";
    const at = keep(form);
    if (form.dataset.waiting) event.preventDefault();
    else sends(form, at);
    return at;
  };

  // A page that comes back as it was, and a link followed instead of waiting, are no answer. Its form
  // may have been done: then it is opened again, empty.
  const comeBack = () => {
    sendsNothing();
    take(NEXT);
    if (forms().some((form) => form.dataset.sending && !store.get(draftKey(form)))) location.reload();
  };
  document.addEventListener("click", (event) => { if (event.target.closest?.("a[href]")) sendsNothing(); });

  const sayKeptAgain = (form) => { const draft = store.get(draftKey(form)); if (draft) sayKept(form, draft.at); };
  window.addEventListener("online", () => forms().forEach((form) => {
    sayKeptAgain(form);
    if (form.dataset.waiting) { delete form.dataset.waiting; form.requestSubmit(); }
  }));
  window.addEventListener("offline", () => forms().forEach(sayKeptAgain));
  window.addEventListener("pagehide", () => { forms().forEach(keepNow); put(NEXT, TAB); });

  const written = (event) => {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    touched.add(form);
    part(form);
    keepSoon(form);
  };
  document.addEventListener("input", written);
  document.addEventListener("change", written);

  // A page of errors that answers the form itself has no address: Back and Reload open the form, filled
  // in from the draft while it was not done, and do not ask whether to send it again.
  if (!isKeptPage && forms().some((form) => form.querySelector(".error-summary"))) history.replaceState(history.state, "", location.href);

  settle();
  tidy();
  forms().forEach(restore);

  window.wanan.drafts = { send, comeBack, leave, mine };
})();
