package dev.podfall.sim.workload.web;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The same process after {@code exec "$@"}: everything as before, the command line without the script's name. */
record ExecutedContext(ProcessContext process) implements ProcessContext {
    @Override
    public List<String> arguments() {
        return process.arguments().subList(1, process.arguments().size());
    }

    @Override
    public Map<String, String> environment() {
        return process.environment();
    }

    @Override
    public String hostname() {
        return process.hostname();
    }

    @Override
    public Files files() {
        return process.files();
    }

    @Override
    public Instant now() {
        return process.now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        process.after(delay, task);
    }

    @Override
    public void stdout(String text) {
        process.stdout(text);
    }

    @Override
    public void stderr(String text) {
        process.stderr(text);
    }

    @Override
    public void exit(int code) {
        process.exit(code);
    }

    @Override
    public void useMemory(long bytes) {
        process.useMemory(bytes);
    }

    @Override
    public Optional<Long> memoryLimit() {
        return process.memoryLimit();
    }

    @Override
    public void compute(Duration cpuTime, Runnable done) {
        process.compute(cpuTime, done);
    }

    @Override
    public boolean listen(int port, HttpHandler handler) {
        return process.listen(port, handler);
    }

    @Override
    public void stopListening(int port) {
        process.stopListening(port);
    }

    @Override
    public void http(HttpRequest request, Duration timeout, Consumer<HttpResult> answer) {
        process.http(request, timeout, answer);
    }

    @Override
    public PodNetwork network() {
        return process.network();
    }

    @Override
    public Kernel kernel() {
        return process.kernel();
    }
}
