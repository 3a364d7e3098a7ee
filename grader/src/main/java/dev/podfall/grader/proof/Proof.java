package dev.podfall.grader.proof;

import java.util.List;

/** One claim about a lab, with the experiment that shows it. */
public interface Proof {
    /** Which claim about a lab it shows, as AUTHORING.md counts them; 2 stands for 11 too, 5 for 6. */
    int number();

    /** The claim as a sentence. */
    String claim();

    /** Makes the experiment; what is not as claimed, in sentences. Empty when it is proven. */
    List<String> problems(Bench bench);
}
