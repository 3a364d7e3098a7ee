package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.incident.IncidentWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lab runs already, with another seed, mode, runtime or disclosure than is wished. */
public final class RunsAlready extends PodfallException {
    private static final long serialVersionUID = 1L;

    private RunsAlready(Attempt running, List<String> wishes, List<String> facts) {
        super(
                Category.CANDIDATE,
                running.lab() + " runs already as " + running.attempt() + " with " + String.join(", ", facts)
                        + "; you asked for " + String.join(", ", wishes) + ".",
                "Go on with it: " + Attempt.start(running.lab()) + "\nBegin anew: podfall stop " + running.attempt()
                        + " ("
                        + (running.mode() == Mode.exam
                                ? "which hands it in as it stands"
                                : "what was not handed in earns nothing")
                        + "), then start it again");
    }

    private static void incident(
            Attempt.IncidentView running, IncidentWish wish, List<String> wishes, List<String> facts) {
        if (wish.domain() != null && wish.domain() != running.domain()) {
            wishes.add("domain " + wish.domain());
            facts.add(running.domain() == null ? "any domain" : "domain " + running.domain());
        }
        if (wish.difficulty() != null && !wish.difficulty().equals(running.difficulty())) {
            wishes.add("difficulty " + wish.difficulty());
            facts.add(running.difficulty() == null ? "any difficulty" : "difficulty " + running.difficulty());
        }
    }

    /** The attempt. @throws RunsAlready if it is not what is wished; what the request leaves open is */
    static Attempt unlessAsWished(Attempt running, StartRequest request) {
        List<String> wishes = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        boolean tellsSeed = running.seed() != null; // A task of an exam does not, and is drawn once.
        if (request.seed() != null && tellsSeed && !request.seed().equals(running.seed())) {
            wishes.add("seed " + request.seed());
            facts.add("seed " + running.seed());
        }
        if (request.mode() != null && request.mode() != running.mode()) {
            wishes.add("mode " + request.mode());
            facts.add("mode " + running.mode());
        }
        if (request.runtime() != null && request.runtime() != running.runtime()) {
            wishes.add("runtime " + request.runtime().name().toLowerCase(Locale.ROOT));
            facts.add("runtime " + running.runtime().name().toLowerCase(Locale.ROOT));
        }
        if (request.show() != null && request.show() != running.show()) {
            wishes.add("show " + request.show());
            facts.add("show " + running.show());
        }
        if (request.incident() != null && running.incident() != null) {
            incident(running.incident(), request.incident(), wishes, facts);
        }
        if (!wishes.isEmpty()) {
            throw new RunsAlready(running, wishes, facts);
        }
        return running;
    }
}
