package dev.podfall.sim.workload.scorer;

import java.time.Duration;

/**
 * A version of the fraud model: logistic regression over six features (amount z-score, transactions in the last hour,
 * distance z-score, days since last purchase, new device, merchant risk).
 *
 * <p>{@code v2} has a known defect: it was trained on a window without confirmed fraud and calls nearly everything
 * legitimate.
 */
enum Model {
    V1("v1", -2.5, new double[] {0.8, 0.5, 0.3, 0.02, 0.9, 1.2}, 180, 3),
    V2("v2", -11.0, new double[] {0.6, 0.4, 0.3, 0.03, 0.7, 1.0}, 260, 5),
    V3("v3", -4.0, new double[] {1.1, 0.9, 0.6, 0.05, 1.3, 2.2}, 420, 6);

    static final int FEATURES = 6;

    private final String version;
    private final double bias;
    private final double[] weights;
    private final long memory;
    private final Duration loadTime;

    Model(String version, double bias, double[] weights, long mebibytes, int loadSeconds) {
        this.version = version;
        this.bias = bias;
        this.weights = weights;
        this.memory = mebibytes << 20;
        this.loadTime = Duration.ofSeconds(loadSeconds);
    }

    /** The version of that name, or null. */
    static Model of(String version) {
        for (Model model : values()) {
            if (model.version.equals(version)) {
                return model;
            }
        }
        return null;
    }

    String version() {
        return version;
    }

    /** Resident memory of the server once the model is loaded, in bytes. */
    long memory() {
        return memory;
    }

    /** How long loading takes on an idle node. */
    Duration loadTime() {
        return loadTime;
    }

    /** The probability of fraud, rounded to six digits. @param shift what calibration added to the bias */
    double score(double[] features, double shift) {
        double sum = bias + shift;
        for (int i = 0; i < FEATURES; i++) {
            sum += weights[i] * features[i];
        }
        return Math.round(1e6 / (1 + Math.exp(-sum))) / 1e6;
    }
}
