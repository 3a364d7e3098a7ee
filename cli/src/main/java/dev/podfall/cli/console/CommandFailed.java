package dev.podfall.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.error.PodfallException;

/** A verb that could not do its work, with what to do next. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String category;
    private final String code;
    private final String next;

    public CommandFailed(String category, String code, String message, String next) {
        super(message);
        this.category = category;
        this.code = code;
        this.next = next;
    }

    public static CommandFailed environment(String code, String message, String next) {
        return new CommandFailed("ENVIRONMENT", code, message, next);
    }

    public static CommandFailed refused(String code, String message, String next) {
        return new CommandFailed("CANDIDATE", code, message, next);
    }

    /** Something in the command broke; the details go to a file. */
    public static CommandFailed defect(Throwable cause, Home home) {
        return new CommandFailed(
                "DEFECT",
                "defect",
                "Something broke in Podfall (" + cause.getClass().getSimpleName()
                        + "). It is a defect of ours, no mistake of yours, and costs no marks.",
                "What happened is at the end of " + new DefectLog(home).keep(cause) + ".\n"
                        + "Try it again. If it stays, please report it with those lines and what 'podfall --version' says.");
    }

    /** Of what the other modules say when they are used without a server. */
    public static CommandFailed of(PodfallException known) {
        return new CommandFailed(known.category().name(), known.code(), known.getMessage(), known.next());
    }

    /** From the server's {@code error} object. */
    public static CommandFailed ofServer(JsonNode error) {
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

    /** As a person reads it: what is wrong, and indented below it what to do. */
    public String text(boolean coloured) {
        String head = coloured ? "\u001b[31merror:\u001b[0m " : "error: ";
        return head
                + getMessage()
                + (next.isBlank() ? "" : "\n" + next.indent(2).stripTrailing());
    }

    /** As a program reads it: one line with an {@code error} object. */
    public String json() {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putObject("error")
                .put("category", category)
                .put("code", code)
                .put("message", getMessage())
                .put("next", next);
        return error.toString();
    }

    public ExitCode exitCode() {
        return ExitCode.ofCategory(category);
    }
}
