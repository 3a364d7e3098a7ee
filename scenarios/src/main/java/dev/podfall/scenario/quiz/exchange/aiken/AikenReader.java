package dev.podfall.scenario.quiz.exchange.aiken;

import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Item.Answer;
import dev.podfall.scenario.quiz.exchange.item.Item.Kind;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import dev.podfall.scenario.quiz.exchange.markup.MarkdownHtml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Aiken. What cannot be read is a problem of its question, and the rest is read on. Used once. */
public final class AikenReader {
    private static final Pattern OPTION = Pattern.compile("\\s*([A-Za-z])(?:[.)]\\s+|\\))(\\S.*)");
    private static final Pattern BARE = Pattern.compile("\\s*([A-Za-z])[.)]\\s*");
    private static final Pattern ANSWER = Pattern.compile("(?i)\\s*ANSWER\\s*:\\s*(.*)");

    private final Reading reading = new Reading();
    private final List<String> prompt = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private int begin;
    private int bare;
    private boolean isTwice;

    private AikenReader() {}

    /** Reads a file's text. */
    public static Reading read(String text) {
        AikenReader reader = new AikenReader();
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            reader.line(number, line);
        }
        reader.end();
        return reader.reading;
    }

    private void line(int number, String line) {
        Matcher answer = ANSWER.matcher(line);
        Matcher option = OPTION.matcher(line);
        if (line.isBlank()) {
            return;
        }
        begin = prompt.isEmpty() && options.isEmpty() ? number : begin;
        if (answer.matches()) {
            finish(answer.group(1).strip().toUpperCase(java.util.Locale.ROOT));
        } else if (option.matches() && !prompt.isEmpty()) {
            isTwice |= options.put(
                            option.group(1).toUpperCase(java.util.Locale.ROOT),
                            option.group(2).strip())
                    != null;
        } else if (BARE.matcher(line).matches() && !prompt.isEmpty()) {
            bare = bare == 0 ? number : bare;
        } else if (!options.isEmpty()) {
            end();
            begin = number;
            prompt.add(line.strip());
        } else {
            prompt.add(line.strip());
        }
    }

    /** What was begun and has no ANSWER. */
    private void end() {
        if (!prompt.isEmpty() || !options.isEmpty()) {
            problem("The question has no line ANSWER.", "Write ANSWER: and the right letter beneath its options.");
        }
        clear();
    }

    private void finish(String letter) {
        String text = String.join("\n", prompt);
        if (text.isBlank()) {
            problem("There is no question above the options.", "Write it on a line of its own.");
        } else if (bare > 0) {
            reading.problem("line " + bare, "The option has no text.", "Write it behind its letter.");
        } else if (options.size() < 2) {
            problem(
                    "It has " + options.size() + (options.size() == 1 ? " option." : " options."),
                    "Write two or more, as A. TEXT on lines of their own.");
        } else if (isTwice) {
            problem("A letter is there twice.", "Give each option a letter of its own.");
        } else if (!options.containsKey(letter)) {
            problem(
                    "The answer is \"" + letter + "\", and the options are " + String.join(", ", options.keySet())
                            + ".",
                    "Name one of them.");
        } else {
            item(text, letter);
        }
        clear();
    }

    private void item(String text, String letter) {
        List<Answer> answers = options.entrySet().stream()
                .map(option -> Answer.of(
                        MarkdownHtml.ofPlain(option.getValue()), option.getKey().equals(letter) ? Item.FULL : 0, ""))
                .toList();
        String markdown = MarkdownHtml.ofPlain(text);
        reading.item(
                new Item(Kind.CHOICE, "line " + begin, "", "", markdown, "", 1, List.of(), answers, List.of(), ""));
    }

    private void problem(String what, String next) {
        reading.problem("line " + begin, what, next);
    }

    private void clear() {
        prompt.clear();
        options.clear();
        bare = 0;
        isTwice = false;
    }
}
