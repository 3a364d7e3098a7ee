package dev.podfall.sim.registry;

import static dev.podfall.sim.registry.TestCluster.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.audit.AuditEvent;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListAndWatchTest {
    private final TestCluster cluster = new TestCluster();
    private final SimClient client = cluster.client;
    private final Registry registry = cluster.api.registry();

    @Test
    void pages_show_one_moment() {
        List.of("a", "b", "c", "d", "e").forEach(this::create);
        Answer.Many first = list(options(2, null, null));
        assertThat(names(first)).containsExactly("a", "b");
        assertThat(first.remaining()).isEqualTo(3);
        client.delete(Resources.CONFIGMAPS, "shop", "c", DeleteOptions.DEFAULT);
        create("cc");
        Answer.Many second = list(options(2, first.continueToken(), null));
        assertThat(names(second)).containsExactly("c", "d");
        assertThat(second.resourceVersion()).isEqualTo(first.resourceVersion());
        Answer.Many last = list(options(2, second.continueToken(), null));
        assertThat(names(last)).containsExactly("e");
        assertThat(last.continueToken()).isNull();
    }

    @Test
    void a_page_of_a_forgotten_moment_is_gone_but_can_go_on() {
        List.of("a", "b", "c").forEach(this::create);
        Answer.Many first = list(options(2, null, null));
        create("d");
        cluster.store.compact();
        Throwable gone =
                org.assertj.core.api.Assertions.catchThrowable(() -> list(options(2, first.continueToken(), null)));
        assertThat(gone).hasMessageStartingWith("The provided continue parameter is too old");
        String token = ((dev.podfall.sim.client.ApiException) gone)
                .toStatus()
                .at("/metadata/continue")
                .asText();
        assertThat(names(list(options(2, token, null)))).containsExactly("c", "d");
    }

    @Test
    void an_exact_version_is_what_was_then() {
        create("a");
        String then = Long.toString(registry.resourceVersion());
        create("b");
        assertThat(names(list(options(0, null, then)))).containsExactly("a");
        cluster.store.compact();
        create("c");
        assertThatThrownBy(() -> list(options(0, null, then)))
                .hasMessage("The resourceVersion for the provided list is too old.");
    }

    @Test
    void a_version_to_come_times_out() {
        assertThatThrownBy(() -> list(options(0, null, "99999")))
                .hasMessage("Timeout: Too large resource version: 99999, current: " + registry.resourceVersion());
    }

    @Test
    void unknown_field_labels_are_refused() {
        ListOptions options = fields("data=x");
        assertThatThrownBy(() -> list(options))
                .hasMessage("\"data\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
        Request pods = Request.of(Verb.LIST, Resources.PODS, "shop", null).withList(fields("spec.foo=x"));
        assertThatThrownBy(() -> registry.handle(pods)).hasMessage("field label not supported: spec.foo");
    }

    @Test
    void a_watch_resumes_where_it_was() {
        create("a");
        String then = Long.toString(registry.resourceVersion());
        create("b");
        Seen seen = watch(options(0, null, then));
        cluster.settle();
        assertThat(seen.events).containsExactly("ADDED b");
    }

    @Test
    void a_watch_from_a_forgotten_version_ends_with_410() {
        create("a");
        String then = Long.toString(registry.resourceVersion());
        create("b");
        cluster.store.compact();
        Seen seen = watch(options(0, null, then));
        cluster.settle();
        assertThat(seen.events).hasSize(1);
        assertThat(seen.events.get(0)).startsWith("ERROR 410 too old resource version: " + then);
    }

    @Test
    void a_watch_with_initial_events_says_when_they_are_over() {
        create("a");
        Seen seen = watch(new ListOptions(
                LabelSelector.EVERYTHING, FieldSelector.EVERYTHING, 0, null, null, "NotOlderThan", true, true));
        cluster.settle();
        assertThat(seen.events).containsExactly("ADDED a", "BOOKMARK true");
        cluster.advance(Duration.ofMinutes(1));
        assertThat(seen.events).hasSize(3).last().isEqualTo("BOOKMARK ");
    }

    @Test
    void an_object_that_leaves_the_selection_is_deleted_for_the_watch() {
        create("a");
        label("a", "yes");
        Seen seen = watch(ListOptions.DEFAULT.withLabels(LabelSelector.of(Map.of("shown", "yes"))));
        label("a", "no");
        label("a", "yes");
        cluster.settle();
        assertThat(seen.events).containsExactly("ADDED a", "DELETED a", "ADDED a");
    }

    @Test
    void events_are_gone_after_an_hour() {
        client.create(
                Resources.EVENTS,
                json(
                        "{'metadata':{'name':'e','namespace':'shop'},'involvedObject':{'namespace':'shop'},'reason':'A'}"));
        cluster.advance(Duration.ofMinutes(59));
        assertThat(client.list(Resources.EVENTS, "shop")).hasSize(1);
        cluster.advance(Duration.ofMinutes(1));
        assertThat(client.list(Resources.EVENTS, "shop")).isEmpty();
    }

    @Test
    void requests_from_outside_leave_a_trace() {
        Request get = Request.of(Verb.GET, Resources.CONFIGMAPS, "shop", "nope")
                .by(UserInfo.of("learner", List.of()), "kubectl/v1.36.3");
        assertThatThrownBy(() -> registry.handle(get)).hasMessage("configmaps \"nope\" not found");
        AuditEvent event = cluster.api.audit().since(0).get(0);
        assertThat(event.user()).isEqualTo("learner");
        assertThat(event.verb()).isEqualTo("get");
        assertThat(event.code()).isEqualTo(404);
        assertThat(event.at()).isEqualTo(TestCluster.START);
        create("a");
        assertThat(cluster.api.audit().newest()).isEqualTo(1);
    }

    /** What came of a watch. */
    private static final class Seen implements WatchSink {
        final List<String> events = new ArrayList<>();

        @Override
        public void event(WatchEvent event) {
            events.add(event.type() + " " + event.object().at("/metadata/name").asText());
        }

        @Override
        public void bookmark(ObjectNode object) {
            events.add("BOOKMARK "
                    + object.at("/metadata/annotations/k8s.io~1initial-events-end")
                            .asText());
        }

        @Override
        public void failed(ObjectNode status) {
            events.add("ERROR " + status.path("code").asInt() + " "
                    + status.path("message").asText());
        }
    }

    private Seen watch(ListOptions options) {
        Seen seen = new Seen();
        registry.watch(
                Request.of(Verb.WATCH, Resources.CONFIGMAPS, "shop", null).withList(options), seen);
        return seen;
    }

    private Answer.Many list(ListOptions options) {
        return (Answer.Many) registry.handle(
                Request.of(Verb.LIST, Resources.CONFIGMAPS, "shop", null).withList(options));
    }

    private static ListOptions options(long limit, String token, String version) {
        return new ListOptions(
                LabelSelector.EVERYTHING,
                FieldSelector.EVERYTHING,
                limit,
                token,
                version,
                version == null ? null : "Exact",
                null,
                false);
    }

    private static ListOptions fields(String text) {
        return new ListOptions(LabelSelector.EVERYTHING, FieldSelector.parse(text), 0, null, null, null, null, false);
    }

    private static List<String> names(Answer.Many many) {
        return many.items().stream().map(o -> o.at("/metadata/name").asText()).toList();
    }

    private void create(String name) {
        client.create(Resources.CONFIGMAPS, ApiMachineryTest.configMap(name));
    }

    private void label(String name, String value) {
        client.patch(
                Resources.CONFIGMAPS,
                "shop",
                name,
                PatchType.MERGE,
                json("{'metadata':{'labels':{'shown':'" + value + "'}}}"),
                null);
    }
}
