package dev.podfall.web.attempt;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.attempt.State;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.web.account.KeyLinks;
import dev.podfall.web.account.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A learner's own attempts; other people's do not exist for them. */
@Singleton
public final class Attempts {
    private final Proctor proctor;
    private final Examiner examiner;
    private final KeyLinks links;

    Attempts(Proctor proctor, Examiner examiner, KeyLinks links) {
        this.proctor = proctor;
        this.examiner = examiner;
        this.links = links;
    }

    /** Newest first. */
    public List<Attempt> all(Session session) {
        return proctor.attempts(session.learner()).stream().map(this::linked).toList();
    }

    /**
     * One to look at, or to go on with.
     *
     * @throws UnknownAttempt if there is none of that id that is theirs
     * @throws dev.podfall.grader.exam.NotInThisExam if its lab is in the paper of an exam that the learner is at, and it is not that exam's
     */
    public Attempt find(Session session, String id) {
        var attempt = findToEnd(session, id);
        examiner.secrecy().requireNotOfPaper(session.learner(), attempt);
        return attempt;
    }

    /** One to stop, which an exam does not hinder. @throws UnknownAttempt if there is none of that id that is theirs */
    public Attempt findToEnd(Session session, String id) {
        return Optional.of(proctor.attempt(id))
                .filter(attempt -> isTheirs(session, attempt))
                .map(this::linked)
                .orElseThrow(() -> UnknownAttempt.named(id));
    }

    /** @throws dev.podfall.grader.exam.NotInThisExam if the lab is in the paper of an exam that the learner is at */
    public void requireNoExamAt(Session session, String lab) {
        examiner.secrecy().requireNoTask(session.learner(), lab);
    }

    /** As above. @throws dev.podfall.error.PodfallException also if it does not run any more */
    public Attempt findRunning(Session session, String id) {
        var attempt = find(session, id);
        if (attempt.state() != State.running) {
            throw new AttemptNotRunning();
        }
        return attempt;
    }

    /**
     * The one of the exam that runs, else the one that runs, else one that asks, else the newest.
     *
     * @throws UnknownAttempt if there is none at all
     */
    public Attempt latest(Session session) {
        var ofExam = examiner.currentAttempt(session.learner());
        if (ofExam.isPresent()) {
            return linked(ofExam.get());
        }
        var all = all(session);
        return all.stream()
                .filter(attempt -> attempt.state() == State.running)
                .findFirst()
                .or(() -> all.stream()
                        .filter(attempt -> attempt.state() == State.asking)
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .orElseThrow(UnknownAttempt::none);
    }

    /** With the address of its page, which signs a browser in. */
    public Attempt linked(Attempt attempt) {
        return attempt.withUrl(links.to("/attempts/" + attempt.attempt()).toString());
    }

    private static boolean isTheirs(Session session, Attempt attempt) {
        return session.learner().equals(attempt.candidate());
    }
}
