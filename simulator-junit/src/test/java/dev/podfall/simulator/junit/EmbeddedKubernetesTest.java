package dev.podfall.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.podfall.simulator.KubernetesCluster;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests of others' kind, and looks at the clusters they had. */
class EmbeddedKubernetesTest {
    /** Of the tests that run in this one; in the order in which they were had. */
    private static final List<KubernetesCluster> HAD = new ArrayList<>();

    @BeforeEach
    void forget() {
        HAD.clear();
    }

    @Test
    void the_tests_of_a_class_share_a_cluster_that_is_closed_after_them() {
        assertThat(failures(Shared.class)).isEmpty();
        assertThat(HAD).hasSize(5).containsOnly(HAD.get(0)).allMatch(EmbeddedKubernetesTest::isClosed);
    }

    @Test
    void each_test_has_a_cluster_of_its_own_where_that_is_asked_for() {
        assertThat(failures(Separate.class)).isEmpty();
        assertThat(HAD).hasSize(4).allMatch(EmbeddedKubernetesTest::isClosed);
        assertThat(HAD.get(0)).as("before a test and in it").isSameAs(HAD.get(1));
        assertThat(HAD.get(2)).isSameAs(HAD.get(3)).isNotSameAs(HAD.get(0));
    }

    @Test
    void a_method_may_have_a_cluster_beside_that_of_its_class() {
        assertThat(failures(OneMethod.class)).isEmpty();
        assertThat(HAD).hasSize(2).doesNotHaveDuplicates().allMatch(EmbeddedKubernetesTest::isClosed);
    }

    @Test
    void each_run_of_a_parameterized_test_has_its_own() {
        assertThat(failures(Parameterized.class)).isEmpty();
        assertThat(HAD).hasSize(2).doesNotHaveDuplicates().allMatch(EmbeddedKubernetesTest::isClosed);
    }

    @Test
    void a_subclass_inherits_it() {
        assertThat(failures(Inheriting.class)).isEmpty();
        assertThat(HAD).hasSize(1).allMatch(EmbeddedKubernetesTest::isClosed);
    }

    @Test
    void nobody_asks_and_none_is_started() {
        assertThat(failures(NeverAsked.class)).isEmpty();
    }

    @Test
    void a_test_that_fails_leaves_no_cluster_behind() {
        assertThat(failures(Failing.class)).contains("on purpose");
        assertThat(HAD).hasSize(1).allMatch(EmbeddedKubernetesTest::isClosed);
    }

    @Test
    void what_cannot_be_is_told_with_what_can() {
        assertThat(failures(WrongParameter.class)).contains("@Kubeconfig is for a String, or for a Path");
        assertThat(failures(TooEarly.class)).contains("not constructors, @BeforeAll and @AfterAll");
        assertThat(failures(WrongTime.class)).contains("\"tomorrow\" is no time");
        assertThat(failures(NoNode.class)).contains("at least one node, not 0");
    }

    private static boolean isClosed(KubernetesCluster cluster) {
        assertThatThrownBy(cluster::kubeconfig).hasMessageContaining("closed");
        return true;
    }

    /** Runs the tests of that class; what failed, in words. */
    private static String failures(Class<?> tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getTestsFoundCount()).isPositive();
        StringWriter text = new StringWriter();
        if (summary.getTotalFailureCount() > 0) {
            summary.printFailuresTo(new PrintWriter(text, true), 3);
        }
        return text.toString();
    }

    @EmbeddedKubernetes(nodes = 2, speed = 0, startingAt = "2030-01-01T00:00:00Z")
    static class Shared {
        Shared(KubernetesCluster cluster) {
            HAD.add(cluster);
        }

        @BeforeAll
        static void before(KubernetesCluster cluster) {
            assertThat(cluster.now()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
        }

        @Test
        void one(@Kubeconfig String kubeconfig, @Kubeconfig(user = "jane") String janes) {
            assertThat(kubeconfig).contains("kubernetes-admin").doesNotContain("jane");
            assertThat(janes).contains("jane").doesNotContain("kubernetes-admin");
        }

        @Test
        void other(KubernetesCluster cluster, @Kubeconfig Path file) throws Exception {
            HAD.add(cluster);
            assertThat(Files.readString(file)).isEqualTo(Files.readString(cluster.kubeconfigFile()));
        }

        @Nested
        class Inside {
            @Test
            void too(KubernetesCluster cluster) {
                HAD.add(cluster);
            }
        }
    }

    @EmbeddedKubernetes(lifecycle = Lifecycle.PER_METHOD)
    static class Separate {
        @BeforeEach
        void before(KubernetesCluster cluster) {
            HAD.add(cluster);
        }

        @Test
        void one(KubernetesCluster cluster) {
            HAD.add(cluster);
        }

        @Test
        void other(KubernetesCluster cluster) {
            HAD.add(cluster);
        }
    }

    @EmbeddedKubernetes
    static class OneMethod {
        @Test
        void shared(KubernetesCluster cluster) {
            HAD.add(cluster);
        }

        @Test
        @EmbeddedKubernetes(nodes = 3)
        void its_own(KubernetesCluster cluster) {
            HAD.add(cluster);
        }
    }

    static class Parameterized {
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @EmbeddedKubernetes
        void each(int number, KubernetesCluster cluster) {
            HAD.add(cluster);
        }
    }

    @EmbeddedKubernetes
    abstract static class Base {}

    static class Inheriting extends Base {
        @Test
        void one(KubernetesCluster cluster) {
            HAD.add(cluster);
        }
    }

    /** One without nodes would fail to start. */
    @EmbeddedKubernetes(nodes = 0)
    static class NeverAsked {
        @Test
        void one() {}
    }

    @EmbeddedKubernetes
    static class Failing {
        @AfterEach
        void after(KubernetesCluster cluster) {
            HAD.add(cluster);
        }

        @Test
        void one() {
            throw new AssertionError("on purpose");
        }
    }

    @EmbeddedKubernetes
    static class WrongParameter {
        @Test
        void one(@Kubeconfig(user = "jane") Path file) {}
    }

    @EmbeddedKubernetes(lifecycle = Lifecycle.PER_METHOD)
    static class TooEarly {
        @BeforeAll
        static void before(KubernetesCluster cluster) {}

        @Test
        void one() {}
    }

    @EmbeddedKubernetes(startingAt = "tomorrow")
    static class WrongTime {
        @Test
        void one(KubernetesCluster cluster) {}
    }

    @EmbeddedKubernetes(nodes = 0)
    static class NoNode {
        @Test
        void one(KubernetesCluster cluster) {}
    }
}
