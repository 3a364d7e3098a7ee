package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** Secrets. */
public final class SecretPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.text("Type", "What kind of secret it is."),
                Column.text("Data", "How many keys it has."),
                Column.AGE);
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).text(object.json().path("type").asText());
        cells.number(object.json().path("data").size()).age(object);
    }
}
