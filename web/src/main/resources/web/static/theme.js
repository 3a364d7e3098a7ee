// Runs before the first paint, so that a page never flashes in the wrong colours.
(function () {
  document.documentElement.dataset.scripts = "yes";
  var kept = null;
  try { kept = localStorage.getItem("podfall-theme"); } catch (e) { /* private mode: follow the system */ }
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
})();
