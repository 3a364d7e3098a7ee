package dev.podfall.grader.collect;

import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.Runtime;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.client.Clients.Ask;
import dev.podfall.scenario.client.Clients.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A lab's clients while nobody grades: a few ordinary requests, so that logs and metrics look alive. Their rows are none of
 * those that a grade will ask.
 */
public final class Trickle {
    private static final Duration APART = Duration.ofSeconds(5);
    private static final int LEGITIMATE = 28;
    private static final int FRAUD = 4;

    private Trickle() {}

    /** Lets them begin, where the runtime has a cheap way for it. A lab whose clients cannot ask stays quiet. */
    public static void start(Cluster cluster, Lab lab) {
        boolean isReal =
                cluster.runtime() != Runtime.EMBEDDED; // There each request costs a pod and the API server something.
        if (isReal || lab.clients().server() == null) { // Without a server there is nobody to call.
            return;
        }
        cluster.capability(Visitors.class).ifPresent(v -> {
            List<HttpCall> calls = calls(cluster, lab);
            if (!calls.isEmpty()) {
                v.keepCalling(calls, APART);
            }
        });
    }

    private static List<HttpCall> calls(Cluster cluster, Lab lab) {
        List<HttpCall> calls = new ArrayList<>();
        try {
            Callers callers = new Callers(cluster.api(), lab, null);
            List<Question> questions = new ArrayList<>(callers.rows().draw(Ask.legitimate, LEGITIMATE));
            questions.addAll(LEGITIMATE / 2, callers.rows().draw(Ask.fraud, FRAUD));
            for (Question question : questions) {
                for (Client client : callers.clients(List.of())) {
                    calls.add(Callers.call(client, question));
                }
            }
        } catch (PodfallException noServerToAsk) {
            // Grading will say so.
            return List.of();
        }
        return calls;
    }
}
