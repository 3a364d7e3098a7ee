package dev.podfall.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test a Kubernetes cluster in this JVM. On a class all of its tests share one, also those of its nested classes;
 * with {@code lifecycle = PER_METHOD}, or on a method, a test has one of its own. It starts when a parameter first asks for
 * it, and is closed after its last test.
 *
 * <pre>{@code
 * @EmbeddedKubernetes
 * class OperatorTest {
 *     @Test
 *     void it_makes_a_service(KubernetesCluster cluster, @Kubeconfig String kubeconfig) { … }
 * }
 * }</pre>
 *
 * <p>Parameters of tests, of the methods before and after them, and of constructors may be
 *
 * <ul>
 *   <li>a {@link dev.podfall.simulator.KubernetesCluster};
 *   <li>a String or a {@link java.nio.file.Path} with {@link Kubeconfig}.
 * </ul>
 *
 * <p>A cluster that needs more than this says is made by {@link dev.podfall.simulator.KubernetesCluster#builder}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(EmbeddedKubernetesExtension.class)
public @interface EmbeddedKubernetes {
    /** How many nodes it has. */
    int nodes() default 1;

    /** Images of your own that pods may name: their containers run until they are told to end. */
    String[] images() default {};

    /** How fast its clock runs: 1 for real time, 20 for twenty times as fast, 0 to let it stand until a test advances it. */
    double speed() default 1;

    /** Decides about all chance in it: the same seed, the same story. */
    long seed() default 1;

    /** What its clock says at first, such as {@code 2030-01-01T00:00:00Z}; now if empty. */
    String startingAt() default "";

    /** Whether the tests of a class share a cluster. On a method it means nothing. */
    Lifecycle lifecycle() default Lifecycle.PER_CLASS;
}
