package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the addresses of Services come from, and which are taken. */
public final class ServiceRangePrinters {
    private ServiceRangePrinters() {}

    /** ServiceCIDRs. */
    public static final class Range implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(Column.NAME, Column.text("CIDRs", "The ranges, one of a family at most."), Column.AGE);
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            List<String> ranges = new ArrayList<>();
            object.spec().path("cidrs").forEach(c -> ranges.add(c.asText()));
            cells.text(object.name()).text(String.join(",", ranges)).age(object);
        }
    }

    /** IPAddresses. Their age has a cell upstream but no column, so that nobody sees it. */
    public static final class Address implements TablePrinter {
        @Override
        public List<Column> columns() {
            return List.of(Column.NAME, Column.text("ParentRef", "Whose address it is."));
        }

        @Override
        public void print(KubeObject object, Cells cells) {
            cells.text(object.name()).text(parent(object.spec().path("parentRef")));
        }

        private static String parent(JsonNode reference) {
            if (!reference.isObject()) {
                return "<none>";
            }
            String group = reference.path("group").asText("");
            String resource = reference.path("resource").asText("");
            String namespace = reference.path("namespace").asText("");
            String type = (group.isEmpty() ? resource : resource + "." + group).toLowerCase(Locale.ROOT);
            String home = namespace.isEmpty() ? "" : "/" + namespace;
            return type + home + "/" + reference.path("name").asText("");
        }
    }
}
