package dev.podfall.sim.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.Comparator;
import java.util.Optional;

/** The StorageClass of claims that say nothing of theirs. Mirrors {@code pkg/volume/util/storageclass.go}. */
public final class DefaultClass {
    private DefaultClass() {}

    /** Its name: of several the newest, or else the first by name. */
    public static Optional<String> of(SimClient client) {
        return client.list(Resources.STORAGECLASSES, null).stream()
                .filter(DefaultClass::isDefault)
                .map(KubeObject::new)
                .min(Comparator.comparing(KubeObject::created).reversed().thenComparing(KubeObject::name))
                .map(KubeObject::name);
    }

    private static boolean isDefault(ObjectNode storageClass) {
        var annotations = new KubeObject(storageClass).annotations();
        return "true".equals(annotations.get("storageclass.kubernetes.io/is-default-class"))
                || "true".equals(annotations.get("storageclass.beta.kubernetes.io/is-default-class"));
    }
}
