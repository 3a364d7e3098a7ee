package dev.podfall.scenario.gameday;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.time.Duration;
import java.util.List;

/**
 * {@code gamedays/ID/gameday.yaml}.
 *
 * @param id the folder's name
 * @param version of its data, counted up when it changes
 * @param minutes how long it takes from the first cue to the end
 * @param world whose baseline and clients it begins with
 * @param briefing Markdown that all roles read before it begins; never the cause
 * @param blastRadius what may be hit, and what may not, in a sentence
 * @param hypothesis what users get before, during and after
 * @param slo what users were promised, for the error budget
 * @param abort when the facilitator has to end it
 * @param cues what is injected, in order
 * @param runbooks ids of those at hand; a red herring may be among them
 * @param limits how long a good response takes at most
 * @param good what a good response does, in sentences; shown afterwards
 * @param runtimes where it may be held; left out, on embedded clusters alone
 */
public record GameDayFacts(
        @Required String id,
        @Required String title,
        @Required String version,
        @Required int minutes,
        @Required String world,
        @Required String briefing,
        @Required String blastRadius,
        @Required Hypothesis hypothesis,
        @Required Slo slo,
        @Required AbortRule abort,
        @Required List<Cue> cues,
        @Required List<String> runbooks,
        @Required Limits limits,
        @Required List<String> good,
        List<String> runtimes) {
    /** Where each is rehearsed. */
    public static final String EMBEDDED = "embedded";

    public GameDayFacts {
        cues = Lists.copy(cues);
        runbooks = Lists.copy(runbooks);
        good = Lists.copy(good);
        runtimes = runtimes == null ? List.of(EMBEDDED) : Lists.copy(runtimes);
    }

    /**
     * The steady state, as users see it.
     *
     * @param errors the most of their requests that may fail, in per cent
     * @param p95 the 95th percentile of their answers' times in milliseconds, at most
     */
    public record Hypothesis(
            @Required double errors, @Required int p95) {}

    /**
     * What users were promised.
     *
     * @param target share of requests that succeed, in per cent: 99.9
     * @param days how long a budget is for
     * @param requestsPerDay how many requests production gets a day; the drill's traffic stands for them
     */
    public record Slo(
            @Required double target,
            @Required int days,
            @Required long requestsPerDay) {
        /** Requests that may fail in the whole period. */
        public double budget() {
            return requestsPerDay * (double) days * (100 - target) / 100;
        }
    }

    /**
     * When it is too much.
     *
     * @param errors per cent of requests that fail
     * @param lasting for how long
     * @param also other conditions, in words, that the facilitator watches
     */
    public record AbortRule(
            @Required double errors, @Required Duration lasting, List<String> also) {
        public AbortRule {
            also = Lists.copy(also);
        }
    }

    /**
     * How long a good response takes at most, from the moment the pager rings; without a page, from the cue.
     *
     * @param acknowledge until somebody says that they are at it
     * @param runbook until the runbook that helps is opened
     * @param mitigate until users are well again
     * @param resolve until it is over
     * @param update until those who wait are told for the first time
     */
    public record Limits(
            @Required Duration acknowledge,
            @Required Duration runbook,
            @Required Duration mitigate,
            @Required Duration resolve,
            @Required Duration update) {}
}
