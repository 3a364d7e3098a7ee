package dev.podfall.grader.exam;

import dev.podfall.grader.attempt.ExamTasks;
import dev.podfall.grader.report.Report;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.exam.PaperTask;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnknownLab;
import dev.podfall.scenario.load.UnreadableData;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at the labs of sittings that are over, one after the other, and marks them. What was looked at before a crash stays so. */
final class ExamGrading {
    private static final System.Logger LOG = System.getLogger(ExamGrading.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Catalogue catalogue;
    private final ExamTasks tasks;
    private final SittingBook book;
    private final ExamFiles files;

    ExamGrading(Catalogue catalogue, ExamTasks tasks, SittingBook book, ExamFiles files) {
        this.catalogue = catalogue;
        this.tasks = tasks;
        this.book = book;
        this.files = files;
    }

    /** All of the report; empty as long as a cluster is waited for. @throws NotInThisExam if it is not handed in */
    Optional<ExamReport> grade(String id) {
        synchronized (book.lock("grade " + id)) {
            SittingHistory history = book.settled(id);
            if (history.report().isPresent()) {
                return history.report();
            } else if (history.state() == SittingState.running) {
                throw NotInThisExam.noReport(history);
            }
            history.attempts().values().forEach(tasks::putAway); // Nothing can be changed in them any more.
            Optional<Map<Integer, Report>> reports = reports(history);
            reports.ifPresent(all -> mark(id, all));
            return book.read(id).report();
        }
    }

    private void mark(String id, Map<Integer, Report> reports) {
        synchronized (book.lock(id)) {
            SittingHistory history = book.read(id);
            ExamReport report = ExamMarking.of(history, reports, this::lab);
            book.append(history, ExamStep.Kind.graded, new ExamPayload.Graded(report));
        }
        files.remove(id);
    }

    private Optional<Map<Integer, Report>> reports(SittingHistory history) {
        boolean patient = book.now().isBefore(history.endedAt().plus(PATIENCE));
        Map<Integer, Report> reports = new TreeMap<>();
        for (Map.Entry<Integer, String> task : new TreeMap<>(history.attempts()).entrySet()) {
            Optional<Report> report = finish(task.getValue(), patient);
            if (report.isEmpty() && patient) {
                return Optional.empty();
            }
            report.ifPresent(r -> reports.put(task.getKey(), r));
        }
        return Optional.of(reports);
    }

    /** A lab that cannot be read any more keeps no other from its mark. */
    private Optional<Report> finish(String attempt, boolean patient) {
        try {
            return tasks.finish(attempt, patient);
        } catch (UnknownLab | UnreadableData gone) {
            LOG.log(System.Logger.Level.WARNING, "Attempt " + attempt + " cannot be marked", gone);
            return Optional.empty();
        }
    }

    private Lab lab(PaperTask task) {
        try {
            return catalogue.lab(task.lab().lab(), task.lab().seed());
        } catch (UnknownLab | UnreadableData gone) {
            return null;
        }
    }
}
