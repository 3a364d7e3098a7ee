package dev.podfall.sim.registry;

import static dev.podfall.sim.registry.TestCluster.json;
import static dev.podfall.sim.registry.TestCluster.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects that are served in two groups or versions: stored once, the same in both. */
class SecondVersionsTest {
    private static final ResourceType EVENTS = new ResourceType("events.k8s.io", "v1", "events", "Event", true);
    private static final ResourceType AUTOSCALERS =
            new ResourceType("autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true);

    private final TestCluster cluster = new TestCluster();
    private final Registry registry = cluster.api.registry();

    private ObjectNode one(Request request) {
        return ((Answer.One) registry.handle(request)).object();
    }

    private ObjectNode create(ResourceType type, String object) {
        return one(Request.of(Verb.CREATE, type, "shop", null).withBody(json(object)));
    }

    private ObjectNode get(ResourceType type, String name) {
        return one(Request.of(Verb.GET, type, "shop", name));
    }

    private void coreEvent(String name, String pod) {
        create(
                Resources.EVENTS,
                "{'metadata':{'name':'" + name + "'},'involvedObject':{'kind':'Pod','namespace':'shop','name':'" + pod
                        + "'},'reason':'BackOff','message':'again','type':'Warning','source':{'component':'kubelet'},"
                        + "'firstTimestamp':'2026-03-01T08:00:00Z','lastTimestamp':'2026-03-01T08:01:00Z','count':3}");
    }

    @Test
    void an_event_has_other_names_in_its_own_group() {
        coreEvent("a", "web");
        ObjectNode event = get(EVENTS, "a");
        assertThat(event.path("apiVersion").asText()).isEqualTo("events.k8s.io/v1");
        assertThat(event.path("note").asText()).isEqualTo("again");
        assertThat(event.at("/regarding/name").asText()).isEqualTo("web");
        assertThat(event.at("/deprecatedSource/component").asText()).isEqualTo("kubelet");
        assertThat(event.path("deprecatedCount").asInt()).isEqualTo(3);
        assertThat(event.has("message")).isFalse();
    }

    @Test
    void an_event_of_the_group_is_a_core_event_too() {
        create(
                EVENTS,
                "{'apiVersion':'events.k8s.io/v1','kind':'Event','metadata':{'name':'b'},'eventTime':"
                        + "'2026-03-01T08:00:00.000000Z','regarding':{'kind':'Pod','namespace':'shop','name':'web'},"
                        + "'reason':'Started','note':'here','type':'Normal','action':'Start',"
                        + "'reportingController':'x/y','reportingInstance':'x-1'}");
        ObjectNode event = get(Resources.EVENTS, "b");
        assertThat(event.path("message").asText()).isEqualTo("here");
        assertThat(event.path("reportingComponent").asText()).isEqualTo("x/y");
        assertThat(event.at("/involvedObject/name").asText()).isEqualTo("web");
    }

    @Test
    void selectors_and_watches_speak_the_groups_language() {
        coreEvent("a", "web");
        coreEvent("b", "other");
        ListOptions ofWeb = ListOptions.DEFAULT.withFields(FieldSelector.parse("regarding.name=web"));
        Answer.Many list = (Answer.Many)
                registry.handle(Request.of(Verb.LIST, EVENTS, "shop", null).withList(ofWeb));
        assertThat(list.items())
                .extracting(e -> e.at("/metadata/name").asText())
                .containsExactly("a");
        List<ObjectNode> seen = new ArrayList<>();
        registry.watch(Request.of(Verb.WATCH, EVENTS, "shop", null).withList(ofWeb), new WatchSink() {
            @Override
            public void event(WatchEvent event) {
                seen.add(event.object());
            }

            @Override
            public void bookmark(ObjectNode object) {
                throw new AssertionError("none was asked for");
            }

            @Override
            public void failed(ObjectNode status) {
                throw new AssertionError(status.toString());
            }
        });
        cluster.settle();
        assertThat(seen).extracting(e -> e.path("note").asText()).containsExactly("again");
    }

    @Test
    void an_autoscaler_of_the_first_version_is_one_of_the_second() {
        create(
                AUTOSCALERS,
                "{'apiVersion':'autoscaling/v1','kind':'HorizontalPodAutoscaler','metadata':{'name':'web'},"
                        + "'spec':{'maxReplicas':3,'targetCPUUtilizationPercentage':60,'scaleTargetRef':"
                        + "{'apiVersion':'apps/v1','kind':'Deployment','name':'web'}}}");
        ObjectNode second = get(Resources.HORIZONTALPODAUTOSCALERS, "web");
        assertThat(second.at("/spec/metrics/0/resource/target/averageUtilization")
                        .asInt())
                .isEqualTo(60);
        one(Request.of(Verb.PATCH, AUTOSCALERS, "shop", "web")
                .withPatch(PatchType.STRATEGIC, tree("{'spec':{'targetCPUUtilizationPercentage':70}}")));
        second = get(Resources.HORIZONTALPODAUTOSCALERS, "web");
        assertThat(second.at("/spec/metrics/0/resource/target/averageUtilization")
                        .asInt())
                .isEqualTo(70);
        assertThat(second.at("/spec/metrics").size()).isEqualTo(1);
    }

    @Test
    void what_the_first_version_does_not_know_travels_in_annotations() {
        create(
                Resources.HORIZONTALPODAUTOSCALERS,
                "{'metadata':{'name':'web'},'spec':{'maxReplicas':3,'scaleTargetRef':{'apiVersion':'apps/v1',"
                        + "'kind':'Deployment','name':'web'},'metrics':[{'type':'Resource','resource':{'name':'memory',"
                        + "'target':{'type':'Utilization','averageUtilization':80}}}],"
                        + "'behavior':{'scaleDown':{'stabilizationWindowSeconds':10}}}}");
        ObjectNode first = get(AUTOSCALERS, "web");
        assertThat(first.at("/metadata/annotations").toString())
                .contains("autoscaling.alpha.kubernetes.io/metrics", "autoscaling.alpha.kubernetes.io/behavior");
        ((ObjectNode) first.path("spec")).put("maxReplicas", 5);
        one(Request.of(Verb.UPDATE, AUTOSCALERS, "shop", "web").withBody(first));
        ObjectNode second = get(Resources.HORIZONTALPODAUTOSCALERS, "web");
        assertThat(second.at("/spec/maxReplicas").asInt()).isEqualTo(5);
        assertThat(second.at("/spec/metrics/0/resource/name").asText()).isEqualTo("memory");
        assertThat(second.at("/spec/behavior/scaleDown/stabilizationWindowSeconds")
                        .asInt())
                .isEqualTo(10);
        assertThat(second.path("metadata").has("annotations")).isFalse();
    }
}
