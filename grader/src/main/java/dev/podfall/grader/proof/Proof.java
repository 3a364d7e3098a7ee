package dev.podfall.grader.proof;

import java.util.List;

/** One claim about a lab, with the experiment that shows it. */
public interface Proof {
    /** The claim as a sentence. */
    String claim();

    /** Makes the experiment; what is not as claimed, in sentences. Empty when it is proven. */
    List<String> problems(Bench bench);
}
