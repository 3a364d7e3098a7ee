package dev.podfall.grader.gameday.traffic;

import dev.podfall.scenario.gameday.Alert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Service levels over some samples.
 *
 * @param requests how many there were
 * @param failed how many of them failed
 * @param wrong answers that are not what the model that is meant predicts
 * @param p95 the 95th percentile of answers' times in milliseconds; null without an answer
 */
public record Levels(
        int requests,
        int failed,
        Integer p95,
        int answers,
        int flaggable,
        int flagged,
        int wrong,
        Map<String, Integer> strangers) {
    /** Per cent of requests that may fail before it rings. */
    public static final double MOST_ERRORS = 2;

    /** Milliseconds. */
    public static final int MOST_P95 = 250;

    /** Fewer than that say nothing. */
    private static final int FEWEST = 20;

    private static final int FEWEST_FLAGGABLE = 5;
    private static final int FEWEST_STRANGERS = 3;
    private static final double PERCENTILE = 0.95;

    /** Of all these samples together. */
    public static Levels of(List<Sample> samples) {
        List<Integer> millis = new ArrayList<>();
        Map<String, Integer> strangers = new TreeMap<>();
        int requests = 0;
        int failed = 0;
        int flaggable = 0;
        int flagged = 0;
        int wrong = 0;
        for (Sample sample : samples) {
            requests += sample.requests();
            failed += sample.failed();
            flaggable += sample.flaggable();
            flagged += sample.flagged();
            wrong += sample.wrong();
            millis.addAll(sample.millis());
            sample.strangers().forEach((version, n) -> strangers.merge(version, n, Integer::sum));
        }
        return new Levels(requests, failed, p95(millis), millis.size(), flaggable, flagged, wrong, strangers);
    }

    private static Integer p95(List<Integer> millis) {
        if (millis.isEmpty()) {
            return null;
        }
        List<Integer> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * PERCENTILE) - 1));
    }

    /** Per cent of requests that failed; 0 without a request. */
    public double errors() {
        return requests == 0 ? 0 : 100.0 * failed / requests;
    }

    /** Which service levels have fallen. */
    public Set<Alert> firing() {
        Set<Alert> firing = EnumSet.noneOf(Alert.class);
        if (requests >= FEWEST && errors() > MOST_ERRORS) {
            firing.add(Alert.errors);
        }
        if (answers >= FEWEST && p95 > MOST_P95) {
            firing.add(Alert.latency);
        }
        if (isClassGone()) {
            firing.add(Alert.zeroClass);
        }
        if (strangers.values().stream().mapToInt(Integer::intValue).sum() >= FEWEST_STRANGERS) {
            firing.add(Alert.version);
        }
        return firing;
    }

    private boolean isClassGone() {
        return flaggable >= FEWEST_FLAGGABLE && flagged == 0;
    }

    /**
     * Whether a steady state holds: requests are answered, in time, by the version that is meant, and with what its model predicts.
     *
     * @param errors per cent of requests that may fail, and of answers that may be wrong
     * @param slowest p95 in milliseconds
     */
    public boolean holds(double errors, int slowest) {
        return errors() <= errors
                && (p95 == null || p95 <= slowest)
                && 100.0 * wrong <= errors * answers
                && !isClassGone()
                && strangers.isEmpty();
    }

    /** In a few words. */
    public String words() {
        String rate = String.format(java.util.Locale.ROOT, "%.1f %% errors", errors());
        String time = p95 == null ? "no answer" : "p95 " + p95 + " ms";
        String foreign = strangers.isEmpty() ? "" : ", answers of " + String.join(", ", strangers.keySet());
        String none = isClassGone() ? ", no transaction flagged" : "";
        String not = wrong == 0 ? "" : ", " + wrong + (wrong == 1 ? " answer" : " answers") + " not the model's";
        return rate + ", " + time + foreign + none + not;
    }
}
