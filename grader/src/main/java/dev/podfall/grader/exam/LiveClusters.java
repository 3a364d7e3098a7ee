package dev.podfall.grader.exam;

import dev.podfall.engine.Progress;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.ExamTasks;
import dev.podfall.grader.attempt.StartRequest;
import dev.podfall.scenario.exam.PaperTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which clusters of an exam run: those of the tasks that were visited last. The others are put away as they are. */
final class LiveClusters {
    private static final int MOST = 3;

    private final ExamTasks tasks;
    private final ExamFiles files;

    LiveClusters(ExamTasks tasks, ExamFiles files) {
        this.tasks = tasks;
        this.files = files;
    }

    /** Starts a task's cluster, or opens it again. */
    Attempt open(SittingHistory history, PaperTask task, Progress progress) {
        String known = history.attempt(task.number());
        if (known != null) {
            tasks.wake(known);
            return tasks.attempt(known);
        }
        StartRequest.OfExam exam = new StartRequest.OfExam(history.id(), history.deadline());
        return tasks.open(task.lab().lab(), task.lab().seed(), history.candidate(), exam, progress);
    }

    /** Opens the cluster of the task that its candidate is at; empty where that is a question, or none. */
    Optional<Attempt> wake(SittingHistory history) {
        Optional<String> attempt = Optional.ofNullable(history.attempt(history.current()));
        attempt.ifPresent(tasks::wake);
        return attempt.flatMap(tasks::find);
    }

    /** Puts away what was not visited lately, and points the kubeconfig to the task that was visited last. */
    void settle(SittingHistory history) {
        List<Integer> labs = history.visited().stream()
                .filter(number -> history.attempt(number) != null)
                .toList();
        labs.subList(0, Math.max(0, labs.size() - MOST)).forEach(number -> tasks.putAway(history.attempt(number)));
        Map<Integer, Path> kubeconfigs = new TreeMap<>();
        history.attempts()
                .forEach((number, attempt) -> tasks.find(attempt)
                        .map(Attempt::kubeconfig)
                        .ifPresent(file -> kubeconfigs.put(number, Path.of(file))));
        files.write(history.id(), kubeconfigs, history.current());
    }
}
