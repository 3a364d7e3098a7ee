package dev.podfall.grader.gameday.traffic;

import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.grader.collect.UserCall;
import dev.podfall.scenario.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Users who call as long as a drill runs. Safe to use from several threads. */
public final class UserTraffic implements Visitors.Listener {
    private static final Duration APART = Duration.ofMillis(250);
    private static final int EACH = 64;
    private static final int FIRST_FAILURE = 400;

    private final List<UserCall> calls;
    private int requests;
    private int failed;
    private int flaggable;
    private int flagged;
    private int wrong;
    private final Map<String, Integer> strangers = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final List<Integer> millis = new ArrayList<>();

    private UserTraffic(List<UserCall> calls) {
        this.calls = calls;
    }

    /**
     * Lets a lab's users begin, four requests a second of cluster time.
     *
     * @throws dev.podfall.error.PodfallException if nobody can tell what the server should answer
     * @throws IllegalStateException if the runtime has no way for them
     */
    public static UserTraffic begin(Cluster cluster, Lab lab) {
        Visitors visitors = cluster.capability(Visitors.class)
                .orElseThrow(() -> new IllegalStateException("This runtime has no users."));
        UserTraffic traffic = new UserTraffic(UserCall.draw(cluster, lab, EACH));
        visitors.keepCalling(traffic.calls.stream().map(UserCall::call).toList(), APART, traffic);
        return traffic;
    }

    @Override
    public synchronized void heard(int number, HttpAnswer answer, Duration took) {
        UserCall asked = calls.get(number);
        requests++;
        if (answer.failure() != null || answer.status() == 0 || answer.status() >= FIRST_FAILURE) {
            failed++;
            failures.merge(answer.failure() == null ? "HTTP " + answer.status() : answer.failure(), 1, Integer::sum);
            return;
        }
        millis.add((int) Math.min(Integer.MAX_VALUE, took.toMillis()));
        String version = UserCall.version(answer.body());
        if (!version.equals(asked.version())) {
            strangers.merge(version.isEmpty() ? "an unnamed version" : version, 1, Integer::sum);
        }
        if (asked.flagged()) {
            flaggable++;
        }
        if (UserCall.flags(answer.body())) {
            flagged++;
        }
        if (UserCall.flags(answer.body()) != asked.predicted()) {
            wrong++;
        }
    }

    /** What came since the last time this was asked. @param at now */
    public synchronized Sample take(Instant at) {
        Sample sample = new Sample(at, requests, failed, flaggable, flagged, wrong, strangers, failures, millis);
        requests = 0;
        failed = 0;
        flaggable = 0;
        flagged = 0;
        wrong = 0;
        strangers.clear();
        failures.clear();
        millis.clear();
        return sample;
    }
}
