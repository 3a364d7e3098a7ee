package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.git.GitFetch;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code argocd-repo-server}: fetches a repository and answers with the manifests that a directory of it stands for. It keeps nothing but the
 * answers of the last few commits. Mirrors {@code reposerver/repository}.
 */
public final class RepoServer implements Program {
    /** Where it is asked. */
    static final int PORT = 8081;

    static final String PATH = "/repository.RepoServerService/GenerateManifest";

    private static final int HEALTH = 8084;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KEPT = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> answers = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public void start(ProcessContext process) {
        new LogrusLog(process).info("Starting server: argocd-repo-server listening on :" + PORT);
        resume(process, null);
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        process.listen(PORT, (request, answer) -> serve(process, request, answer));
        process.listen(HEALTH, (request, answer) -> answer.accept(HttpResponse.text(200, "ok")));
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        if (signal != Signal.HUP) {
            process.exit(0);
        }
    }

    private void serve(ProcessContext process, HttpRequest request, Consumer<HttpResponse> answer) {
        if (!request.path().equals(PATH)) {
            answer.accept(HttpResponse.text(404, "404 page not found\n"));
            return;
        }
        try {
            generate(process, JSON.readTree(request.body()), answer);
        } catch (IOException malformed) {
            answer.accept(failure(new Refused("InvalidArgument", "the request is no JSON")));
        }
    }

    private void generate(ProcessContext process, JsonNode wish, Consumer<HttpResponse> answer) {
        String url = wish.path("source").path("repoURL").asText("");
        if (!url.startsWith("http://")) {
            answer.accept(
                    failure(Refused.unknown("repository " + url + ": only http is simulated, and no TLS, SSH or OCI")));
            return;
        }
        GitFetch git = new GitFetch(process, url, PATIENCE);
        git.list(new Answering<>(answer, "failed to list refs: ", refs -> {
            if (refs.isEmpty()) {
                throw Refused.unknown("failed to list refs: remote repository is empty");
            }
            String id = Revisions.resolve(wish.path("revision").asText(""), refs);
            String kept = answers.get(key(wish, id));
            if (kept != null && !wish.path("noCache").asBoolean()) {
                answer.accept(HttpResponse.json(200, kept));
                return;
            }
            git.fetch(
                    id,
                    new Answering<>(
                            answer,
                            "failed to initialize repository resources: failed to fetch " + id + ": ",
                            checkout -> answer.accept(HttpResponse.json(200, build(wish, checkout)))));
        }));
    }

    private static String key(JsonNode wish, String id) {
        return id + " " + wish.path("source");
    }

    private String build(JsonNode wish, GitFetch.Checkout checkout) {
        SourceBuild.Built built = SourceBuild.of(checkout.files(), wish.path("source"));
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("revision", checkout.id())
                .put("sourceType", built.type());
        built.objects().forEach(answer.putArray("manifests")::add);
        String text = text(answer);
        answers.put(key(wish, checkout.id()), text);
        return text;
    }

    private static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpResponse failure(Refused refused) {
        return HttpResponse.json(
                200,
                text(JsonNodeFactory.instance
                        .objectNode()
                        .put("code", refused.code())
                        .put("error", refused.getMessage())));
    }

    /** Goes on with what came; whatever goes wrong is answered. @param failed what a failure of the repository begins with */
    private record Answering<T>(Consumer<HttpResponse> answer, String failed, Consumer<T> next)
            implements GitFetch.Taker<T> {
        @Override
        public void take(T found) {
            try {
                next.accept(found);
            } catch (Refused refused) {
                answer.accept(failure(refused));
            } catch (RuntimeException | StackOverflowError defect) {
                answer.accept(failure(Refused.unknown("panic: " + defect + " [recovered]")));
            }
        }

        @Override
        public void fail(String why) {
            answer.accept(failure(Refused.unknown(failed + why)));
        }
    }
}
