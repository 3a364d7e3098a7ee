// What forms that are saved while they are filled in hold, and what is kept of them in the browser; static/save.js saves.
(function () {
  "use strict";
  var OWN = ["_token", "revision"];

  var pairs = function (form) {
    return Array.from(new FormData(form)).filter(function (pair) { return OWN.indexOf(pair[0]) < 0; });
  };
  var same = function (left, right) { return JSON.stringify(left) === JSON.stringify(right); };
  var controls = function (form) {
    return Array.from(form.elements).filter(function (c) { return c.name && c.type !== "submit" && OWN.indexOf(c.name) < 0; });
  };

  /** Puts values into the fields, in the order of fields that share a name. */
  var fill = function (form, values) {
    var left = values.slice();
    var take = function (name) {
      var at = left.findIndex(function (pair) { return pair[0] === name; });
      return at < 0 ? "" : left.splice(at, 1)[0][1];
    };
    controls(form).forEach(function (control) {
      if (control.type === "radio" || control.type === "checkbox") {
        control.checked = values.some(function (pair) { return pair[0] === control.name && pair[1] === control.value; });
      } else {
        control.value = take(control.name);
      }
    });
    form.dispatchEvent(new CustomEvent("podfall:filled", { bubbles: true }));
  };

  /** What a person reads for values: the labels of what is chosen. */
  var spoken = function (form, values) {
    var texts = values.filter(function (pair) { return pair[1] !== ""; }).map(function (pair) {
      var control = controls(form).find(function (c) { return c.name === pair[0] && (c.type === "text" || c.tagName === "SELECT" || c.value === pair[1]); });
      if (control && control.tagName === "SELECT") {
        var option = Array.from(control.options).find(function (o) { return o.value === pair[1]; });
        return option ? option.textContent.trim() : pair[1];
      }
      var isChoice = control && (control.type === "radio" || control.type === "checkbox");
      return isChoice && control.labels.length ? control.labels[0].textContent.trim() : pair[1];
    });
    return texts.length ? "“" + texts.join("”, “") + "”" : window.podfallText("save.nothing");
  };

  // What is not stored yet outlives the page: each tab keeps its own, and a new tab finds what a closed one left.
  var drafts = {
    tab: (function () {
      try {
        var known = sessionStorage.getItem("podfall-tab") || Math.random().toString(36).slice(2);
        sessionStorage.setItem("podfall-tab", known);
        return known;
      } catch (e) { return "tab"; }
    })(),
    prefix: function (url) { return "podfall-draft " + url + " "; },
    keep: function (url, draft) {
      try { localStorage.setItem(drafts.prefix(url) + drafts.tab, JSON.stringify(draft)); } catch (e) { /* the page still has it */ }
    },
    forget: function (url, key) {
      try { localStorage.removeItem(key || drafts.prefix(url) + drafts.tab); } catch (e) { /* nothing was kept */ }
    },
    /** A promise of this tab's own, or of one that a closed tab left; what another tab has open is its own. */
    find: function (url) {
      return openTabs().then(function (open) {
        var keys = Object.keys(localStorage).filter(function (key) { return key.startsWith(drafts.prefix(url)); });
        var own = keys.find(function (key) { return key.endsWith(" " + drafts.tab); });
        var key = own || keys.find(function (key) { return open.indexOf(key.slice(drafts.prefix(url).length)) < 0; });
        return key ? Object.assign({ key: key }, JSON.parse(localStorage.getItem(key))) : null;
      }).catch(function () { return null; });
    }
  };

  // A tab holds a lock of its name while it shows a page, so that others know it is open.
  var LOCK = "podfall-tab ";
  if (navigator.locks) navigator.locks.request(LOCK + drafts.tab, { mode: "shared" }, function () { return new Promise(function () {}); });
  var openTabs = function () {
    if (!navigator.locks) return Promise.resolve([]);
    return navigator.locks.query().then(function (locks) {
      return locks.held.map(function (lock) { return lock.name.slice(LOCK.length); });
    });
  };

  window.podfallFields = { pairs: pairs, same: same, fill: fill, spoken: spoken, drafts: drafts };
})();
