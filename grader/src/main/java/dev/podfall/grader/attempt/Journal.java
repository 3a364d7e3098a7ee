package dev.podfall.grader.attempt;

import java.time.Instant;
import java.time.InstantSource;

/** Attempts as their log tells them, and the way to tell it more. */
record Journal(AttemptLog log, InstantSource wall) {
    /** @throws UnknownAttempt if there is none */
    History read(String attempt) {
        return History.of(attempt, log);
    }

    Instant now() {
        return wall.instant();
    }

    /** Appends what comes after all the history knows of. */
    void append(History history, Step.Kind kind, Object payload) {
        log.append(history.id(), new Step(history.nextSequence(), now(), kind, StepJson.write(payload)));
    }
}
