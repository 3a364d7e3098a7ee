package dev.podfall.sim.addon.flux;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryTest {
    @ParameterizedTest
    @CsvSource({
        "shop, my_role, rbac.authorization.k8s.io/v1, Role, shop_my_role_rbac.authorization.k8s.io_Role",
        "'', system:reader, rbac.authorization.k8s.io/v1, ClusterRole, _system__reader_rbac.authorization.k8s.io_ClusterRole",
        "shop, web, v1, Service, shop_web__Service",
    })
    void an_entry_says_which_object_it_is(String namespace, String name, String apiVersion, String kind, String id) {
        var object = new ObjectMapper().createObjectNode();
        object.put("apiVersion", apiVersion).put("kind", kind);
        object.putObject("metadata").put("namespace", namespace).put("name", name);
        Inventory.Item item = Inventory.of(object);
        assertThat(item.id()).isEqualTo(id);
        assertThat(item.namespace()).isEqualTo(namespace);
        assertThat(item.name()).isEqualTo(name);
        assertThat(item.kind()).isEqualTo(kind);
        assertThat(item.apiVersion()).isEqualTo(apiVersion);
    }
}
