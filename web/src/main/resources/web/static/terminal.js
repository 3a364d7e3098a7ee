// Terminals in a page: tabs, screens, keys. A page has them by including the template part terminal/panel.jte; nothing else is needed.
(function () {
  "use strict";
  var podfall = window.podfallTerminal, text = window.podfallText;
  var LINES = 5000;
  var COLOURS = {
    background: "#0c1417", foreground: "#e4ecea", cursor: "#ff9f45", cursorAccent: "#0c1417", selection: "rgba(85, 200, 181, .35)",
    black: "#26363b", red: "#ff8b80", green: "#63cf93", yellow: "#eeb45a", blue: "#7fb2ff", magenta: "#d9a0f0", cyan: "#55c8b5", white: "#d5dfdd",
    brightBlack: "#8aa0a4", brightRed: "#ffb0a8", brightGreen: "#8fe3b3", brightYellow: "#ffd28a", brightBlue: "#a9ccff", brightMagenta: "#e8c1f7",
    brightCyan: "#8be2d4", brightWhite: "#ffffff"
  };

  document.querySelectorAll("[data-terminal]").forEach(function (panel) {
    var path = panel.dataset.terminal, token = panel.dataset.token;
    var tabs = panel.querySelector("[role=tablist]"), screens = panel.querySelector(".terminal-screens"), status = panel.querySelector("[role=status]");
    var adding = panel.querySelector("[data-terminal-new]"), closing = panel.querySelector("[data-terminal-close]");
    var all = [], current = null, most = 4, before = null;

    // --- one terminal ---
    var make = function (number) {
      var screen = document.createElement("div"), tab = document.createElement("button");
      var mine = { number: number, screen: screen, tab: tab, started: false, says: null };
      screen.className = "terminal-screen";
      screen.setAttribute("role", "tabpanel");
      tab.type = "button";
      tab.setAttribute("role", "tab");
      tab.addEventListener("click", function () { select(mine); mine.term.focus(); });
      name(mine, number);
      var term = mine.term = new Terminal({
        rendererType: "canvas", screenReaderMode: isAloud(), fontFamily: getComputedStyle(panel).getPropertyValue("--terminal-font").trim() || "monospace",
        fontSize: 13, lineHeight: 1.15, scrollback: LINES, theme: COLOURS, cursorBlink: false, macOptionIsMeta: true
      });
      // What a terminal answers by itself is read as typed by the shell: of that, nothing that a program's output can choose.
      term.parser.registerDcsHandler({ intermediates: "$", final: "q" }, function () { return true; });
      mine.fit = function () { fit(term, screen); };
      screen.terminal = term;
      mine.link = podfall.link(path, token, {
        size: function () { return { columns: term.cols, rows: term.rows }; },
        named: function (answer) { name(mine, answer.number); },
        attached: function (fresh) { if (fresh) term.reset(); say(mine, null); mine.link.resize({ columns: term.cols, rows: term.rows }); screen.dataset.state = "attached"; },
        output: function (bytes, done) { term.write(bytes, done); },
        waiting: function () { screen.dataset.state = "waiting"; say(mine, { message: text("terminal.waiting") }); },
        full: function () { say(mine, { message: text("terminal.full") }); },
        over: function (why) { screen.dataset.state = "over"; say(mine, why); }
      });
      term.onData(function (typed) { mine.link.type(typed); });
      term.onResize(function (size) { mine.link.resize({ columns: size.cols, rows: size.rows }); });
      term.attachCustomKeyEventHandler(function (event) { return key(term, event); });
      all.push(mine);
      all.sort(function (a, b) { return a.number - b.number; });
      screens.appendChild(screen);
      return mine;
    };

    var name = function (mine, number) {
      mine.number = number;
      mine.tab.textContent = number;
      mine.tab.setAttribute("aria-label", text("terminal.number", number));
      mine.tab.id = panel.id + "-tab-" + number;
      mine.screen.id = panel.id + "-screen-" + number;
      mine.tab.setAttribute("aria-controls", mine.screen.id);
      mine.screen.setAttribute("aria-labelledby", mine.tab.id);
    };

    // As many columns and rows as there is room for. How large one is the renderer knows.
    var fit = function (term, screen) {
      var drawn = screen.querySelector(".xterm-screen"), view = screen.querySelector(".xterm-viewport");
      if (!drawn || !screen.clientWidth || !screen.clientHeight || !drawn.offsetWidth) return;
      var columns = Math.floor((screen.clientWidth - (view.offsetWidth - view.clientWidth)) / (drawn.offsetWidth / term.cols));
      var rows = Math.floor(screen.clientHeight / (drawn.offsetHeight / term.rows));
      if (columns > 1 && rows > 1 && (columns !== term.cols || rows !== term.rows)) term.resize(columns, rows);
    };

    // --- keys ---
    var key = function (term, event) {
      if (event.type !== "keydown") return true;
      var letter = event.key.toLowerCase();
      if (event.key === "F6" && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) return false; // see below
      if (!event.ctrlKey || event.altKey || event.metaKey) return true;
      if (letter === "c" && (event.shiftKey || term.hasSelection())) {
        event.preventDefault();
        copy(term);
        return false;
      }
      return !(letter === "v" && event.shiftKey); // the browser pastes
    };
    var copy = function (term) {
      var chosen = term.getSelection();
      if (!chosen) return;
      navigator.clipboard.writeText(chosen).then(function () { term.clearSelection(); }, function () { document.execCommand("copy"); });
    };
    // Read aloud: the terminal then says in text what it draws. It costs time, so it is off until it is asked for.
    var aloud = panel.querySelector("[data-terminal-aloud]"), ALOUD = "podfall-terminal-aloud";
    var readAloud = function (on) {
      aloud.setAttribute("aria-pressed", on);
      all.forEach(function (one) { one.term.setOption("screenReaderMode", on); });
      try { localStorage.setItem(ALOUD, on ? "yes" : "no"); } catch (e) { /* only for this page then */ }
    };
    var isAloud = function () { try { return localStorage.getItem(ALOUD) === "yes"; } catch (e) { return false; } };
    aloud.addEventListener("click", function () { readAloud(aloud.getAttribute("aria-pressed") !== "true"); });
    aloud.setAttribute("aria-pressed", isAloud());
    // F6 goes from the page to the terminal and back: the terminal itself takes every other key.
    document.addEventListener("keydown", function (event) {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !current) return;
      event.preventDefault();
      if (panel.contains(document.activeElement) && document.activeElement.classList.contains("xterm-helper-textarea")) {
        (before && before.isConnected && before !== document.body ? before : current.tab).focus();
      } else {
        before = document.activeElement;
        current.term.focus();
        panel.scrollIntoView({ block: "nearest" });
      }
    });

    // --- tabs ---
    var select = function (mine) {
      current = mine;
      tabs.replaceChildren.apply(tabs, all.map(function (one) { return one.tab; }));
      all.forEach(function (one) {
        one.tab.setAttribute("aria-selected", one === mine);
        one.tab.tabIndex = one === mine ? 0 : -1;
        one.screen.hidden = one !== mine;
      });
      adding.disabled = all.length >= most;
      closing.disabled = false;
      if (!mine.started) {
        mine.started = true;
        mine.term.open(mine.screen);
        mine.fit();
        mine.link.start(mine.known);
      }
      mine.fit();
      show();
    };
    tabs.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      select(all[(all.indexOf(current) + step + all.length) % all.length]);
      current.tab.focus();
    });
    adding.addEventListener("click", function () {
      var number = 1;
      while (all.some(function (one) { return one.number === number; })) number++;
      select(make(number));
      current.term.focus();
    });
    closing.addEventListener("click", function () {
      var mine = current, id = mine.link.id();
      mine.link.stop();
      if (id) podfall.ask(path + "/" + id + "/close", { _token: token }).catch(function () { /* it has ended already */ });
      mine.term.dispose();
      mine.screen.remove();
      mine.tab.remove();
      all.splice(all.indexOf(mine), 1);
      if (all.length) { select(all[0]); current.term.focus(); } else nothingOpen();
    });
    var nothingOpen = function () {
      current = null;
      closing.disabled = true;
      adding.disabled = false;
      show({ message: text("terminal.noneOpen") });
      adding.focus();
    };

    // --- what is said below the screen ---
    var say = function (mine, what) {
      mine.says = what;
      if (mine === current) show();
    };
    var show = function (what) {
      what = what || (current && current.says);
      var had = panel.contains(document.activeElement);
      status.replaceChildren();
      status.classList.toggle("speaks", !!what);
      if (!what) return;
      var message = document.createElement("span");
      message.textContent = what.message;
      status.append(message);
      if (!what.again) return;
      var button = document.createElement("button"), mine = current;
      button.type = "button";
      button.className = "small";
      button.textContent = what.again;
      button.addEventListener("click", function () {
        if (what.again === text("terminal.newShell")) mine.link.forget();
        say(mine, { message: text("terminal.connecting") });
        mine.link.again();
        mine.term.focus();
      });
      status.append(button);
      if (had) button.focus();
    };

    // --- the beginning ---
    var begin = function () {
      podfall.ask(path).then(function (answer) {
        most = answer.most;
        answer.terminals.forEach(function (one) { make(one.number).known = one.id; });
        if (!all.length) make(1);
        select(all[0]);
      }, function (problem) {
        show({ message: problem.message });
        if (!problem.status) setTimeout(begin, 2000);
      });
    };
    new ResizeObserver(function () { requestAnimationFrame(function () { if (current) current.fit(); }); }).observe(screens);
    show({ message: text("terminal.connecting") });
    begin();
  });
})();
