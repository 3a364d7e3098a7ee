package dev.podfall.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.fault.FaultPage.Parameter;
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
