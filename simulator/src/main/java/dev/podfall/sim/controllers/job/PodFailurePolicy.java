package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a Job does about a failed pod. Mirrors {@code pkg/controller/job/pod_failure_policy.go}. */
record PodFailurePolicy(JsonNode rules) {
    static PodFailurePolicy of(JobView job) {
        return new PodFailurePolicy(job.object().spec().path("podFailurePolicy").path("rules"));
    }

    /** Whether the failure counts towards the back-off limit. */
    boolean counts(JobPod pod) {
        return firstMatch(pod)
                .map(m -> !m.rule().path("action").asText().equals("Ignore"))
                .orElse(true);
    }

    /** Whether the failure ends its index. */
    boolean failsIndex(JobPod pod) {
        return firstMatch(pod)
                .filter(m -> m.rule().path("action").asText().equals("FailIndex"))
                .isPresent();
    }

    /** Why the whole Job fails, or empty. */
    Optional<String> failsJob(JobPod pod) {
        return firstMatch(pod)
                .filter(m -> m.rule().path("action").asText().equals("FailJob"))
                .map(m -> m.text());
    }

    private record Match(JsonNode rule, String text) {}

    private Optional<Match> firstMatch(JobPod pod) {
        for (int i = 0; i < rules.size(); i++) {
            JsonNode rule = rules.get(i);
            String name = pod.pod().object().namespace() + "/" + pod.pod().name();
            String matching = " matching " + rule.path("action").asText() + " rule at index " + i;
            JsonNode container = rule.has("onExitCodes") ? container(pod, rule.path("onExitCodes")) : null;
            if (container != null) {
                int code = container
                        .path("state")
                        .path("terminated")
                        .path("exitCode")
                        .asInt();
                String text = "Container " + container.path("name").asText() + " for pod " + name
                        + " failed with exit code " + code + matching;
                return Optional.of(new Match(rule, text));
            }
            String condition = condition(pod, rule.path("onPodConditions"));
            if (condition != null) {
                return Optional.of(new Match(rule, "Pod " + name + " has condition " + condition + matching));
            }
        }
        return Optional.empty();
    }

    private static JsonNode container(JobPod pod, JsonNode requirement) {
        for (String list : new String[] {"containerStatuses", "initContainerStatuses"}) {
            for (JsonNode container : pod.pod().status().path(list)) {
                JsonNode code = container.path("state").path("terminated").path("exitCode");
                JsonNode wanted = requirement.path("containerName");
                boolean named = wanted.isMissingNode()
                        || wanted.isNull()
                        || wanted.asText().equals(container.path("name").asText());
                if (named && code.asInt() != 0 && matches(code.asInt(), requirement)) {
                    return container;
                }
            }
        }
        return null;
    }

    private static boolean matches(int code, JsonNode requirement) {
        boolean listed = false;
        for (JsonNode value : requirement.path("values")) {
            listed |= value.asInt() == code;
        }
        return requirement.path("operator").asText().equals("In") == listed;
    }

    private static String condition(JobPod pod, JsonNode patterns) {
        for (JsonNode condition : pod.pod().status().path("conditions")) {
            for (JsonNode pattern : patterns) {
                if (pattern.path("type").equals(condition.path("type"))
                        && pattern.path("status")
                                .asText("True")
                                .equals(condition.path("status").asText())) {
                    return condition.path("type").asText();
                }
            }
        }
        return null;
    }
}
