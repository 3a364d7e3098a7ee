package dev.podfall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {
    @ParameterizedTest
    @CsvSource({
        "nginx,nginx",
        "nginx:1.27,nginx",
        "registry:5000/team/app,registry:5000/team/app",
        "registry:5000/team/app:v3,registry:5000/team/app",
        "registry/app@sha256:aa,registry/app",
        "registry/app:v3@sha256:aa,registry/app"
    })
    void a_repository_is_the_name_without_tag_and_digest(String image, String repository) {
        assertThat(ImageName.repository(image)).isEqualTo(repository);
    }

    @ParameterizedTest
    @CsvSource({
        "registry/app@sha256:aa, registry/app:v3, registry/app, sha256:aa",
        "mirror/app@sha256:aa, registry/app:v3, mirror/app, sha256:aa",
        "sha256:aa, registry/app:v3, registry/app, sha256:aa",
        "docker.io/library/import-2026-01-01@sha256:aa, registry/app:v3, registry/app, sha256:aa",
        "'', registry/app:v3, registry/app, ''"
    })
    void an_image_that_lay_on_its_node_is_of_the_repository_that_the_pod_names(
            String imageId, String written, String repository, String digest) {
        assertThat(ImageName.pulledFrom(imageId, written)).isEqualTo(repository);
        assertThat(ImageName.digest(imageId)).isEqualTo(digest);
    }
}
