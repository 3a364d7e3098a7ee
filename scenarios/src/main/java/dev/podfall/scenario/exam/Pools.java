package dev.podfall.scenario.exam;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draw.Draw;
import dev.podfall.scenario.exam.PaperTask.DrawnQuestion;
import dev.podfall.scenario.exam.blueprint.Section;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.Quiz;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** What the sections of exams draw from: the labs and quizzes of a catalogue as they are now. Safe to use from several threads. */
public final class Pools {
    private static final String RUNTIME = "embedded";

    private final Catalogue catalogue;
    private final List<Lab> labs;
    private final List<Quiz> quizzes;
    private final Map<String, LongFunction<Draw>> variants = new ConcurrentHashMap<>();

    private Pools(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.labs = catalogue.labs().stream()
                .filter(lab -> lab.facts().runtimes().contains(RUNTIME))
                .toList();
        this.quizzes = catalogue.quizzes();
    }

    /** Those of a catalogue. */
    public static Pools of(Catalogue catalogue) {
        return new Pools(catalogue);
    }

    /** The labs that may be drawn for a section, in a fixed order; they run on embedded clusters. */
    public List<Lab> labs(Section.Labs wanted) {
        return labs.stream()
                .filter(lab -> wanted.domains().contains(lab.facts().domain()))
                .filter(lab -> wanted.difficulties().isEmpty()
                        || wanted.difficulties().contains(lab.facts().difficulty()))
                .filter(lab -> wanted.only().isEmpty() || wanted.only().contains(lab.id()))
                .toList();
    }

    /** The questions that may be drawn for a section, in a fixed order. */
    public List<DrawnQuestion> questions(Section.Questions wanted) {
        return quizzes.stream()
                .filter(quiz -> wanted.quizzes().contains(quiz.id()))
                .flatMap(quiz -> quiz.questions().stream().map(q -> new DrawnQuestion(quiz.id(), q)))
                .filter(q -> wanted.domains().isEmpty()
                        || wanted.domains().contains(q.question().tags().domain()))
                .filter(q -> wanted.difficulties().isEmpty()
                        || wanted.difficulties().contains(q.question().tags().difficulty()))
                .filter(q -> wanted.only().isEmpty()
                        || wanted.only().contains(q.question().id()))
                .toList();
    }

    /** The ids of all labs that could be in an exam. */
    public List<String> labIds() {
        return labs.stream().map(Lab::id).toList();
    }

    /** All quizzes. */
    public List<Quiz> quizzes() {
        return quizzes;
    }

    /** What a seed draws of a lab, in words that tell it from other seeds'. */
    String variant(String lab, long seed) {
        Draw draw = variants.computeIfAbsent(lab, id -> catalogue.draws(id).bySeed())
                .apply(seed);
        return new TreeMap<>(draw.chosen()).toString();
    }
}
