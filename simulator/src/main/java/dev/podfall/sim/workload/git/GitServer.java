package dev.podfall.sim.workload.git;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * {@code git-server [--root=/srv/git] [--seed=/seed] [--port=3000]}: bare repositories over smart HTTP, {@code /NAME.git}. When it
 * starts, each directory of the seed that has no repository yet becomes one, with a commit of its files on {@code main}.
 */
public final class GitServer implements Program {
    private static final Duration WORK = Duration.ofMillis(4);
    private static final Duration AGE = Duration.ofHours(26);
    private static final long MEMORY = 40L << 20;

    private ProcessContext process;
    private SmartHttp http;

    @Override
    public void start(ProcessContext newProcess) {
        process = newProcess;
        Repositories repositories = new Repositories(process.files(), Words.option(process, "root", "/srv/git"));
        http = new SmartHttp(repositories);
        PersonIdent author = new PersonIdent(
                "Platform", "platform@example.com", process.now().minus(AGE), ZoneOffset.UTC);
        try {
            repositories.seed(Words.option(process, "seed", "/seed"), author);
        } catch (IOException | FileSystem.Failure | ProcessContext.Files.ReadOnly failure) {
            process.stderr("git-server: " + failure.getMessage() + "\n");
            process.exit(1);
            return;
        }
        if (listen()) {
            process.stdout("git-server: serving on port " + port() + "\n");
        }
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        process = newProcess;
        http = new SmartHttp(new Repositories(process.files(), Words.option(process, "root", "/srv/git")));
        listen();
    }

    private boolean listen() {
        process.useMemory(MEMORY);
        boolean open = process.listen(port(), this::handle);
        if (!open) {
            process.stderr("git-server: cannot listen on port " + port() + ": address already in use\n");
            process.exit(1);
        }
        return open;
    }

    private int port() {
        String text = Words.option(process, "port", "3000");
        return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 3000;
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        if (request.path().equals("/healthz")) {
            answer.accept(HttpResponse.text(200, "ok\n"));
            return;
        }
        process.compute(WORK, () -> {
            HttpResponse response = http.answer(request);
            process.stdout(request.remote().replaceFirst(":[0-9]+$", "") + " \"" + request.method() + " "
                    + request.path() + "\" " + response.status() + "\n");
            answer.accept(response);
        });
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        same.exit(0);
    }
}
