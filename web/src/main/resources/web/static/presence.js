// Tells the server that a page of an exam is open, and hears how much time is left. Without a connection it says so at once, and since
// when; what it costs is given back by the server. The server's side: dev.podfall.web.exam.Presence.
(function () {
  "use strict";
  var EVERY = 10000, LOST = 3000;
  var say = window.podfallText;
  var head = document.querySelector("[data-presence]"), notice = document.querySelector("[data-presence-lost]");
  var key = "podfall-lost " + head.dataset.presence;
  var timer = 0, asking = false, credited = null;

  // A page that is loaded anew after the connection was lost still knows of it.
  var lost = {
    since: function () { try { return sessionStorage.getItem(key); } catch (e) { return lost.here || null; } },
    begin: function () {
      if (lost.since()) return;
      lost.here = new Date().toISOString();
      try { sessionStorage.setItem(key, lost.here); } catch (e) { /* this page alone knows */ }
    },
    end: function () {
      lost.here = null;
      try { sessionStorage.removeItem(key); } catch (e) { /* it was never kept */ }
    }
  };
  var show = function (text) {
    notice.hidden = !text;
    if (notice.textContent !== text) notice.textContent = text;
  };
  var clock = function (seconds) { return Math.floor(seconds / 60) + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60; };

  var back = function (answer, wasLost) {
    document.dispatchEvent(new CustomEvent("podfall:time", { detail: answer }));
    if (wasLost) {
      lost.end();
      var gained = credited === null ? answer.credited : answer.credited - credited;
      show(gained > 0 ? say("connectionCredit", clock(gained)) : say("connectionBack"));
    } else {
      show("");
    }
    credited = answer.credited;
  };
  var away = function () {
    lost.begin();
    show(say("connectionLost", new Date(lost.since()).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })));
  };

  var beat = function () {
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    var wasLost = !!lost.since();
    var fields = { _token: head.dataset.token };
    if (wasLost) fields.lost = "yes";
    fetch(head.dataset.presence, { method: "POST", body: new URLSearchParams(fields), headers: { "X-Podfall-Save": "1" }, cache: "no-store" }).then(function (answer) {
      if (!answer.ok) return; // signed out, or over: the other scripts of the page tell
      return answer.json().then(function (json) { back(json, wasLost); });
    }, away).then(function () {
      asking = false;
      timer = setTimeout(beat, lost.since() ? LOST : EVERY);
    });
  };
  addEventListener("online", beat);
  addEventListener("offline", beat);
  beat();
})();
