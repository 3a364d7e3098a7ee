package dev.podfall.grader.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.grader.report.Habit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A learner's requests as evidence keeps them: who asked for which object when, never what was sent or read. The oldest are kept, since
 * habits show at the beginning, and all changes as far as there is room.
 */
public final class Requests {
    private static final int MOST = 1_000;
    private static final int LONGEST = 253;
    private static final Set<String> READING = Set.of("get", "list", "watch");

    private Requests() {}

    /**
     * A request.
     *
     * @param resource as RBAC names it: {@code deployments.apps}, {@code pods/log}
     * @param object {@code NAMESPACE/NAME}, or as much as there is of it
     */
    record Request(Instant at, String verb, String resource, String object, int code) {
        /** Whether it only looked; a command in a container is a look, too. */
        boolean isLook() {
            return READING.contains(verb)
                    || resource.matches("pods/(?:exec|portforward|attach|proxy|log)|services/proxy");
        }

        boolean isDone() {
            return code < 400;
        }

        boolean isAbout(Request other) {
            return resource.replaceFirst("/.*", "").equals(other.resource.replaceFirst("/.*", ""))
                    && object.equals(other.object);
        }

        Habit.Line line() {
            return new Habit.Line(at, (verb + " " + resource + " " + object).strip() + (isDone() ? "" : " (refused)"));
        }
    }

    /** What is kept of a trail. */
    public static ArrayNode of(AuditTrail trail, String learner) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (AuditTrail.Request r : trail.requests(learner)) {
            boolean aboutOneself = r.resource().matches("(?s)self.*reviews?(\\..*|/.*)?");
            if (isPane(r) || r.resource().isEmpty() || aboutOneself || r.dryRun() || kept.size() >= MOST) {
                continue;
            }
            ObjectNode one = kept.addObject();
            one.put("at", r.received().toString()).put("verb", plain(r.verb())).put("resource", plain(r.resource()));
            one.put("object", plain(r.namespace().isEmpty() ? r.name() : r.namespace() + "/" + r.name()));
            one.put("code", r.code());
        }
        return kept;
    }

    /** The page beside the task lists pods and events again and again, whether anybody looks or not. */
    private static boolean isPane(AuditTrail.Request r) {
        return r.verb().equals("list")
                && r.userAgent() != null
                && r.userAgent().startsWith("fabric8-kubernetes-client")
                && r.resource().matches("pods|events(\\.events\\.k8s\\.io)?");
    }

    static List<Request> read(JsonNode kept) {
        List<Request> all = new ArrayList<>();
        kept.forEach(r -> all.add(new Request(
                Instant.parse(r.path("at").asText()),
                r.path("verb").asText(),
                r.path("resource").asText(),
                r.path("object").asText(),
                r.path("code").asInt())));
        return all;
    }

    private static String plain(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
