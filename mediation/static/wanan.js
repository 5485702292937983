/* Small helps for forms; every page works without them.
   1 what a form holds  2 sending once  3 odds and ends; formsets.js and drafts.js build on window.wanan */
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

  /* 1 what a form holds, by the names of its fields -------------------------------------------- */
  const kept = (field) =>
    field.name && !field.disabled && field.type !== "password" && field.type !== "file" &&
    field.type !== "submit" && field.type !== "button" &&
    (field.type !== "hidden" || field.name === "key" || "draftKeep" in field.dataset || /-(TOTAL_FORMS|ORDER)$/.test(field.name));

  const isButton = (field) => field.type === "checkbox" || field.type === "radio";
  const standsForButton = (field) => field.dataset.draftKeep === "choice"; // of a folded row: hidden, and chosen
  const valueOf = (field) =>
    isButton(field) ? field.checked : standsForButton(field) ? true
      : field.multiple ? Array.from(field.selectedOptions, (option) => option.value) : field.value;

  // A name may stand for several controls (radio buttons, ticks): the value tells them apart.
  const nameOf = (field) => isButton(field) || standsForButton(field) ? `${field.name}=${field.value}` : field.name;

  const read = (form) => {
    const values = {};
    for (const field of form.elements) if (kept(field)) values[nameOf(field)] = valueOf(field);
    return values;
  };

  const unfold = (field) => { for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true; };

  const write = (form, values) => {
    for (const field of form.elements) {
      if (!kept(field) || /-TOTAL_FORMS$/.test(field.name) || !(nameOf(field) in values)) continue;
      const value = values[nameOf(field)];
      if (String(valueOf(field)) !== String(value)) unfold(field);
      if (isButton(field)) field.checked = value;
      else if (standsForButton(field)) continue;
      else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value);
      else field.value = value;
    }
    form.dispatchEvent(new CustomEvent("wanan:filled", { bubbles: true }));
  };

  /* 2 sending once; a day that does not exist is refused here: a browser sends nothing for it -- */
  const UNREADABLE = { date: "没有这一天，或者没有写完整。请核对年、月、日。", time: "时间没有写完整，请核对几点几分。" };
  const errorOf = (field) => document.getElementById(`${field.id}_error`);

  const refuseUnreadable = (form) => {
    const wrong = Array.from(form.elements).filter((field) => field.validity?.badInput && !field.closest("[hidden]"));
    for (const field of wrong) sayWrong(field, UNREADABLE[field.type] || "没有看懂，请核对。");
    if (wrong.length) wrong[0].focus();
    return wrong.length > 0;
  };

  const sayWrong = (field, sentence) => {
    unfold(field);
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

  // What the server refused is not marked any more once it is changed; its sentence stays to be read.
  const unmark = (field) => {
    const box = field.closest(".field, .question");
    if (!box?.querySelector("[aria-invalid=true]") || field.validity?.badInput || !(isButton(field) || field.value)) return;
    for (const part of all(box, "[aria-invalid=true]")) part.removeAttribute("aria-invalid");
    for (const list of all(box, ".error")) list.classList.add("changed");
  };

  const release = (form) => {
    delete form.dataset.sending;
    form.removeAttribute("aria-busy");
    for (const button of all(form, "[data-was-on]")) { button.disabled = false; delete button.dataset.wasOn; }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if ("leaves" in form.dataset) window.wanan.drafts.leave();
    if (form.dataset.sending || refuseUnreadable(form)) { event.preventDefault(); return; }
    const at = form.dataset.draft ? window.wanan.drafts.send(form, event) : Date.now();
    if (event.defaultPrevented || form.matches("[hx-post]")) return;
    form.dataset.sending = at;
    form.setAttribute("aria-busy", "true");
    setTimeout(() => {
      for (const button of all(form, "button:not([type=button]):not(:disabled), input[type=submit]:not(:disabled)")) { button.dataset.wasOn = "yes"; button.disabled = true; }
    });
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.wanan.drafts.comeBack();
    all(document, "form[data-sending]").forEach(release);
  });

  /* 3 odds and ends -------------------------------------------------------------------------- */
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

  for (const name of ["input", "change"]) document.addEventListener(name, ({ target }) => { sayRight(target); unmark(target); });
  // Browsers count what lies under a bar that sticks to the window as seen; keys must not lead there.
  document.addEventListener("keyup", (event) => { if (event.key === "Tab") document.activeElement?.scrollIntoView({ block: "nearest" }); });

  // What needs script is hidden until there is some; runs for the page, for new rows and for htmx.
  const prepare = (where) => {
    for (const button of all(where, "[data-large-text], [data-needs-script]")) button.hidden = false;
    if (/MicroMessenger/i.test(navigator.userAgent)) for (const hint of all(where, "[data-wechat]")) hint.hidden = false;
  };

  document.addEventListener("wanan:filled", (event) => prepare(event.target));
  document.addEventListener("htmx:load", (event) => prepare(event.target));

  // The last of all, after the drafts came back. Sideways alone: the page itself stays at its top.
  document.addEventListener("DOMContentLoaded", () => {
    for (const tab of all(document, ".tabs [aria-current]")) { const row = tab.closest(".tabs"); row.scrollLeft = tab.offsetLeft - row.offsetLeft; }
    for (const months of all(document, ".columns tbody")) months.scrollLeft = months.scrollWidth;
    document.querySelector("[data-focus]")?.focus();
  });

  prepare(document);
  window.wanan = { all, clock, make, parsed, store, fields: { kept, nameOf, read, write }, prepare, acts: ACTS };
})();
