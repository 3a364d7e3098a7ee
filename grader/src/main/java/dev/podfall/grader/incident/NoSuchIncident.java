package dev.podfall.grader.incident;

import dev.podfall.engine.fault.FaultPage;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Collection;
import java.util.stream.Collectors;

/** An incident is wished that there is none of. */
public final class NoSuchIncident extends PodfallException {
    private static final long serialVersionUID = 1L;

    private NoSuchIncident(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static NoSuchIncident domain(String wished, Collection<FaultPage.Group> domains) {
        return new NoSuchIncident(
                "There are no random incidents about \"" + wished + "\".",
                "Choose one of: " + domains.stream().map(FaultPage.Group::name).collect(Collectors.joining(", "))
                        + ".");
    }

    static NoSuchIncident difficulty(String wished) {
        return new NoSuchIncident(
                "There is no difficulty \"" + wished + "\".",
                "Choose 1 (one fault), 2 (two, and something that leads astray) or 3 (three of them).");
    }

    static NoSuchIncident found(int tries) {
        return new NoSuchIncident(
                "Of " + tries + " incidents that were drawn none was worth solving.",
                "Draw again with another seed, or leave --domain out.");
    }
}
