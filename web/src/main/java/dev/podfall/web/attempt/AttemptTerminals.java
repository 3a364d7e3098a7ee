package dev.podfall.web.attempt;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.grader.attempt.UnknownAttempt;
import dev.podfall.web.account.Session;
import dev.podfall.web.terminal.TerminalPlace;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;

/** Terminals on the cluster of an attempt, as long as it runs. */
@Singleton
public final class AttemptTerminals implements TerminalPlace {
    /** In addresses. */
    public static final String KIND = "attempts";

    private final Proctor proctor;
    private final Attempts attempts;

    AttemptTerminals(Proctor proctor, Attempts attempts) {
        this.proctor = proctor;
        this.attempts = attempts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ground ground(Session session, String id) {
        Attempt attempt = attempts.findRunning(session, id);
        return new Ground(KIND, id, Path.of(attempt.kubeconfig()), Map.of("PODFALL_ATTEMPT", id));
    }

    @Override
    public boolean isOpen(String id) {
        try {
            return proctor.attempt(id).state() == State.running;
        } catch (UnknownAttempt gone) {
            return false;
        }
    }
}
