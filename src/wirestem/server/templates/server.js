"use strict";
/* Only comfort: the page of a job asks how far it is, and a form says before sending what the server would not take.
   Without this script the page loads itself anew, and the server says it. */
const flag = (name, value) => { /* what this tab has handed in; a browser may keep nothing */
  try {
    const had = sessionStorage.getItem(name);
    if (value) sessionStorage.setItem(name, value); else sessionStorage.removeItem(name);
    return had;
  } catch { return null; }
};
(() => {
  const box = document.querySelector("[data-job]");
  if (!box) return;
  const fresh = flag("handed", "") !== null, done = box.querySelector("a.go");
  /* A dossier that was made before this page came is opened as one that is made while it stands here. */
  if (fresh && box.dataset.state === "done" && done && !box.querySelector(".left")) { location.replace(done.href); return; }
  if (!["waiting", "working"].includes(box.dataset.state)) return;
  const step = box.querySelector(".step"), at = box.querySelector(".at bdi");
  const bar = box.querySelector("progress"), answer = box.querySelector(".answer");
  let missed = 0;
  const put = (place, words) => { if (place.textContent !== words) place.textContent = words; };
  const show = (told) => {
    const { done, of } = told.articles;
    put(step, told.says);
    put(at, told.at || "");
    bar.hidden = !of;
    if (of) { bar.max = of; bar.value = done; }
  };
  const ask = async () => {
    try {
      const got = await fetch(`/api/jobs/${box.dataset.job}`);
      const told = await got.json();
      if (told.state === "done" && told.dossier && !told.skipped.length) { location.replace(`/d/${told.dossier}`); return; }
      if (!got.ok || told.state !== box.dataset.state) { location.reload(); return; }
      missed = 0;
      answer.hidden = true;
      show(told);
    } catch {
      missed += 1;
      if (missed > 3) {
        answer.textContent = "The server does not answer. If it was stopped, start it again: what you handed in is still there.";
        answer.hidden = false;
      }
    }
    setTimeout(ask, missed > 3 ? 3000 : 700);
  };
  setTimeout(ask, 400);
})();
(() => {
  const form = document.querySelector("form[data-files]");
  if (!form) return;
  const said = form.querySelector(".problem"), button = form.querySelector("button"), label = button.textContent;
  const files = form.querySelector("#files"), text = form.querySelector("#text"), beside = form.querySelector("#beside");
  const wrong = () => {
    const own = [...files.files], chosen = [...own, ...(beside ? beside.files : [])];
    const bytes = chosen.reduce((sum, file) => sum + file.size, 0) + text.value.length;
    const most = Number(form.dataset.bytes);
    if (chosen.length > Number(form.dataset.files)) return `${chosen.length} files are chosen. Hand in at most ${form.dataset.files} at once.`;
    if (bytes > most) return `These are ${Math.ceil(bytes / 1e6)} MB. Hand in at most ${Math.floor(most / 1e6)} MB at once.`;
    return own.length || text.value.trim() ? "" : "Paste a text or choose files.";
  };
  form.addEventListener("submit", (event) => {
    said.textContent = wrong();
    said.hidden = !said.textContent;
    if (said.textContent) { event.preventDefault(); return; }
    flag("handed", "yes");
    button.textContent = "Handing in";
    button.setAttribute("aria-disabled", "true");
  });
  /* Back from another page the form is as it was. */
  addEventListener("pageshow", () => { button.textContent = label; button.removeAttribute("aria-disabled"); });
})();
