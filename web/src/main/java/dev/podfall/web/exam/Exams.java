package dev.podfall.web.exam;

import dev.podfall.grader.exam.ExamReport;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.grader.exam.Sitting;
import dev.podfall.grader.exam.UnknownSitting;
import dev.podfall.web.account.KeyLinks;
import dev.podfall.web.account.Session;
import jakarta.inject.Singleton;
import java.util.List;

/** A learner's own sittings; other people's do not exist for them. */
@Singleton
public final class Exams {
    private final Examiner examiner;
    private final KeyLinks links;

    Exams(Examiner examiner, KeyLinks links) {
        this.examiner = examiner;
        this.links = links;
    }

    /** The page of a sitting. */
    public static String path(String sitting) {
        return "/exam-sittings/" + sitting;
    }

    /** Newest first. */
    public List<Sitting> all(Session session) {
        return examiner.sittings(session.learner()).stream().map(this::linked).toList();
    }

    /** @throws UnknownSitting if there is none of that id that is theirs */
    public Sitting find(Session session, String id) {
        var sitting = examiner.sitting(id);
        if (!sitting.candidate().equals(session.learner())) {
            throw new UnknownSitting(id);
        }
        return linked(sitting);
    }

    /** The id of a sitting, once it is known to be theirs. */
    public String own(Session session, String id) {
        return find(session, id).sitting();
    }

    /** Its report. @throws dev.podfall.grader.exam.NotInThisExam if there is none yet, or an exam with tasks like it runs */
    public ExamReport report(Session session, String id) {
        var own = own(session, id);
        examiner.secrecy().requireNoKin(session.learner(), own);
        return examiner.report(own);
    }

    /** The one that runs, else the newest. @throws UnknownSitting if there is none at all */
    public Sitting latest(Session session) {
        return examiner.running(session.learner())
                .map(this::linked)
                .or(() -> all(session).stream().findFirst())
                .orElseThrow(UnknownSitting::none);
    }

    /** With the address of its page, which signs a browser in. */
    public Sitting linked(Sitting sitting) {
        return sitting.withUrl(links.to(path(sitting.sitting())).toString());
    }
}
