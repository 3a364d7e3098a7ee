package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** How the objects of one kind look in a table. */
public interface TablePrinter {
    /** The columns, those of {@code -o wide} included. */
    List<Column> columns();

    /** Adds a cell for each column. */
    void print(KubeObject object, Cells cells);

    /** Adds conditions of the row, which clients may filter by; none by default. */
    default void conditions(KubeObject object, ArrayNode conditions) {}
}
