package dev.podfall.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.engine.Progress;
import dev.podfall.program.RealProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images on a base that a registry gives by its digest: here our own registry, with our own base in it. */
class RegistryBaseTest {
    private static final String DIGEST = "docker-content-digest";

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void the_layers_of_the_base_come_first_and_the_programs_after_them() throws Exception {
        int port = RealProcess.freePort();
        Map<String, String> environment =
                Map.of("ARCHIVES", OwnImages.folder().toString(), "PORT", String.valueOf(port));
        try (RealProcess registry = RealProcess.start("image-registry", environment)) {
            registry.stdoutWith("image-registry listening on :" + port);
            var manifest = registry.get(port, "/v2/model-store/manifests/1.0");
            String digest = manifest.headers().firstValue(DIGEST).orElseThrow();
            Path archive = on("127.0.0.1:" + port + "/model-store@" + digest)
                    .archives(directory)
                    .get(0);
            Map<String, byte[]> content = ModelImagesTest.files(Files.newInputStream(archive));
            JsonNode image = json.readTree(content.get("manifest.json")).get(0);
            JsonNode config = json.readTree(content.get(image.path("Config").asText()));
            int base = json.readTree(manifest.body()).path("layers").size();
            assertThat(image.path("Layers")).hasSize(base + 1);
            for (int i = 0; i < base; i++) {
                assertThat("sha256:" + image.path("Layers").get(i).asText())
                        .startsWith(json.readTree(manifest.body())
                                .at("/layers/" + i + "/digest")
                                .asText());
            }
            assertThat(config.at("/config/User").asText()).isEqualTo("65532:65532");
            assertThat(config.at("/config/Entrypoint/0").asText()).isEqualTo("java");
            assertThat(config.at("/config/Env").toString()).contains("PATH=/jre/bin:", "MODEL_VERSION=v1");
        }
    }

    @Test
    void one_base_by_its_digest_gives_images_for_both_processors() throws Exception {
        String digest = TwoPlatformBase.write(directory.resolve("layouts/base"));
        int port = RealProcess.freePort();
        Map<String, String> environment =
                Map.of("ARCHIVES", directory.resolve("layouts").toString(), "PORT", String.valueOf(port));
        try (RealProcess registry = RealProcess.start("image-registry", environment)) {
            registry.stdoutWith("image-registry listening on :" + port);
            ImageBase base = ImageBase.named("127.0.0.1:" + port + "/base@" + digest);
            List<Path> archives =
                    new ModelImages(base, List.of(Platform.AMD64, Platform.ARM64), Progress.NONE).archives(directory);
            assertThat(configuration(archives.get(0)).path("architecture").asText())
                    .isEqualTo("amd64");
            JsonNode arm = configuration(archives.get(1));
            assertThat(arm.path("architecture").asText()).isEqualTo("arm64");
            assertThat(arm.at("/config/Env").toString()).contains("BASE_OF=arm64");
            assertThat(arm.at("/config/User").asText()).isEqualTo("65532:65532");
        }
    }

    private JsonNode configuration(Path archive) throws IOException {
        Map<String, byte[]> content = ModelImagesTest.files(Files.newInputStream(archive));
        JsonNode image = json.readTree(content.get("manifest.json")).get(0);
        return json.readTree(content.get(image.path("Config").asText()));
    }

    @Test
    void a_registry_that_does_not_answer_is_named_with_what_to_do() throws Exception {
        String nowhere = "127.0.0.1:" + RealProcess.freePort() + "/java@sha256:" + "0".repeat(64);
        assertThatThrownBy(() -> on(nowhere).archives(directory))
                .isInstanceOf(ImagesNotBuilt.class)
                .hasMessageContaining(nowhere)
                .extracting(e -> ((ImagesNotBuilt) e).next())
                .asString()
                .contains("PODFALL_IMAGE_BASE=jlink");
        try (var left = Files.list(directory)) {
            assertThat(left).noneMatch(f -> f.getFileName().toString().startsWith("building-"));
        }
    }

    @Test
    void the_setting_names_a_base() {
        assertThat(ImageBase.of(Map.of())).isEqualTo(new ImageBase.Jlink());
        assertThat(ImageBase.named("jre").toString()).contains("@sha256:");
        assertThat(ImageBase.named("eclipse-temurin:17-jre"))
                .isEqualTo(new ImageBase.Registry("eclipse-temurin:17-jre"));
        assertThatThrownBy(() -> on("No Such Reference").archives(directory))
                .isInstanceOf(ImagesNotBuilt.class)
                .hasMessageContaining("no image reference");
    }

    private static ModelImages on(String reference) {
        return new ModelImages(ImageBase.named(reference), List.of(Platform.host()), Progress.NONE);
    }
}
