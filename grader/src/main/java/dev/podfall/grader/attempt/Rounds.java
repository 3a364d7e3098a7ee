package dev.podfall.grader.attempt;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnknownLab;
import dev.podfall.scenario.load.UnreadableData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Goes round all attempts. One that cannot be dealt with keeps nobody else from their turn. */
final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    private final Catalogue catalogue;
    private final Journal journal;
    private final Clusters clusters;
    private final Grader grader;
    private final Turnstile turnstile;
    private final Locks locks;
    private final Leftovers leftovers;

    Rounds(Catalogue catalogue, Journal journal, Clusters clusters, Grader grader, Turnstile turnstile, Locks locks) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.clusters = clusters;
        this.grader = grader;
        this.turnstile = turnstile;
        this.locks = locks;
        this.leftovers = new Leftovers(journal, clusters, locks);
    }

    void resumeAll() {
        each(
                this::resume,
                (id, gone) -> LOG.log(System.Logger.Level.WARNING, "Attempt " + id + " cannot be resumed", gone));
    }

    /** The cluster of one that asks comes back as well: its candidate may still look at it. */
    private void resume(History history) {
        if (history.lacksGrade()) {
            grader.makeUp(history);
        } else if (clusters.find(history.id()).isPresent()) {
            return;
        }
        if (history.state().isOver()) {
            clusters.remove(history.id());
        } else if (!history.started().isTask()) { // Those of exams are opened when their candidate comes to them.
            clusters.reopen(history.id(), lab(history), history.started().runtime());
        }
    }

    void tick() {
        List<RuntimeException> failures = new ArrayList<>();
        each(this::settle, (id, failure) -> failures.add(failure));
        leftovers.putAway(failures::add);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** One at a lab whose author took it away, or is writing it, waits until it is there. */
    private void settle(History history) {
        try {
            lab(history);
        } catch (UnknownLab | UnreadableData gone) {
            return;
        }
        turnstile.settle(history);
    }

    private void each(Consumer<History> task, BiConsumer<String, RuntimeException> failed) {
        for (String id : journal.log().attemptIds()) {
            synchronized (locks.of(id)) {
                try {
                    task.accept(journal.read(id));
                } catch (RuntimeException e) {
                    failed.accept(id, e);
                }
            }
        }
    }

    private Lab lab(History history) {
        return history.started().lab(catalogue);
    }
}
