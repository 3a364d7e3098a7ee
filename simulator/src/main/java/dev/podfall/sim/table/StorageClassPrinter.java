package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** StorageClasses. */
public final class StorageClassPrinter implements TablePrinter {
    private static final List<String> DEFAULT_MARKS =
            List.of("storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class");

    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Provisioner", "Who makes the volumes."),
                Column.text("ReclaimPolicy", "What becomes of released volumes."),
                Column.text("VolumeBindingMode", "When a claim gets its volume."),
                Column.text("AllowVolumeExpansion", "Whether volumes can grow."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        boolean isDefault = DEFAULT_MARKS.stream()
                .anyMatch(m -> "true".equals(object.annotations().get(m)));
        cells.text(isDefault ? object.name() + " (default)" : object.name());
        cells.text(object.json().path("provisioner").asText());
        cells.text(object.json().path("reclaimPolicy"), "Delete");
        cells.text(object.json().path("volumeBindingMode"), "Immediate");
        cells.flag(object.json().path("allowVolumeExpansion").asBoolean()).age(object);
    }
}
