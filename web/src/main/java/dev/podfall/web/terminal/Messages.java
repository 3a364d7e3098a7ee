package dev.podfall.web.terminal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the server tells a page about its terminal, beside the bytes that the shell prints. {@code static/terminal.js} reads it. */
final class Messages {
    /** Another page shows it now. */
    static final String TAKEN = message("taken").toString();
    /** Some of what was typed is lost: the program reads nothing. */
    static final String FULL = message("full").toString();
    /** The connection lives. */
    static final String BEAT = message("beat").toString();

    private Messages() {}

    /**
     * The bytes that follow begin at a position of all that the shell has printed.
     *
     * @param fresh whether the page has to begin with an empty screen
     */
    static String attached(long position, boolean fresh) {
        return message("attached").put("position", position).put("fresh", fresh).toString();
    }

    static String exited(int code) {
        return message("exited").put("code", code).toString();
    }

    static String ended(String reason) {
        return message("ended").put("reason", reason).toString();
    }

    private static ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
