/* While typing: a warning below the box in which a name stands that is hidden from the other side.
   [data-avoid="李申|李申（业主）"]: the note above the form, with the names to look for; its
   data-instead is what to write. The letters decide, whatever stands between them. The server
   hides the name from its readers either way. */
(() => {
  "use strict";
  const notes = Array.from(document.querySelectorAll("[data-avoid]"));
  const letters = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const names = notes.flatMap((note) => note.dataset.avoid.split("|").map((name) => [name, letters(name), note.dataset.instead]));
  const isFree = (box) => box.matches("textarea, input[type=text]:not([inputmode])") && !/(^|_)name$/.test(box.name);

  const warn = (box) => {
    const typed = letters(box.value);
    const found = names.filter(([, wanted]) => wanted.length > 1 && typed.includes(wanted));
    const id = `${box.id}-hidden-name`;
    let line = document.getElementById(id);
    if (!found.length) { line?.remove(); return; }
    if (!line) {
      line = document.createElement("p");
      line.id = id;
      line.className = "notice soon mt-2 mb-0";
      line.setAttribute("role", "status");
      box.insertAdjacentElement("afterend", line);
    }
    const [[name, , instead]] = found;
    const sentence = `这里写出了“${name}”，其要求不让对方知道姓名；是指这个人的，请写“${instead}”。`;
    if (line.textContent !== sentence) line.textContent = sentence;
  };

  if (names.length) {
    document.addEventListener("input", ({ target }) => { if (target.form && isFree(target)) warn(target); });
    document.querySelectorAll("form textarea, form input[type=text]").forEach((box) => { if (box.value && isFree(box)) warn(box); });
  }
})();
