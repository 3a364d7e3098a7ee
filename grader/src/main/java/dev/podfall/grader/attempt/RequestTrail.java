package dev.podfall.grader.attempt;

import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Cluster;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What its candidate asked an attempt's cluster to change: who did what to which object, and what came of it; never what was sent. It
 * is kept with the attempt's steps, since clusters go.
 */
public final class RequestTrail {
    /** How many are kept, the newest. */
    static final int KEPT = 2_000;

    private static final Set<String> READING = Set.of("get", "list", "watch");
    private static final String QUESTIONS_ABOUT_ONESELF = "(?s)self.*reviews?(\\..*|/.*)?";
    private static final int LONGEST_NAME = 253;

    private RequestTrail() {}

    /** What a cluster's trail tells; empty where it keeps none. */
    static Optional<Payload.Audited> of(Cluster cluster) {
        return cluster.capability(AuditTrail.class).map(RequestTrail::newest);
    }

    /** The newest requests for changes, oldest first. */
    static Payload.Audited newest(AuditTrail trail) {
        List<Timeline.Request> all = trail.requests(Clusters.LEARNER).stream()
                .filter(RequestTrail::asksForChange)
                .map(RequestTrail::kept)
                .toList();
        int left = Math.max(0, all.size() - KEPT);
        return new Payload.Audited(all.subList(left, all.size()), left);
    }

    /** Whether it was to change something; a trial run and a question about one's own rights change nothing. */
    public static boolean asksForChange(AuditTrail.Request request) {
        return !request.dryRun()
                && !READING.contains(request.verb())
                && !request.resource().matches(QUESTIONS_ABOUT_ONESELF);
    }

    private static Timeline.Request kept(AuditTrail.Request request) {
        String name = request.namespace().isEmpty() ? request.name() : request.namespace() + "/" + request.name();
        return new Timeline.Request(
                request.received(),
                plain(request.verb()),
                plain((request.resource() + " " + name).strip()),
                request.code(),
                request.code() < 400 ? "done" : plain("refused: " + request.reason()));
    }

    /** Names come with the request: whoever sent it may have written anything there. */
    private static String plain(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "");
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME) + "…";
    }
}
