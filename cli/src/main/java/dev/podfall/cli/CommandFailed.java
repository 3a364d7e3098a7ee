package dev.podfall.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A verb that could not do its work, with what to do next. */
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String category;
    private final String code;
    private final String next;

    CommandFailed(String category, String code, String message, String next) {
        super(message);
        this.category = category;
        this.code = code;
        this.next = next;
    }

    static CommandFailed environment(String code, String message, String next) {
        return new CommandFailed("ENVIRONMENT", code, message, next);
    }

    static CommandFailed refused(String code, String message, String next) {
        return new CommandFailed("CANDIDATE", code, message, next);
    }

    /** From the server's {@code error} object. */
    static CommandFailed ofServer(JsonNode error) {
        return new CommandFailed(
                error.path("category").asText("DEFECT"),
                error.path("code").asText("unknown"),
                error.path("message").asText("The server gave no reason."),
                error.path("next").asText(""));
    }

    String category() {
        return category;
    }

    String code() {
        return code;
    }

    /** What to do next; may be empty. */
    String next() {
        return next;
    }

    ExitCode exitCode() {
        return ExitCode.ofCategory(category);
    }
}
