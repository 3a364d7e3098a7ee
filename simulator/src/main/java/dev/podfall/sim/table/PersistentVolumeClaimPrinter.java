package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** PersistentVolumeClaims. */
public final class PersistentVolumeClaimPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Status", "Whether it is bound."),
                Column.text("Volume", "The volume it is bound to."),
                Column.text("Capacity", "How much the volume holds."),
                Column.text("Access Modes", "How the volume can be mounted."),
                Column.text("StorageClass", "The class it asks for."),
                Column.text("VolumeAttributesClass", "The class of attributes it asks for."),
                Column.AGE,
                Column.wide("VolumeMode", "Filesystem or Block."));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode spec = object.spec();
        JsonNode status = object.status();
        boolean bound = !spec.path("volumeName").asText("").isEmpty();
        cells.text(object.name())
                .text(
                        object.isTerminating()
                                ? "Terminating"
                                : status.path("phase").asText());
        cells.text(spec.path("volumeName").asText(""));
        cells.text(bound ? status.path("capacity").path("storage").asText("0") : "");
        cells.text(bound ? Texts.accessModes(status.path("accessModes")) : "");
        cells.text(Texts.storageClass(object)).text(spec.path("volumeAttributesClassName"), "<unset>");
        cells.age(object).text(spec.path("volumeMode"), "<unset>");
    }
}
