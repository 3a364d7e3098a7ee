package dev.podfall.grader.postmortem;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Exports of a postmortem. What was written is data: it adds no markup of its own to a page. */
public final class PostmortemText {
    private static final String NOTHING = "(nothing written)";

    private PostmortemText() {}

    /** One Markdown file. */
    public static String markdown(Postmortem postmortem) {
        StringBuilder text = new StringBuilder("# Postmortem: ")
                .append(PlainMarkdown.inline(heading(postmortem)))
                .append('\n');
        for (Section section : Section.values()) {
            if (section == Section.title) {
                continue;
            }
            text.append("\n## ").append(section.heading()).append("\n\n");
            if (section == Section.actions) {
                actions(postmortem, text);
            } else if (section == Section.severity
                    && postmortem.severity() == null
                    && postmortem.text(section).isEmpty()) {
                text.append(severities()).append('\n');
            } else {
                text.append(PlainMarkdown.of(body(postmortem, section))).append('\n');
            }
        }
        return text.toString();
    }

    /** What there is to choose from. {@link PostmortemReader} reads no choice out of it. */
    static String severities() {
        return Arrays.stream(Severity.values())
                .map(s -> s.title() + ": " + s.meaning())
                .collect(Collectors.joining("; ", "(choose one of ", ")"));
    }

    private static void actions(Postmortem postmortem, StringBuilder text) {
        if (postmortem.actions().isEmpty()) {
            text.append(NOTHING).append('\n');
            return;
        }
        text.append("| what | owner | due | for |\n|---|---|---|---|\n");
        for (ActionItem a : postmortem.actions()) {
            text.append("| ").append(cell(a.what())).append(" | ").append(cell(a.owner()));
            text.append(" | ")
                    .append(cell(a.due()))
                    .append(" | ")
                    .append(a.kind().title())
                    .append(" |\n");
        }
    }

    private static String cell(String text) {
        return PlainMarkdown.inline(text);
    }

    private static String heading(Postmortem postmortem) {
        return postmortem.text(Section.title).isEmpty() ? "an incident" : postmortem.text(Section.title);
    }

    private static String body(Postmortem postmortem, Section section) {
        String text = postmortem.text(section);
        if (section == Section.severity && postmortem.severity() != null) {
            return (postmortem.severity().title() + ". " + text).strip();
        }
        return text.isEmpty() ? NOTHING : text;
    }

    /** One page that opens from disk and prints well, without script. */
    public static String html(Postmortem postmortem) {
        StringBuilder page = new StringBuilder(
                        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Postmortem: ")
                .append(escaped(heading(postmortem)))
                .append(
                        "</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}"
                                + "p{white-space:pre-wrap;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}"
                                + "th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}"
                                + "</style></head><body>\n<h1>Postmortem: ")
                .append(escaped(heading(postmortem)))
                .append("</h1>\n");
        for (Section section : Section.values()) {
            if (section == Section.title) {
                continue;
            }
            page.append("<h2>").append(section.heading()).append("</h2>\n");
            if (section == Section.actions && !postmortem.actions().isEmpty()) {
                page.append(table(postmortem));
            } else {
                page.append("<p>").append(escaped(body(postmortem, section))).append("</p>\n");
            }
        }
        return page.append("</body></html>\n").toString();
    }

    private static String table(Postmortem postmortem) {
        return postmortem.actions().stream()
                .map(a -> row("td", a.what(), a.owner(), a.due(), a.kind().title()))
                .collect(Collectors.joining("", "<table>\n" + row("th", "What", "Owner", "Due", "For"), "</table>\n"));
    }

    private static String row(String cell, String... texts) {
        return Arrays.stream(texts)
                .map(t -> "<" + cell + ">" + escaped(t) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
