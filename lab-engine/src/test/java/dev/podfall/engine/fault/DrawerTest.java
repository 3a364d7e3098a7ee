package dev.podfall.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.incident.IncidentWorld;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawerTest {
    private static final FaultRegistry REGISTRY = FaultRegistry.standard();
    private static final IncidentWorld WORLD =
            Catalogue.builtIn().incidentWorld("fraud-scorer", Pick.bySeed("fraud-scorer", 1));

    private final Drawer drawer = new Drawer(REGISTRY, WORLD.baseline(), "ml-serving-prod");

    @Test
    void every_fault_says_how_chance_draws_it_or_why_it_never_does() {
        assertThat(REGISTRY.names()).allSatisfy(name -> {
            FaultDraw draw = REGISTRY.page(name).draw();
            assertThat(draw).isNotNull();
            assertThat(draw.isComplete()).isNotEqualTo(draw.never() != null);
            assertThat(REGISTRY.page(name).parameters().keySet())
                    .containsAll(draw.with().keySet());
        });
    }

    @Test
    void what_is_drawn_fits_the_faults_page_and_leaves_no_parameter_open() {
        List<String> names = drawer.names();
        assertThat(names).hasSizeGreaterThan(25).doesNotContain("pod-kill", "cron-schedule", "slow-dependency");
        for (String name : names) {
            for (int seed = 0; seed < 5; seed++) {
                DrawnFault drawn = drawer.draw(name, new Random(seed)).orElseThrow();
                REGISTRY.check(drawn.spec());
                assertThat(List.of(
                                drawn.object(),
                                drawn.field(),
                                drawn.cause(),
                                drawn.show().toString()))
                        .noneMatch(text -> text.contains("${"));
            }
        }
    }

    @Test
    void chance_alone_decides_and_the_same_chance_decides_the_same() {
        assertThat(drawer.draw("probe-path", new Random(7)))
                .isEqualTo(drawer.draw("probe-path", new Random(7)))
                .hasValueSatisfying(f -> assertThat(f.object()).isEqualTo("Deployment fraud-scorer"));
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8))
                .extracting(seed -> drawer.draw("probe-path", new Random(seed))
                        .orElseThrow()
                        .spec()
                        .with()
                        .toString())
                .satisfies(specs -> assertThat(java.util.Set.copyOf(specs)).hasSizeGreaterThan(1));
    }

    @Test
    void alternatives_come_from_the_healthy_cluster() {
        List<ObjectNode> shop = Yaml.documents("shop", """
            {apiVersion: v1, kind: Service, metadata: {name: shop, namespace: web}, spec: {selector: {tier: front}, ports: [{port: 80}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: other, namespace: elsewhere}, spec: {selector: {tier: back}, ports: [{port: 80}]}}
            """);
        DrawnFault drawn = new Drawer(REGISTRY, shop, "web")
                .draw("service-selector", new Random(1))
                .orElseThrow();
        JsonNode with = drawn.spec().with();
        assertThat(with.path("service").asText()).isEqualTo("shop");
        assertThat(with.path("label").asText()).isEqualTo("tier");
        assertThat(with.path("value").asText()).startsWith("shop-");
        assertThat(drawn.show()).contains("kubectl describe service shop -n web");
    }
}
