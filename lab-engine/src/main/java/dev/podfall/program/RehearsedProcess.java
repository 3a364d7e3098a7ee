package dev.podfall.program;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A process without a machine: its time passes as fast as it is asked to. */
final class RehearsedProcess implements ProcessContext {
    private final String name;
    private final Map<String, String> environment;
    private final Map<String, byte[]> files;
    private final Map<Integer, HttpHandler> handlers = new TreeMap<>();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final StringBuilder printed = new StringBuilder();
    private Instant now = Instant.EPOCH;
    private long sequence;
    private boolean alive = true;

    RehearsedProcess(String name, Map<String, String> environment, Map<String, byte[]> files) {
        this.name = name;
        this.environment = Map.copyOf(environment);
        this.files = new TreeMap<>(files);
    }

    private record Task(Instant due, long sequence, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** Lets at most that much time pass; less if nothing is left to do. */
    void run(Duration limit) {
        Instant end = now.plus(limit);
        while (alive && !tasks.isEmpty() && !tasks.peek().due().isAfter(end)) {
            Task next = tasks.poll();
            now = next.due();
            next.work().run();
        }
    }

    Map<Integer, HttpHandler> handlers() {
        return handlers;
    }

    String printed() {
        return printed.toString();
    }

    @Override
    public List<String> arguments() {
        return List.of(name);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String hostname() {
        return name;
    }

    @Override
    public Files files() {
        return new Kept();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), sequence++, task));
    }

    @Override
    public void stdout(String text) {
        // Nobody reads what a rehearsal reports.
    }

    @Override
    public void stderr(String text) {
        printed.append(text);
    }

    @Override
    public void exit(int code) {
        alive = false;
        handlers.clear();
    }

    @Override
    public void useMemory(long bytes) {
        // There is enough.
    }

    @Override
    public Optional<Long> memoryLimit() {
        return Optional.empty();
    }

    @Override
    public void compute(Duration cpuTime, Runnable done) {
        after(cpuTime, done);
    }

    @Override
    public boolean listen(int port, HttpHandler handler) {
        return handlers.putIfAbsent(port, handler) == null;
    }

    @Override
    public void stopListening(int port) {
        handlers.remove(port);
    }

    @Override
    public void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer) {
        after(Duration.ZERO, () -> answer.accept(new HttpResult(null, HttpResult.Failure.NO_SUCH_HOST, null)));
    }

    @Override
    public PodNetwork network() {
        throw new UnsupportedOperationException("A rehearsal reaches nobody.");
    }

    /** The files it was given. */
    private final class Kept implements Files {
        @Override
        public Optional<byte[]> read(String path) {
            return Optional.ofNullable(files.get(path));
        }

        @Override
        public boolean isDirectory(String path) {
            return files.keySet().stream().anyMatch(f -> f.startsWith(path + "/"));
        }

        @Override
        public List<String> list(String path) {
            TreeSet<String> names = new TreeSet<>();
            files.keySet().stream()
                    .filter(f -> f.startsWith(path + "/"))
                    .forEach(f -> names.add(f.substring(path.length() + 1).split("/")[0]));
            return List.copyOf(names);
        }

        @Override
        public void write(String path, byte[] content) {
            files.put(path, content);
        }

        @Override
        public boolean delete(String path) {
            return files.remove(path) != null;
        }

        @Override
        public void makeDirectory(String path) {
            // Directories are where files are.
        }
    }
}
