package dev.podfall.web;

import java.nio.file.Path;

/** Reads the few words that {@link PodfallServer#main} understands. People use {@code podfall serve}. */
final class Arguments {
    private Arguments() {}

    static ServerOptions read(String... args) {
        var home = ServerOptions.defaultHome();
        var port = -1;
        var leaveClosed = false;
        for (var i = 0; i < args.length; i += 2) {
            var value = i + 1 < args.length ? args[i + 1] : "";
            if (args[i].equals("--leave-closed")) {
                leaveClosed = true;
                i--;
                continue;
            }
            switch (args[i]) {
                case "--home" -> home = Path.of(value);
                case "--port" -> port = port(value);
                default ->
                    throw new UnknownOption(
                            "Unknown option " + args[i] + ".",
                            "Known are --port NUMBER, --home FOLDER and --leave-closed");
            }
        }
        var options = ServerOptions.in(home);
        var placed = port < 0 ? options : options.onPort(port);
        return leaveClosed ? placed.leavingClustersClosed() : placed;
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new UnknownOption(
                "\"" + text + "\" is not a port.", "Give a number from 0 to 65535; 0 takes any free one");
    }
}
