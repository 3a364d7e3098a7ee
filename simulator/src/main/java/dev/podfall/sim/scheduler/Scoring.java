package dev.podfall.sim.scheduler;

import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.ScorePlugin;
import dev.podfall.sim.scheduler.framework.Snapshot;
import dev.podfall.sim.scheduler.plugins.DefaultPlugins;
import java.util.ArrayList;
import java.util.List;

/** Chooses the node a pod likes best; among equals chance decides. */
final class Scoring {
    private final List<ScorePlugin> plugins = DefaultPlugins.scores();
    private final Dice dice;

    Scoring(Dice dice) {
        this.dice = dice;
    }

    /** @param feasible at least one */
    NodeInfo best(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible) {
        if (feasible.size() == 1) {
            return feasible.get(0);
        }
        long[] total = new long[feasible.size()];
        for (ScorePlugin plugin : plugins) {
            long[] scores = plugin.score(pod, snapshot, feasible);
            for (int i = 0; i < total.length; i++) {
                total[i] += scores[i] * plugin.weight();
            }
        }
        List<NodeInfo> best = new ArrayList<>();
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < total.length; i++) {
            if (total[i] > highest) {
                highest = total[i];
                best.clear();
            }
            if (total[i] == highest) {
                best.add(feasible.get(i));
            }
        }
        return best.size() == 1 ? best.get(0) : best.get(dice.below(best.size()));
    }
}
