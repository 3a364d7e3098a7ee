package dev.podfall.engine.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.embedded.EmbeddedProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owner of a cluster says, and which of their nodes a game day may touch. */
class LentNodesTest {
    private static Cluster cluster;

    private static final Owner OWNER = new Owner("abcde", "drill-1");

    private final LentNodes lent = new LentNodes(api(), OWNER, true);

    private static ClusterApi api() {
        return cluster.api();
    }

    @BeforeAll
    static void start(@TempDir Path home) {
        cluster = new EmbeddedProvider(InstantSource.system())
                .provision(new ClusterSpec("lent", 1, 2, Duration.ZERO, home), Progress.NONE);
        ObjectNode namespace = object("Namespace", OptIn.NAMESPACE);
        api().create(namespace);
    }

    @AfterAll
    static void remove() {
        cluster.remove();
    }

    private static ObjectNode object(String kind, String name) {
        ObjectNode object =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", kind);
        object.putObject("metadata").put("name", name);
        return object;
    }

    @BeforeEach
    void nothing_is_allowed_and_all_nodes_are_open() {
        say("0", "");
        lent.giveBack();
        for (String node : new String[] {"node-1", "node-2"}) {
            api().patch(
                            new ObjectAt("Node", null, node),
                            PatchKind.MERGE,
                            JsonNodeFactory.instance.objectNode().set("spec", unschedulable(false)));
        }
    }

    private static void say(String gameDays, String nodes) {
        ObjectNode map = object("ConfigMap", OptIn.NAME);
        map.withObject("/metadata").put("namespace", OptIn.NAMESPACE);
        map.putObject("data").put(OptIn.GAME_DAYS, gameDays).put(OptIn.NODES, nodes);
        api().apply(map);
    }

