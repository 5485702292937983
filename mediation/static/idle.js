/* A session ends without use. <body data-idle=MINUTES data-stay=URL data-login=URL>: the page says so some
   minutes before; then the log-in page takes its place, so that nobody reads on. Writing keeps the
   session; what was written is a draft (drafts.js). Tabs of one browser share one session. */
(() => {
  "use strict";
  const { clock, make } = window.wanan;
  const { actor, idle, stay, login } = document.body.dataset;
  if (!actor || !idle) return;

  const SEEN = `wanan-seen:${actor}`;
  const MINUTE = 60000;
  const IDLE = Number(idle) * MINUTE;
  const WARN = Math.min(5 * MINUTE, IDLE / 3);
  const LATE = 5000; // the server's end has passed for certain
  let own = Date.now(); // when this page last asked the server for something
  let asking = false;
  let bar = null;

  const seen = () => { try { return Math.max(own, Number(localStorage.getItem(SEEN)) || 0); } catch { return own; } };
  const note = () => { own = Date.now(); try { localStorage.setItem(SEEN, String(own)); } catch { /* private window */ } };
  const over = () => location.replace(`${login}?next=${encodeURIComponent(location.pathname + location.search)}`);

  // A redirect to the log-in: the session has ended, by its time or by another device.
  const goOn = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(stay, { redirect: "manual", cache: "no-store" });
      if (answer.ok) note();
      else if (answer.type === "opaqueredirect") over();
    } catch { /* no network: the page waits */ }
    asking = false;
    look();
  };

  const warn = (end) => {
    if (!bar) {
      bar = make("div", "notice soon idle-bar no-print");
      bar.setAttribute("role", "alert");
      const button = make("button", "btn btn-primary", "继续办理");
      button.type = "button";
      button.addEventListener("click", goOn);
      bar.append(make("p"), button);
      document.body.append(bar);
    }
    const text = `您有一阵没有操作，${clock(end)} 会自动退出。写了没有提交的内容存在本机，再登录时恢复。`;
    if (bar.firstChild.textContent !== text) bar.firstChild.textContent = text;
  };

  const look = () => {
    const end = seen() + IDLE;
    const left = end - Date.now();
    if (left <= -LATE) { if (navigator.onLine) over(); return; }
    if (left <= WARN) { warn(end); return; }
    bar?.remove();
    bar = null;
  };

  note();
  setInterval(look, 15000);
  document.addEventListener("visibilitychange", look);
  document.addEventListener("htmx:afterRequest", note);
  document.addEventListener("input", () => { if (Date.now() - seen() > WARN) goOn(); });
})();
