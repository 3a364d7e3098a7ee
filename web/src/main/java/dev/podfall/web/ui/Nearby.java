package dev.podfall.web.ui;

import java.util.regex.Pattern;

/**
 * The page to go to from one that says no.
 *
 * @param label of the link to it: the key of a text
 */
public record Nearby(String path, String label) {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final Pattern ROOM = Pattern.compile("(/drills/[A-Za-z0-9_-]+/room/[A-Za-z0-9_-]+)/.*");
    private static final Pattern ATTEMPT = Pattern.compile("/attempts/[A-Za-z0-9-]+");
    private static final Pattern SITTING = Pattern.compile("/(exam-)?sittings/[A-Za-z0-9-]+");

    /** From an address that was asked for; what is there is only named if it is known to be there. */
    static Nearby of(int status, String path) {
        var attempt = ATTEMPT.matcher(path);
        if (status == CONFLICT && attempt.lookingAt() && attempt.end() < path.length()) {
            return new Nearby(attempt.group(), "nearby.attempt");
        }
        var sitting = SITTING.matcher(path);
        if (status == CONFLICT && sitting.lookingAt() && sitting.end() < path.length()) {
            return new Nearby(sitting.group(), "nearby.sitting");
        }
        var room = ROOM.matcher(path);
        if (status != NOT_FOUND && room.matches()) {
            return new Nearby(room.group(1), "nearby.room");
        }
        return switch (path.replaceFirst("^/([^/]*).*$", "$1")) {
            case "attempts" -> new Nearby("/history", "nearby.attempts");
            case "exams", "exam-sittings" -> new Nearby("/exams", "nearby.exams");
            case "quizzes", "sittings" -> new Nearby("/quizzes", "nearby.quizzes");
            case "drills" -> new Nearby("/gamedays", "nearby.drills");
            case "labs" -> new Nearby("/labs", "nearby.labs");
            default -> new Nearby("/", "nearby.start");
        };
    }
}
