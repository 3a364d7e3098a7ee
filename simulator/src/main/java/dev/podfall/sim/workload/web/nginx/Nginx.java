package dev.podfall.sim.workload.web.nginx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.web.StandInCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** {@code nginx}: a web server and proxy that does what its configuration says. */
public final class Nginx implements Program {
    private static final String FILE = "/etc/nginx/nginx.conf";
    private static final long MEMORY = 6L << 20;
    private static final Duration WORK = Duration.ofNanos(300_000);
    private static final long ACCOUNT = 101;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> TEMPORARY = List.of("client", "proxy", "fastcgi", "uwsgi", "scgi");

    private final Set<Integer> open = new HashSet<>();
    private ProcessContext process;
    private Configuration configuration;

    @Override
    public void start(ProcessContext newProcess) {
        process = newProcess;
        if (StandInCommands.run(process) || Commands.run(process, FILE)) {
            return;
        }
        entrypoint();
        if (serve()) {
            notice("using the \"epoll\" event method");
            notice(signature(process));
            notice("start worker processes");
        }
    }

    /** Its name and version, as it signs with them; images say which version they have in {@code NGINX_VERSION}. */
    static String signature(ProcessContext process) {
        return "nginx/" + version(process);
    }

    static String version(ProcessContext process) {
        return process.environment().getOrDefault("NGINX_VERSION", "1.27.5");
    }

    /** What the image's script says before it lets nginx begin. */
    private void entrypoint() {
        String script = "/docker-entrypoint.sh: ";
        process.stdout(script + "/docker-entrypoint.d/ is not empty, will attempt to perform configuration\n" + script
                + "Looking for shell scripts in /docker-entrypoint.d/\n" + script
                + "Configuration complete; ready for start up\n");
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        process = newProcess;
        if (!StandInCommands.run(process) && !Commands.run(process, FILE)) {
            serve();
        }
    }

    private boolean serve() {
        process.useMemory(MEMORY);
        try {
            configuration = Configuration.read(process, FILE);
            configuration.user().filter(d -> process.kernel().user() != 0).ifPresent(d -> {
                String text = "the \"user\" directive makes sense only if the master process runs with super-user"
                        + " privileges, ignored in " + d.file() + ":" + d.line();
                process.stderr(time(process) + " [warn] 1#1: " + text + "\nnginx: [warn] " + text + "\n");
            });
            TEMPORARY.forEach(this::makeTemporary);
            configuration.ports().forEach(this::listen);
            writePid();
            return true;
        } catch (NginxError error) {
            process.stderr(time(process) + " [emerg] 1#1: " + error.getMessage() + "\nnginx: [emerg] "
                    + error.getMessage() + "\n");
            process.exit(1);
            return false;
        }
    }

    private void makeTemporary(String kind) {
        String path = "/var/cache/nginx/" + kind + "_temp";
        String before = "mkdir() \"" + path + "\" failed ";
        attempt(before, () -> process.files().makeDirectory(path));
        if (process.kernel().user() == 0) {
            attempt(
                    "chown(\"" + path + "\", " + ACCOUNT + ") failed ",
                    () -> process.kernel().fileSystem().changeOwner(path, ACCOUNT, null));
        }
    }

    private void writePid() {
        String path = configuration.pidFile();
        attempt(
                "open() \"" + path + "\" failed ",
                () -> process.files().write(path, "1\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static void attempt(String before, Runnable work) {
        try {
            work.run();
        } catch (ProcessContext.Files.ReadOnly readOnly) {
            throw new NginxError(before + "(30: Read-only file system)");
        } catch (FileSystem.Failure failure) {
            throw new NginxError(before + "(" + number(failure.getMessage()) + ": " + failure.getMessage() + ")");
        }
    }

    private static int number(String reason) {
        return switch (reason) {
            case FileSystem.Failure.NOT_PERMITTED -> 1;
            case FileSystem.Failure.DENIED -> 13;
            case "Not a directory" -> 20;
            case FileSystem.Failure.NO_SPACE -> 28;
            default -> 2;
        };
    }

    private void listen(int port) {
        if (!open.contains(port) && !process.listen(port, (request, answer) -> handle(port, request, answer))) {
            throw new NginxError("bind() to 0.0.0.0:" + port + " failed (98: Address already in use)");
        }
        open.add(port);
    }

    private void handle(int port, HttpRequest request, Consumer<HttpResponse> answer) {
        process.compute(
                WORK,
                () -> new Answering(configuration, process, port, request, response -> {
                            log(request, response);
                            answer.accept(response);
                        })
                        .begin());
    }

    private void log(HttpRequest request, HttpResponse response) {
        String remote = request.remote();
        String ip = remote.contains(":") ? remote.substring(0, remote.lastIndexOf(':')) : "-";
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        process.stdout(ip + " - - [" + LOG_TIME.format(process.now()) + "] \"" + request.method() + " " + request.path()
                + query + " HTTP/1.1\" " + response.status() + " "
                + (request.method().equals("HEAD") ? 0 : response.body().length) + " \""
                + orDash(request.header("referer")) + "\" \"" + orDash(request.header("user-agent")) + "\" \""
                + orDash(request.header("x-forwarded-for")) + "\"\n");
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        process = same;
        if (signal == Signal.HUP) {
            reload();
            return;
        }
        notice("signal " + signal.number() + " (SIG" + signal + ") received, exiting");
        notice("exit");
        same.exit(0);
    }

    /** With a configuration that is wrong, the old one goes on. */
    private void reload() {
        notice("signal 1 (SIGHUP) received, reconfiguring");
        notice("reconfiguring");
        try {
            Configuration fresh = Configuration.read(process, FILE);
            Set<Integer> closed = new HashSet<>(open);
            closed.removeAll(fresh.ports());
            configuration = fresh;
            fresh.ports().forEach(this::listen);
            closed.forEach(process::stopListening);
            open.removeAll(closed);
            notice("start worker processes");
        } catch (NginxError error) {
            process.stderr(time(process) + " [emerg] 1#1: " + error.getMessage() + "\n");
        }
    }

    private void notice(String text) {
        process.stderr(time(process) + " [notice] 1#1: " + text + "\n");
    }

    static String time(ProcessContext process) {
        return TIME.format(process.now());
    }
}
