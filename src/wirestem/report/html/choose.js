"use strict";
/* Which claims are shown and in which order; without this the list is whole, in the order of the page. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  all("form.choose").forEach((form) => {
    const section = form.closest("section"), told = form.querySelector("output");
    const entries = all("[data-told]", section), lists = [all(".cards", section), all(".plainlist", section)];
    const kept = entries.map((entry) => [entry, ...entry.dataset.told.split(" ").slice(0, 3).map(Number)]);
    const facts = new Map(kept.map(([entry, articles, most, least], n) => {
      const [, , , disputed, ...houses] = entry.dataset.told.split(" ");
      return [entry, { n, articles, most, least, disputed: disputed === "1", houses }];
    }));
    const sizes = new Map(lists.flat().map((list) => [list, list.children.length]));
    const order = {
      page: (a, b) => a.n - b.n,
      articles: (a, b) => b.articles - a.articles || a.n - b.n,
      organisations: (a, b) => b.most - a.most || b.least - a.least || a.n - b.n,
    };
    const sort = () => lists.forEach((some) => {
      const wanted = some.flatMap((list) => [...list.children]).sort((a, b) => order[form.elements.by.value](facts.get(a), facts.get(b)));
      some.forEach((list) => list.append(...wanted.splice(0, sizes.get(list))));
    });
    const choose = () => {
      const { disputed, single, house } = form.elements;
      let shown = 0;
      for (const [entry, fact] of facts) {
        const fits = (!disputed.checked || fact.disputed) && (!single.checked || fact.most <= 1) && (!house.value || fact.houses.includes(house.value));
        entry.classList.toggle("out", !fits);
        shown += fits;
      }
      const chosen = disputed.checked || single.checked || house.value;
      all(".tail", section).forEach((tail) => {
        const left = all("[data-told]:not(.out)", tail).length;
        tail.classList.toggle("out", left === 0);
        if (chosen && left) tail.open = true;
      });
      told.textContent = chosen ? `${shown} of ${facts.size} claims` : "";
      dispatchEvent(new Event("claimsfiltered"));
    };
    form.hidden = entries.length < 2;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => { if (event.target === form.elements.by) sort(); else choose(); });
  });
})();
