package dev.podfall.scenario;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * {@code lab.yaml}: what a list of labs shows, and what the lab needs.
 *
 * @param id the folder's name; says what a person sees first, never the cause
 * @param version of the lab's data, counted up when the scenario or the rubric changes
 * @param domain the skill area it belongs to
 * @param minutes how long an exam gives for it
 * @param objectives what one can do afterwards
 * @param runtimes where it runs: {@code embedded}, {@code kind}, {@code existing}
 * @param capabilities what a runtime must be able to do beyond the API, such as {@code image-control}
 * @param symptom what is seen, in one line
 * @param namespace the one the learner's kubeconfig points to
 * @param access what the learner may do, namespace by namespace
 */
public record LabFacts(
        @Required String id,
        @Required String title,
        @Required String version,
        @Required Domain domain,
        @Required Difficulty difficulty,
        @Required int minutes,
        @Required List<String> objectives,
        @Required List<String> runtimes,
        List<String> capabilities,
        @Required String symptom,
        @Required String namespace,
        @Required List<Access> access) {
    public LabFacts {
        objectives = Lists.copy(objectives);
        runtimes = Lists.copy(runtimes);
        capabilities = Lists.copy(capabilities);
        access = Lists.copy(access);
    }

    /**
     * What the learner may do in a namespace.
     *
     * @param role {@code edit} or {@code view}, as the built-in ClusterRoles of these names
     */
    public record Access(
            @Required String namespace, @Required Role role) {
        /** How much. */
        public enum Role {
            view,
            edit
        }
    }
}
