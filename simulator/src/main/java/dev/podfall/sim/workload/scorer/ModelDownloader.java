package dev.podfall.sim.workload.scorer;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.time.Duration;
import java.util.Map;

/**
 * The init container {@code model-downloader}: fetches {@code MODEL_STORE_URL/models/MODEL_NAME/MODEL_VERSION} with
 * {@code MODEL_STORE_TOKEN} into {@code MODEL_DIR}, or exits 1 and says why.
 */
public final class ModelDownloader implements Program {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void start(ProcessContext process) {
        process.useMemory(32L << 20);
        String base = setting(process, "MODEL_STORE_URL", "http://model-store");
        String name = setting(process, "MODEL_NAME", "fraud-scorer");
        String version = setting(process, "MODEL_VERSION", "v3");
        String url = base + "/models/" + name + "/" + version;
        process.stdout("model-downloader: fetching " + url + "\n");
        String token = setting(process, "MODEL_STORE_TOKEN", "");
        Map<String, String> headers = token.isEmpty() ? Map.of() : Map.of("authorization", "Bearer " + token);
        process.http(
                new HttpRequest("GET", url, headers, new byte[0]),
                PATIENCE,
                result -> save(process, url, version, result));
    }

    private static void save(ProcessContext process, String url, String version, HttpResult result) {
        if (!result.ok()) {
            fail(
                    process,
                    url + ": "
                            + result.failure()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '));
        } else if (result.response().status() != 200) {
            int status = result.response().status();
            fail(
                    process,
                    url + ": HTTP " + status + (status == 403 ? " Forbidden" : status == 404 ? " Not Found" : ""));
        } else {
            String path = setting(process, "MODEL_DIR", "/models") + "/model-" + version + ".bin";
            try {
                process.files().write(path, result.response().body());
                process.stdout(
                        "model-downloader: saved " + result.response().body().length + " bytes to " + path + "\n");
                process.exit(0);
            } catch (RuntimeException refused) {
                fail(process, refused.getMessage());
            }
        }
    }

    private static void fail(ProcessContext process, String why) {
        process.stderr("model-downloader: ERROR " + why + "\n");
        process.exit(1);
    }

    private static String setting(ProcessContext process, String name, String otherwise) {
        return process.environment().getOrDefault(name, otherwise);
    }
}
