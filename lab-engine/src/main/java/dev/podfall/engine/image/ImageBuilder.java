package dev.podfall.engine.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import dev.podfall.program.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Builds one image, into a docker-archive or into a registry. Times are fixed: the same input gives the same bytes. */
final class ImageBuilder {
    private static final Instant CREATED = Instant.ofEpochSecond(1);
    private static final int PORT = 8080;
    private static final long STEPS_END_SECONDS = 30;
    private static final String SOURCE = "org.opencontainers.image.";

    private final ImageBase base;
    private final List<Platform> platforms;
    private final List<FileEntriesLayer> layers;
    private final Path cache;

    ImageBuilder(ImageBase base, List<Platform> platforms, List<FileEntriesLayer> layers, Path cache) {
        this.base = base;
        this.platforms = platforms;
        this.layers = layers;
        this.cache = cache;
    }

    /** Into a docker-archive of its own; for one platform. */
    void build(ModelImage image, Path tar) throws IOException {
        build(
                image,
                () -> Containerizer.to(TarImage.at(tar).named(image.reference()))
                        .setOfflineMode(base instanceof ImageBase.Jlink)
                        .setAllowInsecureRegistries(isLocal(base.toString())));
    }

    /** Into a registry, with the credentials that Docker's configuration has for it; for all platforms at once. */
    void push(ModelImage image) throws IOException {
        build(
                image,
                () -> Containerizer.to(RegistryImage.named(image.reference())
                                .addCredentialRetriever(CredentialRetrieverFactory.forImage(
                                                ImageReference.parse(image.reference()), event -> {})
                                        .dockerConfig()))
                        .setAllowInsecureRegistries(isLocal(base.toString()) || isLocal(image.reference())));
    }

    private void build(ModelImage image, Target target) throws IOException {
        ExecutorService steps = Executors.newCachedThreadPool();
        try {
            Containerizer containerizer = target.make()
                    .setExecutorService(steps)
                    .setBaseImageLayersCache(cache.resolve("base"))
                    .setApplicationLayersCache(cache.resolve("layers"))
                    .setToolName("podfall");
            image.tags().forEach(containerizer::withAdditionalTag);
            described(image).containerize(containerizer);
        } catch (RegistryException | ExecutionException | CacheDirectoryCreationException failed) {
            throw unreachable(image, failed);
        } catch (InvalidImageReferenceException wrong) {
            throw new ImagesNotBuilt(
                    "\"" + wrong.getInvalidReference() + "\" is no image reference.",
                    "A base is jlink, jre, or a reference such as " + ImageBase.PUBLIC_JRE
                            + "; a registry's prefix looks like registry.example.com/podfall.",
                    wrong);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ImagesNotBuilt("Building the images was interrupted.", "Start again.", stopped);
        } finally {
            end(steps);
        }
    }

    /** After a failure other steps may still be writing into folders that are about to be removed. */
    private static void end(ExecutorService steps) {
        steps.shutdownNow();
        try {
            steps.awaitTermination(STEPS_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only a registry on this machine may speak without TLS. */
    private static boolean isLocal(String reference) {
        return reference.matches("(localhost|127\\.0\\.0\\.1):.*");
    }

    private ImagesNotBuilt unreachable(ModelImage image, Exception failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new ImagesNotBuilt(
                "The image " + image.reference() + " can't be made on the base " + base + ": " + cause.getMessage(),
                base instanceof ImageBase.Registry
                        ? "Is there a network, is there a proxy? Set " + ImageBase.SETTING
                                + "=jlink to need none, or name another image with a Java 17."
                        : "Is there room on the disk? Does the registry know you (docker login)?",
                failed);
    }

    private JibContainerBuilder described(ModelImage image) throws InvalidImageReferenceException {
        JibContainerBuilder builder = base instanceof ImageBase.Registry registry
                ? Jib.from(RegistryImage.named(registry.reference()))
                : Jib.fromScratch();
        layers.forEach(builder::addFileEntriesLayer);
        return builder.setPlatforms(platforms.stream()
                        .map(p -> new com.google.cloud.tools.jib.api.buildplan.Platform(p.architecture(), "linux"))
                        .collect(Collectors.toSet()))
                .setEntrypoint(entrypoint(image))
                .setEnvironment(environment(image))
                .setExposedPorts(Port.tcp(PORT))
                .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                .setUser(Layers.USER)
                .setLabels(Map.of(
                        SOURCE + "title",
                        image.program(),
                        SOURCE + "version",
                        image.tags().get(0),
                        SOURCE + "vendor",
                        "Podfall",
                        SOURCE + "licenses",
                        "Apache-2.0"))
                .setCreationTime(CREATED);
    }

    /** A base from a registry has a search path of its own. */
    private Map<String, String> environment(ModelImage image) {
        Map<String, String> environment = new TreeMap<>(image.environment());
        if (base instanceof ImageBase.Jlink) {
            environment.put("PATH", "/jre/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        }
        return environment;
    }

    private List<String> entrypoint(ModelImage image) {
        List<String> words = new ArrayList<>(List.of(base.java()));
        words.addAll(Main.JVM_FLAGS);
        words.addAll(List.of("-cp", "/app/classes:/app/lib/*", Main.class.getName(), image.program()));
        return words;
    }

    /** Where an image goes. */
    @FunctionalInterface
    private interface Target {
        Containerizer make() throws InvalidImageReferenceException, IOException;
    }
}
