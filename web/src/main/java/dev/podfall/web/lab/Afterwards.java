package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;

/** Says what will be seen of an attempt when it is closed. */
final class Afterwards {
    private Afterwards() {}

    /** On the button that closes it. */
    static String closing(Attempt attempt) {
        return switch (attempt.show()) {
            case none -> "Close it for good";
            case score -> "Close and see the marks";
            case report -> "Close and see the report";
        };
    }
}
