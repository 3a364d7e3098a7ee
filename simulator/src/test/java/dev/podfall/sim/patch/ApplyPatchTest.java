package dev.podfall.sim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Merging of long lists, which must not hold the cluster. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ApplyPatchTest {
    private static final int MANY = 20_000;

    private final ObjectNode live = JsonNodeFactory.instance.objectNode();
    private final ObjectNode wanted = JsonNodeFactory.instance.objectNode();

    private ObjectNode merged() {
        return ApplyPatch.merged(Place.builtIn("Pod"), live, wanted);
    }

    private static void container(ObjectNode pod, String variable, String value) {
        pod.withArray("/spec/containers")
                .addObject()
                .put("name", "web")
                .putArray("env")
                .addObject()
                .put("name", variable)
                .put("value", value);
    }

    private static void variable(ObjectNode pod, String variable, String value) {
        pod.withArray("/spec/containers/0/env")
                .addObject()
                .put("name", variable)
                .put("value", value);
    }

    @Test
    void items_are_found_by_their_keys_however_many_there_are() {
        container(live, "A", "1");
        container(wanted, "Z", "2");
        for (int i = 0; i < MANY; i++) {
            variable(live, "L" + i, "1");
            variable(wanted, (i % 2 == 0 ? "L" : "W") + i, "2");
        }
        ObjectNode merged = merged();
        assertThat(merged.at("/spec/containers")).hasSize(1);
        assertThat(merged.at("/spec/containers/0/env")).hasSize(2 + MANY + MANY / 2);
        assertThat(merged.at("/spec/containers/0/env/1/value").asText()).isEqualTo("2");
        assertThat(merged.at("/spec/containers/0/env/2/value").asText()).isEqualTo("1");
    }

    @Test
    void one_that_is_wanted_twice_is_there_once() {
        container(live, "A", "1");
        container(wanted, "Z", "2");
        variable(wanted, "Z", "3");
        assertThat(merged().at("/spec/containers/0/env/1/value").asText()).isEqualTo("3");
        assertThat(merged().at("/spec/containers/0/env")).hasSize(2);
    }

    @Test
    void members_of_sets_are_added_once_however_many_there_are() {
        for (int i = 0; i < 2 * MANY; i++) {
            live.withArray("/metadata/finalizers").add("x.y/" + i);
            wanted.withArray("/metadata/finalizers").add("x.y/" + (i + MANY));
        }
        assertThat(merged().at("/metadata/finalizers")).hasSize(3 * MANY);
    }
}
