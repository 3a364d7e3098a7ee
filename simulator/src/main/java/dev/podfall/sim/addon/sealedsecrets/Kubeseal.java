package dev.podfall.sim.addon.sealedsecrets;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.tls.CertificateChain;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code kubeseal --raw}: seals what comes on stdin, or a file, with the certificate of {@code --cert}, a file or a URL; by default that of the
 * cluster's controller. Mirrors {@code cmd/kubeseal}; its other modes are not simulated, and say so.
 */
public final class Kubeseal implements Program {
    private static final String CONTROLLER = "http://sealed-secrets-controller.kube-system.svc:8080/v1/cert.pem";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private final Map<String, String> options = new HashMap<>();
    private boolean reads;

    @Override
    public void start(ProcessContext process) {
        List<String> words = process.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            boolean flag = word.equals("--raw") || equals > 0 || i + 1 == words.size();
            String name = equals > 0 ? word.substring(0, equals) : word;
            options.put(name, equals > 0 ? word.substring(equals + 1) : flag ? "" : words.get(++i));
        }
        if (!options.containsKey("--raw")) {
            fail(process, "only --raw is simulated here: it seals one value, from stdin");
            return;
        }
        String file = options.getOrDefault("--from-file", "/dev/stdin");
        if (file.equals("/dev/stdin")) {
            reads = true;
        } else {
            process.files()
                    .read(file)
                    .ifPresentOrElse(
                            value -> fetch(process, value),
                            () -> fail(process, "open " + file + ": no such file or directory"));
        }
    }

    @Override
    public boolean readsInput() {
        return reads;
    }

    @Override
    public void input(ProcessContext process, byte[] bytes) {
        input.writeBytes(bytes);
    }

    @Override
    public void inputClosed(ProcessContext process) {
        fetch(process, input.toByteArray());
    }

    private void fetch(ProcessContext process, byte[] value) {
        String certificate = options.getOrDefault("--cert", CONTROLLER);
        if (!certificate.matches("https?://.*")) {
            process.files()
                    .read(certificate)
                    .ifPresentOrElse(
                            pem -> seal(process, value, pem),
                            () -> fail(process, "open " + certificate + ": no such file or directory"));
            return;
        }
        HttpRequest request = new HttpRequest("GET", certificate, Map.of(), new byte[0]);
        process.http(request, PATIENCE, result -> {
            if (result.ok() && result.response().status() == 200) {
                seal(process, value, result.response().body());
            } else {
                fail(process, "cannot fetch certificate: Get \"" + certificate + "\" failed");
            }
        });
    }

    private void seal(ProcessContext process, byte[] value, byte[] pem) {
        Optional<Scope> scope = scope();
        String namespace = options.getOrDefault("--namespace", options.getOrDefault("-n", "default"));
        String name = options.getOrDefault("--name", "");
        if (scope.isEmpty()) {
            fail(process, "scope must be one of strict, namespace-wide, cluster-wide");
        } else if (scope.get() == Scope.STRICT && name.isEmpty()) {
            fail(process, "must provide the --name flag with --raw and --scope strict");
        } else {
            try {
                PublicKey key = CertificateChain.all(new String(pem, StandardCharsets.UTF_8))
                        .get(0)
                        .getPublicKey();
                byte[] sealed = Sealing.seal(key, value, scope.get().label(namespace, name));
                process.stdout(Base64.getEncoder().encodeToString(sealed) + "\n");
                process.exit(0);
            } catch (IllegalArgumentException | IndexOutOfBoundsException unusable) {
                fail(process, "data does not contain any valid RSA certificates");
            }
        }
    }

    private Optional<Scope> scope() {
        return switch (options.getOrDefault("--scope", "strict")) {
            case "strict" -> Optional.of(Scope.STRICT);
            case "namespace-wide" -> Optional.of(Scope.NAMESPACE_WIDE);
            case "cluster-wide" -> Optional.of(Scope.CLUSTER_WIDE);
            default -> Optional.empty();
        };
    }

    private static void fail(ProcessContext process, String why) {
        process.stderr("error: " + why + "\n");
        process.exit(1);
    }
}
