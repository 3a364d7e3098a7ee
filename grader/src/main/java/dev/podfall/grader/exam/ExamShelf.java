package dev.podfall.grader.exam;

import dev.podfall.scenario.exam.Pools;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.lint.exam.ExamLint;
import dev.podfall.scenario.lint.exam.InspectedExam;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.ExamFile;
import dev.podfall.scenario.load.QuizFile;
import dev.podfall.scenario.load.UnknownExam;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exams of a catalogue. Their files are looked at each time, and read again when one has changed. Safe to use from several threads. */
public final class ExamShelf {
    private final Catalogue catalogue;
    private List<ExamFile> files = List.of();
    private List<QuizFile> quizFiles = List.of();
    private List<InspectedExam> inspected = List.of();
    private Pools pools;

    public ExamShelf(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Those that can be taken, chapters first; an author's takes the place of Podfall's of the same id. */
    public List<Exam> offered() {
        Map<String, Exam> byId = new LinkedHashMap<>();
        all().stream().filter(InspectedExam::isOffered).forEach(exam -> byId.put(exam.id(), exam.exam()));
        return byId.values().stream()
                .sorted(Comparator.comparing(Exam::kind).thenComparing(Exam::id))
                .toList();
    }

    /** Those that are written wrongly, with what is to be corrected. */
    public List<InspectedExam> broken() {
        return all().stream().filter(exam -> !exam.isOffered()).toList();
    }

    /**
     * An exam that can be taken.
     *
     * @throws ExamNotOffered if it is written wrongly
     * @throws UnknownExam if there is none of that name
     */
    public Exam exam(String id) {
        List<Exam> offered = offered();
        return offered.stream().filter(exam -> exam.id().equals(id)).findFirst().orElseThrow(() -> {
            if (broken().stream().anyMatch(exam -> exam.id().equals(id))) {
                return new ExamNotOffered(id);
            }
            return new UnknownExam(id, offered.stream().map(Exam::id).toList());
        });
    }

    /** What there is to draw from; an author's labs are read anew each time. */
    synchronized Pools pools() {
        if (pools == null || catalogue.folder().isPresent()) {
            pools = Pools.of(catalogue);
        }
        return pools;
    }

    private synchronized List<InspectedExam> all() {
        List<ExamFile> now = catalogue.examFiles();
        List<QuizFile> quizzesNow = catalogue.quizFiles();
        boolean labsMayChange = catalogue.folder().isPresent();
        if (labsMayChange || !now.equals(files) || !quizzesNow.equals(quizFiles)) {
            pools = null;
            inspected = ExamLint.of(now, pools());
            files = now;
            quizFiles = quizzesNow;
        }
        return inspected;
    }
}
