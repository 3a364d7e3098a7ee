package dev.podfall.scenario;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;
import java.util.stream.Stream;

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
 * @param addons what is installed before the baseline, such as {@code cert-manager}; beside those of its world
 * @param symptom what is seen, in one line
 * @param world whose baseline, clients, draws and claims the lab begins with; null for none
 * @param namespace the one the learner's kubeconfig points to; the world's, if the lab names none
 * @param access what the learner may do, namespace by namespace; the world's, if the lab says nothing
 * @param cluster what the learner may do to what has no namespace, such as volumes; beside looking at nodes and classes
 * @param afterExam the most that is shown of an exam when it is over; null leaves it to whoever starts one
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
        List<String> addons,
        @Required String symptom,
        String world,
        String namespace,
        List<Access> access,
        List<Grant> cluster,
        Disclosure afterExam) {
    public LabFacts {
        objectives = Lists.copy(objectives);
        runtimes = Lists.copy(runtimes);
        capabilities = Lists.copy(capabilities);
        addons = Lists.copy(addons);
        access = Lists.copy(access);
        cluster = Lists.copy(cluster);
    }

    /** The same with what its world says where the lab says nothing. */
    public LabFacts in(World home) {
        return new LabFacts(
                id,
                title,
                version,
                domain,
                difficulty,
                minutes,
                objectives,
                runtimes,
                capabilities,
                Stream.concat(home.addons().stream(), addons.stream())
                        .distinct()
                        .toList(),
                symptom,
                world,
                namespace == null ? home.namespace() : namespace,
                access.isEmpty() ? home.access() : access,
                cluster,
                afterExam);
    }

    /**
     * What the learner may do in a namespace.
     *
     * @param role {@code edit} or {@code view}: the cluster's own ClusterRoles of these names
     * @param rules what this lab needs beside them, such as debug containers; may be left out
     */
    public record Access(
            @Required String namespace, @Required Role role, List<Grant> rules) {
        public Access {
            rules = Lists.copy(rules);
        }

        /** How much. */
        public enum Role {
            view,
            edit
        }
    }

    /**
     * A rule of a Role, as Kubernetes writes it.
     *
     * @param apiGroups {@code ""} for the core group
     */
    public record Grant(
            @Required List<String> apiGroups,
            @Required List<String> resources,
            @Required List<String> verbs) {
        public Grant {
            apiGroups = Lists.copy(apiGroups);
            resources = Lists.copy(resources);
            verbs = Lists.copy(verbs);
        }
    }
}
