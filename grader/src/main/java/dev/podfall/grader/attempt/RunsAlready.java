package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lab runs already, with another seed, mode or runtime than is wished. */
public final class RunsAlready extends PodfallException {
    private static final long serialVersionUID = 1L;

    private RunsAlready(Attempt running, List<String> wishes, List<String> facts) {
        super(
                Category.CANDIDATE,
                running.lab() + " runs already as " + running.attempt() + " with " + String.join(", ", facts)
                        + "; you asked for " + String.join(", ", wishes) + ".",
                "Go on with it: podfall start " + running.lab() + "\nBegin anew: podfall stop " + running.attempt()
                        + ", then start it again (what was not handed in earns nothing)");
    }

    /** The attempt. @throws RunsAlready if it is not what is wished; what the request leaves open is */
    static Attempt unlessAsWished(Attempt running, StartRequest request) {
        List<String> wishes = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        if (request.seed() != null && request.seed() != running.seed()) {
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
        if (!wishes.isEmpty()) {
            throw new RunsAlready(running, wishes, facts);
        }
        return running;
    }
}
