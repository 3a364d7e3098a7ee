package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** One request on its way through a configuration to its answer. Mirrors the phases of {@code ngx_http_core_module}. */
final class Answering {
    private static final int MOST_TURNS = 10;

    private final Configuration configuration;
    private final ProcessContext process;
    private final VirtualServer server;
    private final HttpRequest request;
    private final Variables variables;
    private final Consumer<HttpResponse> answer;
    private List<Directive> chain;
    private int turns;
    private boolean handlingError;

    Answering(
            Configuration configuration,
            ProcessContext process,
            int port,
            HttpRequest request,
            Consumer<HttpResponse> answer) {
        this.configuration = configuration;
        this.process = process;
        this.request = request;
        this.variables = new Variables(request, process, port);
        this.server = configuration.server(port, variables.host());
        this.answer = answer;
        this.chain = server.outer();
    }

    void begin() {
        if (!rewritten(chain.get(1))) {
            place();
        }
    }

    /** Looks for the location of the path as it is now. */
    private void place() {
        if (++turns > MOST_TURNS) {
            process.stderr(
                    Nginx.time(process) + " [error] 29#29: *1 rewrite or internal redirection cycle while processing \""
                            + variables.uri() + "\"\n");
            finish(Pages.of(500, Nginx.signature(process)), false);
            return;
        }
        chain = server.chain(variables.uri());
        handle(location());
    }

    private Directive location() {
        return chain.get(chain.size() - 1);
    }

    private void handle(Directive location) {
        if (location.name().equals("location")) {
            String pattern = Places.pattern(location);
            boolean regex = location.arguments().size() > 1 && location.first().startsWith("~");
            if (regex) {
                Places.find(pattern, location.first().endsWith("*"), variables.uri())
                        .ifPresent(variables::captured);
            }
            if (rewritten(location)) {
                return;
            }
        }
        Optional<Directive> pass = location.last("proxy_pass");
        if (Settings.denies(location, variables)) {
            fail(403);
        } else if (pass.isPresent()) {
            new Passing(configuration, process, variables, chain, request).to(pass.get(), this::passed, this::fail);
        } else if (location.last("stub_status").isPresent()) {
            finish(
                    Pages.text(
                            "Active connections: 1 \n"
                                    + "server accepts handled requests\n"
                                    + " 1 1 1 \n"
                                    + "Reading: 0 Writing: 1 Waiting: 0 \n",
                            Nginx.signature(process)),
                    false);
        } else if (location.last("try_files").isPresent()) {
            tryFiles(location.last("try_files").get());
        } else {
            file(variables.uri());
        }
    }

    private void passed(HttpResponse response) {
        boolean intercepts = Settings.last(chain, "proxy_intercept_errors")
                .map(d -> d.first().equals("on"))
                .orElse(false);
        if (response.status() >= 300
                && intercepts
                && Settings.errorPage(chain, response.status()).isPresent()) {
            fail(response.status());
        } else {
            finish(response, true);
        }
    }

