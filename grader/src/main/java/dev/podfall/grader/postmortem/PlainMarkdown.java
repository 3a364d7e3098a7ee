package dev.podfall.grader.postmortem;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plain text as Markdown, and back. What people typed is text: in the file it forges no heading, link, image, HTML or end of a
 * table's cell. Lists and code between backticks stay what they are.
 */
final class PlainMarkdown {
    /** What may stand before something that begins a block. */
    private static final String BEFORE = "^((?:[ \\t]|[-+*>][ \\t]|\\d{1,9}[.)][ \\t])*)";

    private static final Pattern INLINE =
            Pattern.compile("[\\\\<\\[*~]|&(?=#?\\w+;)|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?<=[a-z])(://)|(?<=\\bwww)(\\.)");
    private static final Pattern HEADING = Pattern.compile(BEFORE + "(#{1,6}(?:\\s|$))");
    private static final Pattern UNDERLINE = Pattern.compile(BEFORE + "((?:=+|-[- \\t]*|_[_ \\t]*)\\s*)$");
    private static final Pattern FENCE = Pattern.compile(BEFORE + "(```)");
    private static final Pattern CELLS = Pattern.compile("^(\\s*)\\|");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\p{Punct}])");

    private PlainMarkdown() {}

    /** Line by line, so that lines stay lines. */
    static String of(String text) {
        return text.lines().map(PlainMarkdown::line).collect(Collectors.joining("\n"));
    }

    /** A single line, which may stand in a heading or a cell. */
    static String inline(String text) {
        return blocks(spans(text.replaceAll("\\s+", " ").strip()).replace("|", "\\|"));
    }

    private static String line(String line) {
        return CELLS.matcher(blocks(spans(line))).replaceFirst("$1\\\\|");
    }

    private static String spans(String line) {
        // Items of lists begin with an asterisk, too: that one is a hyphen's like.
        String safe = line.replaceFirst("^(\\s*)\\*(?=\\s)", "$1-");
        safe = INLINE.matcher(safe).replaceAll("\\\\$0");
        return ADDRESS.matcher(safe).replaceAll("\\\\$0");
    }

    private static String blocks(String line) {
        String safe = HEADING.matcher(line).replaceFirst("$1\\\\$2");
        safe = UNDERLINE.matcher(safe).replaceFirst("$1\\\\$2");
        return FENCE.matcher(safe).replaceFirst("$1\\\\$2");
    }

    /** The text that such Markdown was made of. */
    static String read(String markdown) {
        return ESCAPED.matcher(markdown).replaceAll("$1");
    }
}