    private static ObjectNode unschedulable(boolean on) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        return on ? spec.put("unschedulable", true) : spec.putNull("unschedulable");
    }

    private void change(String node, boolean close) {
        lent.change(node, JsonNodeFactory.instance.objectNode().set("spec", unschedulable(close)));
    }

    private static boolean isClosed(String node) {
        return api().find("Node", null, node)
                .orElseThrow()
                .at("/spec/unschedulable")
                .asBoolean();
    }

    private static List<ObjectNode> closedHere() {
        return api().list("Node", null, LentNodes.CLOSED_BY + "=podfall-drill-1-abcde");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "3, true", "0, false", "'', false", "yes, false", "-1, false"})
    void a_number_is_the_owners_word_and_all_else_is_a_no(String word, boolean allowed) {
        say(word, "node-1");
        assertThat(lent.withdrawn().isEmpty()).isEqualTo(allowed);
        assertThat(lent.nodes()).hasSize(allowed ? 1 : 0);
    }

    @Test
    void a_deleted_config_map_is_a_no() {
        api().delete(new ObjectAt("ConfigMap", OptIn.NAMESPACE, OptIn.NAME), null);
        assertThat(lent.withdrawn()).contains("there is no ConfigMap podfall-allowed in namespace podfall-system");
    }

    @Test
    void only_nodes_that_are_named_are_seen_and_closed() {
        say("1", " node-2, node-9");
        assertThat(lent.visible())
                .extracting(n -> n.at("/metadata/name").asText())
                .containsExactly("node-2");
        change("node-2", true);
        assertThat(isClosed("node-2")).isTrue();
        assertThatThrownBy(() -> change("node-1", true)).isInstanceOf(BeyondTheNamespaces.class);
        assertThatThrownBy(() -> change("node-9", true)).isInstanceOf(BeyondTheNamespaces.class);
        ObjectNode taint = JsonNodeFactory.instance.objectNode();
        taint.putObject("spec").putArray("taints");
        assertThatThrownBy(() -> lent.change("node-2", taint)).isInstanceOf(BeyondTheNamespaces.class);
    }

    @Test
    void what_somebody_else_closed_is_left_alone() {
        say("1", "node-1,node-2");
        api().patch(
                        new ObjectAt("Node", null, "node-1"),
                        PatchKind.MERGE,
                        JsonNodeFactory.instance.objectNode().set("spec", unschedulable(true)));
        assertThatThrownBy(() -> change("node-1", true)).hasMessageContaining("which somebody else closed");
        assertThatThrownBy(() -> change("node-1", false)).hasMessageContaining("which somebody else closed");
        change("node-2", false);
        lent.giveBack();
        assertThat(isClosed("node-1")).isTrue();
    }

    @Test
    void what_was_closed_is_opened_again_although_the_word_is_taken_back_and_bears_a_label_until_then() {
        say("1", "node-1,node-2");
        change("node-1", true);
        assertThat(closedHere()).hasSize(1);
        say("0", "");
        // By another process, after a crash.
        new LentNodes(api(), OWNER, true).giveBack();
        assertThat(isClosed("node-1")).isFalse();
        assertThat(closedHere()).isEmpty();
    }

    private static void cordonByHand(String node, boolean close) {
        api().patch(
                        new ObjectAt("Node", null, node),
                        PatchKind.MERGE,
                        JsonNodeFactory.instance.objectNode().set("spec", unschedulable(close)));
    }

    @Test
    void one_that_somebody_opened_by_hand_loses_the_label_and_is_closed_no_more_once_it_is_not_named() {
        say("1", "node-1,node-2");
        change("node-1", true);
        cordonByHand("node-1", false);
        say("1", "node-2");
        assertThatThrownBy(() -> change("node-1", true)).isInstanceOf(BeyondTheNamespaces.class);
        lent.giveBack();
        assertThat(closedHere()).isEmpty();
        cordonByHand("node-1", true);
        lent.giveBack();
        assertThat(isClosed("node-1")).isTrue();
    }

    @Test
    void who_closes_a_node_in_the_same_moment_keeps_it_closed() {
        say("1", "node-1");
        LentNodes late = new LentNodes(new Meanwhile(api(), () -> cordonByHand("node-1", true)).api(), OWNER, true);
        assertThatThrownBy(() -> late.change(
                        "node-1", JsonNodeFactory.instance.objectNode().set("spec", unschedulable(true))))
                .hasMessageContaining("which somebody else closed");
        assertThat(closedHere()).isEmpty();
        lent.giveBack();
        assertThat(isClosed("node-1")).isTrue();
    }

    @Test
    void a_closed_node_is_opened_although_its_namespaces_are_gone_but_for_those_of_others_and_of_drills_that_go_on() {
        say("1", "node-1");
        change("node-1", true);
        assertThat(LentNodes.giveBackStrays(api(), "other", Set.of(), n -> false))
                .isEmpty();
        assertThat(LentNodes.giveBackStrays(api(), "abcde", Set.of(OWNER.control()), n -> false))
                .isEmpty();
        assertThat(LentNodes.giveBackStrays(api(), "abcde", Set.of(), "drill-1"::equals))
                .isEmpty();
        assertThat(isClosed("node-1")).isTrue();
        assertThat(LentNodes.giveBackStrays(api(), "abcde", Set.of(), n -> false))
                .containsExactly("drill-1");
        assertThat(isClosed("node-1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "403, false, true",
        "403, true, false",
        "429, false, false",
        "500, false, false",
    })
    void only_who_closes_none_may_be_kept_from_looking(int status, boolean closesNodes, boolean passes) {
        RequestRefused no = new RequestRefused(status, "No", "no");
        ClusterApi refusing = (ClusterApi) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ClusterApi.class}, (self, method, arguments) -> {
                    throw no;
                });
        LentNodes nodes = new LentNodes(refusing, OWNER, closesNodes);
        if (passes) {
            nodes.giveBack();
        } else {
            assertThatThrownBy(nodes::giveBack).isSameAs(no);
        }
    }

    @Test
    void a_config_map_is_read_once() {
        say("2", "node-1");
        Runnable deleted = () -> api().delete(new ObjectAt("ConfigMap", OptIn.NAMESPACE, OptIn.NAME), null);
        assertThat(OptIn.gameDays(new Meanwhile(api(), deleted).api(), null)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "node-1,        -,          True,    false",
                "node-1 node-2, -,          True,    true",
                "node-1,        NoSchedule, True,    false",
                "node-2,        -,          True,    true",
                "node-2,        -,          Unknown, false",
            })
    void pods_need_a_node_that_is_ready_and_takes_them(String others, String taint, String ready, boolean room) {
        List<ObjectNode> nodes = new ArrayList<>();
        for (String name : others.split(" ")) {
            ObjectNode node = object("Node", name);
            node.withObject("/status")
                    .putArray("conditions")
                    .addObject()
                    .put("type", "Ready")
                    .put("status", ready);
            if (taint != null) {
                node.withObject("/spec")
                        .putArray("taints")
                        .addObject()
                        .put("key", "k")
                        .put("effect", taint);
            }
            nodes.add(node);
        }
        assertThat(GameDayGround.hasRoomElsewhere(nodes, Set.of("node-1"))).isEqualTo(room);
    }

    /** An API where something happens right after the first look at an object. */
    private record Meanwhile(ClusterApi inner, Runnable event) {
        ClusterApi api() {
            AtomicBoolean happened = new AtomicBoolean();
            return (ClusterApi) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {ClusterApi.class}, (self, method, arguments) -> {
                        try {
                            Object answer = method.invoke(inner, arguments);
                            boolean isLook = method.getName().equals("find");
                            if (isLook && happened.compareAndSet(false, true)) {
                                event.run();
                            }
                            return answer;
                        } catch (InvocationTargetException refused) {
                            throw refused.getCause();
                        }
                    });
        }
    }
}
