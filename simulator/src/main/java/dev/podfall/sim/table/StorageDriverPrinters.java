package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** CSIDrivers, CSINodes, VolumeAttachments and VolumeAttributesClasses. */
public final class StorageDriverPrinters {
    private StorageDriverPrinters() {}

    public static final class Driver implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.flag("AttachRequired", "Whether volumes are attached first."),
                    Column.flag("PodInfoOnMount", "Whether the driver is told of the pod."),
                    Column.flag("StorageCapacity", "Whether capacity is published."),
                    Column.text("TokenRequests", "The audiences of tokens it gets."),
                    Column.flag("RequiresRepublish", "Whether volumes are published again."),
                    Column.text("Modes", "How volumes live."),
                    Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            JsonNode spec = object.spec();
            cells.text(object.name());
            cells.flag(spec.path("attachRequired").asBoolean(true));
            cells.flag(spec.path("podInfoOnMount").asBoolean());
            cells.flag(spec.path("storageCapacity").asBoolean());
            cells.text(texts(spec.path("tokenRequests"), "audience", "<unset>"));
            cells.flag(spec.path("requiresRepublish").asBoolean());
            cells.text(texts(spec.path("volumeLifecycleModes"), "", "<none>")).age(object);
        }
    }

    public static final class Node implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(Column.NAME, Column.integer("Drivers", "How many drivers are on the node."), Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            cells.text(object.name())
                    .number(object.spec().path("drivers").size())
                    .age(object);
        }
    }

    public static final class Attachment implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.text("Attacher", "The driver."),
                    Column.text("PV", "The volume."),
                    Column.text("Node", "Where to."),
                    Column.flag("Attached", "Whether it is."),
                    Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            cells.text(object.name()).text(object.spec().path("attacher").asText());
            cells.text(object.spec().path("source").path("persistentVolumeName").asText());
            cells.text(object.spec().path("nodeName").asText());
            cells.flag(object.status().path("attached").asBoolean()).age(object);
        }
    }

    public static final class Attributes implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(Column.NAME, Column.text("DriverName", "The driver."), Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            cells.text(object.name())
                    .text(object.json().path("driverName").asText())
                    .age(object);
        }
    }

    private static String texts(JsonNode array, String field, String none) {
        List<String> all = new ArrayList<>();
        array.forEach(entry ->
                all.add(field.isEmpty() ? entry.asText() : entry.path(field).asText()));
        return all.isEmpty() ? none : String.join(",", all);
    }
}
