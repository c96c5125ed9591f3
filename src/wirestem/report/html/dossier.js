"use strict";
/* Only comfort: everything can be read without it. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const back = document.querySelector(".back");
  let from = null;

  /* A place "#d3-120-140" counts code points of the article's text; every line of it says where it starts. */
  const textNodes = (line) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const units = (text, points) => {
    let at = 0;
    for (let n = 0; n < points && at < text.length; n++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };
  const clear = () => all("mark.hit").forEach((mark) => {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  });
  const highlight = (article, start, end) => {
    const hits = [];
    for (const line of all("[data-s]", article)) {
      let at = Number(line.dataset.s);
      if (at >= end) break;
      for (let node of textNodes(line)) {
        const length = [...node.data].length;
        const first = Math.max(start, at), last = Math.min(end, at + length);
        if (first < last) {
          const left = units(node.data, first - at), right = units(node.data, last - at);
          if (right < node.data.length) node.splitText(right);
          if (left) node = node.splitText(left);
          const mark = document.createElement("mark");
          mark.className = "hit";
          node.replaceWith(mark);
          mark.append(node);
          hits.push(mark);
        }
        at += length;
      }
    }
    return hits;
  };
  const reveal = (element) => {
    for (let e = element; e; e = e.parentElement) {
      if (e.tagName === "DETAILS") e.open = true;
      e.classList.remove("gone");
    }
  };
  const go = () => {
    clear();
    const place = /^#(d\d+)-(\d+)-(\d+)$/.exec(location.hash);
    const target = document.getElementById(place ? place[1] : location.hash.slice(1));
    if (!target) return;
    reveal(target);
    if (!place) return;
    const hits = highlight(target, Number(place[2]), Number(place[3]));
    target.focus({ preventScroll: true });
    (hits[0] || target).scrollIntoView({ block: "center" });
    if (from !== null) back.hidden = false;
  };
  addEventListener("hashchange", go);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (link === back) {
      event.preventDefault();
      back.hidden = true;
      clear();
      if (from) { from.scrollIntoView({ block: "center" }); from.focus({ preventScroll: true }); }
      return;
    }
    if (link.closest(".sheet") === null) from = link;
    if (link.hash === location.hash) setTimeout(go);
  });

  /* The two halves of a passage light up together. */
  const light = (event, on) => {
    const span = event.target.closest && event.target.closest("[data-tie]");
    if (span) all(`[data-tie="${span.dataset.tie}"]`, span.closest(".grid")).forEach((s) => s.classList.toggle("lit", on));
  };
  document.addEventListener("pointerover", (event) => light(event, true));
  document.addEventListener("pointerout", (event) => light(event, false));

  /* The filter hides what does not hold all its words. */
  const box = document.querySelector(".find");
  const field = box.querySelector("input"), told = box.querySelector("output");
  const items = all("[data-find]");
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  };
  const filter = () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const fits = wanted.every((word) => textOf(item).includes(word));
      item.classList.toggle("gone", !fits);
      shown += fits;
      if (fits && wanted.length) for (let e = item.parentElement; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    }
    told.textContent = wanted.length ? `${shown} found` : "";
  };
  box.hidden = false;
  let waiting;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });

  addEventListener("beforeprint", () => all("details").forEach((d) => { d.open = true; }));
  if (location.hash) go();
})();
