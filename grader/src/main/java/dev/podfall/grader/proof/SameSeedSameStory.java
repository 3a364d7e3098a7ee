package dev.podfall.grader.proof;

import java.util.List;

/** Claim 10: the same seed gives the same pods, events and times. */
final class SameSeedSameStory implements Proof {
    private static final int MOST = 3;

    @Override
    public int number() {
        return 10;
    }

    @Override
    public String claim() {
        return "the same seed tells the same story";
    }

    @Override
    public List<String> problems(Bench bench) {
        Story again = bench.broken(run -> Story.of(bench.lab(), run));
        return bench.story().differences(again, MOST);
    }
}
