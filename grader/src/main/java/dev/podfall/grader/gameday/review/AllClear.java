package dev.podfall.grader.gameday.review;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.traffic.Levels;
import dev.podfall.grader.gameday.traffic.Sample;
import dev.podfall.scenario.gameday.Alert;
import java.util.ArrayList;
import java.util.List;

/** Whether it was over when it ended. */
final class AllClear {
    /** Half a minute of users. */
    private static final int LAST = 3;

    private AllClear() {}

    /** What users got last. */
    static Levels levels(DrillHistory history) {
        List<Sample> samples = history.samples();
        return Levels.of(samples.subList(Math.max(0, samples.size() - LAST), samples.size()));
    }

    /** What speaks against it, in words: pages that are open, service levels that have fallen. Empty if users were well. */
    static List<String> objections(DrillHistory history) {
        List<String> all = new ArrayList<>();
        Levels levels = levels(history);
        var wanted = history.gameDay().facts().hypothesis();
        if (levels.requests() > 0 && !levels.holds(wanted.errors(), wanted.p95())) {
            all.add("users were not well: " + levels.words());
        }
        for (Page page : history.pages()) {
            if (page.cleared() == null) {
                all.add("page " + page.number() + " (" + page.alert().title() + ") was still open"
                        + (page.acknowledged() == null ? ", and nobody had acknowledged it" : ""));
            }
        }
        for (Alert alert : levels.firing()) {
            if (history.pages().stream().noneMatch(p -> p.cleared() == null && p.alert() == alert)) {
                all.add("it fell just then that " + alert.meaning());
            }
        }
        return all;
    }
}
