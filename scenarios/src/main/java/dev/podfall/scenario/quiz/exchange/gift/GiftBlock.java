package dev.podfall.scenario.quiz.exchange.gift;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of one question, with escaped characters hidden.
 *
 * @param line the number of the first, from 1
 * @param comment what comments before it said
 */
record GiftBlock(int line, String text, String comment) {
    private static final Pattern NOTE = Pattern.compile("\\[(id|tag):([^\\]]{1,200})]");

    /** A file's blocks. Blank lines part them; one inside an answer's braces does not. */
    static List<GiftBlock> all(String file) {
        List<GiftBlock> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        StringBuilder comment = new StringBuilder();
        int begin = 0;
        int number = 0;
        for (String raw : file.split("\r\n|\r|\n", -1)) {
            number++;
            String line = GiftText.hidden(raw);
            if (line.strip().startsWith("//")) {
                comment.append(raw).append('\n');
            } else if (line.isBlank() && !isOpen(text)) {
                add(blocks, begin, text, comment);
            } else if (line.strip().startsWith("$CATEGORY:")) {
                add(blocks, begin, text, comment);
                blocks.add(new GiftBlock(number, line.strip(), ""));
            } else {
                if (isOpen(text) && line.strip().startsWith("::")) {
                    add(blocks, begin, text, comment);
                }
                begin = text.length() == 0 ? number : begin;
                text.append(line.stripTrailing()).append('\n');
            }
        }
        add(blocks, begin, text, comment);
        return blocks;
    }

    private static boolean isOpen(CharSequence text) {
        long opened = text.chars().filter(c -> c == '{').count();
        return opened > text.chars().filter(c -> c == '}').count();
    }

    private static void add(List<GiftBlock> blocks, int line, StringBuilder text, StringBuilder comment) {
        if (!text.toString().isBlank()) {
            blocks.add(new GiftBlock(line, text.toString().strip(), comment.toString()));
            comment.setLength(0);
        }
        text.setLength(0);
    }

    /** What a comment says as {@code [id:…]} or {@code [tag:…]}. */
    List<String> noted(String kind) {
        List<String> all = new ArrayList<>();
        Matcher note = NOTE.matcher(comment);
        while (note.find()) {
            if (note.group(1).equals(kind)) {
                all.add(note.group(2).replace("\\:", ":").strip());
            }
        }
        return all;
    }
}
