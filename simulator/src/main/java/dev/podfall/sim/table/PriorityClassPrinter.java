package dev.podfall.sim.table;

import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** PriorityClasses. */
public final class PriorityClassPrinter implements TablePrinter {
    @Override
    public List<Column> columns() {
        return List.of(
                Column.NAME,
                Column.integer("Value", "The priority of pods of this class."),
                Column.flag("Global-Default", "Whether pods without a class get this one."),
                Column.AGE,
                Column.text("PreemptionPolicy", "Whether its pods push others out."));
    }

    @Override
    public void print(KubeObject object, Cells cells) {
        cells.text(object.name()).number(object.json().path("value"));
        cells.flag(object.json().path("globalDefault").asBoolean()).age(object);
        cells.text(object.json().path("preemptionPolicy").asText(""));
    }
}
