package dev.podfall.sim.parity;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Goes through a session on a cluster, in a namespace and a directory of its own, with the kubectl on the PATH. */
final class SessionRun implements AutoCloseable {
    private static final int MOST_SECONDS = 120;

    private final TestedCluster cluster;
    private final Path directory;
    private final Session session;
    private final String namespace;
    private final Normaliser normaliser;

    SessionRun(TestedCluster cluster, Path directory, Session session) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.directory = directory;
        this.session = session;
        this.namespace = "parity-" + session.name();
        this.normaliser = new Normaliser(Map.of());
        for (Map.Entry<String, String> file : session.files().entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        Files.copy(cluster.kubeconfig(), directory.resolve("kubeconfig"));
        cluster.hurry();
        remove("--wait=true");
        quietly("kubectl create namespace " + namespace);
        quietly("kubectl config set-context --current --namespace=" + namespace);
        quietly("kubectl wait serviceaccount/default --for=create --timeout=30s");
        cluster.calm();
    }

    /** What this cluster says to each of the session's commands. */
    Session answers(String version) throws IOException, InterruptedException {
        List<Step> answers = new ArrayList<>();
        for (Step step : session.steps()) {
            answers.add(step.withOutput(answer(step)));
        }
        return session.answered(version, answers);
    }

    private List<String> answer(Step step) throws IOException, InterruptedException {
        if (step.waits() && step.awaited() == null) {
            cluster.hurry();
        }
        try {
            return step.awaited() == null ? printed(step) : seen(step);
        } finally {
            cluster.calm();
        }
    }

    private List<String> printed(Step step) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = shell(step.script()).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = new ArrayList<>(normaliser.lines(Files.readString(output), step.inAnyOrder()));
        if (!ended) {
            lines.add("[did not end]");
        } else if (process.exitValue() != 0) {
            lines.add("[exit " + process.exitValue() + "]");
        }
        return lines;
    }

    private List<String> seen(Step step) throws IOException {
        // exec: the process that is ended is kubectl itself, not a shell that waits for it.
        Process process = shell("exec " + step.script()).start();
        process.onExit()
                .completeOnTimeout(process, MOST_SECONDS, TimeUnit.SECONDS)
                .thenAccept(Process::destroy);
        List<String> all = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(step.awaited())) {
                    return List.of();
                }
                all.add(line);
                cluster.hurry(); // Only now that kubectl sees what happens.
            }
        } finally {
            process.destroyForcibly();
        }
        all.add("[never printed " + step.awaited() + "]");
        return all;
    }

    private void quietly(String command) throws IOException, InterruptedException {
        List<String> printed = printed(new Step(command, List.of()));
        if (!printed.isEmpty() && printed.get(printed.size() - 1).startsWith("[")) {
            throw new IllegalStateException(command + ": " + printed);
        }
    }

    /** What makes pods goes first: a pod that leaves later would wake the next session's pods in the scheduler. */
    private void remove(String waiting) throws IOException, InterruptedException {
        quietly("kubectl delete deployments,statefulsets,daemonsets,jobs,cronjobs,replicasets,replicationcontrollers"
                + " --all --cascade=orphan -n " + namespace);
        quietly("kubectl delete pods --all --grace-period=0 --force -n " + namespace);
        quietly("kubectl delete namespace " + namespace + " --ignore-not-found " + waiting);
    }

    private ProcessBuilder shell(String script) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", directory.resolve("kubeconfig").toString());
        builder.environment().put("HOME", directory.getParent().toString());
        builder.environment().put("NAMESPACE", namespace);
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        remove("--wait=false");
    }
}
