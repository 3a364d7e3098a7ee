package dev.podfall.sim.workload.standins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Small web servers of tutorials: they say hello, with their host's name. */
public final class Greeter implements Program {
    private final int port;
    private final Duration work;
    private final BiFunction<ProcessContext, HttpRequest, String> text;

    private Greeter(int port, Duration work, BiFunction<ProcessContext, HttpRequest, String> text) {
        this.port = port;
        this.work = work;
        this.text = text;
    }

    /** {@code gcr.io/google-samples/hello-app}. */
    public static Greeter helloApp() {
        return new Greeter(
                8080,
                Duration.ofMillis(1),
                (process, request) -> "Hello, world!\nVersion: 1.0.0\nHostname: " + process.hostname() + "\n");
    }

    /** {@code dgkanatsios/simpleapp}. */
    public static Greeter simpleApp() {
        return new Greeter(
                8080,
                Duration.ofMillis(1),
                (process, request) -> "Hello world from " + process.hostname() + " and version 2.0\n");
    }

    /** {@code registry.k8s.io/hpa-example}: each answer takes a fifth of a second of CPU. */
    public static Greeter hpaExample() {
        return new Greeter(80, Duration.ofMillis(200), (process, request) -> "OK!");
    }

    /** {@code agnhost netexec}, {@code liveness}, {@code webhook} and {@code serve-hostname}; {@code pause} only waits. */
    public static Program agnhost() {
        return new Agnhost();
    }

    @Override
    public void start(ProcessContext process) {
        listen(process, port, work, text);
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        start(process);
    }

    private static void listen(
            ProcessContext process, int port, Duration work, BiFunction<ProcessContext, HttpRequest, String> text) {
        boolean open = process.listen(
                port,
                (HttpRequest request, Consumer<HttpResponse> answer) -> process.compute(
                        work, () -> answer.accept(HttpResponse.text(200, text.apply(process, request)))));
        if (!open) {
            process.stderr("listen tcp :" + port + ": bind: address already in use\n");
            process.exit(1);
        }
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        process.exit(0);
    }

    private static final class Agnhost implements Program {
        private static final Duration WELL = Duration.ofSeconds(10);

        private Instant begun;

        @Override
        public void start(ProcessContext process) {
            begun = begun == null ? process.now() : begun;
            List<String> words = process.arguments();
            String what = words.size() > 1 ? words.get(1) : "";
            switch (what) {
                case "", "pause" -> process.stdout("Paused\n");
                case "netexec" ->
                    listen(process, option(words, "http-port", 8080), Duration.ofMillis(1), Agnhost::netexec);
                case "liveness" -> live(process);
                case "webhook" -> new AdmissionServer(process).serve();
                case "serve-hostname" ->
                    listen(process, option(words, "port", 9376), Duration.ofMillis(1), (p, r) -> p.hostname());
                default -> {
                    process.stderr("agnhost: " + what + " is not simulated\n");
                    process.exit(1);
                }
            }
        }

        /** Healthy for its first ten seconds. */
        private void live(ProcessContext process) {
            boolean open = process.listen(8080, (request, answer) -> {
                Duration age = Duration.between(begun, process.now());
                boolean ill = request.path().equals("/healthz") && age.compareTo(WELL) > 0;
                String said = request.path().equals("/healthz") ? "ok" : age.toMillis() / 1000.0 + "s";
                answer.accept(HttpResponse.text(ill ? 500 : 200, ill ? "error: " + age.toMillis() / 1000.0 : said));
            });
            if (!open) {
                process.stderr("listen tcp :8080: bind: address already in use\n");
                process.exit(1);
            }
        }

        private static String netexec(ProcessContext process, HttpRequest request) {
            String query = request.query();
            return switch (request.path()) {
                case "/hostname", "/hostName" -> process.hostname();
                case "/clientip" -> request.remote();
                case "/echo" -> query.startsWith("msg=") ? query.substring("msg=".length()) : "";
                default -> "NOW: " + process.now();
            };
        }

        private static int option(List<String> words, String name, int otherwise) {
            for (String word : words) {
                if (word.matches("--" + name + "=[0-9]{1,5}")) {
                    return Integer.parseInt(word.substring(word.indexOf('=') + 1));
                }
            }
            return otherwise;
        }

        @Override
        public void resume(ProcessContext process, JsonNode state) {
            begun = state == null || state.path("begun").isMissingNode()
                    ? null
                    : Instant.parse(state.path("begun").asText());
            start(process);
        }

        @Override
        public JsonNode save() {
            return JsonNodeFactory.instance.objectNode().put("begun", begun.toString());
        }

        @Override
        public void signal(ProcessContext process, Signal signal) {
            process.exit(0);
        }
    }
}
