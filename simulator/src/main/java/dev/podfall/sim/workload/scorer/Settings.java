package dev.podfall.sim.workload.scorer;

import dev.podfall.sim.workload.ProcessContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The scorer's configuration, from its environment or from files of the same names in {@code CONFIG_DIR}.
 *
 * @param artifact the model as it was found, in {@code MODEL_DIR} or in the image
 * @param featureStore base URL of the feature store, empty while enrichment is off
 */
record Settings(
        Model model,
        Artifact artifact,
        int port,
        double threshold,
        boolean debug,
        int maxBatch,
        String token,
        String featureStore,
        int featureStoreTimeoutMillis) {

    private static final String CONFIG_DIR = "/etc/fraud-scorer";

    /** @throws Missing with a message for the log when something needed is not there or not right */
    static Settings read(ProcessContext process) {
        String version = text(process, "MODEL_VERSION").orElse("");
        Model model = Model.of(version);
        if (model == null) {
            throw new Missing("ModelNotFound", Artifact.notFound(version, "/models"));
        }
        Artifact artifact = text(process, "MODEL_DIR")
                .filter(directory -> !directory.isBlank())
                .map(directory -> Artifact.read(process, directory, version))
                .orElse(Artifact.IN_THE_IMAGE);
        String token = text(process, "FEATURE_STORE_TOKEN").orElse("");
        if (token.isBlank()) {
            throw new Missing(
                    "ConfigError",
                    "environment variable FEATURE_STORE_TOKEN is not set; it comes from secret feature-store-credentials");
        }
        double threshold = number(process, "THRESHOLD", null);
        if (!(threshold > 0 && threshold < 1)) {
            throw new Missing("ConfigError", "THRESHOLD must lie between 0 and 1, got " + threshold);
        }
        boolean enrich = text(process, "ENRICHMENT").orElse("off").equalsIgnoreCase("on");
        return new Settings(
                model,
                artifact,
                (int) number(process, "PORT", 8080.0),
                threshold,
                text(process, "LOG_LEVEL").orElse("INFO").equalsIgnoreCase("DEBUG"),
                (int) number(process, "MAX_BATCH_ROWS", 4096.0),
                token,
                enrich ? text(process, "FEATURE_STORE_URL").orElse("http://feature-store") : "",
                (int) number(process, "FEATURE_STORE_TIMEOUT_MS", 200.0));
    }

    /** The probability of fraud, by the model as it was calibrated. */
    double score(double[] features) {
        return model.score(features, artifact.bias());
    }

    private static double number(ProcessContext process, String name, Double otherwise) {
        Optional<String> text = text(process, name);
        if (text.isEmpty()) {
            if (otherwise == null) {
                throw new Missing(
                        "ConfigError",
                        "setting " + name + " is missing; it comes from configmap fraud-scorer-config (environment or "
                                + CONFIG_DIR + "/" + name + ")");
            }
            return otherwise;
        }
        try {
            return Double.parseDouble(text.get().trim());
        } catch (NumberFormatException notANumber) {
            throw new Missing("ConfigError", "setting " + name + " is not a number: \"" + text.get() + "\"");
        }
    }

    private static Optional<String> text(ProcessContext process, String name) {
        String value = process.environment().get(name);
        if (value != null) {
            return Optional.of(value);
        }
        String directory = process.environment().getOrDefault("CONFIG_DIR", CONFIG_DIR);
        return process.files().read(directory + "/" + name).map(b -> new String(b, StandardCharsets.UTF_8).trim());
    }

    /** Why the server can't start. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String type;

        Missing(String type, String message) {
            super(message);
            this.type = type;
        }

        String type() {
            return type;
        }
    }
}
