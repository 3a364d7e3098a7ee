package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Sends a request on to where {@code proxy_pass} says. Mirrors {@code ngx_http_proxy_module}. */
final class Passing {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

    private final Configuration configuration;
    private final ProcessContext process;
    private final Variables variables;
    private final List<Directive> chain;
    private final HttpRequest request;

    Passing(
            Configuration configuration,
            ProcessContext process,
            Variables variables,
            List<Directive> chain,
            HttpRequest request) {
        this.configuration = configuration;
        this.process = process;
        this.variables = variables;
        this.chain = chain;
        this.request = request;
    }

    /** @param failed told the status when nobody answers */
    void to(Directive pass, Consumer<HttpResponse> answered, IntConsumer failed) {
        String url = variables.expand(pass.first());
        String authority = PassTarget.authority(url);
        List<String> members = configuration.upstream(authority);
        List<String> targets = members.isEmpty() ? List.of(authority) : members;
        attempt(url, authority, targets, 0, answered, failed);
    }

    private void attempt(
            String url,
            String authority,
            List<String> targets,
            int index,
            Consumer<HttpResponse> answered,
            IntConsumer failed) {
        String target = PassTarget.scheme(url) + "://" + targets.get(index) + onwardUri(url);
        HttpRequest onward = new HttpRequest(request.method(), target, headers(authority), request.body());
        process.network().http(onward, patience(), result -> {
            if (result.ok()) {
                answered.accept(own(result.response()));
            } else if (index + 1 < targets.size()) {
                complain(result, target);
                attempt(url, authority, targets, index + 1, answered, failed);
            } else {
                complain(result, target);
                failed.accept(result.failure() == HttpResult.Failure.TIMEOUT ? 504 : 502);
            }
        });
    }

    private HttpResponse own(HttpResponse response) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.put("server", Nginx.signature(process));
        headers.remove("connection");
        return new HttpResponse(response.status(), headers, response.body());
    }

    /** A URI behind the address takes the place of what the location matched; without one all is passed as it came. */
    private String onwardUri(String url) {
        String uri = PassTarget.uri(url);
        Directive location = chain.get(chain.size() - 1);
        String query = variables.args().isEmpty() ? "" : "?" + variables.args();
        boolean regex = location.first().startsWith("~");
        if (uri.isEmpty() || regex) {
            return variables.uri() + query;
        }
        String prefix = Places.pattern(location);
        String path = variables.uri();
        return uri + (path.startsWith(prefix) ? path.substring(prefix.length()) : "") + query;
    }

    private Map<String, String> headers(String authority) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.keySet().removeIf(name -> name.startsWith(":"));
        headers.put("host", authority);
        headers.put("connection", "close");
        for (int i = chain.size() - 1; i >= 0; i--) {
            List<Directive> set = chain.get(i).all("proxy_set_header").toList();
            for (Directive d : set) {
                String name = d.first().toLowerCase(Locale.ROOT);
                String value = variables.expand(d.arguments().get(1));
                if (value.isEmpty()) {
                    headers.remove(name);
                } else {
                    headers.put(name, value);
                }
            }
            if (!set.isEmpty()) {
                break;
            }
        }
        return headers;
    }

    private Duration patience() {
        String text =
                Settings.last(chain, "proxy_read_timeout").map(Directive::first).orElse("60s");
        String number = text.replaceFirst("[smh]$", "");
        if (!number.matches("[0-9]{1,5}")) {
            return USUAL_PATIENCE;
        }
        long seconds = Long.parseLong(number) * (text.endsWith("m") ? 60 : text.endsWith("h") ? 3600 : 1);
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    private void complain(HttpResult result, String target) {
        String what = switch (result.failure()) {
            case TIMEOUT -> "upstream timed out (110: Operation timed out) while reading response header from upstream";
            case CONNECTION_RESET ->
                "upstream prematurely closed connection while reading response header from upstream";
            case NO_ROUTE -> "connect() failed (113: Host is unreachable) while connecting to upstream";
            case NO_SUCH_HOST -> PassTarget.host(target) + " could not be resolved (3: Host not found)";
            case CONNECTION_REFUSED -> "connect() failed (111: Connection refused) while connecting to upstream";
        };
        String shown = result.remote() == null
                ? target
                : PassTarget.scheme(target) + "://" + result.remote() + PassTarget.uri(target);
        process.stderr(Nginx.time(process) + " [error] 29#29: *1 " + what + ", client: "
                + variables.expand("$remote_addr") + ", server: " + Settings.name(chain) + ", request: \""
                + variables.expand("$request") + "\", upstream: \"" + shown + "\", host: \""
                + variables.expand("$http_host") + "\"\n");
    }
}
