package dev.podfall.sim.addon.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no cluster: patterns, revisions, pauses, sources. */
class WordsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static JsonNode read(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "team-*, team-a, true",
        "team-*, ml, false",
        "a?c, abc, true",
        "*.yaml, a.yml, false"
    })
    void patternsFitWholeTexts(String pattern, String text, boolean fits) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(fits);
    }

    @Test
    void aStarInAnAddressEndsAtASlash() {
        assertThat(Glob.matchesAddress("http://git/*", "http://git/a")).isTrue();
        assertThat(Glob.matchesAddress("http://git/*", "http://git/a/b")).isFalse();
        assertThat(Glob.matchesAddress("http://git/**", "http://git/a/b")).isTrue();
        assertThat(Glob.matchesAddress("*", "http://git/a/b")).isTrue();
    }

    @Test
    void aPatternOfManyStarsIsSoonDecided() {
        assertThat(Glob.matches("*a".repeat(400), "a".repeat(399) + "b")).isFalse();
    }

    @Test
    void aRevisionIsABranchATagOrAHash() {
        String id = "0123456789abcdef0123456789abcdef01234567";
        Map<String, String> refs =
                Map.of("HEAD", id, "refs/heads/main", id, "refs/tags/v1", "x", "refs/tags/v1^{}", id);
        assertThat(Revisions.resolve("", refs)).isEqualTo(id);
        assertThat(Revisions.resolve("main", refs)).isEqualTo(id);
        assertThat(Revisions.resolve("v1", refs)).isEqualTo(id);
        assertThat(Revisions.resolve("01234567", refs)).isEqualTo(id);
        assertThatThrownBy(() -> Revisions.resolve("nope", refs))
                .hasMessage("unable to resolve 'nope' to a commit SHA");
    }

    @Test
    void pausesGrowAsUpstreams() {
        assertThat(Backoff.healing(0)).isEqualTo(Duration.ZERO);
        assertThat(Backoff.healing(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.healing(3)).isEqualTo(Duration.ofSeconds(18));
        assertThat(Backoff.healing(99)).isEqualTo(Duration.ofSeconds(300));
        assertThat(Backoff.retrying(read("{}"), 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Backoff.retrying(read("{}"), 2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(Backoff.retrying(read("{backoff: {duration: 1s, factor: 3, maxDuration: 5s}}"), 9))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void imagesAreSetAsKustomizeSetsThem() {
        Map<String, byte[]> files = Map.of(
                "a/kustomization.yaml",
                "resources: [pod.yaml]\nimages: [{name: nginx, newTag: '1'}]".getBytes(StandardCharsets.UTF_8),
                "a/pod.yaml",
                "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: nginx}]}}"
                        .getBytes(StandardCharsets.UTF_8));
        SourceBuild.Built built =
                SourceBuild.of(files, read("{path: a, kustomize: {images: ['nginx=other/nginx:2']}}"));
        assertThat(built.type()).isEqualTo("Kustomize");
        assertThat(built.objects().get(0).at("/spec/containers/0/image").asText())
                .isEqualTo("other/nginx:2");
    }

    @Test
    void chartsAreRefusedPlainly() {
        Map<String, byte[]> files = Map.of("chart/Chart.yaml", "name: x".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> SourceBuild.of(files, read("{path: chart}")))
                .hasMessage("the Helm chart in chart is not simulated: plain manifests and kustomize are");
        assertThatThrownBy(() -> SourceBuild.of(files, read("{path: chart, helm: {values: a}}")))
                .hasMessageStartingWith("spec.source.helm is not simulated");
    }
}
