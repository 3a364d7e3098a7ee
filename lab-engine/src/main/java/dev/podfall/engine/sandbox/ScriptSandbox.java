package dev.podfall.engine.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.Progress;
import dev.podfall.engine.RequestRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A pod that does nothing, on a cluster of its own, for scripts. Closing it ends the cluster. */
public final class ScriptSandbox implements AutoCloseable {
    /** What it is, for whoever decides whether a script may run there. */
    public static final String NAME =
            "the simulated shell of pod default/sandbox (busybox:1.36) on an embedded cluster of its own: no process, file or network"
                    + " of this machine";

    private static final String NAMESPACE = "default";
    private static final String POD = "sandbox";
    private static final Duration STARTING = Duration.ofMinutes(3);
    /** As {@code timeout} ends. */
    private static final int TIMED_OUT = 124;

    private static final int LONGEST = 4_000;
    /** What such scripts call, and no small image has. */
    private static final Pattern ABSENT = Pattern.compile(
            "(?m)(?:^|[|;&(]\\s*|\\bsudo\\s+|\\bif\\s+!?\\s*|\\bwhile\\s+!?\\s*|`)\\s*"
                    + "(kubectl|k|helm|jq|yq|crictl|etcdctl|systemctl|docker|podman|ssh|openssl|python3?|kustomize)\\s");

    private final Cluster cluster;

    private ScriptSandbox(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What came of a script.
     *
     * @param refused why it was not run; null if it was
     * @param exitCode of one that was run, 124 if it did not end; else -1
     * @param output both streams, shortened
     */
    public record Outcome(String refused, int exitCode, String output) {}

    /**
     * Starts one.
     *
     * @param provider of embedded clusters
     * @param scratch a folder for what does not outlive it
     */
    public static ScriptSandbox start(ClusterProvider provider, Path scratch) {
        Cluster cluster =
                provider.provision(new ClusterSpec("sandbox", 1, 1, Duration.ofMinutes(5), scratch), Progress.NONE);
        ScriptSandbox sandbox = new ScriptSandbox(cluster);
        cluster.api().create(pod());
        cluster.await(sandbox::runs, STARTING);
        return sandbox;
    }

    private boolean runs() {
        return cluster.api()
                .find("Pod", NAMESPACE, POD)
                .map(pod -> pod.at("/status/phase").asText().equals("Running"))
                .orElse(false);
    }

    private static ObjectNode pod() {
        ObjectNode pod =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", POD).put("namespace", NAMESPACE);
        ObjectNode container = pod.putObject("spec").putArray("containers").addObject();
        container.put("name", POD).put("image", "busybox:1.36");
        container.putArray("command").add("sleep").add("86400");
        return pod;
    }

    /** The programs that a script calls and that are not there. */
    public static Set<String> missing(String script) {
        Set<String> missing = new TreeSet<>();
        ABSENT.matcher(script).results().forEach(m -> missing.add(m.group(1)));
        return missing;
    }

    /** Runs a script, unless it calls what is not there. */
    public Outcome run(String script) {
        Set<String> missing = missing(script);
        if (!missing.isEmpty()) {
            return new Outcome("it calls " + String.join(", ", missing) + ", which the sandbox does not have", -1, "");
        }
        try {
            ExecResult result = cluster.api().exec(NAMESPACE, POD, POD, List.of("sh", "-c", script));
            return new Outcome(null, result.exitCode(), brief(result.stdout() + result.stderr()));
        } catch (ClusterUnreachable silent) {
            return new Outcome(null, TIMED_OUT, silent.getMessage().replaceFirst(": .*", "") + "; it was given up.");
        } catch (RequestRefused no) {
            return new Outcome("the sandbox refused it: " + no.getMessage(), -1, "");
        }
    }

    private static String brief(String output) {
        return output.length() <= LONGEST ? output : output.substring(0, LONGEST) + "…";
    }

    @Override
    public void close() {
        cluster.remove();
    }
}
