package dev.podfall.sim.workload.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.workload.Image;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCatalogueTest {
    private final ImageCatalogue catalogue = ImageCatalogue.standard();

    private Image.Answer find(String reference) {
        return catalogue.find(reference, Map.of());
    }

    @Test
    void every_program_that_the_data_names_exists() {
        for (String name : new String[] {
            "nginx",
            "busybox",
            "alpine",
            "httpd",
            "curlimages/curl",
            "hashicorp/http-echo",
            "registry.k8s.io/pause:3.10",
            "registry.ml.internal/fraud-scorer:v1",
            "registry.ml.internal/model-registry:1.4",
            "registry.ml.internal/feature-store:2.1"
        }) {
            Image image = find(name).image().orElseThrow();
            assertThat(image.digest()).matches("sha256:[0-9a-f]{64}");
            image.programs().values().forEach(p -> assertThat(p.get()).isNotNull());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.k8s.io/pause:3.9",
                "k8s.gcr.io/pause:3.9",
                "gcr.io/google-containers/pause:3.1",
                "gcr.io/google_containers/pause"
            })
    void the_container_that_only_waits_answers_to_the_names_it_had_over_the_years(String reference) {
        assertThat(find(reference).image())
                .hasValueSatisfying(image -> assertThat(image.programs()).containsOnlyKeys("/pause"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nginx:nope | rpc error: code = NotFound desc = failed to pull and unpack image"
                        + " \"docker.io/library/nginx:nope\": failed to resolve image: docker.io/library/nginx:nope: not"
                        + " found",
                "registry.ml.internal/fraud-scorer:v9 | rpc error: code = NotFound desc = failed to pull and unpack"
                        + " image \"registry.ml.internal/fraud-scorer:v9\": failed to resolve image:"
                        + " registry.ml.internal/fraud-scorer:v9: not found",
                "nosuch | rpc error: code = Unknown desc = failed to pull and unpack image"
                        + " \"docker.io/library/nosuch:latest\": failed to resolve image: pull access denied, repository"
                        + " does not exist or may require authorization: server message: insufficient_scope: authorization"
                        + " failed"
            })
    void what_is_not_there_is_told_in_containerds_words(String reference, String text) {
        assertThat(find(reference).failure()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nginx:1.27 | couldn't parse image name \"Nginx:1.27\": invalid reference format: repository name"
                        + " (library/Nginx) must be lowercase",
                "nginx: | couldn't parse image name \"nginx:\": invalid reference format",
                "'a b' | couldn't parse image name \"a b\": invalid reference format",
                "nginx@sha256:1 | couldn't parse image name \"nginx@sha256:1\": invalid reference format",
                "https://x/y | couldn't parse image name \"https://x/y\": invalid reference format"
            })
    void what_is_no_reference_is_told_in_distributions_words(String reference, String text) {
        assertThatThrownBy(() -> ImageReference.parse(reference)).hasMessage(text);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx,docker.io/library/nginx:latest",
        "bitnami/redis:7,docker.io/bitnami/redis:7",
        "localhost:5000/a/b:c,localhost:5000/a/b:c",
        "registry.ml.internal/x,registry.ml.internal/x:latest",
        "index.docker.io/library/x:1,docker.io/library/x:1"
    })
    void references_are_completed(String reference, String whole) {
        assertThat(ImageReference.parse(reference)).hasToString(whole);
    }

    @Test
    void a_digest_finds_the_same_image_as_its_tag() {
        Image image = find("nginx:1.27").image().orElseThrow();
        assertThat(find("nginx@" + image.digest()).image().orElseThrow().digest())
                .isEqualTo(image.digest());
        assertThat(find("nginx:1.27@" + image.digest()).image()).isPresent();
    }

    @Test
    void a_private_repository_wants_its_login() {
        String reference = "registry.ml.internal/restricted/fraud-scorer:v3";
        assertThat(find(reference).failure())
                .contains("failed to fetch anonymous token")
                .endsWith("401 Unauthorized");
        String auth = Base64.getEncoder().encodeToString("ml-deployer:s3cr3t".getBytes());
        JsonNode good = JsonNodeFactory.instance.objectNode().put("auth", auth);
        JsonNode bad =
                JsonNodeFactory.instance.objectNode().put("username", "x").put("password", "y");
        assertThat(catalogue
                        .find(reference, Map.of("registry.ml.internal", good))
                        .image())
                .isPresent();
        assertThat(catalogue
                        .find(reference, Map.of("registry.ml.internal", bad))
                        .failure())
                .contains("401");
    }
}
