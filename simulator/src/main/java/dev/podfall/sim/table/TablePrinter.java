package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.util.List;

/** How the objects of one kind look in a table. */
public interface TablePrinter {
    /** The columns, those of {@code -o wide} included. */
    List<Column> columns();

    /** Adds a cell for each column. */
    void print(KubeObject object, Cells cells);

    /** The objects in the order in which a table shows them; that of their names by default. */
    default List<ObjectNode> ordered(List<ObjectNode> items) {
        return items;
    }

    /** Adds conditions of the row, which clients may filter by; none by default. */
    default void conditions(KubeObject object, ArrayNode conditions) {}
}
