package dev.podfall.web.terminal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a shell in a page finds in its environment: what its owner's own shells have, as far as this process was given it. Nothing that
 * was said to the server alone, such as its database's password, and nothing of the terminal the server was started from.
 */
final class ShellEnvironment {
    private static final String OURS = "PODFALL_";
    private static final Set<String> OF_ANOTHER_TERMINAL = Set.of(
            "COLUMNS",
            "LINES",
            "STY",
            "TMUX",
            "TMUX_PANE",
            "TERM_PROGRAM",
            "TERM_PROGRAM_VERSION",
            "VTE_VERSION",
            "WINDOWID");
    private static final Set<String> LANGUAGES = Set.of("LANG", "LC_ALL", "LC_CTYPE");

    private ShellEnvironment() {}

    /** @param home Podfall's folder: the command {@code podfall} there reaches this very server */
    static Map<String, String> of(Map<String, String> servers, Path home) {
        var all = new HashMap<>(servers);
        all.keySet().removeIf(name -> name.startsWith(OURS) || OF_ANOTHER_TERMINAL.contains(name));
        if (LANGUAGES.stream().noneMatch(all::containsKey)) {
            all.put("LANG", "C.UTF-8");
        }
        all.put("PODFALL_HOME", home.toString());
        all.put("TERM", "xterm-256color");
        all.put("COLORTERM", "truecolor");
        return all;
    }
}
