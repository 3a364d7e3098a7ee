package dev.podfall.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.web.server.Failure;

/**
 * What a server that could not start says before it ends: an {@code error:} line and the next step, or, with {@code
 * PODFALL_ERRORS=json} in its environment, one line of JSON that the command line reads.
 */
final class LastWords {
    private static final int DEFECT = 1;
    private static final int USAGE = 2;
    private static final int REFUSED = 3;
    private static final int ENVIRONMENT = 4;
    private static final int AUTHOR = 5;

    private LastWords() {}

    /** Says it on standard error and answers the exit code, of the same list as the command line's. */
    static int say(RuntimeException e) {
        var failure = Failure.of(e);
        System.err.println("json".equals(System.getenv("PODFALL_ERRORS")) ? json(failure) : text(failure));
        return switch (failure.category()) {
            case "AUTHOR" -> AUTHOR;
            case "CANDIDATE" -> failure.code().equals("unknown-option") ? USAGE : REFUSED;
            case "ENVIRONMENT" -> ENVIRONMENT;
            default -> DEFECT;
        };
    }

    private static String text(Failure failure) {
        return "error: " + failure.message() + "\n" + failure.next().indent(2).stripTrailing();
    }

    private static String json(Failure failure) {
        var tree = new ObjectMapper().createObjectNode();
        tree.putObject("error")
                .put("category", failure.category())
                .put("code", failure.code())
                .put("message", failure.message())
                .put("next", failure.next());
        return tree.toString();
    }
}
