package dev.podfall.simulator.junit;

import dev.podfall.simulator.KubernetesCluster;
import dev.podfall.simulator.KubernetesClusterBuilder;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link EmbeddedKubernetes} does: starts clusters for parameters, and closes them. */
final class EmbeddedKubernetesExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(EmbeddedKubernetesExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == KubernetesCluster.class || parameter.isAnnotated(Kubeconfig.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Optional<Kubeconfig> kubeconfig = parameter.findAnnotation(Kubeconfig.class);
        if (kubeconfig.isEmpty()) {
            return cluster(context);
        }
        boolean administrator = kubeconfig.get().user().isEmpty();
        if (type == String.class) {
            return administrator
                    ? cluster(context).kubeconfig()
                    : cluster(context)
                            .kubeconfig(
                                    kubeconfig.get().user(), kubeconfig.get().groups());
        }
        if (type == Path.class && administrator) {
            return cluster(context).kubeconfigFile();
        }
        throw new ParameterResolutionException(
                "@Kubeconfig is for a String, or for a Path without a user, not for " + parameter.getParameter() + ".");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close(context);
    }

    /** The cluster that a parameter in that context is about. */
    private static KubernetesCluster cluster(ExtensionContext context) {
        Place place = place(context);
        return place.context()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(key(place.context()), unused -> start(place.settings()), KubernetesCluster.class);
    }

    /** Stores look into those of the contexts around them, so that each context has a key of its own. */
    private static String key(ExtensionContext context) {
        return context.getUniqueId();
    }

    private static void close(ExtensionContext context) {
        KubernetesCluster cluster = context.getStore(NAMESPACE).remove(key(context), KubernetesCluster.class);
        if (cluster != null) {
            cluster.close();
        }
    }

    private static KubernetesCluster start(EmbeddedKubernetes settings) {
        KubernetesClusterBuilder builder = KubernetesCluster.builder()
                .nodes(settings.nodes())
                .speed(settings.speed())
                .seed(settings.seed());
        for (String image : settings.images()) {
            builder.image(image);
        }
        if (!settings.startingAt().isEmpty()) {
            builder.startingAt(time(settings.startingAt()));
        }
        return builder.start();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new ExtensionConfigurationException(
                    "startingAt = \"" + text + "\" is no time. Write it as 2030-01-01T00:00:00Z.", wrong);
        }
    }

    /** A context that a cluster lives as long as, and what is said of that cluster there. */
    private record Place(ExtensionContext context, EmbeddedKubernetes settings) {}

    /** The nearest annotation counts: of the method, of its class, of a class around it. */
    private static Place place(ExtensionContext context) {
        for (ExtensionContext here = context; ; here = here.getParent().orElseThrow()) {
            Optional<EmbeddedKubernetes> settings = here.getElement()
                    .flatMap(element -> AnnotationSupport.findAnnotation(element, EmbeddedKubernetes.class));
            if (settings.isPresent()) {
                boolean shared = !(here.getElement().orElseThrow() instanceof Method)
                        && settings.get().lifecycle() == Lifecycle.PER_CLASS;
                return new Place(shared ? here : ofTest(context), settings.get());
            }
        }
    }

    private static ExtensionContext ofTest(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "With a cluster for each test, only tests and what runs before and after each can have it:"
                            + " not constructors, @BeforeAll and @AfterAll.");
        }
        return context;
    }
}
