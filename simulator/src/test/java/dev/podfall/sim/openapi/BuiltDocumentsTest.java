package dev.podfall.sim.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuiltDocumentsTest {
    private final BuiltDocuments documents = new BuiltDocuments(part -> true);

    @Test
    void every_reference_of_every_part_leads_somewhere() throws IOException {
        for (String part : documents.parts()) {
            JsonNode document = v3(part);
            Set<String> references = new HashSet<>(document.findValuesAsText("$ref"));
            assertThat(references)
                    .as(part)
                    .isNotEmpty()
                    .allSatisfy(ref ->
                            assertThat(document.at(ref.substring(1))).as(ref).isNotEmpty());
        }
    }

    @Test
    void a_deployments_patch_can_be_strategic_and_validated() throws IOException {
        JsonNode patch = v3("apis/apps/v1")
                .path("paths")
                .path("/apis/apps/v1/namespaces/{namespace}/deployments/{name}")
                .path("patch");
        assertThat(patch.at("/x-kubernetes-group-version-kind/kind").asText()).isEqualTo("Deployment");
        assertThat(patch.path("parameters").findValuesAsText("name")).contains("dryRun", "fieldValidation");
        assertThat(patch.at("/requestBody/content").has("application/strategic-merge-patch+json"))
                .isTrue();
    }

    @Test
    void containers_are_merged_by_name_and_tell_what_they_are() throws IOException {
        JsonNode containers = v3("api/v1").at("/components/schemas/io.k8s.api.core.v1.PodSpec/properties/containers");
        assertThat(containers.path("x-kubernetes-patch-merge-key").asText()).isEqualTo("name");
        assertThat(containers.path("x-kubernetes-list-type").asText()).isEqualTo("map");
        assertThat(containers.path("description").asText()).startsWith("List of containers belonging to the pod.");
        assertThat(containers.at("/items/allOf/0/$ref").asText())
                .isEqualTo("#/components/schemas/io.k8s.api.core.v1.Container");
    }

    @Test
    void version_2_defines_what_its_paths_refer_to() throws IOException {
        JsonNode document = new ObjectMapper().readTree(documents.v2());
        assertThat(document.path("definitions").has("io.k8s.api.core.v1.Pod")).isTrue();
        assertThat(document.findValuesAsText("$ref"))
                .allSatisfy(ref -> assertThat(ref).startsWith("#/definitions/io.k8s."));
    }

    @Test
    void version_2_comes_as_protobuf_too() {
        byte[] document = documents.v2Protobuf();
        assertThat(document).startsWith(0x0a, 0x03, '2', '.', '0');
        assertThat(new String(document, java.nio.charset.StandardCharsets.UTF_8))
                .contains("io.k8s.api.core.v1.Pod", "#/definitions/io.k8s.api.core.v1.PodSpec");
    }

    private JsonNode v3(String part) throws IOException {
        return new ObjectMapper().readTree(documents.v3(part).orElseThrow());
    }
}
