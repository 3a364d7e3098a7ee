package dev.podfall.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.console.Progress;
import dev.podfall.error.PodfallException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** What the verbs have in common but for their output formats: the console, the way to the server, how they fail. */
public abstract class PlainVerb implements Callable<Integer> {
    private Console console = Console.ofEnvironment();
    private Home home;

    @Override
    public final Integer call() {
        console = isReadByProgram() ? console.forPrograms() : console;
        try {
            home = Home.ofEnvironment();
            run();
            return exitNumber();
        } catch (CommandFailed failure) {
            return failed(failure);
        } catch (PodfallException known) {
            return failed(CommandFailed.of(known));
        } catch (RuntimeException | StackOverflowError defect) {
            return failed(CommandFailed.defect(defect, home));
        }
    }

    private int failed(CommandFailed failure) {
        console.failure(failure, asJson());
        return failure.exitCode().number();
    }

    /** Does the work; throws {@link CommandFailed} where it cannot. */
    protected abstract void run();

    /** The exit code after {@link #run}. */
    protected int exitNumber() {
        return ExitCode.OK.number();
    }

    /** Whether result and failure are JSON. */
    protected abstract boolean asJson();

    /** Whether stderr holds nothing but a failure. */
    protected boolean isReadByProgram() {
        return asJson();
    }

    protected final Console console() {
        return console;
    }

    protected final Home home() {
        return home;
    }

    protected final ServerLauncher launcher() {
        return new ServerLauncher(home, console);
    }

    /** The server, started if need be. */
    protected final ServerLink server() {
        return launcher().ensure();
    }

    /** The attempt of that id, or the latest. */
    protected final JsonNode attempt(String id) {
        return server().get("/attempts/" + ServerLink.segmentOrLatest(id)).path("attempt");
    }

    /** The attempt of that id, or the latest, with a cluster to talk to. */
    protected final JsonNode runningAttempt(String id) {
        JsonNode found = attempt(id);
        String name = found.path("attempt").asText();
        if (found.path("state").asText().equals("asking")) {
            console.note("Attempt " + name
                    + " is handed in: what you change counts no more. Answer its questions: podfall answer " + name);
        } else if (!found.path("state").asText().equals("running")) {
            throw CommandFailed.refused(
                    "attempt-over",
                    "Attempt " + name + " is over (" + found.path("state").asText()
                            + "): its cluster is put away, or will be within the hour.",
                    "Start the lab again with: podfall start "
                            + (found.hasNonNull("incident")
                                    ? "--random"
                                    : found.path("lab").asText()));
        }
        if (found.hasNonNull("trouble")) {
            throw CommandFailed.environment(
                    "cluster-left-closed",
                    "The cluster of attempt " + name + " "
                            + found.path("trouble").asText() + ".",
                    "Begin the lab anew with: podfall reset " + name + "\nEnd it with: podfall stop " + name);
        }
        if (!Files.isReadable(Path.of(found.path("kubeconfig").asText()))) {
            throw CommandFailed.environment(
                    "kubeconfig-gone",
                    "The kubeconfig of attempt " + name + " is not there any more: "
                            + found.path("kubeconfig").asText() + ".",
                    "Begin the lab anew with: podfall reset");
        }
        return found;
    }

    /** Asks the server for what may take a while; says so if it does. */
    protected final JsonNode slowly(String text, Function<ServerLink, JsonNode> request) {
        ServerLink server = server();
        try (Progress progress = console.progress()) {
            progress.quickStep(text);
            return request.apply(server);
        }
    }

    /** The id given, or the latest attempt's, as a part of an address. */
    protected final String attemptId(String id) {
        return id != null
                ? ServerLink.segment(id)
                : attempt(null).path("attempt").asText();
    }

    /** Prints the tree where JSON was asked for; tells whether it did. */
    protected final boolean printedJson(JsonNode tree) {
        if (asJson()) {
            console.json(tree);
        }
        return asJson();
    }
}
