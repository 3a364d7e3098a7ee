package dev.podfall.web.exam;

import dev.podfall.grader.exam.Examiner;
import dev.podfall.grader.exam.Sitting;
import dev.podfall.grader.exam.SittingState;
import dev.podfall.grader.exam.UnknownSitting;
import dev.podfall.web.account.Session;
import dev.podfall.web.terminal.TerminalOffer;
import dev.podfall.web.terminal.TerminalPanel;
import dev.podfall.web.terminal.TerminalPlace;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;

/** Terminals of an exam, as long as it runs: one kubeconfig with a context for each task that was opened. */
@Singleton
final class ExamTerminals implements TerminalPlace {
    private static final String KIND = "exam-sittings";

    private final Examiner examiner;
    private final Exams exams;
    private final TerminalOffer offer;

    ExamTerminals(Examiner examiner, Exams exams, TerminalOffer offer) {
        this.examiner = examiner;
        this.exams = exams;
        this.offer = offer;
    }

    /** The panel for the page of a sitting's task. */
    TerminalPanel panel(Session session, String sitting) {
        return new TerminalPanel(KIND, sitting, offer.refusal(session).orElse(null));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ground ground(Session session, String id) {
        Sitting sitting = exams.find(session, id);
        if (sitting.state() != SittingState.running) {
            throw new ExamIsOver();
        }
        return new Ground(KIND, id, Path.of(sitting.kubeconfig()), Map.of("PODFALL_EXAM", id));
    }

    @Override
    public boolean isOpen(String id) {
        try {
            return examiner.sitting(id).state() == SittingState.running;
        } catch (UnknownSitting gone) {
            return false;
        }
    }
}
