package dev.podfall.engine.fault;

import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Exec;
import dev.podfall.scenario.action.Wait;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code git-commit}: somebody commits a change of a file, and what delivers from that branch has time to follow. */
final class GitCommitted implements Fault {
    /** Two intervals of a minute, and a rollout. */
    private static final Duration DELIVERED = Duration.ofMinutes(4);

    @Override
    public FaultPage page() {
        Map<String, FaultPage.Parameter> parameters = new LinkedHashMap<>();
        parameters.put("selector", new FaultPage.Parameter("the labels of the Git server's pod", "app=git", null));
        parameters.put("container", new FaultPage.Parameter("the container of the Git server", "git", null));
        parameters.put("repository", new FaultPage.Parameter("the repository", null, null));
        parameters.put("branch", new FaultPage.Parameter("the branch, begun at main if there is none", "main", null));
        parameters.put("file", new FaultPage.Parameter("the file that is changed", null, null));
        parameters.put("old", new FaultPage.Parameter("what it says", null, null));
        parameters.put("new", new FaultPage.Parameter("what it says instead", null, null));
        parameters.put("message", new FaultPage.Parameter("the commit's message", null, null));
        parameters.put("author", new FaultPage.Parameter("who commits", "Release Bot", null));
        return new FaultPage(
                "git-commit",
                FaultPage.Group.rollout,
                "A file in a Git repository is changed by a commit.",
                "What is delivered from that branch follows within its interval; what a hand corrects is taken back.",
                parameters,
                FaultDraw.never("The worlds of incidents have no Git server."));
    }

    @Override
    public Injection plan(ClusterApi api, Parameters with) {
        return new Injection(
                with.fault(),
                List.of(commit(with, with.text("message"), "old", "new"), new Wait(DELIVERED)),
                List.of(commit(with, "Revert \"" + with.text("message") + "\"", "new", "old"), new Wait(DELIVERED)));
    }

    private static Action commit(Parameters with, String message, String from, String to) {
        return new Exec(
                with.text("namespace"),
                with.text("selector"),
                with.text("container"),
                List.of(
                        "git-commit",
                        with.text("repository"),
                        "--branch=" + with.text("branch"),
                        "--author=" + with.text("author"),
                        "--message=" + message,
                        "replace",
                        with.text("file"),
                        with.text(from),
                        with.text(to)));
    }
}
