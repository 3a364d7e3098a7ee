// Saves a form while it is filled in: <form data-save="URL">. It says "Saved" only after the server stored it; until then what
// was typed is kept in the page and in the browser's storage. Answers of the server: dev.podfall.web.ui.Saving.
(function () {
  "use strict";
  var TYPING = 600;
  var BACK_OFF = [1, 2, 4, 8, 15, 30];
  var OWN = ["_token", "revision"];
  var KEPT = "What you entered is kept in this browser and is saved as soon as that works again.";

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
    return texts.length ? "“" + texts.join("”, “") + "”" : "nothing";
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
    find: function (url) {
      try {
        var keys = Object.keys(localStorage).filter(function (key) { return key.startsWith(drafts.prefix(url)); });
        var own = keys.find(function (key) { return key.endsWith(" " + drafts.tab); });
        var key = own || keys[0];
        return key ? Object.assign({ key: key }, JSON.parse(localStorage.getItem(key))) : null;
      } catch (e) { return null; }
    }
  };

  var Saver = function (form) {
    this.form = form;
    this.url = form.dataset.save;
    this.stored = pairs(form);
    this.failures = 0;
    this.state = null;
  };

  Saver.prototype = {
    isDirty: function () { return !same(pairs(this.form), this.stored); },
    revision: function () { return this.form.elements.namedItem("revision"); },
    place: function () {
      return this.form.querySelector("[data-save-status]") || document.querySelector('[data-save-status="' + this.form.id + '"]');
    },

    /** state: saving, saved, unsaved or changed. */
    say: function (state, text, choices) {
      this.state = { state: state, text: text, choices: choices || [] };
      this.paint();
    },
    paint: function () {
      var place = this.place();
      if (!place || !this.state) return;
      place.dataset.state = this.state.state;
      place.textContent = this.state.text;
      this.state.choices.forEach(function (choice) {
        place.append(" ", choice);
      });
    },

    changed: function (wait) {
      // Told already, and not to be told anew under the hand that goes for the link.
      if (this.over || (this.refused && same(pairs(this.form), this.refused))) return;
      if (!this.isDirty() && !this.running) {
        drafts.forget(this.url);
        if (this.state && this.state.state !== "saved") {
          this.say("saved", "Saved");
          this.refresh();
        }
        return;
      }
      this.clearNote();
      if (!this.failures && !this.conflict) this.say("saving", "Saving…");
      drafts.keep(this.url, { values: pairs(this.form), revision: this.revision().value });
      if (this.conflict) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(this.save.bind(this), wait);
    },

    /** What the server said about an answer is not true of the next one. */
    clearNote: function () {
      this.form.querySelectorAll("[data-save-note]").forEach(function (note) { note.textContent = ""; });
    },

    /** Saves now; the promise says whether all of it is stored. One request at a time: the answer's revision is needed for the next. */
    save: function () {
      clearTimeout(this.timer);
      var self = this;
      if (this.running) {
        return this.running.then(function () { return self.isDirty() && !self.conflict && !self.refused ? self.save() : !self.isDirty(); });
      }
      if (this.conflict) return Promise.resolve(false);
      var sent = pairs(this.form);
      this.refused = null;
      if (!this.failures) this.say("saving", "Saving…");
      this.running = this.send().then(function (answer) { return self.heard(sent, answer); }, function () { return self.unreachable(); });
      return this.running.then(function (ok) {
        self.running = null;
        if (ok && self.isDirty()) return self.save();
        return ok;
      });
    },
    send: function () {
      var body = new URLSearchParams(new FormData(this.form));
      return fetch(this.url, {
        method: "POST",
        body: body,
        headers: { "X-Podfall-Save": "1" },
        redirect: "error",
        keepalive: body.toString().length < 60000
      }).then(function (response) {
        return response.json().catch(function () { return {}; }).then(function (json) { return { status: response.status, ok: response.ok, json: json }; });
      });
    },

    heard: function (sent, answer) {
      var error = answer.json.error || {};
      if (answer.ok && answer.json.revision !== undefined) return this.isStored(sent, answer.json.revision);
      if (error.code === "changed-elsewhere") return this.differs(sent, answer.json);
      if (answer.status === 403) return this.newToken();
      if (answer.status === 401 || answer.status >= 500 || answer.ok) return this.later(error);
      return this.isRefused(sent, error, answer.json.goTo);
    },
    isStored: function (sent, revision) {
      this.stored = sent;
      this.revision().value = revision;
      this.failures = 0;
      if (!this.isDirty()) {
        drafts.forget(this.url);
        this.say("saved", "Saved");
      }
      this.refresh();
      return true;
    },
    /** The server does not let it in as it is; trying again would not help. */
    isRefused: function (sent, error, goTo) {
      this.refused = sent;
      var link = [];
      if (goTo) {
        this.over = true;
        drafts.forget(this.url);
        var a = document.createElement("a");
        a.href = goTo;
        a.textContent = "See the result";
        link.push(a);
      }
      this.say("unsaved", "Not saved: " + (error.message || "the server does not take it.") + " " + (error.next || "Reload the page."), link);
      return false;
    },
    later: function (error) {
      return this.retry("Not saved: " + (error.message || "the server cannot save just now.") + " " + (error.next ? error.next.replace(/\.?$/, ". ") : "") + KEPT);
    },
    unreachable: function () {
      return this.retry("Not saved: the server cannot be reached. If it was stopped, start it again in a terminal with podfall serve. " + KEPT);
    },
    retry: function (text) {
      this.say("unsaved", text);
      var wait = BACK_OFF[Math.min(this.failures, BACK_OFF.length - 1)];
      this.failures++;
      clearTimeout(this.timer);
      this.timer = setTimeout(this.save.bind(this), wait * 1000);
      return false;
    },
    /** After a new sign-in the page's token is of the old one. */
    newToken: function () {
      var self = this;
      return fetch(location.href, { cache: "no-store" }).then(function (r) { return r.text(); }).then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html").querySelector("input[name=_token]");
        if (fresh) document.querySelectorAll("input[name=_token]").forEach(function (field) { field.value = fresh.value; });
        return self.retry("Not saved yet: this page was opened before you signed in again. " + KEPT);
      }, function () { return self.unreachable(); });
    },

    /** Somebody saved from another tab: the person who sees both decides. */
    differs: function (sent, answer) {
      var theirs = answer.values, self = this;
      if (same(theirs, sent)) return this.isStored(sent, answer.revision);
      this.conflict = true;
      var button = function (text, decide) {
        var b = document.createElement("button");
        b.type = "button";
        b.className = "secondary outline";
        b.textContent = text;
        b.addEventListener("click", function () {
          self.conflict = false;
          self.revision().value = answer.revision;
          decide();
        });
        return b;
      };
      this.say("changed", "Not saved: this was changed in another tab or window, to " + spoken(this.form, theirs) + ". Here it is " + spoken(this.form, sent) + ".", [
        button("Keep mine", function () { self.save(); }),
        button("Take the saved one", function () {
          fill(self.form, theirs);
          self.isStored(pairs(self.form), answer.revision);
        })
      ]);
      return false;
    },

    /** Parts of the page that show what is stored come anew from the server. */
    refresh: function () {
      var ids = (this.form.dataset.saveRefresh || "").split(" ").filter(Boolean), self = this;
      if (!ids.length) return;
      fetch(location.href, { cache: "no-store" }).then(function (r) { return r.ok ? r.text() : ""; }).then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html");
        ids.forEach(function (id) {
          var from = fresh.getElementById(id), to = document.getElementById(id);
          if (!from || !to || (to.dataset.saveNote !== undefined && self.isDirty())) return;
          var focused = Array.from(to.querySelectorAll("a,button,input,select")).indexOf(document.activeElement);
          to.replaceWith(from);
          if (focused >= 0) (from.querySelectorAll("a,button,input,select")[focused] || from).focus();
        });
        self.paint();
      }).catch(function () { /* they show what was stored before */ });
    },

    restore: function () {
      var draft = drafts.find(this.url);
      if (!draft) return;
      if (draft.key !== drafts.prefix(this.url) + drafts.tab) drafts.forget(this.url, draft.key);
      if (same(draft.values, this.stored)) {
        drafts.forget(this.url);
        return;
      }
      fill(this.form, draft.values);
      this.revision().value = draft.revision;
      this.changed(0);
    },

    /** A button that leads on waits until all is stored; if it cannot be, the page stays and says why. */
    submit: function (event) {
      if (this.passing) { this.passing = false; return; }
      event.preventDefault();
      if (this.leaving) return;
      this.leaving = true;
      var self = this, button = event.submitter;
      var ready = this.isDirty() || this.running || this.conflict ? this.save() : this.probe();
      ready.then(function (ok) {
        self.leaving = false;
        if (ok) {
          self.passing = true;
          self.form.requestSubmit(button);
        } else if (self.place()) {
          self.place().scrollIntoView({ block: "nearest" });
        }
      });
    },
    probe: function () {
      var self = this;
      return fetch(location.href, { method: "HEAD", cache: "no-store" }).then(function (response) {
        if (response.ok) return true;
        if (response.status === 401) {
          self.say("unsaved", "This browser is not signed in any more. Run podfall open in a terminal, then press the button again.");
          return false;
        }
        return true;
      }, function () {
        self.say("unsaved", "The server does not answer. What you entered before is saved. Press the button again when the server is back.");
        return false;
      });
    }
  };

  document.querySelectorAll("form[data-save]").forEach(function (form) {
    var saver = new Saver(form);
    var isTyped = function (target) { return target.matches("input[type=text], input[type=number], textarea"); };
    form.addEventListener("input", function (event) { if (isTyped(event.target)) saver.changed(TYPING); });
    form.addEventListener("change", function () { saver.changed(0); });
    form.addEventListener("submit", function (event) { saver.submit(event); });
    var again = function () { if (saver.isDirty() && !saver.running) saver.save(); };
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    window.addEventListener("pagehide", again);
    document.addEventListener("visibilitychange", again);
    document.addEventListener("podfall:time-is-over", again);
    saver.restore();
  });
})();
