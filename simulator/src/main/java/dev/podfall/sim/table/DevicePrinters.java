package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** What is said of devices: who asks for them, and which there are. */
public final class DevicePrinters {
    private DevicePrinters() {}

    /** ResourceClaims. Mirrors {@code resourceClaimState}. */
    public static final class Claim implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.text("State", "Whether it has its devices, and somebody uses them."),
                    Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            cells.text(object.name()).text(state(object)).age(object);
        }

        private static String state(KubeObject claim) {
            JsonNode status = claim.status();
            if (!status.path("allocation").isObject()) {
                return claim.isTerminating() ? "deleted" : "pending";
            }
            String reserved = status.path("reservedFor").isEmpty() ? "" : ",reserved";
            return (claim.isTerminating() ? "deleted," : "") + "allocated" + reserved;
        }
    }

    /** ResourceSlices. */
    public static final class Slice implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(
                    Column.NAME,
                    Column.text("Node", "The node that has the devices."),
                    Column.text("Driver", "Whose devices they are."),
                    Column.text("Pool", "What they are a part of."),
                    Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            cells.text(object.name())
                    .text(object.spec().path("nodeName").asText(""))
                    .text(object.spec().path("driver").asText(""))
                    .text(object.spec().path("pool").path("name").asText(""))
                    .age(object);
        }
    }
}
