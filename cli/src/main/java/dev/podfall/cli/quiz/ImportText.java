package dev.podfall.cli.quiz;

import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.MarkdownText;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.exchange.QuizImport;

/** What a foreign file would become, as a person reads it. */
final class ImportText {
    private static final int WIDEST = 70;

    private final Console console;

    ImportText(Console console) {
        this.console = console;
    }

    void print(QuizImport read) {
        console.line(console.bold(read.quiz().title()) + " (" + read.quiz().id() + "), from " + read.origin() + ": "
                + QuizText.count(read.quiz().questions().size()) + ", "
                + read.quiz().minutes() + " minutes");
        int number = 0;
        for (Question question : read.quiz().questions()) {
            number++;
            console.line("  " + number + ". " + brief(question.prompt()));
        }
        if (!read.problems().isEmpty()) {
            console.line("");
            console.line(console.bold("Problems"));
            read.problems()
                    .forEach(problem -> console.line(
                            "  " + console.bad(problem.where()) + ": " + problem.what() + " " + problem.next()));
        }
        if (!read.losses().isEmpty()) {
            console.line("");
            console.line(console.bold("What gets lost"));
            read.losses().forEach(loss -> console.line("  " + loss.where() + ": " + loss.what()));
        }
    }

    private String brief(String markdown) {
        String words = new MarkdownText(console).line(markdown);
        return words.length() > WIDEST ? words.substring(0, WIDEST - 1) + "…" : words;
    }
}
