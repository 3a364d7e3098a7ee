package dev.podfall.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import org.junit.jupiter.api.Test;

/** What every {@link ClusterApi} promises of objects. */
abstract class ObjectsContract extends ClusterUnderContract {
    @Test
    void what_is_not_there_is_not_found() {
        assertThat(api().find("ConfigMap", namespace(), "nothing")).isEmpty();
        assertThat(api().list("Deployment", namespace(), "app=nothing")).isEmpty();
    }

    @Test
    void an_object_is_created_found_listed_and_deleted() {
        api().create(configMap("created", "a"));
        ObjectNode found = api().find("ConfigMap", namespace(), "created").orElseThrow();
        assertThat(found.at("/data/key").asText()).isEqualTo("a");
        ObjectNode listed = api().list("ConfigMap", namespace(), "app=created").get(0);
        assertThat(listed.path("kind").asText()).isEqualTo("ConfigMap");
        assertThat(listed.path("apiVersion").asText()).isEqualTo("v1");
        assertThat(listed.path("data")).isEqualTo(found.path("data"));
        api().delete(new ObjectAt("ConfigMap", namespace(), "created"), null);
        assertThat(api().find("ConfigMap", namespace(), "created")).isEmpty();
    }

    @Test
    void a_second_creation_is_refused_with_what_the_server_says() {
        api().create(configMap("twice", "a"));
        assertThatThrownBy(() -> api().create(configMap("twice", "b")))
                .hasMessage("configmaps \"twice\" already exists")
                .asInstanceOf(type(RequestRefused.class))
                .returns(409, RequestRefused::status)
                .returns("AlreadyExists", RequestRefused::reason);
    }

    @Test
    void an_invalid_object_is_refused() {
        ObjectNode service = object("v1", "Service", "invalid");
        assertThatThrownBy(() -> api().create(service))
                .asInstanceOf(type(RequestRefused.class))
                .returns(422, RequestRefused::status)
                .returns("Invalid", RequestRefused::reason);
    }

    @Test
    void an_unknown_kind_is_refused() {
        assertThatThrownBy(() -> api().list("Sandwich", namespace(), null))
                .hasMessageContaining("no matches for kind \"Sandwich\"")
                .asInstanceOf(type(RequestRefused.class))
                .returns(404, RequestRefused::status);
    }

    @Test
    void deleting_what_is_not_there_is_refused() {
        assertThatThrownBy(() -> api().delete(new ObjectAt("Service", namespace(), "nothing"), null))
                .asInstanceOf(type(RequestRefused.class))
                .returns(404, RequestRefused::status)
                .returns("NotFound", RequestRefused::reason);
    }

    @Test
    void apply_creates_and_then_merges() {
        api().apply(configMap("applied", "a"));
        ObjectNode more = object("v1", "ConfigMap", "applied");
        more.putObject("data").put("other", "b");
        api().apply(more);
        ObjectNode now = api().find("ConfigMap", namespace(), "applied").orElseThrow();
        assertThat(now.at("/data/key").asText()).isEqualTo("a");
        assertThat(now.at("/data/other").asText()).isEqualTo("b");
    }

    @Test
    void patches_of_all_kinds_do_what_they_say() {
        api().create(deployment("patched", 0, "sleep 3600"));
        ObjectAt at = new ObjectAt("Deployment", namespace(), "patched");
        ObjectNode strategic = api().patch(
                        at,
                        PatchKind.STRATEGIC,
                        json("{'spec':{'template':{'spec':{'containers':[{'name':'c','image':'busybox:1.37'}]}}}}"));
        assertThat(strategic.at("/spec/template/spec/containers/0/image").asText())
                .isEqualTo("busybox:1.37");
        assertThat(strategic.at("/spec/template/spec/containers/0/command")).hasSize(3);
        ObjectNode merged = api().patch(at, PatchKind.MERGE, json("{'metadata':{'labels':{'app':null,'new':'x'}}}"));
        assertThat(merged.at("/metadata/labels")).isEqualTo(json("{'new':'x'}"));
        ObjectNode byPath =
                api().patch(at, PatchKind.JSON, json("[{'op':'replace','path':'/spec/minReadySeconds','value':7}]"));
        assertThat(byPath.at("/spec/minReadySeconds").asInt()).isEqualTo(7);
    }

    @Test
    void an_applied_configuration_takes_fields_over_and_keeps_those_of_others() {
        api().create(deployment("applied", 0, "sleep 3600"));
        ObjectNode configuration = object("apps/v1", "Deployment", "applied");
        configuration.putObject("spec").put("minReadySeconds", 5).put("replicas", 1);
        ObjectNode applied =
                api().patch(new ObjectAt("Deployment", namespace(), "applied"), PatchKind.APPLY, configuration);
        assertThat(applied.at("/spec/minReadySeconds").asInt()).isEqualTo(5);
        assertThat(applied.at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(applied.at("/spec/template/spec/containers")).hasSize(1);
    }

    @Test
    void what_is_replaced_is_there_whole_or_refused() {
        ObjectNode created = api().create(configMap("replaced", "a"));
        ObjectNode other = object("v1", "ConfigMap", "replaced");
        other.putObject("data").put("another", "b");
        assertThat(api().replace(other).path("data")).isEqualTo(json("{'another':'b'}"));
        assertThatThrownBy(() -> api().replace(created))
                .asInstanceOf(type(RequestRefused.class))
                .returns(409, RequestRefused::status);
    }

    @Test
    void scaling_changes_the_replicas() {
        api().create(deployment("scaled", 0, "sleep 3600"));
        api().scale(new ObjectAt("Deployment", namespace(), "scaled"), 1);
        assertThat(api().find("Deployment", namespace(), "scaled")
                        .orElseThrow()
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(1);
        api().delete(new ObjectAt("Deployment", namespace(), "scaled"), null);
    }

    @Test
    void objects_of_the_cluster_are_found_without_a_namespace() {
        assertThat(api().find("Namespace", null, namespace())).isPresent();
        assertThat(api().list("Node", null, null)).isNotEmpty();
    }
}
