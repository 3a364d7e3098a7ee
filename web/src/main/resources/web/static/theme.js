// Runs before the first paint, so that a page never flashes in the wrong colours; and the texts of the other scripts.
(function () {
  document.documentElement.dataset.scripts = "yes";
  var kept = null;
  try { kept = localStorage.getItem("podfall-theme"); } catch (e) { /* private mode: follow the system */ }
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;

  // What scripts say: a key of texts/LANGUAGE.js, and what fills its places.
  window.podfallText = function (key) {
    var places = arguments;
    return (window.podfallTexts[key] || key).replace(/\{(\d)\}/g, function (all, place) { return places[Number(place) + 1]; });
  };
})();
