package dev.podfall.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.fault.FaultPage.Parameter;
import dev.podfall.scenario.FaultSpec;
import org.junit.jupiter.api.Test;

class FaultRegistryTest {
    private final FaultRegistry registry = FaultRegistry.standard();

    @Test
    void what_is_usual_is_as_it_must_be() {
        for (String name : registry.names()) {
            assertThat(registry.page(name).parameters().values().stream()
                            .filter(p -> p.usual() != null && p.like() != null))
                    .as(name)
                    .allMatch(p -> p.usual().matches(p.like()));
        }
    }

    @Test
    void a_list_where_a_text_is_wanted_is_told_so() {
        ObjectNode with = JsonNodeFactory.instance.objectNode();
        with.putArray("namespace").add("shop");
        assertThatThrownBy(() -> registry.check(new FaultSpec("image-tag", with)))
                .isInstanceOf(FaultUnfit.class)
                .hasMessageContaining("parameter namespace is a list, and should be a text or a number");
    }

    @Test
    void texts_are_sentences() {
        for (String name : registry.names()) {
            FaultPage page = registry.page(name);
            assertThat(page.name()).isEqualTo(name);
            assertThat(page.does()).as(name).matches("(?s)[A-Z].*\\.");
            assertThat(page.seen()).as(name).matches("(?s)\\S.*\\.");
            assertThat(page.parameters().values().stream().map(Parameter::is))
                    .as(name)
                    .noneMatch(is -> is.endsWith("."));
        }
    }
}
