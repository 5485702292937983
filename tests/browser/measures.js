/* What the tests measure in a page, at the width it has now; faults are returned as sentences. */
(() => {
  "use strict";
  const OPERATED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']";
  const LARGE = 44;
  const IN_TEXT = 24;
  const SLACK = 0.5;

  const shown = (node) => node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const named = (node) => {
    const words = (node.getAttribute("aria-label") || node.labels?.[0]?.innerText || node.innerText || node.name || "").trim().replace(/\s+/g, " ").slice(0, 24);
    const kind = node.tagName.toLowerCase() + (node.className && typeof node.className === "string" ? `.${node.className.trim().replace(/\s+/g, ".")}` : "");
    return `${kind} “${words}”`;
  };
  const unseen = (node) => {
    const box = node.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1 || node.closest(".visually-hidden") || getComputedStyle(node).clipPath === "inset(50%)";
  };
  const around = (boxes) => ({
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  });

  /* Wider than the window, and by what. */
  const overflow = () => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const scrolls = (node) => node && node !== document.body && (getComputedStyle(node).overflowX !== "visible" || scrolls(node.parentElement));
    const wide = [...document.body.querySelectorAll("*")].filter((node) => shown(node) && node.getBoundingClientRect().right > width + 1 && !scrolls(node.parentElement));
    const inner = wide.filter((node) => !wide.some((other) => other !== node && node.contains(other)));
    return inner.slice(0, 3).map((node) => `overflow: ${named(node)} ends at ${Math.round(node.getBoundingClientRect().right)} of ${width}`)
      .concat(inner.length ? [] : [`overflow: ${document.scrollingElement.scrollWidth} of ${width}`]);
  };

  /* Words cut off at the edge of their own box, where nothing lets them scroll. */
  const cut = () => [...document.body.querySelectorAll("*")]
    .filter((node) => shown(node) && !unseen(node) && /hidden|clip/.test(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth + 1 && node.innerText?.trim())
    .map((node) => `cut off: ${named(node)} is ${node.scrollWidth} wide in ${node.clientWidth}`);

  /* The words of a button or a choice past the edge of their own box; of a list, its longest option. */
  const pen = document.createElement("canvas").getContext("2d");
  const wordsOf = (node) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT, (text) => (text.data.trim() && !unseen(text.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
    const boxes = [];
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      boxes.push(...range.getClientRects());
    }
    return boxes.filter((box) => box.width);
  };
  const leaves = (node) => {
    const words = wordsOf(node);
    if (!words.length) return false;
    const [box, all] = [node.getBoundingClientRect(), around(words)];
    return all.left < box.left - 1 || all.right > box.right + 1 || all.top < box.top - 2 || all.bottom > box.bottom + 2;
  };
  const tooShort = (list) => {
    const style = getComputedStyle(list);
    const [sides, ends] = [["Left", "Right"], ["Top", "Bottom"]].map((pair) => pair.reduce((sum, side) => sum + parseFloat(style[`padding${side}`]), 0));
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const widths = Array.from(list.options, (option) => pen.measureText(option.text).width);
    const widest = Math.max(0, ...widths);
    const chosen = list.selectedIndex;
    list.selectedIndex = widths.indexOf(widest);
    const lines = Math.ceil((widest - 1) / (list.clientWidth - sides));
    const short = lines > 1 && list.clientHeight + 1 < lines * (parseFloat(style.lineHeight) || parseFloat(style.fontSize)) + ends;
    list.selectedIndex = chosen;
    return short;
  };
  const spilled = () => [
    ...[...document.body.querySelectorAll("button, .btn, .pick-face, .chip, summary")].filter((node) => shown(node) && !unseen(node) && leaves(node)),
    ...[...document.body.querySelectorAll("select:not([multiple])")].filter((list) => shown(list) && tooShort(list)),
  ].map((node) => `spilled: the words of ${named(node)}`);

  const larger = (percent) => { document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`; };

  /* What a finger meets: the element, its labels, and the area its ::after spreads over its row. */
  const target = (node) => {
    const boxes = [node.getBoundingClientRect(), ...[...(node.labels || [])].filter(shown).map((label) => label.getBoundingClientRect())];
    const spread = getComputedStyle(node, "::after");
    if (spread.content !== "none" && spread.position === "absolute") {
      let row = node;
      while (row && getComputedStyle(row).position === "static") row = row.parentElement;
      if (row) boxes.push(row.getBoundingClientRect());
    }
    const area = around(boxes);
    return { width: area.right - area.left, height: area.bottom - area.top };
  };
  const inText = (node) => {
    if (node.tagName !== "A" || !getComputedStyle(node).display.startsWith("inline") || getComputedStyle(node).display === "inline-flex") return false;
    const line = node.parentElement;
    const beside = [...line.childNodes].filter((one) => one !== node && one.nodeType === Node.TEXT_NODE).map((one) => one.textContent).join("");
    return /[\p{L}\p{N}：，。（]/u.test(beside);
  };
  const tooSmall = (node) => {
    if (node.matches(":disabled, .skip, [tabindex='0']:not(a, button, input, select, textarea)")) return null;
    if (unseen(node)) return null;
    const { width, height } = target(node);
    const wanted = inText(node) ? IN_TEXT : LARGE;
    const narrow = wanted === LARGE && width < wanted - SLACK;
    if (!narrow && height >= wanted - SLACK) return null;
    return `target: ${named(node)} is ${width.toFixed(0)} × ${height.toFixed(0)}, wanted ${wanted}`;
  };

  /* Keys: what Tab must come to, radio buttons of one question once; and what it came to. */
  const stops = () => {
    const heads = new Set();
    return [...document.body.querySelectorAll(OPERATED + ", iframe")].filter((node) => shown(node) && !node.matches(":disabled, [aria-hidden=true]")).filter((node) => {
      if (node.type !== "radio") return true;
      const head = `${node.form?.id} ${node.name}`;
      return heads.has(head) ? false : heads.add(head);
    });
  };
  const radio = (node) => (node.type === "radio" ? `radio ${node.name}` : node);
  const reached = new Set();
  let last = null;
  const step = () => {
    const node = document.activeElement;
    if (!node || node === document.body) return "on"; // from the end to the beginning
    if (node === last) return "on"; // a day has several stops
    last = node;
    if (reached.has(radio(node))) return "";
    reached.add(radio(node));
    const box = node.getBoundingClientRect();
    const around = [node, ...[...(node.labels || [])].flatMap((label) => [label, ...label.children])];
    const plain = around.every((one) => getComputedStyle(one).outlineStyle === "none");
    const nowhere = unseen(node) && !node.labels?.length;
    if ((plain || nowhere) && !node.matches("iframe")) return `keyboard: the focus on ${named(node)} is not seen`;
    const met = document.elementFromPoint(box.left + box.width / 2, Math.min(box.top + box.height / 2, box.top + 20));
    const covered = met && !node.contains(met) && !met.contains(node) && !node.labels?.[0]?.contains(met) && met.closest(".bottom-nav, .top");
    return covered && !covered.contains(node) ? `keyboard: ${named(node)} has the focus under ${named(covered)}` : "on";
  };
  const missed = () => stops().filter((node) => !reached.has(radio(node))).map((node) => `keyboard: Tab never comes to ${named(node)}`);

  /* Pressed in its middle, each control must be what is met, its inside or its label. */
  const clipped = (node, x, y) => {
    for (let box = node.parentElement; box && box !== document.body; box = box.parentElement) {
      const edge = box.getBoundingClientRect();
      const outside = x < edge.left || x > edge.right || y < edge.top || y > edge.bottom;
      if (outside && getComputedStyle(box).overflow !== "visible") return true;
    }
    return false;
  };
  const covered = (node) => {
    const box = node.getClientRects()[0];
    if (!box || unseen(node) || node.matches(":disabled, .skip")) return null;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const met = document.elementFromPoint(x, y);
    if (!met || node.contains(met) || [...(node.labels || [])].some((label) => label.contains(met))) return null;
    return clipped(node, x, y) ? null : `covered: ${named(node)} lies under ${named(met)}`;
  };

  /* What must be read before an act stands before its button; saving a draft is no act. */
  const readTooLate = () => {
    const bar = document.querySelector(".act-bar:not(.check-bar)");
    const cards = bar ? [...document.querySelectorAll("main .card")].filter(shown) : [];
    return cards.filter((card) => bar.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING)
      .map((card) => `after the act: ${named(card)}`);
  };

  /* A key that the page names is a key of the page. */
  const deadKeys = () => [...document.body.innerText.matchAll(/Alt\+(\w)/g)]
    .filter(([, key]) => !document.querySelector(`[accesskey=${key} i]`))
    .map(([words]) => `keyboard: ${words} is promised and does nothing`);

  const unreachable = (node) => !node.matches(":disabled, [aria-hidden=true]") && node.tabIndex < 0 && !node.closest("[inert]");

  const scrolled = () => (scrollY && !location.hash ? [`opens ${Math.round(scrollY)} px below its top`] : []);

  const faults = () => {
    const operated = [...document.body.querySelectorAll(OPERATED)].filter(shown);
    return overflow()
      .concat(operated.map(tooSmall).filter(Boolean))
      .concat(operated.map(covered).filter(Boolean), readTooLate(), deadKeys(), spilled())
      .concat(operated.filter(unreachable).map((node) => `keyboard: ${named(node)} cannot be reached`));
  };

  /* Bytes as transferred: all of them, and what is fetched again though it was fetched before. */
  const weigh = (known) => {
    const [page] = performance.getEntriesByType("navigation");
    const parts = performance.getEntriesByType("resource").filter((part) => part.encodedBodySize || part.transferSize);
    const heads = page.transferSize - page.encodedBodySize;
    const first = parts.reduce((sum, part) => sum + part.encodedBodySize + heads, page.transferSize);
    const again = parts.filter((part) => known.includes(part.name)).reduce((sum, part) => sum + part.transferSize, page.transferSize);
    return { first, again, parts: parts.map((part) => part.name) };
  };

  /* Where the page leads on this site: its links, and each search of it for what is not there. */
  const links = () => {
    const found = [...document.links].filter((link) => link.origin === location.origin).map((link) => link.pathname + link.search);
    for (const form of document.querySelectorAll("form[method=get]")) {
      const asked = new URLSearchParams(new FormData(form));
      for (const box of form.querySelectorAll("input[type=search], input[type=text]")) if (box.name) asked.set(box.name, "没有这样的");
      found.push(`${new URL(form.action).pathname}?${asked}`);
    }
    return found;
  };

  const unfold = () => { for (const more of document.querySelectorAll("details:not(.who)")) more.open = true; };

  window.__measures = { faults, scrolled, overflow, cut, larger, stops: () => stops().length, step, missed, weigh, links, unfold };
})();