    /** Runs {@code set}, {@code rewrite}, {@code if} and {@code return} in order; true when that decided the answer. */
    private boolean rewritten(Directive block) {
        for (Directive d : block.block()) {
            switch (d.name()) {
                case "set" ->
                    variables.set(
                            d.first().replaceFirst("^\\$", ""),
                            variables.expand(
                                    d.arguments().size() > 1 ? d.arguments().get(1) : ""));
                case "return" -> {
                    returned(d);
                    return true;
                }
                case "if" -> {
                    if (Conditions.hold(d.arguments(), variables, process) && rewritten(d)) {
                        return true;
                    }
                }
                case "rewrite" -> {
                    Optional<Boolean> done = rewrite(d, block);
                    if (done.isPresent()) {
                        return done.get();
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** Empty to go on with the next directive; else whether that was all. */
    private Optional<Boolean> rewrite(Directive d, Directive block) {
        Optional<Matcher> match = Places.find(d.first(), false, variables.uri());
        if (match.isEmpty() || d.arguments().size() < 2) {
            return Optional.empty();
        }
        variables.captured(match.get());
        String target = variables.expand(d.arguments().get(1));
        String flag = d.arguments().size() > 2 ? d.arguments().get(2) : "";
        if (flag.matches("redirect|permanent") || target.matches("https?://.*")) {
            redirect(flag.equals("permanent") ? 301 : 302, target);
            return Optional.of(true);
        }
        int mark = target.indexOf('?');
        String query = mark < 0 ? variables.args() : target.substring(mark + 1);
        variables.rewrite(mark < 0 ? target : target.substring(0, mark), query);
        if (flag.equals("break") || block.name().equals("server")) {
            return flag.isEmpty() ? Optional.empty() : Optional.of(false);
        }
        place();
        return Optional.of(true);
    }

    private void returned(Directive d) {
        String code = d.first();
        String text = d.arguments().size() > 1 ? variables.expand(d.arguments().get(1)) : "";
        if (!code.matches("[0-9]{3}")) {
            redirect(302, variables.expand(code));
            return;
        }
        int status = Integer.parseInt(code);
        if (status / 100 == 3 && status != 304 && !text.isEmpty()) {
            redirect(status, text);
        } else if (text.isEmpty()) {
            fail(status);
        } else {
            String type =
                    Settings.last(chain, "default_type").map(Directive::first).orElse("text/plain");
            finish(
                    new HttpResponse(
                            status,
                            Pages.headers(type, Nginx.signature(process)),
                            text.getBytes(StandardCharsets.UTF_8)),
                    true);
        }
    }

    void redirect(int status, String target) {
        HttpResponse page = Pages.of(status, Nginx.signature(process));
        Map<String, String> headers = new LinkedHashMap<>(page.headers());
        headers.put("location", target.startsWith("/") ? variables.expand("$scheme://$http_host") + target : target);
        finish(new HttpResponse(status, headers, page.body()), true);
    }

    private void tryFiles(Directive d) {
        List<String> words = d.arguments();
        for (String word : words.subList(0, words.size() - 1)) {
            String uri = variables.expand(word);
            String path = Settings.path(chain, variables, uri);
            boolean wantsDirectory = uri.endsWith("/");
            if (wantsDirectory == process.files().isDirectory(path)
                    && process.kernel().fileSystem().exists(path)) {
                file(uri);
                return;
            }
        }
        String last = words.get(words.size() - 1);
        if (last.startsWith("=")) {
            fail(last.matches("=[0-9]{3}") ? Integer.parseInt(last.substring(1)) : 500);
        } else if (last.startsWith("@")) {
            server.named(last).ifPresentOrElse(this::enter, () -> fail(500));
        } else {
            String target = variables.expand(last);
            int mark = target.indexOf('?');
            variables.rewrite(
                    mark < 0 ? target : target.substring(0, mark),
                    mark < 0 ? variables.args() : target.substring(mark + 1));
            place();
        }
    }

    private void enter(Directive location) {
        if (++turns > MOST_TURNS) {
            finish(Pages.of(500, Nginx.signature(process)), false);
            return;
        }
        chain = List.of(server.outer().get(0), server.outer().get(1), location);
        handle(location);
    }

    private void file(String uri) {
        new FileAnswer(this, process, variables, chain, request.method()).give(uri);
    }

    /** Looks at another path instead. */
    void goTo(String uri, String args) {
        variables.rewrite(uri, args);
        place();
    }

    /** Answers with an error, or with the page that is set for it. */
    void fail(int status) {
        Optional<Directive> page = handlingError ? Optional.empty() : Settings.errorPage(chain, status);
        if (page.isEmpty()) {
            finish(Pages.of(status, Nginx.signature(process)), true);
            return;
        }
        handlingError = true;
        List<String> words = page.get().arguments();
        String target = variables.expand(words.get(words.size() - 1));
        Optional<String> code = words.stream().filter(w -> w.matches("=[0-9]*")).findFirst();
        Consumer<HttpResponse> original = answer;
        if (target.matches("https?://.*")) {
            redirect(302, target);
            return;
        }
        Answering inner = new Answering(
                configuration, process, Integer.parseInt(variables.expand("$server_port")), request, response -> {
                    boolean kept = code.isEmpty();
                    int shown = kept
                            ? status
                            : code.get().length() > 1
                                    ? Integer.parseInt(code.get().substring(1))
                                    : response.status();
                    boolean failed = response.status() >= 400 && kept;
                    original.accept(
                            new HttpResponse(failed ? response.status() : shown, response.headers(), response.body()));
                });
        inner.handlingError = true;
        inner.turns = turns;
        if (target.startsWith("@")) {
            server.named(target)
                    .ifPresentOrElse(inner::enter, () -> finish(Pages.of(status, Nginx.signature(process)), true));
        } else {
            inner.variables.rewrite(target, variables.args());
            inner.place();
        }
    }

    void finish(HttpResponse response, boolean withHeaders) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        if (withHeaders) {
            Settings.addHeaders(chain, variables, response.status(), headers);
        }
        answer.accept(new HttpResponse(response.status(), headers, response.body()));
    }
}
