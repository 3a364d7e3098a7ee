package dev.podfall.grader.proof;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.Mistake;
import dev.podfall.scenario.Solution;
import java.util.ArrayList;
import java.util.List;

/** All that a lab must prove. */
public final class Proofs {
    private Proofs() {}

    /** In the order in which an author wants to know. */
    public static List<Proof> of(Lab lab) {
        List<Proof> all = new ArrayList<>();
        all.add(new DataIsClean());
        all.add(new HealthyEarnsAll());
        all.add(new BrokenFails());
        all.add(new StaysBroken());
        for (Solution solution : lab.solutions()) {
            all.add(new SolutionEarnsAll(solution));
        }
        for (Mistake mistake : lab.mistakes()) {
            all.add(new MistakeEarnsItsMarks(mistake));
        }
        all.add(new NothingFails());
        all.add(new DeletingAllFails());
        all.add(new RecoveryRestores());
        all.add(new SameSeedSameStory());
        return all;
    }
}
