// Names, hosts and numbers in a task are copied by a click, or by Enter.
(function () {
  "use strict";
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-values] code").forEach(function (code) {
    if (code.closest("pre, a, button")) return;
    var text = code.textContent;
    code.classList.add("value");
    code.tabIndex = 0;
    code.setAttribute("role", "button");
    code.title = "Copy";
    code.setAttribute("aria-label", "Copy " + text);
    var copy = function () {
      navigator.clipboard.writeText(text).then(function () {
        code.classList.add("copied");
        document.getElementById("announce").textContent = text + " copied.";
        setTimeout(function () { code.classList.remove("copied"); }, 1200);
      });
    };
    code.addEventListener("click", function () { if (getSelection().isCollapsed) copy(); });
    code.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      copy();
    });
  });
})();
