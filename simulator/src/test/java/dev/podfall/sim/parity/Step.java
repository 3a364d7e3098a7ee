package dev.podfall.sim.parity;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a session and what it printed, normalised.
 *
 * <p>{@code $ command} is run to its end. {@code $ until TEXT: command} is run until it prints a line with that text, which is
 * how a session waits for what {@code kubectl wait} cannot see; of its output nothing is kept. A command that ends in
 * {@code # in any order} has its lines sorted and repeated ones dropped.
 */
record Step(String command, List<String> output) {
    private static final Pattern UNTIL = Pattern.compile("until (.+?): (kubectl .+)");
    private static final Pattern WAITING =
            Pattern.compile("kubectl (wait|rollout status|delete|drain|run .*--rm|debug .*-i)\\b");
    private static final String ANY_ORDER = "# in any order";

    Step {
        output = List.copyOf(output);
    }

    boolean inAnyOrder() {
        return command.endsWith(ANY_ORDER);
    }

    /** Whether it takes cluster time, more than a look does. */
    boolean waits() {
        return awaited() != null || WAITING.matcher(command).find();
    }

    /** The text that ends the command, or null. */
    String awaited() {
        Matcher matcher = UNTIL.matcher(command);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** What the shell is to run. */
    String script() {
        Matcher matcher = UNTIL.matcher(command);
        return matcher.matches() ? matcher.group(2) : command;
    }

    Step withOutput(List<String> lines) {
        return new Step(command, lines);
    }
}
