package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** PersistentVolumes. */
public final class PersistentVolumePrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Capacity", "How much it holds."),
                Column.text("Access Modes", "How it can be mounted."),
                Column.text("Reclaim Policy", "What becomes of it once it is released."),
                Column.text("Status", "Whether it is bound."),
                Column.text("Claim", "The claim it is bound to."),
                Column.text("StorageClass", "The class it belongs to."),
                Column.text("VolumeAttributesClass", "The class of its attributes."),
                Column.text("Reason", "Why it is in this state."),
                Column.AGE,
                Column.wide("VolumeMode", "Filesystem or Block."));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        JsonNode spec = object.spec();
        JsonNode claim = spec.path("claimRef");
        cells.text(object.name()).text(spec.path("capacity").path("storage").asText("0"));
        cells.text(Texts.accessModes(spec.path("accessModes")));
        cells.text(spec.path("persistentVolumeReclaimPolicy").asText());
        cells.text(
                object.isTerminating()
                        ? "Terminating"
                        : object.status().path("phase").asText());
        cells.text(
                claim.isObject()
                        ? claim.path("namespace").asText() + "/"
                                + claim.path("name").asText()
                        : "");
        cells.text(Texts.storageClass(object)).text(spec.path("volumeAttributesClassName"), "<unset>");
        cells.text(object.status().path("reason").asText("")).age(object);
        cells.text(spec.path("volumeMode"), "<unset>");
    }
}
