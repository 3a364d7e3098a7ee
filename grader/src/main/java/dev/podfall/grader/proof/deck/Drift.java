package dev.podfall.grader.proof.deck;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What people wrote into a lab's namespaces that is no longer as in the healthy cluster. Whoever takes it back, in whatever
 * way, has repaired what lies in namespaces.
 */
public final class Drift {
    private static final String RUNNING = "Image";

    private final Table table;
    private final List<Change> changed = new ArrayList<>();
    private final List<ObjectNode> missing = new ArrayList<>();
    private final List<ObjectAt> added = new ArrayList<>();

    /**
     * An object that is different.
     *
     * @param now without what servers and controllers add
     * @param meant the same of the healthy cluster; a Secret as its manifest has it
     */
    public record Change(ObjectAt at, ObjectNode now, ObjectNode meant) {}

    private Drift(Table table) {
        this.table = table;
    }

    /** As it is now. */
    public static Drift of(Table table) {
        Drift drift = new Drift(table);
        Digest present =
                Digest.of(table.api(), LabRunner.namespaces(table.subject().lab()));
        Set<String> keys = new TreeSet<>(table.baseline().objects().keySet());
        keys.addAll(present.objects().keySet());
        keys.removeIf(k -> k.startsWith(RUNNING + "/"));
        keys.forEach(key -> drift.compare(
                key, table.baseline().objects().get(key), present.objects().get(key)));
        return drift;
    }

    private void compare(String key, ObjectNode before, ObjectNode now) {
        String[] place = key.split("/", 3);
        ObjectAt at = new ObjectAt(place[0], place[1], place[2]);
        if (before == null) {
            added.add(at);
        } else if (now == null) {
            missing.add(meant(at, before));
        } else if (!before.equals(now)) {
            ObjectNode live =
                    table.api().find(at.kind(), at.namespace(), at.name()).orElseThrow();
            ObjectNode present = at.kind().equals("Secret") ? Manifests.export(live) : Normal.of(at.kind(), live);
            changed.add(new Change(at, present, meant(at, before)));
        }
    }

    /** A digest keeps fingerprints of a Secret's values; the values stand in the manifest. */
    private ObjectNode meant(ObjectAt at, ObjectNode before) {
        return table.subject().lab().scenario().baseline().stream()
                .filter(o -> at.kind().equals("Secret")
                        && o.path("kind").asText().equals(at.kind())
                        && o.at("/metadata/namespace").asText().equals(at.namespace())
                        && Manifests.name(o).equals(at.name()))
                .findFirst()
                .orElse(before)
                .deepCopy();
    }

    /** Makes it as it was: what is gone comes back, what was added goes, and what differs is changed in that way. */
    public void takeBack(Consumer<Change> way) {
        missing.forEach(table.api()::create);
        changed.forEach(way);
        added.forEach(at -> table.api().delete(at, null));
    }

    public List<Change> changed() {
        return List.copyOf(changed);
    }
}
