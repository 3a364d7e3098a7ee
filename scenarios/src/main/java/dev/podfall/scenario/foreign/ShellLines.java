package dev.podfall.scenario.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell script taken apart, as text: commands with their lines, here-documents, plain variables put in. */
final class ShellLines {
    private static final Pattern HERE = Pattern.compile("<<-?\\s*(['\"]?)([A-Za-z_]\\w*)\\1");
    private static final Pattern SETS =
            Pattern.compile("(?:export |local |readonly )?([A-Za-z_]\\w*)=(\"[^\"$`]*\"|'[^']*'|[^\\s\"'$`;&|]*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_]\\w*)}|\\$([A-Za-z_]\\w*)");
    private static final Pattern OPENS =
            Pattern.compile("(?:if|for|while|until|case)\\b.*|.*\\(\\)\\s*\\{.*|function\\b.*");
    private static final Pattern CLOSES = Pattern.compile("(?:fi|done|esac|})\\b?.*");
    private static final Pattern BOTH = Pattern.compile("(?:.*[;\\s])(?:fi|done|esac|})\\s*(?:[|&;>].*)?");

    private final Map<String, String> variables = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();

    /**
     * A command.
     *
     * @param line where it begins, from 1
     * @param here its here-document; null for none
     * @param conditional whether it stands in a branch, a loop or a function
     */
    record Command(int line, String text, String here, boolean conditional) {}

    static List<Command> of(String script) {
        ShellLines lines = new ShellLines();
        lines.read(script.split("\n", -1));
        return lines.commands;
    }

    private void read(String[] lines) {
        int depth = 0;
        for (int i = 0; i < lines.length; i++) {
            int begin = i;
            StringBuilder whole = new StringBuilder(lines[i].strip());
            while (whole.length() > 0 && whole.charAt(whole.length() - 1) == '\\' && i + 1 < lines.length) {
                whole.setLength(whole.length() - 1);
                whole.append(' ').append(lines[++i].strip());
            }
            String text = filled(whole.toString().strip());
            String here = null;
            Matcher document = HERE.matcher(text);
            if (document.find()) {
                StringBuilder body = new StringBuilder();
                while (++i < lines.length && !lines[i].strip().equals(document.group(2))) {
                    body.append(lines[i]).append('\n');
                }
                here = document.group(1).isEmpty() ? filled(body.toString()) : body.toString();
            }
            boolean closes = CLOSES.matcher(text).matches();
            boolean opens = OPENS.matcher(text).matches();
            depth -= closes && depth > 0 ? 1 : 0;
            if (!text.isEmpty() && !text.startsWith("#") && !closes && !sets(text, depth)) {
                commands.add(new Command(begin + 1, text, here, depth > 0 || opens));
            }
            depth += opens && !BOTH.matcher(text).matches() ? 1 : 0;
        }
    }

    private boolean sets(String text, int depth) {
        Matcher set = SETS.matcher(text);
        if (depth > 0 || !set.matches()) {
            return false;
        }
        variables.put(set.group(1), set.group(2).replaceAll("^[\"']|[\"']$", ""));
        return true;
    }

    private String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(m -> {
            String name = m.group(1) == null ? m.group(2) : m.group(1);
            return Matcher.quoteReplacement(variables.getOrDefault(name, m.group()));
        });
    }
}
