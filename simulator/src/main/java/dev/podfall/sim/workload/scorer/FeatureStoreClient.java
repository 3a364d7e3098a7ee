package dev.podfall.sim.workload.scorer;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks the feature store for enrichment behind a circuit breaker: after five failures in a row it is left alone for half
 * a minute, and predictions are made from the request's own features.
 */
final class FeatureStoreClient {
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration OPEN_FOR = Duration.ofSeconds(30);

    private final ProcessContext process;
    private final Settings settings;
    private int failures;
    private Instant openUntil = Instant.MIN;

    FeatureStoreClient(ProcessContext process, Settings settings) {
        this.process = process;
        this.settings = settings;
    }

    boolean open() {
        return process.now().isBefore(openUntil);
    }

    /** Whether enrichment worked, sooner or later. */
    void enrich(int rows, Consumer<Boolean> then) {
        if (settings.featureStore().isEmpty()) {
            then.accept(true);
            return;
        }
        if (open()) {
            then.accept(false);
            return;
        }
        HttpRequest request = new HttpRequest(
                "GET",
                settings.featureStore() + "/features?rows=" + rows,
                Map.of("authorization", "Bearer " + settings.token()),
                new byte[0]);
        process.http(request, Duration.ofMillis(settings.featureStoreTimeoutMillis()), result -> {
            boolean worked = result.ok() && result.response().status() == 200;
            failures = worked ? 0 : failures + 1;
            if (failures >= FAILURES_TO_OPEN) {
                failures = 0;
                openUntil = process.now().plus(OPEN_FOR);
            }
            then.accept(worked);
        });
    }
}
