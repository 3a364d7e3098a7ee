// Forms and buttons with data-phases="URL": what takes long says what it is at, phase by phase, where the form was sent. Answers of the
// server: dev.podfall.web.ui.Phases.
(function () {
  "use strict";
  var say = window.podfallText;
  if (!window.ReadableStream || !window.TextDecoder) return;

  var list = function (form) {
    var place = document.createElement("ol");
    place.className = "phases";
    place.setAttribute("role", "status");
    place.lang = "en";
    form.after(place);
    return place;
  };
  var line = function (place, phase) {
    var all = Array.from(place.children), item = all.find(function (one) { return one.dataset.phase === phase.phase && one.dataset.text === phase.text; });
    if (!item) {
      item = document.createElement("li");
      item.dataset.phase = phase.phase;
      item.dataset.text = phase.text;
      item.textContent = phase.text;
      place.append(item);
    }
    item.dataset.state = phase.state;
  };
  var failed = function (form, place, text) {
    var problem = document.createElement("p");
    problem.className = "notice";
    problem.setAttribute("role", "alert");
    problem.textContent = text;
    place.after(problem);
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach(function (button) { button.removeAttribute("aria-busy"); });
  };

  var read = function (reader, take) {
    var decoder = new TextDecoder(), rest = "";
    var on = function (part) {
      rest += decoder.decode(part.value || new Uint8Array(), { stream: !part.done });
      var lines = rest.split("\n");
      rest = lines.pop();
      lines.filter(Boolean).forEach(function (text) { take(JSON.parse(text)); });
      return part.done ? null : reader.read().then(on);
    };
    return reader.read().then(on);
  };

  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter;
    var url = button && button.dataset.phases || form.dataset.phases;
    if (!url || event.defaultPrevented) return;
    event.preventDefault();
    var place = list(form), led = false;
    fetch(url, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Podfall-Save": "1" } }).then(function (answer) {
      if (!answer.ok) return answer.json().then(function (json) { failed(form, place, json.error.message + " " + json.error.next); });
      return read(answer.body.getReader(), function (json) {
        if (json.goTo) { led = true; location.assign(json.goTo); }
        else if (json.message) { led = true; failed(form, place, json.message + " " + json.next); }
        else line(place, json);
      }).then(function () { if (!led) throw new Error("cut off"); });
    }).catch(function () { failed(form, place, say("phasesLost")); });
  });
})();
