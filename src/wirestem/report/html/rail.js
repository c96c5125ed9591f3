"use strict";
/* The list of sections shows where one reads, and on a phone brings that place into sight. */
(() => {
  if (!("IntersectionObserver" in window)) return;
  for (const rail of document.querySelectorAll(".rail")) {
    const links = new Map([...rail.querySelectorAll("ul a")].map((link) => [link.hash.slice(1), link]));
    const parts = [...rail.closest(".story").querySelectorAll(".body > section, .lede")];
    const inside = new Set();
    const mark = () => {
      const part = parts.find((p) => inside.has(p));
      const now = part && links.get(part.id || rail.closest(".story").id);
      for (const link of links.values()) {
        if (link === now) link.setAttribute("aria-current", "location"); else link.removeAttribute("aria-current");
      }
      if (!now || rail.scrollWidth <= rail.clientWidth) return;
      const [seen, own] = [rail.getBoundingClientRect(), now.getBoundingClientRect()];
      if (own.left < seen.left || own.right > seen.right) rail.scrollLeft += own.left - seen.left - (seen.width - own.width) / 2;
    };
    /* what crosses a line a quarter down the window is read */
    const watch = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) inside[isIntersecting ? "add" : "delete"](target);
      mark();
    }, { rootMargin: "-24% 0px -75% 0px" });
    parts.forEach((part) => watch.observe(part));
  }
})();
