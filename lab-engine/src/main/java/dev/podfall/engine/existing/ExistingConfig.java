package dev.podfall.engine.existing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.podfall.engine.files.UserHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Which cluster, and how it is used: {@code existing.yaml} in Podfall's folder. The user's current context is never taken.
 *
 * @param kubeconfig path; absolute, from {@code ~/}, or from Podfall's folder
 * @param context of that kubeconfig
 * @param images what stands for {@code registry.ml.internal} in names of images; null if the nodes have them by that name
 * @param maxLabs how many labs may run at once; the cluster's owner may allow fewer
 * @param tokenHours how long a learner's token lasts; it is renewed when the server starts
 * @param quota limits of each lab namespace beside the usual ones, as in a ResourceQuota's {@code hard}
 */
record ExistingConfig(
        String kubeconfig,
        String context,
        String images,
        Integer maxLabs,
        Integer tokenHours,
        Map<String, String> quota) {
    /** The registry that labs name. */
    static final String REGISTRY = "registry.ml.internal";

    private static final String FILE = "existing.yaml";
    private static final int USUAL_LABS = 10;
    private static final int USUAL_HOURS = 24;

    ExistingConfig {
        maxLabs = maxLabs == null ? USUAL_LABS : maxLabs;
        tokenHours = tokenHours == null ? USUAL_HOURS : tokenHours;
        quota = quota == null ? Map.of() : Map.copyOf(quota);
        images = images == null ? null : images.replaceFirst("/+$", "");
    }

    static Path file(Path home) {
        return home.resolve(FILE);
    }

    /**
     * Reads it.
     *
     * @throws ExistingNotConfigured if there is none, or it cannot be understood
     */
    static ExistingConfig read(Path home) {
        Path file = file(home);
        if (!Files.exists(file)) {
            throw ExistingNotConfigured.missing(file);
        }
        try {
            ExistingConfig config =
                    new ObjectMapper(new YAMLFactory()).readValue(Files.readString(file), ExistingConfig.class);
            return config.checked(file);
        } catch (JacksonException unreadable) {
            throw ExistingNotConfigured.wrong(file, unreadable.getOriginalMessage());
        } catch (IOException unreadable) {
            throw ExistingNotConfigured.wrong(file, unreadable.getMessage());
        }
    }

    /** Where the kubeconfig is. */
    Path kubeconfigIn(Path home) {
        return home.resolve(UserHome.expand(kubeconfig, System.getenv()));
    }

    Duration tokenLifetime() {
        return Duration.ofHours(tokenHours);
    }

    /** An image as the cluster is to pull it. */
    String image(String name) {
        return images == null ? name : name.replaceFirst("^" + REGISTRY.replace(".", "\\."), images);
    }

    private ExistingConfig checked(Path file) {
        if (kubeconfig == null || kubeconfig.isBlank()) {
            throw ExistingNotConfigured.wrong(file, "kubeconfig is missing");
        } else if (context == null || context.isBlank()) {
            throw ExistingNotConfigured.wrong(file, "context is missing");
        } else if (maxLabs < 1) {
            throw ExistingNotConfigured.wrong(file, "maxLabs is less than 1");
        } else if (tokenHours < 1) {
            throw ExistingNotConfigured.wrong(file, "tokenHours is less than 1");
        }
        return this;
    }
}
