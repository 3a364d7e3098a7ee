package dev.podfall.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.engine.Progress;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is built without a network and without Docker. */
class ModelImagesTest {
    private static final ModelImages IMAGES = OwnImages.IMAGES;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Path cache;
    private static Path archive;
    private static Map<String, byte[]> content;
    private static JsonNode manifest;

    @BeforeAll
    static void build() throws IOException {
        cache = OwnImages.folder();
        archive = IMAGES.archives(cache).get(0);
        content = files(Files.newInputStream(archive));
        manifest = JSON.readTree(content.get("manifest.json"));
    }

    /** Content by name. */
    static Map<String, byte[]> files(InputStream tar) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new BufferedInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), entry.isFile() ? in.readAllBytes() : new byte[0]);
            }
        }
        return files;
    }

    private static JsonNode image(String reference) {
        for (JsonNode image : manifest) {
            for (JsonNode tag : image.path("RepoTags")) {
                if (tag.asText().equals(reference)) {
                    return image;
                }
            }
        }
        throw new AssertionError(reference + " is not in " + manifest);
    }

    private static JsonNode config(String reference) throws IOException {
        return JSON.readTree(content.get(image(reference).path("Config").asText()));
    }

    @Test
    void every_image_that_a_manifest_may_name_is_in_it() {
        List<String> names = new ArrayList<>();
        manifest.forEach(i -> i.path("RepoTags").forEach(t -> names.add(t.asText())));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(ModelImages.references())
                .contains(
                        "registry.ml.internal/fraud-scorer:v1",
                        "registry.ml.internal/fraud-scorer:v2",
                        "registry.ml.internal/fraud-scorer:v3",
                        "registry.ml.internal/model-registry:1.4",
                        "registry.ml.internal/model-downloader:1.2",
                        "registry.ml.internal/model-store:1.0",
                        "registry.ml.internal/feature-store:2.1",
                        "registry.ml.internal/load-generator:1.0",
                        "registry.ml.internal/podfall-prober:1",
                        "registry.ml.internal/image-registry:1");
    }

    @Test
    void layers_are_what_their_names_and_the_configuration_say() throws Exception {
        for (JsonNode image : manifest) {
            JsonNode config = JSON.readTree(content.get(image.path("Config").asText()));
            assertThat(image.path("Layers")).hasSameSizeAs(config.at("/rootfs/diff_ids"));
            for (int i = 0; i < image.path("Layers").size(); i++) {
                byte[] layer = content.get(image.path("Layers").get(i).asText());
                byte[] tar = new GZIPInputStream(new ByteArrayInputStream(layer)).readAllBytes();
                assertThat(image.path("Layers").get(i).asText()).startsWith(sha256(layer));
                assertThat(config.at("/rootfs/diff_ids").get(i).asText()).isEqualTo("sha256:" + sha256(tar));
            }
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void it_runs_the_program_of_its_version_and_not_as_root() throws IOException {
        JsonNode v2 = config("registry.ml.internal/fraud-scorer:v2");
        assertThat(v2.path("os").asText()).isEqualTo("linux");
        assertThat(v2.path("architecture").asText()).isEqualTo(Platform.host().architecture());
        assertThat(v2.at("/config/User").asText()).isEqualTo("65532:65532");
        assertThat(v2.at("/config/Env").toString()).contains("MODEL_VERSION=v2");
        assertThat(v2.at("/config/Labels/org.opencontainers.image.version").asText())
                .isEqualTo("v2");
        JsonNode entrypoint = v2.at("/config/Entrypoint");
        assertThat(entrypoint.get(0).asText()).isEqualTo("/jre/bin/java");
        assertThat(entrypoint.get(entrypoint.size() - 1).asText()).isEqualTo("fraud-scorer");
    }

    @Test
    void all_share_their_layers_and_are_small() throws IOException {
        Set<String> layers = new HashSet<>();
        manifest.forEach(i -> i.path("Layers").forEach(l -> layers.add(l.asText())));
        assertThat(layers).hasSize(3);
        assertThat(Files.size(archive)).isLessThan(40L << 20);
    }

    @Test
    void the_programs_and_nothing_else_of_ours_lie_in_it() throws IOException {
        JsonNode layers = image("registry.ml.internal/fraud-scorer:v3").path("Layers");
        String last = layers.get(layers.size() - 1).asText();
        Map<String, byte[]> files = files(new GZIPInputStream(new ByteArrayInputStream(content.get(last))));
        assertThat(files.keySet())
                .contains(
                        "app/classes/dev/podfall/sim/workload/scorer/FraudScorer.class",
                        "app/classes/dev/podfall/program/Main.class")
                .noneMatch(f -> f.contains("kubelet") || f.contains("grader") || f.contains("Test"));
    }

    @Test
    void what_is_there_is_not_built_again() throws IOException {
        var before = Files.getLastModifiedTime(archive);
        assertThat(IMAGES.archives(cache)).containsExactly(archive);
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(before);
        try (var files = Files.list(cache)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void the_same_sources_give_the_same_bytes(@TempDir Path other) throws IOException {
        Path again = IMAGES.archives(other).get(0);
        assertThat(again.getFileName()).isEqualTo(archive.getFileName());
        assertThat(Files.mismatch(archive, again)).isEqualTo(-1);
    }

    @Test
    void a_foreign_processor_needs_the_public_base() {
        Platform foreign = Platform.host() == Platform.AMD64 ? Platform.ARM64 : Platform.AMD64;
        assertThatThrownBy(
                        () -> new ModelImages(new ImageBase.Jlink(), List.of(foreign), Progress.NONE).archives(cache))
                .isInstanceOf(ImagesNotBuilt.class)
                .hasMessageContaining(foreign.toString())
                .extracting(e -> ((ImagesNotBuilt) e).next())
                .asString()
                .contains("base jre");
    }
}
