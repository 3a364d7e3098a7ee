package dev.podfall.sim.addon.sealedsecrets;

import dev.podfall.sim.addon.AddOn;
import dev.podfall.sim.addon.Log;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The program of {@code docker.io/bitnami/sealed-secrets-controller}. Mirrors {@code pkg/controller/main.go} and {@code server.go}. */
public final class SealedSecretsController extends AddOn {
    static final ResourceType SEALEDSECRETS =
            new ResourceType("bitnami.com", "v1alpha1", "sealedsecrets", "SealedSecret", true);
    private static final String NAMESPACE = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";
    private static final int PORT = 8080;
    private static final int USUAL_SIZE = 4096;
    private static final int SMALLEST = 1024;

    @Override
    protected Log log(ProcessContext process) {
        return new SlogLog(process);
    }

    @Override
    protected void greet(Log log) {
        log.info("Starting sealed-secrets controller", "version", "0.30.0");
    }

    @Override
    protected void run(Manager manager) {
        ProcessContext process = manager.process();
        String namespace = process.files()
                .read(NAMESPACE)
                .map(b -> new String(b, StandardCharsets.UTF_8).strip())
                .orElse("kube-system");
        SealingKeys keys = new SealingKeys(manager, namespace, size(process));
        keys.open();
        process.listen(PORT, (request, answer) -> answer.accept(answer(request, keys)));
        new Unsealer(manager, keys).start();
    }

    private static int size(ProcessContext process) {
        List<String> words = process.arguments();
        for (int i = 1; i < words.size(); i++) {
            Optional<String> value = words.get(i).startsWith("--key-size=")
                    ? Optional.of(words.get(i).substring("--key-size=".length()))
                    : words.get(i).equals("--key-size") && i + 1 < words.size()
                            ? Optional.of(words.get(i + 1))
                            : Optional.empty();
            if (value.isPresent() && value.get().matches("[0-9]{4}")) {
                return Math.min(USUAL_SIZE, Math.max(SMALLEST, Integer.parseInt(value.get())));
            }
        }
        return USUAL_SIZE;
    }

    private static HttpResponse answer(HttpRequest request, SealingKeys keys) {
        return switch (request.path()) {
            case "/healthz" -> HttpResponse.text(200, "ok\n");
            case "/v1/cert.pem" -> HttpResponse.of(200, "application/x-pem-file", keys.certificate());
            default -> HttpResponse.text(404, "404 page not found\n");
        };
    }
}
