package dev.podfall.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.engine.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushTest {
    private static final ModelImages IMAGES =
            new ModelImages(new ImageBase.Jlink(), List.of(Platform.host()), Progress.NONE);

    @Test
    void all_names_lie_in_the_registry_below_the_prefix() throws Exception {
        try (TakingRegistry registry = new TakingRegistry()) {
            List<String> names = IMAGES.push(registry.host() + "/team/podfall/");
            assertThat(names)
                    .hasSameSizeAs(ModelImages.references())
                    .contains(registry.host() + "/team/podfall/fraud-scorer:v2");
            JsonNode v2 = new ObjectMapper().readTree(registry.manifest("team/podfall/fraud-scorer", "v2"));
            assertThat(v2.path("layers")).hasSize(3);
            v2.path("layers")
                    .forEach(l ->
                            assertThat(registry.has(l.path("digest").asText())).isTrue());
            assertThat(registry.has(v2.at("/config/digest").asText())).isTrue();
            assertThat(registry.manifest("team/podfall/podfall-prober", "1")).contains("sha256:");
        }
    }

    @Test
    void a_prefix_that_is_none_is_refused_with_what_one_looks_like() {
        assertThatThrownBy(() -> IMAGES.push("Not A Registry"))
                .isInstanceOf(ImagesNotBuilt.class)
                .hasMessageContaining("Not A Registry")
                .extracting(e -> ((ImagesNotBuilt) e).next())
                .asString()
                .contains("registry.example.com/podfall");
    }
}
