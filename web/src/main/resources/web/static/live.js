// Parts of a page that follow the server by themselves: elements with data-live and an id are fetched anew every few seconds, and forms
// with data-in-place are sent without leaving the page. Without scripts the same forms lead to the same page.
(function () {
  "use strict";
  var EVERY = 4000;
  var known = {}, asking = false;
  var main = document.querySelector("[data-live-page]");
  if (!main) return;
  var where = window.podfallPage(); // a form may have led here, and what it sent is not to be sent again

  var lost = document.querySelector("[data-connection-lost]");
  var connected = function (is) { if (lost) lost.hidden = is; };
  var say = function (text) { document.getElementById("announce").textContent = text; };

  // What a person has open, or is at, stays so.
  var replace = function (old, fresh) {
    var open = Array.from(old.querySelectorAll("details")).map(function (part) { return part.open; });
    var focus = old.contains(document.activeElement) && document.activeElement.id;
    old.replaceChildren.apply(old, Array.from(fresh.childNodes).map(function (node) { return document.adoptNode(node); }));
    old.querySelectorAll("details").forEach(function (part, i) { if (open[i] !== undefined) part.open = open[i]; });
    if (focus && document.getElementById(focus)) document.getElementById(focus).focus();
    old.dispatchEvent(new CustomEvent("podfall:changed", { bubbles: true }));
    var news = old.querySelector("[data-news]");
    if (news) say(news.textContent);
  };

  var take = function (html, quietly) {
    var page = new DOMParser().parseFromString(html, "text/html");
    if (!page.querySelector("[data-live-page]")) { location.assign(where); return; } // it is another page by now
    document.querySelectorAll("[data-live]").forEach(function (old) {
      var fresh = page.getElementById(old.id);
      if (!fresh) return;
      var text = fresh.innerHTML, before = known[old.id];
      known[old.id] = text;
      if (before !== undefined && before !== text || before === undefined && !quietly) replace(old, fresh);
    });
  };

  var ask = function () {
    if (asking || document.hidden) return;
    asking = true;
    fetch(where, { cache: "no-store" }).then(function (answer) {
      connected(true);
      if (!answer.ok && answer.status !== 404) throw new Error(answer.status); // what is shown is better than that
      return answer.text();
    }, function (away) {
      connected(false);
      throw away;
    }).then(function (html) { take(html, true); }).catch(function () { /* the next time */ }).then(function () { asking = false; });
  };
  // Panes are asked for while they are open.
  var panes = Array.from(document.querySelectorAll("[data-live-from]"));
  var put = function (place, fresh) {
    place.replaceChildren.apply(place, Array.from(fresh.childNodes).map(function (node) { return document.adoptNode(node); }));
  };
  // What somebody is choosing from stays as it is; what they read to its end goes on to be read there.
  var renew = function (place, fresh) {
    var focus = place.contains(document.activeElement) && document.activeElement.id;
    var log = place.querySelector(".log"), atEnd = !log || log.scrollTop + log.clientHeight > log.scrollHeight - 4, at = log && log.scrollTop;
    var form = place.querySelector("[data-pane-form]"), body = place.querySelector("[data-pane-body]"), freshBody = fresh.querySelector("[data-pane-body]");
    if (form && form.contains(document.activeElement) && body && freshBody) put(body, freshBody);
    else put(place, fresh.body);
    log = place.querySelector(".log");
    if (log) log.scrollTop = atEnd ? log.scrollHeight : at;
    if (focus && document.getElementById(focus)) document.getElementById(focus).focus({ preventScroll: true });
  };
  var asked = function (pane) {
    var form = pane.querySelector("[data-pane-form]");
    return pane.dataset.liveFrom + (form ? "?" + new URLSearchParams(new FormData(form)) : "");
  };
  var fill = function (pane) {
    if (!pane.open || document.hidden || pane.dataset.asking) return;
    pane.dataset.asking = "yes";
    var url = asked(pane);
    fetch(url, { cache: "no-store" }).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (html) {
      if (url !== asked(pane)) { setTimeout(fill, 0, pane); return; } // something else was chosen meanwhile
      if (!html || html === known[pane.dataset.liveFrom]) return;
      known[pane.dataset.liveFrom] = html;
      renew(pane.querySelector(".pane"), new DOMParser().parseFromString(html, "text/html"));
    }).catch(function () { /* the next time */ }).then(function () { delete pane.dataset.asking; });
  };
  panes.forEach(function (pane) {
    pane.addEventListener("toggle", function () { fill(pane); });
    pane.addEventListener("change", function () { fill(pane); });
    pane.addEventListener("submit", function (event) { event.preventDefault(); });
  });
  setInterval(function () { panes.forEach(fill); }, EVERY);

  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  ask();

  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;
    if (!form.hasAttribute("data-in-place") || event.defaultPrevented) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    var label = button.textContent;
    button.setAttribute("aria-busy", "true");
    if (form.dataset.inPlace) button.textContent = form.dataset.inPlace;
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text().then(function (html) {
        take(html, false);
        var target = document.querySelector(form.dataset.target || "#none");
        if (!target) return;
        history.replaceState(null, "", form.dataset.target); // as if the form had led there
        target.scrollIntoView({ block: "nearest" });
      });
    }, function () {
      connected(false); // sent the usual way it would lead away from the page, to nothing
    }).catch(function () { form.removeAttribute("data-in-place"); form.requestSubmit(button); }).then(function () {
      delete form.dataset.busy;
      if (!button.isConnected) return;
      button.removeAttribute("aria-busy");
      button.textContent = label;
    });
  });
})();
