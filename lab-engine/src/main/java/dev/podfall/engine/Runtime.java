package dev.podfall.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a cluster runs. */
public enum Runtime {
    /** A simulated Kubernetes in this JVM. */
    EMBEDDED,
    /** A real one in a container of this machine. */
    KIND,
    /** A namespace of a real one that a kubeconfig reaches. */
    EXISTING;

    /** Lower case, as in labs and on the command line. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The runtime of that name.
     *
     * @throws UnknownRuntime if there is none
     */
    @JsonCreator
    public static Runtime of(String id) {
        return Arrays.stream(values())
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownRuntime(id, ids()));
    }

    private static List<String> ids() {
        return Arrays.stream(values()).map(Runtime::id).toList();
    }
}
