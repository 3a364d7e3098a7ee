package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import dev.podfall.cli.lab.Spell;
import dev.podfall.cli.question.QuestionText;
import java.util.ArrayList;
import java.util.List;

/** A sitting of a quiz as a person reads it. */
final class QuizText {
    private static final int WIDEST = 60;

    private final Console console;
    private final MarkdownText markdown;

    QuizText(Console console) {
        this.console = console;
        this.markdown = new MarkdownText(console);
    }

    void started(JsonNode sitting) {
        console.line(console.bold(sitting.path("title").asText()) + ": "
                + count(sitting.path("questions").size()) + ", "
                + Spell.of(sitting.path("remainingSeconds").asLong()) + " left, "
                + sitting.path("passMark").asText() + " % to pass");
        console.line("The clock runs on the server. When it is over, what is answered is handed in. On the web: "
                + sitting.path("url").asText());
        if (!console.isInteractive()) {
            console.line("");
            next();
        }
    }

    static String count(int questions) {
        return questions + (questions == 1 ? " question" : " questions");
    }

    private void next() {
        console.line(console.bold("Next"));
        console.line("  podfall quiz next        " + console.faint("shows the next question"));
        console.line("  podfall quiz submit      " + console.faint("hands it in"));
    }

    void status(JsonNode sitting) {
        boolean runs = sitting.path("state").asText().equals("running");
        console.line(console.bold(sitting.path("title").asText()) + " ("
                + sitting.path("sitting").asText() + "): "
                + (runs
                        ? Spell.of(sitting.path("remainingSeconds").asLong()) + " left"
                        : "over, " + sitting.path("score").asText() + " %"));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode asked : sitting.path("questions")) {
            String words = markdown.line(asked.at("/question/prompt").asText());
            rows.add(List.of(
                    asked.path("number").asText(),
                    asked.path("completeness").asText().toLowerCase(java.util.Locale.ROOT),
                    asked.path("flagged").asBoolean()
                            ? "flagged"
                            : asked.path("closed").asBoolean() ? "closed" : "",
                    asked.path("points").asText(),
                    words.length() > WIDEST ? words.substring(0, WIDEST - 1) + "…" : words));
        }
        console.table(List.of("NO", "ANSWER", "", "POINTS", "QUESTION"), rows);
        console.line("");
        if (runs) {
            next();
        } else {
            console.line("podfall quiz report " + sitting.path("sitting").asText());
        }
    }

    /** One question, and how it is answered. */
    void question(JsonNode sitting, int number) {
        JsonNode asked = sitting.path("questions").path(number - 1);
        head(sitting, asked);
        new QuestionText(console).print(asked.path("question"));
        if (asked.hasNonNull("answer")) {
            console.line("");
            console.line("Saved: " + asked.path("answer"));
        }
        console.line("");
        console.line(console.bold("Next"));
        console.line("  podfall quiz answer --question " + number + " " + QuestionText.example(asked.path("question")));
    }

    void head(JsonNode sitting, JsonNode asked) {
        boolean own = asked.hasNonNull("remainingSeconds");
        long left = (own ? asked : sitting).path("remainingSeconds").asLong();
        console.line("");
        console.line(console.bold("Question " + asked.path("number").asText() + " of "
                        + sitting.path("questions").size())
                + ", " + asked.path("points").asText() + (asked.path("points").asInt() == 1 ? " point" : " points")
                + "; "
                + Spell.of(left) + " left" + (own ? " for it" : ""));
    }

    /** After an answer: what is kept, and what it earned where that is told. */
    void answered(JsonNode asked) {
        String number = asked.path("number").asText();
        if (asked.path("completeness").asText().equals("UNREADABLE")) {
            console.line("Question " + number + ": kept as you typed it, but not an answer yet.");
        } else if (asked.hasNonNull("answer")) {
            console.line("Saved: question " + number + ".");
        } else {
            console.line("Question " + number + " has no answer.");
        }
        if (asked.hasNonNull("note")) {
            console.line(asked.path("note").asText());
        }
        if (asked.hasNonNull("mark")) {
            mark(asked);
        }
    }

    void report(JsonNode sitting) {
        boolean passed = sitting.path("passed").asBoolean();
        String result = sitting.path("score").asText() + " %, " + (passed ? "passed" : "not passed");
        console.line(console.bold(sitting.path("title").asText()) + ": "
                + (passed ? console.good(result) : console.bad(result))
                + console.faint(" (pass mark " + sitting.path("passMark").asText() + ")"));
        if (sitting.path("ending").asText().equals("expired")) {
            console.line("The time was over, and it was handed in as it stood.");
        }
        for (JsonNode asked : sitting.path("questions")) {
            console.line("");
            console.line(console.bold(asked.path("number").asText() + ". ")
                    + markdown.line(asked.at("/question/prompt")
                            .asText()
                            .lines()
                            .findFirst()
                            .orElse("")));
            mark(asked);
        }
    }

    private void mark(JsonNode asked) {
        JsonNode mark = asked.path("mark");
        double share = mark.path("fraction").asDouble();
        boolean answered = mark.path("answered").asBoolean();
        String verdict = !answered ? "not answered" : share >= 1 ? "right" : share > 0 ? "partly right" : "wrong";
        console.line("  " + (share >= 1 ? console.good(verdict) : console.bad(verdict)));
        console.line("  Right: " + markdown.line(mark.path("right").asText()));
        for (JsonNode remark : mark.path("remarks")) {
            if (remark.path("chosen").asBoolean() && !remark.path("correct").asBoolean()) {
                console.line("  You: " + markdown.line(remark.path("text").asText()) + " "
                        + console.faint(markdown.line(remark.path("why").asText())));
            }
        }
        console.line(markdown.of(asked.path("explanation").asText()).indent(2).stripTrailing());
    }
}
