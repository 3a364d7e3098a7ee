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
    @ValueSource(
            strings = {
                "nginx:1.7.9",
                "nginx:1.16",
                "nginx:1.21.6-alpine",
                "nginx:1.23-alpine",
                "redis:6.0.5",
                "postgres:13.3-alpine",
                "wordpress:6.2.1-apache",
                "python:3.8-slim",
                "mysql:8.0.30",
                "bash:5",
                "registry.k8s.io/nginx-slim:0.24",
                "k8s.gcr.io/nginx-slim:0.8",
                "registry.k8s.io/e2e-test-images/agnhost:2.40",
                "public.ecr.aws/docker/library/busybox:latest",
                "mirror.gcr.io/library/nginx:1.25",
                "us-docker.pkg.dev/google-samples/containers/gke/gb-frontend:v5",
                "prom/prometheus:v2.45.0",
                "registry.k8s.io/kubernetes-zookeeper:1.0-3.4.10",
                "gcr.io/google-samples/cassandra:v13"
            })
    void the_tags_and_images_of_public_tutorials_are_there(String reference) {
        Image.Answer answer = find(reference);
        assertThat(answer.failure()).isNull();
        answer.image()
                .orElseThrow()
                .programs()
                .values()
                .forEach(p -> assertThat(p.get()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx:1.27.6",
                "nginx:1.161",
                "nginx:1.27.05",
                "nginx:9",
                "redis:6.2.0-slim",
                "k8s.gcr.io/nosuch:1"
            })
    void versions_that_were_never_made_are_not_there(String reference) {
        assertThat(find(reference).failure()).contains(": not found");
    }

    @Test
    void a_line_and_its_newest_version_are_one_image_which_its_digest_finds() {
        Image line = find("nginx:1.26").image().orElseThrow();
        assertThat(find("nginx:1.26.3").image().orElseThrow().digest()).isEqualTo(line.digest());
        Image older = find("nginx:1.26.2-alpine").image().orElseThrow();
        assertThat(older.digest()).isNotEqualTo(line.digest());
        assertThat(find("nginx@" + older.digest()).image()).contains(older);
    }

    @Test
    void a_mirror_hands_out_the_same_under_its_own_name() {
        Image image = find("public.ecr.aws/docker/library/busybox:1.36").image().orElseThrow();
        assertThat(image.repository()).isEqualTo("public.ecr.aws/docker/library/busybox");
    }

    @Test
    void a_line_of_versions_that_is_none_is_refused() {
        assertThatThrownBy(() -> VersionLine.parse("12")).hasMessageContaining("no line of versions");
        assertThat(VersionLine.parse("2.4.46,48-50").version("2.4")).contains("2.4.50");
        assertThat(VersionLine.parse("2.4.46,48-50").version("2.4.47")).isEmpty();
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
