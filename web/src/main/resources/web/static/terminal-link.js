// The connection of a page to one terminal of the server. It is made anew as often as it is lost, and goes on where it was: the shell
// lives in the server.
(function () {
  "use strict";
  var say = window.podfallText;
  var podfall = window.podfallTerminal = window.podfallTerminal || {};
  var WAITS = [300, 1000, 2000, 4000, 5000];
  var BEAT = 10000, SILENCE = 25000, ANSWER = 3000, ACKNOWLEDGED = 8192, MESSAGE = 8192;

  // Answers are JSON. Rejects with {message, status}; without a status nothing was answered at all.
  podfall.ask = function (path, fields) {
    var options = { headers: { "X-Podfall-Save": "1" }, cache: "no-store" };
    if (fields) {
      options.method = "POST";
      options.body = new URLSearchParams(fields);
    }
    return fetch(path, options).then(function (answer) {
      return answer.json().catch(function () { return {}; }).then(function (body) {
        if (answer.ok) return body;
        var error = body.error || { message: say("serverAnswered", answer.status), next: "" };
        throw { status: answer.status, message: (error.message + " " + error.next).trim() };
      });
    }, function () { throw { message: say("serverSilent") }; });
  };

  // on: attached(fresh), output(bytes, done), waiting(), over({message, again}), full(), size() -> {columns, rows}
  podfall.link = function (path, token, on) {
    var id = null, socket = null, received = -1, shown = 0, acknowledged = 0, heard = 0;
    var tries = 0, timer = 0, finished = false;
    // Nothing is said before the server has told where the screen goes on: what is shown counts from there. What is typed until then waits.
    var ready = false, waiting = "";

    var fields = function (more) { return Object.assign({ _token: token }, on.size(), more); };

    var connect = function () {
      clearTimeout(timer);
      var asked = id ? podfall.ask(path + "/" + id + "/ticket", fields(received < 0 ? {} : { seen: received })) : podfall.ask(path, fields());
      asked.then(function (answer) {
        if (finished) return;
        id = answer.id;
        on.named(answer);
        listen(answer.socket);
      }, function (problem) {
        if (!problem.status || problem.status >= 500) later();
        else over({ message: problem.message, again: problem.status === 410 || problem.status === 409 ? say("terminal.newShell") : null });
      });
    };

    var later = function () {
      if (finished) return;
      on.waiting();
      clearTimeout(timer);
      timer = setTimeout(connect, WAITS[Math.min(tries++, WAITS.length - 1)]);
    };

    var over = function (why) {
      finished = true;
      drop();
      on.over(why);
    };

    var drop = function () {
      clearTimeout(timer);
      ready = false;
      waiting = "";
      if (!socket) return;
      var old = socket;
      socket = null;
      old.onclose = old.onmessage = old.onerror = null;
      old.close();
    };

    var listen = function (address) {
      drop();
      socket = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + address);
      socket.binaryType = "arraybuffer";
      heard = Date.now();
      socket.onmessage = function (event) {
        heard = Date.now();
        if (typeof event.data === "string") told(JSON.parse(event.data));
        else output(new Uint8Array(event.data));
      };
      socket.onclose = function () { drop(); later(); };
    };

    var told = function (message) {
      if (message.type === "attached") {
        tries = 0;
        received = shown = acknowledged = message.position;
        ready = true;
        on.attached(message.fresh);
        var typed = waiting;
        waiting = "";
        type(typed);
      } else if (message.type === "exited") {
        id = null;
        over({ message: message.code < 0 ? say("terminal.exited") : say("terminal.exitedWith", message.code), again: say("terminal.newShell") });
      } else if (message.type === "ended") {
        id = null;
        over({ message: say("terminal.ended", message.reason), again: null });
      } else if (message.type === "taken") {
        over({ message: say("terminal.taken"), again: say("terminal.showHere") });
      } else if (message.type === "full") {
        on.full();
      }
    };

    var output = function (bytes) {
      var connection = socket;
      received += bytes.length;
      on.output(bytes, function () {
        if (socket !== connection) return; // what another connection brought counts anew
        shown += bytes.length;
        if (shown - acknowledged >= ACKNOWLEDGED) {
          acknowledged = shown;
          send("a" + shown);
        }
      });
    };

    var send = function (text) {
      if (!ready || !socket || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    };

    var type = function (text) {
      if (socket && !ready) { waiting = (waiting + text).slice(0, MESSAGE); return; }
      for (var i = 0; i < text.length;) {
        var end = whole(text, i + MESSAGE);
        send("i" + text.slice(i, end));
        i = end;
      }
    };

    // A connection that is dead without saying so is given up. That the machine has no network is no reason: the server is on it.
    var lookAfter = function (patience) {
      var since = heard;
      if (!send("b")) return;
      setTimeout(function () { if (socket && heard === since && Date.now() - since > patience) { drop(); later(); } }, ANSWER);
    };
    setInterval(function () { lookAfter(SILENCE); }, BEAT);
    addEventListener("offline", function () { lookAfter(0); });
    addEventListener("online", function () { if (!finished && !socket) { tries = 0; connect(); } else lookAfter(0); });

    return {
      start: function (known) { id = known || id; finished = false; tries = 0; connect(); },
      again: function () { finished = false; tries = 0; if (!id) received = -1; connect(); },
      forget: function () { id = null; received = -1; },
      id: function () { return id; },
      type: type,
      resize: function (size) { send("r" + size.columns + "," + size.rows); },
      stop: function () { finished = true; drop(); }
    };
  };

  // Never between the halves of one character.
  var whole = function (text, end) {
    var before = text.charCodeAt(end - 1);
    return end < text.length && before >= 0xd800 && before < 0xdc00 ? end - 1 : Math.min(end, text.length);
  };
})();
