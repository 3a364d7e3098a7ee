package dev.podfall.grader.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://git.delivery/platform.git, delivery, git, platform",
        "http://git.delivery.svc/platform, delivery, git, platform",
        "http://git.delivery.svc.cluster.local:8080/team/platform.git/, delivery, git, team/platform",
    })
    void a_repository_of_the_cluster_is_known(String url, String namespace, String service, String repository) {
        assertThat(GitAddress.of(url)).contains(new GitAddress(namespace, service, repository));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://git/platform.git",
                "https://github.com.example.org/a/b",
                "ssh://git@git.delivery/platform",
                "http://git.delivery/a b",
                "http://git.delivery",
            })
    void others_are_not(String url) {
        assertThat(GitAddress.of(url)).isEmpty();
    }
}
