package dev.podfall.scenario.foreign;

import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.foreign.ForeignTask.Script;
import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/** An exercise while it is put together. */
final class TaskParts {
    private static final int USUAL_MINUTES = 15;

    private final ForeignFiles files;
    private final SetupReader setup;
    private final List<Script> scripts = new ArrayList<>();
    private final List<Finding> leftOut = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private String solution = "";

    TaskParts(ForeignFiles files) {
        this.files = files;
        this.setup = new SetupReader(files);
    }

    void text(String markdown) {
        if (!markdown.isBlank()) {
            texts.add(markdown.strip());
        }
    }

    /** @param heading put over it; empty for none */
    void textOf(String file, String heading) {
        String text = read(file);
        text((heading.isEmpty() || text.startsWith("#") ? "" : "## " + heading + "\n\n") + text);
    }

    void hint(String markdown) {
        if (!markdown.isBlank()) {
            hints.add(markdown.strip());
        }
    }

    void solution(String markdown) {
        solution = markdown.strip();
    }

    /** A setup script, of which is taken what can be understood without running it. */
    void setup(String file) {
        String text = read(file);
        if (!text.isEmpty()) {
            scripts.add(new Script(Script.Role.setup, file, text, ""));
            setup.script(file, text);
        }
    }

    void verifier(String file, String about) {
        String text = read(file);
        if (!text.isEmpty()) {
            scripts.add(new Script(Script.Role.verifier, file, text, about));
        }
    }

    /** The text of a file that something names; where it is missing, that is told. */
    String read(String file) {
        return files.find(file).orElseGet(() -> {
            leftOut.add(new Finding(file, "There is no such file, or it is no text.", "Add what it says by hand."));
            return "";
        });
    }

    void leave(String where, String what, String next) {
        leftOut.add(new Finding(where, what, next));
    }

    ForeignTask build(String name, String title, Difficulty difficulty, int minutes) {
        List<Finding> left = new ArrayList<>(leftOut);
        left.addAll(setup.leftOut());
        return new ForeignTask(
                name,
                title.isBlank() ? name : title.strip(),
                difficulty,
                minutes < 1 ? USUAL_MINUTES : Math.min(minutes, 240),
                String.join("\n\n", texts),
                hints,
                solution,
                setup.objects(),
                scripts,
                left);
    }

    static Difficulty difficulty(String word) {
        for (Difficulty difficulty : Difficulty.values()) {
            if (difficulty.name().equalsIgnoreCase(word)) {
                return difficulty;
            }
        }
        return Difficulty.medium;
    }
}
