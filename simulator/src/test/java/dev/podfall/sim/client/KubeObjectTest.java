package dev.podfall.sim.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class KubeObjectTest {
    @Test
    void a_copy_is_the_same_and_changes_alone() {
        ObjectNode object = KubeObject.of(Resources.PODS, "shop", "web");
        object.withObject("/metadata").putArray("managedFields").addObject().put("manager", "kubelet");
        object.withObject("/metadata/labels").put("app", "web");
        object.putObject("status").putArray("conditions").addObject().put("type", "Ready");
        ObjectNode before = object.deepCopy();
        ObjectNode copy = KubeObject.copy(object);
        assertThat(copy).isEqualTo(object);
        assertThat(copy.toString()).isEqualTo(object.toString());
        copy.withObject("/metadata").remove("managedFields");
        copy.withObject("/metadata/labels").put("app", "other");
        ((ObjectNode) copy.at("/status/conditions/0")).put("type", "Other");
        copy.remove("kind");
        assertThat(object).isEqualTo(before);
    }
}
