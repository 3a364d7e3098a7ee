package dev.podfall.sim.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class StoreTest {
    private final Store store = new Store();

    @Test
    void what_was_stored_before_keeps_its_version_though_parts_of_it_are_shared() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", "a");
        ObjectNode before = store.put("pods", "shop/a", object);
        ObjectNode after = Trees.shallow(before);
        Trees.share(before, after.put("status", "changed"));
        store.put("pods", "shop/a", after);
        assertThat(version(before)).isEqualTo("1");
        assertThat(version(after)).isEqualTo("2");
    }

    private static String version(ObjectNode object) {
        return object.at("/metadata/resourceVersion").asText();
    }
}
