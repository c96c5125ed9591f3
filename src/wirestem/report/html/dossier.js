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
      e.classList.remove("gone", "out");
    }
  };
  const go = () => {
    clear();
    const beside = /^#(s\d+)-beside-(d\d+)-(d\d+)$/.exec(location.hash);
    if (beside) { besides(...beside.slice(1)); return; }
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
  addEventListener("hashchange", () => { shut(false); go(); });

  /* A click on words shows their article beside what one reads; the address is the place's, so it can be passed on. */
  const peek = document.querySelector(".peek");
  const shut = (again) => {
    if (peek.hidden) return;
    peek.hidden = true;
    peek.querySelector(".within").replaceChildren();
    if (again && from) from.focus({ preventScroll: true });
  };
  /* The panel stands where it does not cover what one clicked in: right of it, left of it, else below. */
  const aside = (link) => {
    const column = (link.closest(".tellings,.what,.by,.row>span,.sayings,.facts") || link).getBoundingClientRect();
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize), wide = innerWidth > 48 * rem;
    const [left, right] = [column.left - rem, document.documentElement.clientWidth - column.right - rem];
    const place = wide && right >= 22 * rem ? "" : wide && left >= 22 * rem ? "left" : "low";
    peek.classList.toggle("left", place === "left");
    peek.classList.toggle("low", place === "low");
    peek.style.maxWidth = place === "low" ? "" : `${place ? left : right}px`;
    const over = link.getBoundingClientRect().bottom + rem - peek.getBoundingClientRect().top;
    if (place === "low" && over > 0) scrollBy(0, over);
  };
  const show = (link) => {
    const place = /^#(d\d+)-(\d+)-(\d+)$/.exec(link.hash);
    const sheet = place && document.getElementById(place[1]);
    if (!sheet) return false;
    clear();
    const lines = sheet.querySelector(".lines").cloneNode(true);
    all("[id]", lines).forEach((e) => e.removeAttribute("id"));
    peek.querySelector("h2").replaceChildren(...sheet.querySelector("h3").cloneNode(true).childNodes);
    peek.querySelector("a").setAttribute("href", link.hash);
    const headline = sheet.querySelector(".called"), held = lines.querySelector(".headline");
    peek.querySelector(".within").replaceChildren(...(headline && !held ? [headline.cloneNode(true)] : []), lines);
    peek.hidden = false;
    aside(link);
    const hits = highlight(lines, Number(place[2]), Number(place[3]));
    if (hits[0]) hits[0].scrollIntoView({ block: "center" });
    peek.focus({ preventScroll: true });
    history.replaceState(null, "", link.hash);
    return true;
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(true); });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".peek button")) { shut(true); return; }
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (link === back) {
      event.preventDefault();
      back.hidden = true;
      clear();
      if (from) { from.scrollIntoView({ block: "center" }); from.focus({ preventScroll: true }); }
      return;
    }
    if (link.closest(".peek")) { shut(false); setTimeout(go); return; }
    if (link.closest(".sheet") === null) from = link;
    if (link.matches(".ev,.c,.cs a") && link.closest(".sheet") === null && show(link)) { event.preventDefault(); return; }
    if (link.hash === location.hash) setTimeout(go);
  });

  /* The tree can be drawn larger and smaller, or as wide as the page. */
  all("svg.tree").forEach((tree) => {
    const [, , wide, high] = tree.getAttribute("viewBox").split(" ").map(Number);
    const frame = tree.parentElement, bar = document.createElement("p");
    const draw = (scale) => {
      const kept = Math.min(3, Math.max(0.2, scale));
      tree.dataset.scale = kept;
      tree.setAttribute("width", wide * kept);
      tree.setAttribute("height", high * kept);
    };
    bar.className = "zoom";
    for (const [name, told, act] of [
      ["−", "Draw the tree smaller", () => draw(Number(tree.dataset.scale || 1) / 1.25)],
      ["+", "Draw the tree larger", () => draw(Number(tree.dataset.scale || 1) * 1.25)],
      ["whole width", "Draw the tree as wide as the page", () => draw(frame.clientWidth / wide)],
      ["1 : 1", "Draw the tree in its own size", () => draw(1)],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.setAttribute("aria-label", told);
      button.addEventListener("click", act);
      bar.append(button);
    }
    frame.before(bar);
  });

  /* A number tells on pointing which article it is. */
  document.addEventListener("pointerover", (event) => {
    const chip = event.target.closest && event.target.closest("a.c:not([title]),.cs a:not([title]),.ev:not([title])");
    const sheet = chip && document.getElementById(chip.hash.slice(1).split("-")[0]);
    if (sheet) chip.title = all("h3,.called", sheet).map((e) => e.textContent).join(": ");
  });

  /* The two halves of a passage light up together. */
  const light = (event, on) => {
    const span = event.target.closest && event.target.closest("[data-tie]");
    if (span) all(`[data-tie="${span.dataset.tie}"]`, span.closest(".grid")).forEach((s) => s.classList.toggle("lit", on));
  };
  document.addEventListener("pointerover", (event) => light(event, true));
  document.addEventListener("pointerout", (event) => light(event, false));

  /* Any two articles side by side: paragraphs that share most stand in a row, words that differ are marked. */
  const wordsOf = (text) => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\p{L}\p{N}]+/gu) || [];
  const plain = (token) => /[\p{L}\p{N}]/u.test(token) ? token.toLowerCase() : "";
  const paragraphs = (id) => all("#" + id + " .lines > .z:not(.furniture)").map((p) => {
    const tokens = wordsOf(p.textContent), forms = tokens.map(plain).filter(Boolean), runs = new Set();
    for (let n = 0; n + 2 < forms.length; n++) runs.add(forms.slice(n, n + 3).join(" "));
    return { kind: p.className, tokens, runs };
  });
  const common = (a, b) => {
    let shared = 0;
    for (const run of a.runs) shared += b.runs.has(run);
    return shared / Math.max(1, Math.min(a.runs.size, b.runs.size));
  };
  const kept = (a, b) => { /* the longest common subsequence of their words */
    const x = a.map(plain), y = b.map(plain), wide = y.length + 1;
    const table = new Uint16Array((x.length + 1) * wide);
    for (let i = x.length - 1; i >= 0; i--) for (let j = y.length - 1; j >= 0; j--)
      table[i * wide + j] = x[i] && x[i] === y[j] ? table[(i + 1) * wide + j + 1] + 1 : Math.max(table[(i + 1) * wide + j], table[i * wide + j + 1]);
    const left = new Set(), right = new Set();
    for (let i = 0, j = 0; i < x.length && j < y.length;) {
      if (x[i] && x[i] === y[j]) { left.add(i++); right.add(j++); }
      else if (table[(i + 1) * wide + j] >= table[i * wide + j + 1]) i++; else j++;
    }
    return [left, right];
  };
  const cell = (side, rows) => {
    const box = document.createElement("div");
    box.className = side + (rows.length ? "" : " none");
    for (const [paragraph, same] of rows) {
      const p = document.createElement("p");
      p.className = paragraph.kind;
      paragraph.tokens.forEach((token, n) => {
        if (!same || same.has(n) || !plain(token)) { p.append(token); return; }
        const span = document.createElement("span");
        span.className = "w";
        span.textContent = token;
        p.append(span);
      });
      box.append(p);
    }
    return box;
  };
  const lay = (form) => {
    const [left, right] = [form.elements.left.value, form.elements.right.value];
    if (left === right) { form.querySelector(".laid").textContent = "Choose two different articles."; return false; }
    const ours = paragraphs(left), theirs = paragraphs(right), rows = ours.map((p) => ({ p, own: [] })), before = [];
    let last = -1;
    theirs.forEach((q) => {
      let best = 0.12, home = -1;
      ours.forEach((p, n) => { const share = common(p, q); if (share > best) { best = share; home = n; } });
      if (home < 0 && /headline/.test(q.kind)) home = ours.findIndex((p, n) => /headline/.test(p.kind) && !rows[n].own.length);
      if (home >= 0) { rows[home].own.push(q); last = home; }
      else (last < 0 ? before : (rows[last].after = rows[last].after || [])).push(q);
    });
    const grid = document.createElement("div");
    grid.className = "grid";
    for (const id of [left, right]) {
      const head = document.createElement("div"), link = document.createElement("a");
      head.className = "gh";
      link.href = "#" + id;
      const sheet = document.getElementById(id), headline = sheet.querySelector(".called");
      link.append(...sheet.querySelector("h3").cloneNode(true).childNodes);
      head.append(link);
      if (headline) head.append(headline.cloneNode(true));
      grid.append(head);
    }
    const loose = (list) => list.forEach((q) => grid.append(cell("gl", []), cell("gr", [[q, null]])));
    loose(before);
    for (const { p, own, after } of rows) {
      const tokens = own.flatMap((q) => q.tokens), [here, there] = own.length ? kept(p.tokens, tokens) : [null, null];
      let at = 0;
      const right = own.map((q) => {
        const part = new Set();
        q.tokens.forEach((_, n) => { if (there.has(at + n)) part.add(n); });
        at += q.tokens.length;
        return [q, part];
      });
      grid.append(cell("gl", [[p, here]]), cell("gr", right));
      if (after) loose(after);
    }
    form.querySelector(".laid").replaceChildren(grid);
    return true;
  };
  /* What is laid side by side has an address, "#s1-beside-d2-d5", that can be passed on. */
  const besides = (story, left, right) => {
    const form = document.querySelector(`form.any[data-place="${story}"]`);
    const known = (id) => form && [...form.elements.left.options].some((option) => option.value === id);
    if (!known(left) || !known(right)) return;
    [form.elements.left.value, form.elements.right.value] = [left, right];
    lay(form);
    reveal(form);
    form.scrollIntoView();
  };
  const lead = (form) => {
    const hash = `#${form.dataset.place}-beside-${form.elements.left.value}-${form.elements.right.value}`;
    if (form.elements.left.value === form.elements.right.value) lay(form);
    else if (location.hash === hash) go();
    else location.hash = hash;
  };
  all("form.any").forEach((form) => {
    form.hidden = form.elements.left.options.length < 2;
    form.addEventListener("submit", (event) => { event.preventDefault(); lead(form); });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.lay");
    const form = link && document.querySelector(`form.any[data-place="${link.closest(".story").id}"]`);
    if (!form) return;
    event.preventDefault();
    [form.elements.left.value, form.elements.right.value] = link.dataset.two.split(" ");
    lead(form);
  });

  /* On paper every reason stands open; what was shut is shut again afterwards. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open],.pair)");
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
  if (location.hash) go();
})();
