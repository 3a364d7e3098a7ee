package dev.podfall.sim.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An image as a registry holds it.
 *
 * @param repository fully qualified, such as {@code docker.io/library/nginx}
 * @param digest {@code sha256:…}
 * @param sizeBytes what the kubelet reports after a pull
 * @param owners users to whom the image gives a directory and what is in it, where that is not root
 * @param files content of its file system that programs can read, by absolute path
 * @param programs executables by absolute path or bare name on the PATH
 */
public record Image(
        String repository,
        String digest,
        long sizeBytes,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> environment,
        String workingDirectory,
        long user,
        Map<String, Long> owners,
        Map<String, byte[]> files,
        Map<String, Supplier<Program>> programs) {

    /** Registries, as nodes reach them. */
    public interface Catalogue {
        /**
         * Looks a reference up.
         *
         * @param reference as written in the pod, with or without registry, tag, digest
         * @param credentials docker config {@code auths} by registry host, merged from the pull secrets
         */
        Answer find(String reference, Map<String, com.fasterxml.jackson.databind.JsonNode> credentials);
    }

    /**
     * A registry's answer.
     *
     * @param image present when found
     * @param failure otherwise what containerd reports after {@code Failed to pull image "x": }
     */
    public record Answer(Optional<Image> image, String failure) {}
}
