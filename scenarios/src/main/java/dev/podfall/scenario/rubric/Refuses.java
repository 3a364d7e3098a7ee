package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;
import java.util.Map;

/**
 * Callers that have no business there reach nobody, as in the healthy cluster: what policies are for, tried.
 *
 * @param callers who tries, and what
 * @param named whoever else a policy on some pods names now, and the healthy cluster's did not, tries as well; null for nobody
 */
public record Refuses(@Required List<Caller> callers, Named named) implements ClaimSpec {
    public Refuses {
        callers = Lists.copy(callers);
    }

    /**
     * A pod that sends one request.
     *
     * @param title as reports name it: who it is, and where
     * @param namespace of that pod
     * @param labels of that pod, which policies may select it by
     * @param url what it calls: of a Service, or of the lab's own server by its name
     */
    public record Caller(
            @Required String title,
            @Required String namespace,
            Map<String, String> labels,
            @Required String url) {
        public Caller {
            labels = labels == null ? Map.of() : Map.copyOf(labels);
        }
    }

    /**
     * Pods, and what those call whom a policy on them lets in.
     *
     * @param namespace of the pods
     * @param labels of the pods
     * @param url what is called
     */
    public record Named(
            @Required String namespace,
            @Required Map<String, String> labels,
            @Required String url) {
        public Named {
            labels = Map.copyOf(labels);
        }
    }
}
