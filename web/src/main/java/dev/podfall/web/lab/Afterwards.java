package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;

/** Says what will be seen of an attempt when it is closed. */
final class Afterwards {
    private Afterwards() {}

    /** On the button that closes it: the key of a text. */
    static String closing(Attempt attempt) {
        return switch (attempt.show()) {
            case none -> "asking.close";
            case score -> "asking.close.marks";
            case report -> "asking.close.report";
        };
    }
}
