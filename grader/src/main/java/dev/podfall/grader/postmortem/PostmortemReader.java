package dev.podfall.grader.postmortem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A postmortem from the Markdown that {@link PostmortemText#markdown} writes and people fill in: sections by their headings, actions as
 * rows of a table. What belongs to no section is {@link #rest}.
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

    /**
     * What {@link #read} leaves out: what stands before the first of our headings and under others, and what is no row under the
     * actions. Whoever writes a postmortem anew from its parts puts it at the end, and loses nothing. Empty if there is none.
     */
    public static String rest(String markdown) {
        List<String> rest = new ArrayList<>();
        Optional<Section> in = Optional.empty();
        for (String line : markdown.replace("\r\n", "\n").split("\n")) {
            boolean isTitle = line.startsWith(TITLE);
            if (isTitle) {
                in = Optional.empty();
            } else if (line.startsWith("## ")) {
                in = named(line.substring(3).strip());
            }
            boolean isOurs = isTitle
                    || in.isPresent()
                            && (line.startsWith("## ") || in.get() != Section.actions || isOfTheTable(line.strip()));
            if (!isOurs) {
                rest.add(line);
            }
        }
        return rest.stream().collect(Collectors.joining("\n")).strip();
    }

    private static boolean isOfTheTable(String line) {
        return line.startsWith("|") || line.isEmpty() || line.equals(NOTHING);
    }

    private Postmortem of(String markdown) {
        StringBuilder into = null;
        for (String line : markdown.split("\n")) {
            if (line.startsWith(TITLE)) {
                String title = line.substring(TITLE.length()).strip();
                text(Section.title).append(title.equals("an incident") ? "" : PlainMarkdown.read(title));
                into = null;
            } else if (line.startsWith("## ")) {
                into = named(line.substring(3).strip()).map(this::text).orElse(null);
            } else if (into != null
                    && !line.strip().equals(NOTHING)
                    && !line.strip().equals(PostmortemText.severities())) {
                into.append(into == text(Section.actions) ? line : PlainMarkdown.read(line))
                        .append('\n');
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
        return index < cells.length ? PlainMarkdown.read(cells[index].strip()) : "";
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
