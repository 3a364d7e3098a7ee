// Names, hosts and numbers in a task are copied by a click, or by Enter.
(function () {
  "use strict";
  var say = window.podfallText;
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-values] code").forEach(function (code) {
    if (code.closest("pre, a, button")) return;
    var text = code.textContent;
    code.classList.add("value");
    code.tabIndex = 0;
    code.setAttribute("role", "button");
    code.title = say("copy");
    code.setAttribute("aria-label", say("copyText", text));
    var copy = function () {
      navigator.clipboard.writeText(text).then(function () {
        code.classList.add("copied");
        document.getElementById("announce").textContent = say("copiedText", text);
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
