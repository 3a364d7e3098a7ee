package dev.podfall.grader.postmortem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A postmortem from the Markdown that {@link PostmortemText#markdown} writes and people fill in: sections by their headings, actions as
 * rows of a table. What belongs to no section is left out.
 */
public final class PostmortemReader {
    private static final Pattern SEVERITY = Pattern.compile(
            "(?i)\\bsev(?:erity)?[ -]?([123])\\b[.:]?\\s*|\\A\\s*([123])(?:[.:)]\\s+|[ \\t]*(?:\\n|\\z))");
    private static final Pattern RULE = Pattern.compile("\\|[\\s|:-]+");
    private static final String NOTHING = "(nothing written)";
    private static final String TITLE = "# Postmortem:";

    private final Map<String, StringBuilder> texts = new HashMap<>();

    private PostmortemReader() {}

    /** What a text says, as far as it has our headings. */
    public static Postmortem read(String markdown) {
        return new PostmortemReader().of(markdown.replace("\r\n", "\n"));
    }

    private Postmortem of(String markdown) {
        StringBuilder into = null;
        for (String line : markdown.split("\n")) {
            if (line.startsWith(TITLE)) {
                String title = line.substring(TITLE.length()).strip();
                text(Section.title).append(title.equals("an incident") ? "" : title);
                into = null;
            } else if (line.startsWith("## ")) {
                into = named(line.substring(3).strip()).map(this::text).orElse(null);
            } else if (into != null
                    && !line.strip().equals(NOTHING)
                    && !line.strip().equals(PostmortemText.severities())) {
                into.append(line).append('\n');
            }
        }
        String severity = text(Section.severity).toString();
        Matcher chosen = SEVERITY.matcher(severity);
        Severity level = chosen.find()
                ? Severity.of("Sev-" + (chosen.group(1) == null ? chosen.group(2) : chosen.group(1)))
                        .orElse(null)
                : null;
        if (level != null) {
            texts.put(Section.severity.id(), new StringBuilder(chosen.replaceFirst("")));
        }
        Map<String, String> sections = new HashMap<>();
        texts.forEach((id, text) -> {
            if (!text.toString().isBlank()) {
                sections.put(id, text.toString());
            }
        });
        return new Postmortem(level, sections, actions(text(Section.actions).toString()));
    }

    private StringBuilder text(Section section) {
        return texts.computeIfAbsent(section.id(), id -> new StringBuilder());
    }

    private static Optional<Section> named(String heading) {
        for (Section section : Section.values()) {
            if (section.heading().equalsIgnoreCase(heading)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** Rows {@code | what | owner | due | for |}; the head and the rule under it are none. */
    private static List<ActionItem> actions(String table) {
        List<ActionItem> actions = new ArrayList<>();
        for (String line : table.split("\n")) {
            String row = line.strip();
            if (!row.startsWith("|") || RULE.matcher(row).matches()) {
                continue;
            }
            String[] cells = row.substring(1).split("(?<!\\\\)\\|", -1);
            if (!cell(cells, 0).equalsIgnoreCase("what")) {
                actions.add(new ActionItem(cell(cells, 0), cell(cells, 1), cell(cells, 2), kind(cell(cells, 3)), ""));
            }
        }
        return actions;
    }

    private static String cell(String[] cells, int index) {
        return index < cells.length ? cells[index].strip().replace("\\|", "|") : "";
    }

    private static ActionItem.Kind kind(String words) {
        for (ActionItem.Kind kind : ActionItem.Kind.values()) {
            if (kind.title().equalsIgnoreCase(words) || kind.name().equals(words.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        return ActionItem.Kind.process;
    }
}
