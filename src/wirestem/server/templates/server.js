"use strict";
/* Only comfort: a page of a job that runs asks how far it is; without this script the page loads itself anew. */
(() => {
  const box = document.querySelector("[data-job]");
  if (!box || !["waiting", "working"].includes(box.dataset.state)) return;
  const step = box.querySelector(".step");
  const ask = async () => {
    try {
      const answer = await fetch(`/api/jobs/${box.dataset.job}`);
      const told = await answer.json();
      if (told.dossier && !told.skipped.some((s) => s.severity === "error")) { location.replace(`/d/${told.dossier}`); return; }
      if (told.state !== box.dataset.state && told.state !== "working") { location.reload(); return; }
      step.textContent = told.step ? `${told.step} (${told.steps})` : step.textContent;
    } catch { /* the server may be busy */ }
    setTimeout(ask, 700);
  };
  setTimeout(ask, 400);
})();
