package dev.podfall.grader.attempt;

import java.util.Map;

/** Lets through to attempts in the state that a wish needs, after the clock had its say. The caller holds the attempt's lock. */
final class Turnstile {
    private final Journal journal;
    private final Grader grader;

    Turnstile(Journal journal, Grader grader) {
        this.journal = journal;
        this.grader = grader;
    }

    /** The attempt after what is due has been done: one whose time is over asks, one whose time to answer is over is closed. */
    History settled(String id) {
        History history = journal.read(id);
        return due(history) ? settled(history) : history;
    }

    private History settled(History history) {
        if (history.state() == State.running) {
            grader.expire(history);
        } else {
            grader.close(history, Map.of(), Step.Kind.expired);
        }
        return journal.read(history.id());
    }

    /** Does what is due; nothing before. */
    void settle(History history) {
        if (due(history)) {
            settled(history);
        }
    }

    private boolean due(History history) {
        return switch (history.state()) {
            case running -> isLate(history) && !grader.waitsForCluster(history);
            case asking -> !journal.now().isBefore(history.answerBy());
            default -> false;
        };
    }

    /** The tasks of an exam end with it. */
    private boolean isLate(History history) {
        return !history.started().isTask() && !journal.now().isBefore(history.deadline());
    }

    /** @throws NotAllowedNow for a task of an exam, which is handed in with all the others */
    void requireByItself(String id) {
        History history = journal.read(id);
        if (history.started().isTask() && !history.state().isOver()) {
            throw NotAllowedNow.partOfExam(history);
        }
    }

    /**
     * One that runs.
     *
     * @param forbidden what an exam does not have; null when it has it
     */
    History running(String id, String forbidden) {
        History history = settled(id);
        if (history.state() != State.running) {
            throw NotAllowedNow.in(history);
        }
        if (forbidden != null && history.started().mode() == Mode.exam) {
            throw NotAllowedNow.inExam(history, forbidden);
        }
        return history;
    }

    /** One that asks. */
    History asking(String id) {
        History history = settled(id);
        if (history.state() != State.asking) {
            throw NotAllowedNow.in(history);
        }
        return history;
    }
}
