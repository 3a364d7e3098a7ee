package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.quiz.QuizLint;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.exchange.item.Bank;
import dev.podfall.scenario.quiz.exchange.item.Item;
import dev.podfall.scenario.quiz.exchange.item.Loss;
import dev.podfall.scenario.quiz.exchange.item.Problem;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import dev.podfall.scenario.quiz.exchange.item.UnusableFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a foreign file would become. Nothing is kept by reading it.
 *
 * @param origin the file's name, and its format
 * @param quiz all questions that can be taken over; perhaps none
 * @param problems why others cannot; empty when the file can be taken over as a whole
 * @param losses what the file says and the quiz does not
 */
public record QuizImport(String origin, Quiz quiz, List<Problem> problems, List<Loss> losses) {
    private static final int PASS_MARK = 66;
    private static final int LEAST_MINUTES = 5;
    private static final double MINUTES_EACH = 1.5;
    private static final int LONGEST_ID = 60;
    /** What no quiz may be called, since pages are. */
    private static final String PAGES = "import|practise|progress|what-you-missed";

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";

    /** Whether each question of the file is in the quiz. */
    public boolean isWhole() {
        return problems.isEmpty();
    }

    /** The same, under another id. @throws IllegalArgumentException for an id that no quiz can have */
    public QuizImport as(String id) {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("No quiz can be called \"" + id + "\".");
        }
        return new QuizImport(
                origin,
                new Quiz(
                        id,
                        quiz.title(),
                        quiz.version(),
                        quiz.minutes(),
                        quiz.passMark(),
                        quiz.intro(),
                        quiz.questions(),
                        quiz.feedback(),
                        quiz.secondsPerQuestion()),
                problems,
                losses);
    }

    /** The same without the questions that have problems: these are lost, and named. */
    public QuizImport leavingOut() {
        List<Loss> more = new ArrayList<>(losses);
        problems.forEach(problem -> more.add(new Loss(problem.where(), "the question: " + problem.what())));
        return new QuizImport(origin, quiz, List.of(), more);
    }

    /** The quiz as a file of ours. */
    public String yaml() {
        return QuizYaml.of(quiz, "Imported from " + origin + ".");
    }

    /**
     * Reads a file; its format is told by what it holds.
     *
     * @param file its name alone, without folders
     * @throws UnusableFile if it is none of the formats, is larger than 5 MiB, or holds no question at all
     */
    public static QuizImport of(String file, byte[] content) {
        ForeignFile foreign = ForeignFile.read(content);
        Reading reading = foreign.reading();
        Bank bank = reading.bank();
        if (bank.items().isEmpty() && reading.problems().isEmpty()) {
            throw new UnusableFile("it holds no question", "See whether it is the right file.");
        }
        String origin = file + " (" + foreign.format().title() + ")";
        List<Question> questions = questions(bank, reading);
        Quiz quiz = quiz(bank, file, origin, questions);
        lint(quiz, questions.isEmpty() ? List.of() : QuizLint.of("quiz", quiz), reading);
        return new QuizImport(origin, quiz, reading.problems(), reading.losses());
    }

    /** A finding about the quiz as a whole is a problem; those about questions were told, and their questions are not there. */
    private static void lint(Quiz quiz, List<Finding> findings, Reading reading) {
        findings.forEach(finding -> reading.problem(quiz.id(), finding.what(), finding.howToFix()));
    }

    private static Quiz quiz(Bank bank, String file, String origin, List<Question> questions) {
        String name = file.replaceFirst("\\.[A-Za-z]{1,4}$", "");
        String title = bank.title().isBlank() ? name : bank.title();
        int minutes = bank.minutes() > 0
                ? bank.minutes()
                : Math.max(LEAST_MINUTES, (int) Math.ceil(questions.size() * MINUTES_EACH));
        String id = slug(bank.id().isBlank() ? title.toLowerCase(Locale.ROOT) : bank.id(), "imported");
        String intro = bank.intro().isBlank() ? "Imported from " + origin + "." : bank.intro();
        return new Quiz(id, title, "1", minutes, PASS_MARK, intro, questions);
    }

    private static List<Question> questions(Bank bank, Reading reading) {
        List<Question> questions = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Item raw : bank.items()) {
            Item item = VisibleText.of(raw, reading);
            String id = unique(slug(item.id().isBlank() ? item.name() : item.id(), "q-" + (ids.size() + 1)), ids);
            new ItemQuestion(item, id, reading).question().ifPresent(question -> {
                List<Finding> findings = findings(question);
                findings.stream()
                        .map(f -> new Problem(item.where(), f.what(), f.howToFix()))
                        .distinct()
                        .forEach(p -> reading.problem(p.where(), p.what(), p.next()));
                if (findings.isEmpty()) {
                    questions.add(question);
                }
            });
        }
        return questions;
    }

    private static List<Finding> findings(Question question) {
        Quiz alone = new Quiz("alone", "Alone", "1", LEAST_MINUTES, PASS_MARK, "Alone.", List.of(question));
        return QuizLint.of("question", alone);
    }

    private static String unique(String wished, Set<String> ids) {
        String id = wished;
        for (int i = 2; !ids.add(id); i++) {
            id = wished + "-" + i;
        }
        return id;
    }

    /** A name as ours may be. */
    private static String slug(String words, String otherwise) {
        if (words.matches(ID) && !words.matches(PAGES)) {
            return words;
        }
        String slug = java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String brief =
                slug.length() > LONGEST_ID ? slug.substring(0, LONGEST_ID).replaceAll("-+$", "") : slug;
        return brief.isEmpty() ? otherwise : brief.matches(PAGES) ? brief + "-quiz" : brief;
    }
}
