package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.lab.Settling;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.gameday.Check;
import dev.podfall.scenario.gameday.Runbook;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs the steps of runbooks on a cluster. */
final class RunbookRunner {
    private final Cluster cluster;
    private final BooleanSupplier stop;

    RunbookRunner(Cluster cluster) {
        this(cluster, () -> false);
    }

    /** @param stop see {@link Performer#Performer(Cluster, BooleanSupplier)} */
    RunbookRunner(Cluster cluster, BooleanSupplier stop) {
        this.stop = stop;
        this.cluster = cluster;
    }

    /**
     * What came of a step.
     *
     * @param done whether its actions could be carried out
     * @param holds whether its check holds just now; null without one, or if it could not be made
     * @param said in words
     */
    record Result(boolean done, Boolean holds, String said) {}

    /** Carries out a step, and looks once whether its check holds. A step that does not fit the cluster any more says so. */
    Result run(Runbook runbook, Runbook.Step step) {
        try {
            for (Action action : step.actions()) {
                new Performer(cluster, stop).perform(action);
            }
        } catch (PodfallException no) {
            return new Result(
                    false,
                    null,
                    "it does not work any more: " + no.getMessage() + " Tell its owner, " + runbook.owner()
                            + "; it was last tried " + runbook.reviewed() + ".");
        }
        return looked(step, step.actions().isEmpty() ? "looked" : "done");
    }

    /** Looks whether a step's check holds, and changes nothing. */
    Result check(Runbook.Step step) {
        return looked(step, "looked");
    }

    private Result looked(Runbook.Step step, String did) {
        if (step.check() == null) {
            return new Result(true, null, did);
        }
        try {
            boolean holds = holds(step.check());
            return new Result(true, holds, did + (holds ? "; its check holds" : "; its check does not hold yet"));
        } catch (PodfallException cannotLook) {
            return new Result(true, null, did + "; its check could not be made: " + cannotLook.getMessage());
        }
    }

    boolean holds(Check check) {
        if (check instanceof Check.RolledOut c) {
            return find("Deployment", c.namespace(), c.deployment())
                    .map(Settling::complete)
                    .orElse(false);
        } else if (check instanceof Check.Present c) {
            return find(c.kind(), c.namespace(), c.name()).isPresent();
        } else if (check instanceof Check.Absent c) {
            return find(c.kind(), c.namespace(), c.name()).isEmpty();
        } else if (check instanceof Check.NoPods c) {
            return cluster.api().list("Pod", c.namespace(), c.selector()).isEmpty();
        } else if (check instanceof Check.All c) {
            return c.checks().stream().allMatch(this::holds);
        }
        Check.Field c = (Check.Field) check;
        return find(c.kind(), c.namespace(), c.name())
                .map(o -> o.at(c.path()).asText().equals(c.value()))
                .orElse(false);
    }

    private Optional<ObjectNode> find(String kind, String namespace, String name) {
        return cluster.api().find(kind, namespace, name);
    }
}
