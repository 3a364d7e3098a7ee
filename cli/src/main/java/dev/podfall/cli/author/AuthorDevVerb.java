package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.server.Verb;
import dev.podfall.error.PodfallException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        description = {
            "Watches your labs while you write them. Each time a file is saved it says all that is to be corrected: place, what"
                    + " is wrong, how to mend it.",
            "Beside it stand the attempts at these labs that run, with what they would earn now; each change to their cluster"
                    + " is judged at once. Ctrl-C ends it.",
            "With --once it looks once, and ends with 5 where something is to be corrected."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author dev ~/my-labs",
            "  podfall author dev requests-hang            in another terminal: podfall start requests-hang",
            "  podfall author dev ~/my-labs --once -o json"
        })
final class AuthorDevVerb extends Verb {
    private static final long LOOK_AGAIN_MILLIS = 2_000;
    private static final int NAMED = 3;

    @Mixin
    private AuthorLabs labs;

    @Option(names = "--once", description = "Looks once and ends, for scripts.")
    private boolean once;

    private boolean clean = true;

    @Override
    protected void run() {
        if (asJson() && !once) {
            throw new CommandFailed(
                    "USAGE", "usage", "-o json needs --once: what goes on has no end.", "Add --once, or leave -o out.");
        }
        RunningLabs running = new RunningLabs(launcher());
        Linted linted = Linted.of(labs.chooseForLint());
        if (once) {
            once(linted, running);
            return;
        }
        Path root = linted.meant().chosen().root();
        if (root == null) {
            throw CommandFailed.refused(
                    "no-catalogue",
                    "Nobody writes the labs that come with Podfall here.",
                    "Name your folder: podfall author dev DIR, or --catalogue DIR");
        }
        try (FolderWatch watch = new FolderWatch(root)) {
            console().note("Watching " + root + ". Save a file to see what is to be corrected; Ctrl-C ends it.");
            follow(linted, running, watch);
        }
    }

    private void once(Linted linted, RunningLabs running) {
        clean = linted.isClean();
        ArrayNode attempts = running.of(linted.labs().keySet());
        ObjectNode answer = linted.json();
        answer.set("attempts", attempts);
        if (!printedJson(answer)) {
            linted.print(console());
            RunningLabs.print(console(), attempts);
        }
    }

    private void follow(Linted first, RunningLabs running, FolderWatch watch) {
        Linted linted = first;
        linted.print(console());
        ArrayNode seen = JsonNodeFactory.instance.arrayNode();
        while (!Thread.currentThread().isInterrupted()) {
            ArrayNode attempts = attempts(linted, running);
            if (!attempts.equals(seen)) {
                console().line("");
                console().line(console().faint(now()));
                RunningLabs.print(console(), attempts);
                seen = attempts;
            }
            Set<Path> changed = watch.changes(LOOK_AGAIN_MILLIS);
            if (!changed.isEmpty()) {
                console().line("");
                console().line(console().faint(now() + "  " + names(changed)));
                linted = again(linted);
            }
        }
    }

    /** A folder may be half there while its author moves it: that is told, and the watch goes on. */
    private Linted again(Linted before) {
        try {
            Linted now = Linted.of(labs.chooseForLint());
            now.print(console(), before);
            return now;
        } catch (CommandFailed | PodfallException halfThere) {
            console().line(console().warn(halfThere.getMessage()));
            return before;
        }
    }

    private ArrayNode attempts(Linted linted, RunningLabs running) {
        try {
            return running.of(linted.labs().keySet());
        } catch (CommandFailed lost) {
            return JsonNodeFactory.instance.arrayNode();
        }
    }

    private static String now() {
        return LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String names(Set<Path> changed) {
        String some =
                new TreeSet<>(changed).stream().limit(NAMED).map(Path::toString).collect(Collectors.joining(", "));
        return changed.size() <= NAMED ? some : some + " and " + (changed.size() - NAMED) + " more";
    }

    @Override
    protected int exitNumber() {
        return clean ? ExitCode.OK.number() : ExitCode.AUTHOR.number();
    }
}
