package dev.podfall.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that wants the kubeconfig of the test's cluster: a String its YAML, a {@link java.nio.file.Path} a file that is
 * there until the cluster is closed. The administrator's, unless a user is named; users are for Strings alone.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Kubeconfig {
    /** Who it is for; the administrator if empty. */
    String user() default "";

    /** The groups of that user. */
    String[] groups() default {};
}
