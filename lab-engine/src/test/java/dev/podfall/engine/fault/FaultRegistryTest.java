package dev.podfall.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FaultRegistryTest {
    @Test
    void the_template_of_a_new_lab_names_every_fault() throws IOException {
        try (InputStream in = FaultRegistry.class.getResourceAsStream("/template/faults.yaml")) {
            String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String comment = template.substring(0, template.indexOf("healthyFor:"));
            assertThat(FaultRegistry.standard().names())
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(comment).containsPattern("[ ,]" + name + "[, ]"));
        }
    }
}
