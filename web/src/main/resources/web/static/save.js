// Saves a form while it is filled in: <form data-save="URL">. It says "Saved" only after the server stored it; until then what
// was typed is kept in the page and in the browser's storage. Answers of the server: dev.podfall.web.ui.Saving.
(function () {
  "use strict";
  var text = window.podfallText;
  var TYPING = 600;
  var BACK_OFF = [1, 2, 4, 8, 15, 30];

  var fields = window.podfallFields, drafts = fields.drafts;
  var pairs = fields.pairs, same = fields.same, fill = fields.fill, spoken = fields.spoken;

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
    say: function (state, words, choices) {
      this.state = { state: state, text: words, choices: choices || [] };
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
          this.say("saved", text("save.saved"));
          this.refresh();
        }
        return;
      }
      this.clearNote();
      if (!this.failures && !this.conflict) this.say("saving", text("save.saving"));
      drafts.keep(this.url, { values: pairs(this.form), revision: this.revision().value });
      clearTimeout(this.timer);
      this.timer = setTimeout((this.conflict ? this.tellDifference : this.save).bind(this), wait);
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
      if (!this.failures) this.say("saving", text("save.saving"));
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
        this.say("saved", text("save.saved"));
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
        a.textContent = text("save.result");
        link.push(a);
      }
      this.say("unsaved", text("save.refused", (error.message || text("save.refusedWhy")) + " " + (error.next || text("save.reload"))), link);
      return false;
    },
    later: function (error) {
      return this.retry(text("save.refused", (error.message || text("save.laterWhy")) + " " + (error.next ? error.next.replace(/\.?$/, ". ") : "")) + text("save.kept"));
    },
    unreachable: function () {
      return this.retry(text("save.unreachable") + " " + text("save.kept"));
    },
    retry: function (words) {
      this.say("unsaved", words);
      var wait = BACK_OFF[Math.min(this.failures, BACK_OFF.length - 1)];
      this.failures++;
      clearTimeout(this.timer);
      this.timer = setTimeout(this.save.bind(this), wait * 1000);
      return false;
    },
    /** After a new sign-in the page's token is of the old one. */
    newToken: function () {
      var self = this;
      return fetch(window.podfallPage(), { cache: "no-store" }).then(function (r) { return r.text(); }).then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html").querySelector("input[name=_token]");
        if (fresh) document.querySelectorAll("input[name=_token]").forEach(function (field) { field.value = fresh.value; });
        return self.retry(text("save.newToken") + " " + text("save.kept"));
      }, function () { return self.unreachable(); });
    },

    /** Somebody saved from another tab: the person who sees both decides. */
    differs: function (sent, answer) {
      if (same(answer.values, sent)) return this.isStored(sent, answer.revision);
      this.conflict = answer;
      this.tellDifference();
      return false;
    },
    /** With what the fields hold now; they may be typed into meanwhile. */
    tellDifference: function () {
      var answer = this.conflict, self = this;
      if (!answer) return;
      var button = function (label, decide) {
        var b = document.createElement("button");
        b.type = "button";
        b.className = "secondary outline";
        b.textContent = label;
        b.addEventListener("click", function () {
          self.conflict = null;
          self.revision().value = answer.revision;
          decide();
        });
        return b;
      };
      this.say("changed", text("save.changed", spoken(this.form, answer.values), spoken(this.form, pairs(this.form))), [
        button(text("save.mine"), function () { self.save(); }),
        button(text("save.theirs"), function () {
          // With more in it than this page has fields for, only the page itself shows all.
          if (answer.values.some(function (pair) { return pair[1] && !self.form.elements.namedItem(pair[0]); })) {
            drafts.forget(self.url);
            location.replace(window.podfallPage());
            return;
          }
          fill(self.form, answer.values);
          self.isStored(pairs(self.form), answer.revision);
        })
      ]);
    },

    /** Parts of the page that show what is stored come anew from the server. */
    refresh: function () {
      var ids = (this.form.dataset.saveRefresh || "").split(" ").filter(Boolean), self = this;
      if (!ids.length) return;
      fetch(window.podfallPage(), { cache: "no-store" }).then(function (r) { return r.ok ? r.text() : ""; }).then(function (html) {
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
      var self = this;
      drafts.find(this.url).then(function (draft) { if (draft && !self.isDirty()) self.takeUp(draft); });
    },
    takeUp: function (draft) {
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
      return fetch(window.podfallPage(), { method: "HEAD", cache: "no-store" }).then(function (response) {
        if (response.ok) return true;
        if (response.status === 401) {
          self.say("unsaved", text("save.signedOut"));
          return false;
        }
        return true;
      }, function () {
        self.say("unsaved", text("save.silent"));
        return false;
      });
    }
  };

  document.querySelectorAll("form[data-save]").forEach(function (form) {
    var saver = new Saver(form), wait = Number(form.dataset.saveWait) || TYPING; // Long texts are saved at rest, not at each pause.
    var isTyped = function (target) { return target.matches("input[type=text], input[type=number], textarea"); };
    form.addEventListener("input", function (event) { if (isTyped(event.target)) saver.changed(wait); });
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
