package dev.podfall.scenario.quiz;

/** When learners are told what was right. */
public enum Feedback {
    /** After each question, once they say that their answer stands. */
    immediate,
    /** After the hand-in. */
    deferred
}
