package dev.podfall.sim.scheduler.framework;

import java.util.List;

/** Says how much a pod likes each node. Mirrors {@code k8s.io/kube-scheduler/framework.ScorePlugin}. */
public interface ScorePlugin {
    long MAX_SCORE = 100;

    /** Upstream's name. */
    String name();

    /** How much this plugin's opinion counts. */
    int weight();

    /** A score of 0 to {@link #MAX_SCORE} for each of the nodes. */
    long[] score(PodInfo pod, Snapshot snapshot, List<NodeInfo> nodes);

    /** Stretches scores so that the highest is {@link #MAX_SCORE}. */
    static long[] normalize(long[] scores, boolean lowIsGood) {
        long highest = 0;
        for (long score : scores) {
            highest = Math.max(highest, score);
        }
        for (int i = 0; i < scores.length; i++) {
            long share = highest == 0 ? 0 : scores[i] * MAX_SCORE / highest;
            scores[i] = lowIsGood ? MAX_SCORE - share : share;
        }
        return scores;
    }
}
