package dev.podfall.web.ui;

import java.util.regex.Pattern;

/**
 * What an error page says.
 *
 * @param title in a few words
 * @param message what happened
 * @param next what to do
 * @param back the address of the page that it happened on; null for the start page
 */
public record Problem(int status, String title, String message, String next, String back) {
    private static final int NOT_FOUND = 404;
    private static final Pattern ROOM = Pattern.compile("(/drills/[A-Za-z0-9_-]+/room/[A-Za-z0-9_-]+)/.*");

    public Problem(int status, String title, String message, String next) {
        this(status, title, message, next, null);
    }

    /** With a way back to the room of a drill, if the request was about one that the person may be in. */
    Problem on(String path) {
        var room = ROOM.matcher(path);
        return status != NOT_FOUND && room.matches()
                ? new Problem(status, title, message, next, room.group(1))
                : this;
    }
}
