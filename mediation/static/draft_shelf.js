/* Drafts seen from other pages: [data-drafts] lists them on a desk, [data-draft-for=PATH] is said before
   somebody logs in again. */
(() => {
  "use strict";
  const { all, clock, make, parsed, drafts: { mine } } = window.wanan;

  // Who logs in is not known yet: what is promised is a draft of the page that comes next.
  const promiseDrafts = () => {
    let paths = [];
    try { paths = Object.keys(localStorage).filter((key) => key.startsWith("wanan-draft:")).map((key) => parsed(localStorage.getItem(key))?.path); } catch { /* private window */ }
    for (const words of all(document, "[data-draft-for]")) words.hidden = !paths.includes(words.dataset.draftFor);
  };

  const listDrafts = () => {
    const drafts = mine();
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

  listDrafts();
  promiseDrafts();
})();
