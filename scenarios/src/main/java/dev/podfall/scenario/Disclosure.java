package dev.podfall.scenario;

/** What is shown of an exam when it is over, from the least to the most. */
public enum Disclosure {
    /** That it was handed in. */
    none,
    /** The score and what each line earned, without what was seen, what was meant and why. */
    score,
    /** The whole report, with the right answers and the explanation. */
    report
}
