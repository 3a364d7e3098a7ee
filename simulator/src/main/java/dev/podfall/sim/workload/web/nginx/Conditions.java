package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.workload.ProcessContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** What stands between the parentheses of {@code if}. */
final class Conditions {
    private Conditions() {}

    static boolean hold(List<String> arguments, Variables variables, ProcessContext process) {
        String text = String.join(" ", arguments).trim();
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return false;
        }
        String[] words = text.substring(1, text.length() - 1).trim().split("\\s+", 3);
        String first = variables.expand(words[0]);
        if (words.length == 1) {
            return !first.isEmpty() && !first.equals("0");
        }
        if (words[0].matches("!?-[fde]")) {
            String path = variables.expand(words[1]);
            boolean there = switch (words[0].charAt(words[0].length() - 1)) {
                case 'd' -> process.files().isDirectory(path);
                case 'f' -> process.files().read(path).isPresent();
                default -> process.kernel().fileSystem().exists(path);
            };
            return there != words[0].startsWith("!");
        }
        String right = words.length > 2 ? words[2] : "";
        return switch (words[1]) {
            case "=" -> first.equals(variables.expand(right));
            case "!=" -> !first.equals(variables.expand(right));
            case "~", "~*" -> matches(first, right, words[1].endsWith("*"), variables);
            case "!~", "!~*" -> !matches(first, right, words[1].endsWith("*"), variables);
            default -> false;
        };
    }

    private static boolean matches(String text, String pattern, boolean anyCase, Variables variables) {
        Optional<Matcher> match = Places.find(pattern, anyCase, text);
        match.ifPresent(variables::captured);
        return match.isPresent();
    }
}
