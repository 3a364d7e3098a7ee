package dev.podfall.sim.workload.shell;

import java.util.List;

/**
 * A shell's own command line.
 *
 * @param script after {@code -c}, or null
 * @param file a script's name, or null
 */
record CommandLine(String name, String options, String script, String file, List<String> positional) {
    static CommandLine parse(List<String> words) {
        StringBuilder options = new StringBuilder();
        boolean command = false;
        int at = 1;
        while (at < words.size() && words.get(at).matches("[-+].+")) {
            String word = words.get(at++);
            if (word.equals("--")) {
                break;
            }
            if (word.startsWith("--")) {
                continue;
            }
            command |= word.contains("c");
            options.append(word.substring(1));
            if (word.endsWith("o") && at < words.size()) {
                at++;
            }
        }
        List<String> rest = words.subList(Math.min(at, words.size()), words.size());
        String shell = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
        if (command) {
            String script = rest.isEmpty() ? "" : rest.get(0);
            String name = rest.size() > 1 ? rest.get(1) : shell;
            return new CommandLine(
                    name, options.toString(), script, null, rest.subList(Math.min(2, rest.size()), rest.size()));
        }
        if (!rest.isEmpty() && options.indexOf("s") < 0) {
            return new CommandLine(rest.get(0), options.toString(), null, rest.get(0), rest.subList(1, rest.size()));
        }
        return new CommandLine(shell, options.toString(), null, null, rest);
    }
}
