"use strict";
/* The search: it leaves what holds all its words, marks them and walks from one to the next. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const box = document.querySelector(".find");
  const field = box.querySelector("input"), told = box.querySelector("output");
  const ITEM = "[data-find],.row:not(.headrow)", MOST = 1500;
  const items = all(ITEM);
  const groups = all(".body>section,.edited,.integrity,.kind,.tail,.more,.time>li,.contents").reverse();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) {
      const under = item.parentElement.closest(".voice,.edited");
      texts.set(item, fold((under ? under.querySelector("summary,h3").textContent : "") + " " + item.textContent));
    }
    return texts.get(item);
  };
  let marks = [], at = -1, stood = null;
  const unmark = () => {
    for (const mark of marks) {
      const parent = mark.parentNode;
      if (!parent) continue;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    [marks, at] = [[], -1];
  };
  /* Places of the words in a text node: folded letters know which letter they come from. */
  const placesIn = (data, wanted) => {
    let folded = "";
    const from = [];
    for (let n = 0; n < data.length;) {
      const letter = String.fromCodePoint(data.codePointAt(n)), plain = fold(letter);
      for (let k = 0; k < plain.length; k++) from.push(n);
      folded += plain;
      n += letter.length;
    }
    from.push(data.length);
    const found = [];
    for (const word of wanted)
      for (let n = folded.indexOf(word); n >= 0; n = folded.indexOf(word, n + word.length)) {
        let end = n + word.length;
        while (end < folded.length && from[end] === from[end - 1]) end++;
        found.push([from[n], from[end]]);
      }
    const joined = []; /* words that follow one another are one hit */
    for (const [first, last] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      const before = joined[joined.length - 1];
      if (before && !data.slice(before[1], first).trim()) before[1] = Math.max(before[1], last);
      else joined.push([first, last]);
    }
    return joined;
  };
  const mark = (wanted) => {
    const seen = new Set(), nodes = [];
    for (const item of items) {
      if (item.classList.contains("gone") || item.closest(".out")) continue;
      const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!seen.has(node) && node.parentElement.closest(ITEM) === item) nodes.push(node);
        seen.add(node);
      }
    }
    nodes.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    for (const start of nodes) {
      let node = start, done = 0;
      for (const [first, last] of placesIn(node.data, wanted)) {
        if (first < done || marks.length >= MOST) continue;
        if (first > done) node = node.splitText(first - done);
        if (last - first < node.length) node.splitText(last - first);
        const rest = node.nextSibling, made = document.createElement("mark");
        made.className = "found";
        node.replaceWith(made);
        made.append(node);
        marks.push(made);
        done = last;
        if (!rest || rest.nodeType !== Node.TEXT_NODE) break;
        node = rest;
      }
      if (marks.length >= MOST) break;
    }
  };
  const tell = () => {
    const many = marks.length >= MOST ? `${MOST} or more` : marks.length;
    told.textContent = !field.value.trim() ? "" : !marks.length ? "nothing found" : at < 0 ? `${many} found` : `${at + 1} of ${many}`;
  };
  const tidy = (searching) => {
    for (const group of groups) {
      const within = all(ITEM, group);
      group.classList.toggle("gone", searching && !within.some((item) => !item.closest(".gone,.out")));
    }
    all(".rail a").forEach((link) => {
      const section = document.getElementById(link.hash.slice(1));
      link.parentElement.classList.toggle("gone", Boolean(section) && section.matches("section.gone"));
    });
  };
  const filter = () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    unmark();
    if (wanted.length && stood === null) stood = scrollY;
    groups.forEach((group) => group.classList.remove("gone"));
    const fit = new Set(items.filter((item) => wanted.every((word) => textOf(item).includes(word))));
    for (const item of items) {
      const fits = fit.has(item);
      item.classList.toggle("gone", !fits && fit.size > 0); /* where nothing fits, all stays: an empty page tells nobody anything */
      if (fits && wanted.length) for (let e = item.parentElement; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    }
    tidy(wanted.length > 0 && fit.size > 0);
    if (wanted.length) {
      mark(wanted);
      if (marks[0]) show(0, false);
    } else if (stood !== null) { scrollTo(0, stood); stood = null; }
    tell();
  };
  const show = (next, counts) => {
    marks.forEach((m) => m.classList.remove("here"));
    const hit = marks[next];
    for (let e = hit; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    hit.classList.add("here");
    hit.scrollIntoView({ block: "center" });
    if (counts) at = next;
  };
  box.hidden = false;
  let waiting;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { waiting = 0; filter(); }, 120); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { field.value = ""; clearTimeout(waiting); filter(); return; }
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (waiting) { clearTimeout(waiting); waiting = 0; filter(); }
    if (!marks.length) return;
    show(at < 0 ? (event.shiftKey ? marks.length - 1 : 0) : (at + (event.shiftKey ? -1 : 1) + marks.length) % marks.length, true);
    tell();
  });
  addEventListener("claimsfiltered", () => { if (field.value.trim()) filter(); });
})();
