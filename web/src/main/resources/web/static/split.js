// Two parts side by side, with a divider between them that is dragged, or moved by the arrow keys. The page remembers where it was.
(function () {
  "use strict";
  var LEAST = 22, MOST = 72, STEP = 2, KEPT = "podfall-split";
  document.querySelectorAll("[data-split]").forEach(function (parts) {
    var divider = parts.querySelector("[data-divider]");
    if (!divider) return;
    var usual = Number(divider.getAttribute("aria-valuenow"));
    var move = function (share, keep) {
      share = Math.round(Math.min(MOST, Math.max(LEAST, share)));
      parts.style.setProperty("--split", share + "%");
      divider.setAttribute("aria-valuenow", share);
      divider.setAttribute("aria-valuetext", window.podfallText("split", share));
      if (keep) try { localStorage.setItem(KEPT, share); } catch (e) { /* only for this page then */ }
    };
    divider.setAttribute("aria-valuemin", LEAST);
    divider.setAttribute("aria-valuemax", MOST);
    var kept = null;
    try { kept = localStorage.getItem(KEPT); } catch (e) { /* private mode */ }
    if (/^\d+$/.test(kept || "")) move(Number(kept), false);

    var share = function () { return Number(divider.getAttribute("aria-valuenow")); };
    divider.addEventListener("keydown", function (event) {
      var to = { ArrowLeft: share() - STEP, ArrowRight: share() + STEP, Home: LEAST, End: MOST, Enter: usual }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      move(to, true);
    });
    divider.addEventListener("dblclick", function () { move(usual, true); });
    divider.addEventListener("pointerdown", function (event) {
      event.preventDefault();
      divider.setPointerCapture(event.pointerId);
      divider.classList.add("dragged");
    });
    divider.addEventListener("pointermove", function (event) {
      if (!divider.hasPointerCapture(event.pointerId)) return;
      var box = parts.getBoundingClientRect();
      move(100 * (event.clientX - box.left) / box.width, false);
    });
    divider.addEventListener("pointerup", function () {
      divider.classList.remove("dragged");
      move(share(), true);
    });
  });
})();
