package dev.podfall.scenario.foreign;

import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.foreign.ForeignTask.Script;
import dev.podfall.scenario.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An exercise while it is put together. */
final class TaskParts {
    private static final int USUAL_MINUTES = 15;
    /** The marks of a button behind a command, such as {@code {{exec}}}: there is none here. */
    private static final Pattern BUTTON = Pattern.compile("\\{\\{\\s{0,9}(?:exec|execute|copy)\\b[^{}\\n]{0,40}}}");

    private final ForeignFiles files;
    private final SetupReader setup;
    private final List<Script> scripts = new ArrayList<>();
    private final List<Finding> leftOut = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private final List<String> solutions = new ArrayList<>();

    TaskParts(ForeignFiles files) {
        this.files = files;
        this.setup = new SetupReader(files);
    }

    /** A part of the task. A solution or a tip that is folded away in it is taken as such. */
    void text(String markdown) {
        Folded folded = Folded.of(markdown);
        folded.solutions().forEach(this::solution);
        folded.tips().forEach(this::hint);
        add(folded.rest(), texts);
    }

    private static void add(String markdown, List<String> to) {
        if (!markdown.isBlank()) {
            to.add(BUTTON.matcher(markdown).replaceAll("").strip());
        }
    }

    /** @param heading put over it; empty for none */
    void textOf(String file, String heading) {
        String text = read(file);
        text((heading.isEmpty() || text.startsWith("#") ? "" : "## " + heading + "\n\n") + text);
    }

    void hint(String markdown) {
        add(markdown, hints);
    }

    void solution(String markdown) {
        add(markdown, solutions);
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

    /** Keeps a file that is not read, if there is one of that name and it is a text. */
    boolean keep(String file) {
        files.find(file).ifPresent(text -> scripts.add(new Script(Script.Role.other, file, text, "")));
        return files.find(file).isPresent();
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
                String.join("\n\n", solutions),
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
