package dev.podfall.sim.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are those of kubectl kustomize 1.36.3. */
class FieldTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            patches: {path: p.yaml}          | object into Go struct field Kustomization.patches of type []types.Patch
            patches: [x]                     | string into Go struct field Kustomization.patches of type types.Patch
            patches: [{path: [x]}]           | array into Go struct field Patch.patches.path of type string
            images: {name: web}              | object into Go struct field Kustomization.images of type []types.Image
            images: [x]                      | string into Go struct field Kustomization.images of type types.Image
            images: [{name: 5}]              | number into Go struct field Image.images.name of type string
            images: [{name: a, newTag: 1.27}] | number into Go struct field Image.images.newTag of type string
            components: x                    | string into Go struct field Kustomization.components of type []string
            components: [true]               | bool into Go struct field Kustomization.components of type string
            resources: x                     | string into Go struct field Kustomization.resources of type []string
            resources: {a: b}                | object into Go struct field Kustomization.resources of type []string
            resources: [1]                   | number into Go struct field Kustomization.resources of type string
            bases: [{a: b}]                  | object into Go struct field Kustomization.bases of type string
            replicas: {name: a}              | object into Go struct field Kustomization.replicas of type []types.Replica
            replicas: [x]                    | string into Go struct field Kustomization.replicas of type types.Replica
            replicas: [{name: a, count: x}]  | string into Go struct field Replica.replicas.count of type int64
            labels: {a: b}                   | object into Go struct field Kustomization.labels of type []types.Label
            configMapGenerator: {name: x}    | object into Go struct field Kustomization.configMapGenerator of type []types.ConfigMapArgs
            secretGenerator: [1]             | number into Go struct field Kustomization.secretGenerator of type types.SecretArgs
            generatorOptions: []             | array into Go struct field Kustomization.generatorOptions of type types.GeneratorOptions
            commonLabels: [a]                | array into Go struct field Kustomization.commonLabels of type map[string]string
            commonLabels: {a: 5}             | number into Go struct field Kustomization.commonLabels of type string
            commonAnnotations: x             | string into Go struct field Kustomization.commonAnnotations of type map[string]string
            namePrefix: [a]                  | array into Go struct field Kustomization.namePrefix of type string
            namePrefix: 5                    | number into Go struct field Kustomization.namePrefix of type string
            namespace: {a: b}                | object into Go struct field Kustomization.namespace of type string
            patchesStrategicMerge: x         | string into Go struct field Kustomization.patchesStrategicMerge of type []types.PatchStrategicMerge
            patchesStrategicMerge: [{a: b}]  | object into Go struct field Kustomization.patchesStrategicMerge of type types.PatchStrategicMerge
            patchesJson6902: [x]             | string into Go struct field Kustomization.patchesJson6902 of type types.Patch
            """)
    void a_field_of_another_type_is_refused_in_upstreams_words(String text, String why) {
        assertThatExceptionOfType(KustomizeFailure.class)
                .isThrownBy(() -> Kustomize.build(folder(text), "all"))
                .withMessage("invalid Kustomization: json: cannot unmarshal " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources: null", "commonLabels: {a: b}", "images: [{name: web, newTag: \"1.27\"}]"})
    void what_fits_is_taken(String text) {
        assertThat(Kustomize.build(folder(text), "all")).isEmpty();
    }

    private static Folder folder(String text) {
        byte[] file = (text + "\nnameSuffix: -x\n").getBytes(StandardCharsets.UTF_8);
        return new Folder("/src", Map.of("all/kustomization.yaml", file));
    }
}
