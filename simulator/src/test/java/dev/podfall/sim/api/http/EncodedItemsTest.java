package dev.podfall.sim.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.http.ItemForm.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was encoded before reads as what is encoded now. */
class EncodedItemsTest {
    private final Random chance = new Random(3);
    private final List<ObjectNode> pods = new ArrayList<>();

    private ObjectNode pod(int number) {
        ObjectNode pod = Wire.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = pod.putObject("metadata").put("name", "pod-" + number);
        metadata.put("creationTimestamp", "2026-01-01T00:00:00Z");
        metadata.putObject("labels").put("say", "\"hä\\n\" " + chance.nextInt(1000));
        pod.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "c")
                .put("image", "x".repeat(chance.nextInt(9000)));
        pod.putObject("status").put("startTime", "2026-01-01T00:00:01Z");
        return pod;
    }

    private static ObjectNode bare(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        return copy.without(List.of("apiVersion", "kind"));
    }

    private static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = object.objectNode().put("kind", "PartialObjectMetadata");
        partial.put("apiVersion", "meta.k8s.io/v1").set("metadata", object.get("metadata"));
        return partial;
    }

    private String list(ItemForm form, TimeView time) {
        ObjectNode list = Wire.JSON.createObjectNode().put("kind", "PodList").put("apiVersion", "v1");
        list.putObject("metadata").put("resourceVersion", "7");
        ArrayNode items = list.putArray("items");
        pods.forEach(pod -> items.add(form.of(pod, Part.ITEM, EncodedItemsTest::bare)));
        return text(list, time);
    }

    private String table(ItemForm form, TimeView time) {
        ObjectNode table = Wire.JSON.createObjectNode().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        ArrayNode rows = table.putArray("rows");
        pods.forEach(pod -> {
            ObjectNode row = rows.addObject();
            row.putArray("cells").add(chance.nextInt(1));
            row.set("object", form.of(pod, Part.METADATA, EncodedItemsTest::partial));
        });
        return text(table, time);
    }

    private static String text(ObjectNode tree, TimeView time) {
        return new String(Wire.json(Wire.outward(tree, time), false), StandardCharsets.UTF_8);
    }

    @Test
    void lists_and_tables_read_the_same_whatever_changed_in_between() {
        for (int i = 0; i < 60; i++) {
            pods.add(pod(i));
        }
        for (int round = 0; round < 12; round++) {
            TimeView time = new TimeView(round / 3 % 2 * 3600L);
            assertThat(list(new EncodedItems(time), time)).isEqualTo(list(ItemForm.TREE, time));
            assertThat(table(new EncodedItems(time), time)).isEqualTo(table(ItemForm.TREE, time));
            pods.set(chance.nextInt(pods.size()), pod(100 + round));
        }
    }

    @Test
    void an_object_is_encoded_once_for_each_part() {
        ObjectNode pod = pod(1);
        List<String> shaped = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (Part part : Part.values()) {
                new EncodedItems(new TimeView(0)).of(pod, part, o -> {
                    shaped.add(part.name());
                    return bare(o);
                });
            }
        }
        assertThat(shaped).containsExactly("ITEM", "METADATA");
        assertThat(EncodedItems.kept()).isPositive();
    }
}
