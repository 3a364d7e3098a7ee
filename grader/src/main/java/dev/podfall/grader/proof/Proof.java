package dev.podfall.grader.proof;

import java.util.List;

/** One claim about a lab, with the experiment that shows it. */
public interface Proof {
    /** Which claim about a lab it shows, as AUTHORING.md counts them; 5 stands for 6 too. */
    int number();

    /** The claim as a sentence. */
    String claim();

    /** Makes the experiment; what is not as claimed, in sentences. Empty when it is proven. */
    List<String> problems(Bench bench);
}
