package dev.podfall.sim.addon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * A program that reconciles custom resources: one process, from the first look at its token to its end. It ends with 1, and
 * upstream's words, where it has no token or does not reach the API server. Mirrors {@code rest.InClusterConfig} of client-go and
 * {@code manager.Start} of controller-runtime.
 */
public abstract class AddOn implements Program {
    private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long USUAL_MEMORY = 38L << 20;

    /** What it prints once it runs, and only then: not when it goes on after the host process was restarted. */
    protected void greet(Log log) {}

    /**
     * Sets up what it watches and how it reconciles. The program ends if the API refuses what it asks meanwhile. Called once for a
     * process, when the API server has been reached. Ports of probes and webhooks are opened here, too.
     */
    protected abstract void run(Manager manager);

    /** How it logs. */
    protected abstract Log log(ProcessContext process);

    @Override
    public final void start(ProcessContext process) {
        Log log = log(process);
        if (hasSurroundings(process, log)) {
            Map<String, String> environment = process.environment();
            String host = environment.get("KUBERNETES_SERVICE_HOST");
            int port = Integer.parseInt(environment.get("KUBERNETES_SERVICE_PORT"));
            process.network()
                    .connect(
                            host,
                            port,
                            PATIENCE,
                            failure -> process.after(Duration.ZERO, () -> {
                                if (failure == null) {
                                    greet(log);
                                    begin(process, log, true);
                                } else {
                                    String address = host + ":" + port;
                                    end(
                                            process,
                                            log,
                                            "failed to get server groups: Get \"https://" + address
                                                    + "/api\": dial tcp " + address + ": " + reason(failure));
                                }
                            }));
        }
    }

    /** It was connected before: it goes on from what it reads. */
    @Override
    public final void resume(ProcessContext process, JsonNode state) {
        Log log = log(process);
        if (hasSurroundings(process, log)) {
            begin(process, log, false);
        }
    }

    private void begin(ProcessContext process, Log log, boolean isNew) {
        process.useMemory(USUAL_MEMORY);
        Manager manager = new Manager(process, process.kernel().api(() -> token(process)), log, isNew);
        try {
            run(manager);
        } catch (ApiException refused) {
            end(process, log, refused.getMessage());
            return;
        }
        manager.start();
    }

    private static boolean hasSurroundings(ProcessContext process, Log log) {
        String port = process.environment().getOrDefault("KUBERNETES_SERVICE_PORT", "");
        if (!port.matches("[0-9]{1,5}") || !process.environment().containsKey("KUBERNETES_SERVICE_HOST")) {
            end(
                    process,
                    log,
                    "unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be"
                            + " defined");
            return false;
        }
        if (process.files().read(TOKEN).isEmpty()) {
            end(process, log, "open " + TOKEN + ": no such file or directory");
            return false;
        }
        return true;
    }

    private static String token(ProcessContext process) {
        return process.files()
                .read(TOKEN)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).trim())
                .orElse("");
    }

    private static void end(ProcessContext process, Log log, String why) {
        log.fatal("error creating the client", why);
        process.exit(1);
    }

    /** Why a connection could not be made, as Go says it. */
    public static String reason(HttpResult.Failure failure) {
        return switch (failure) {
            case CONNECTION_REFUSED -> "connect: connection refused";
            case NO_ROUTE -> "connect: no route to host";
            case CONNECTION_RESET -> "read: connection reset by peer";
            case NO_SUCH_HOST -> "lookup: no such host";
            case TIMEOUT -> "i/o timeout";
        };
    }

    /** TERM: a controller has nothing to finish. */
    @Override
    public void signal(ProcessContext process, Signal signal) {
        if (signal != Signal.HUP) {
            process.exit(0);
        }
    }
}
