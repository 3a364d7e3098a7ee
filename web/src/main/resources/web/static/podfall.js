// What pages can do beyond forms and links. Everything works without it but the ticking of clocks and the copy buttons.
(function () {
  "use strict";
  var say = window.podfallText;
  // A page may have come as the answer to a form, whose address takes nothing else, or would take it again: such a page carries its own.
  window.podfallPage = function () {
    var page = document.querySelector("[data-page]");
    return page ? page.dataset.page : location.href.split("#")[0];
  };
  var loadAnew = function () { location.replace(window.podfallPage()); };
  var announce = function (text) {
    var place = document.getElementById("announce");
    if (place) place.textContent = text;
  };

  // Light and dark.
  var dark = function () {
    return (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  };
  document.querySelectorAll("[data-theme-switch]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var next = dark() ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try { localStorage.setItem("podfall-theme", next); } catch (e) { /* only for this page then */ }
    });
  });

  // Clocks count down from what the server said; the server decides when time is over.
  var words = function (seconds) {
    var h = Math.floor(seconds / 3600), m = Math.floor(seconds / 60) % 60, s = seconds % 60;
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    return h > 0 ? say("hours", h, m) : m + ":" + two(s);
  };
  var alerts = [1800, 900, 300, 60];
  document.querySelectorAll("[data-timer]").forEach(function (timer) {
    var end = performance.now() + Number(timer.dataset.remaining) * 1000;
    var total = Number(timer.dataset.total);
    var last = Number(timer.dataset.remaining);
    var over = false;
    // While a laptop sleeps, the page's clock may stand still; the server's does not.
    var lag = Date.now() - performance.now();
    var askAfterSleep = function () {
      if (Math.abs(Date.now() - performance.now() - lag) < 2000) return;
      lag = Date.now() - performance.now();
      fetch(window.podfallPage(), { cache: "no-store" }).then(function (r) { return r.text(); }).then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-timer]");
        end = fresh ? performance.now() + Number(fresh.dataset.remaining) * 1000 : performance.now();
        tick();
      }).catch(function () { lag = 0; /* asked again at the next tick */ });
    };
    var tick = function () {
      var left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      timer.querySelector("[data-clock]").textContent = words(left);
      timer.classList.toggle("soon", left <= Math.min(300, total / 4));
      timer.classList.toggle("last", left <= 60);
      alerts.forEach(function (at) {
        if (!(last > at && left <= at && at < total)) return;
        var text = at > 60 ? say("minutesLeft", at / 60) : say("oneMinuteLeft");
        announce(text);
        document.querySelectorAll("[data-time-alert]").forEach(function (place) { place.hidden = false; place.textContent = text; });
      });
      if (last > 1 && left <= 1) document.dispatchEvent(new Event("podfall:time-is-over"));
      last = left;
      if (left === 0 && !over) {
        over = true;
        announce(say("timeOver"));
        setTimeout(loadAnew, 1500);
      }
    };
    tick();
    document.addEventListener("podfall:time", function (event) {
      end = performance.now() + event.detail.remaining * 1000;
      total = event.detail.total;
      tick();
    });
    setInterval(function () { askAfterSleep(); tick(); }, 1000);
  });

  // Times in the zone of the person who looks; copy buttons where copying works. Also in parts that come later.
  // In the language of the page, and where it is the browser's, too, as its region writes it.
  var language = document.documentElement.lang;
  var region = (navigator.languages || []).find(function (wanted) { return wanted.split("-")[0] === language; }) || language;
  var wire = function (part) {
    part.querySelectorAll("time[datetime]").forEach(function (time) {
      var at = new Date(time.getAttribute("datetime"));
      var form = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
      if (time.hasAttribute("data-exact")) form.second = "2-digit";
      if (!isNaN(at)) time.textContent = at.toLocaleString(region, form);
    });
    part.querySelectorAll("[data-copy]").forEach(function (button) { button.hidden = false; });
  };
  wire(document);
  document.addEventListener("podfall:changed", function (event) { wire(event.target); });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button || !navigator.clipboard) return;
    navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent).then(function () {
      if (button.dataset.label === undefined) button.dataset.label = button.textContent;
      button.textContent = say("copied");
      announce(say("copiedSaid"));
      setTimeout(function () { button.textContent = button.dataset.label; }, 1500);
    });
  });

  // What a link leads to is unfolded.
  var unfold = function (address) {
    var part = address.length > 1 && document.getElementById(address.slice(1));
    if (part && part.matches("details")) part.open = true;
  };
  unfold(location.hash);
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) unfold(link.getAttribute("href"));
  });

  // Long requests say that they run; a form is sent once.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    var button = event.submitter;
    var named = [button, form].find(function (part) { return part && part.hasAttribute("data-once"); });
    if (!named || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    if (button) {
      button.setAttribute("aria-busy", "true");
      if (named.dataset.once) button.textContent = named.dataset.once;
    }
  });
  // Steps that are moved are one page of the browser's history, however often. What does not lead on that way is sent as usual.
  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;
    if (event.defaultPrevented || !button || button.name !== "move" || form.dataset.plain) return;
    event.preventDefault();
    if (form.dataset.moving) return;
    form.dataset.moving = "yes";
    var body = new URLSearchParams(new FormData(form));
    body.append(button.name, button.value);
    fetch(form.action, { method: "POST", body: body }).then(function (r) { return r.ok && r.redirected && r.url; }, function () { return ""; }).then(function (url) {
      if (url) { location.replace(url); return; }
      form.dataset.plain = "yes";
      delete form.dataset.moving;
      form.requestSubmit(button);
    });
  });
  // A page that comes back from the browser's memory has sent nothing yet.
  window.addEventListener("pageshow", function (event) { if (event.persisted) loadAnew(); });
})();
