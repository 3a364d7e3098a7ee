package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.workload.FileSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds for a request: the innermost block that says something of it. */
final class Settings {
    private static final String USUAL_ROOT = "/etc/nginx/html";

    private Settings() {}

    static Optional<Directive> last(List<Directive> chain, String name) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<Directive> found = chain.get(i).last(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The file that a path stands for: below the root, or below the alias in place of the location's prefix. */
    static String path(List<Directive> chain, Variables variables, String uri) {
        Directive location = chain.get(chain.size() - 1);
        Optional<Directive> alias = location.last("alias");
        if (alias.isPresent()) {
            String prefix = Places.pattern(location);
            boolean regex = location.arguments().size() > 1 && location.first().startsWith("~");
            String rest = regex || !uri.startsWith(prefix) ? "" : uri.substring(prefix.length());
            return FileSystem.resolve("/", variables.expand(alias.get().first()) + rest);
        }
        String root = last(chain, "root").map(d -> variables.expand(d.first())).orElse(USUAL_ROOT);
        String below = FileSystem.resolve("/", uri);
        return FileSystem.resolve("/etc/nginx", root) + (below.equals("/") ? "" : below);
    }

    static List<String> index(List<Directive> chain) {
        return last(chain, "index").map(Directive::arguments).orElse(List.of("index.html"));
    }

    /** The server's first name, as messages give it. */
    static String name(List<Directive> chain) {
        return chain.get(1).last("server_name").map(Directive::first).orElse("");
    }

    static Optional<Directive> errorPage(List<Directive> chain, int status) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            List<Directive> pages = chain.get(i).all("error_page").toList();
            if (!pages.isEmpty()) {
                return pages.stream()
                        .filter(p -> p.arguments().contains(Integer.toString(status)))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    static String type(List<Directive> chain, String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return switch (extension) {
            case "html", "htm", "shtml" -> "text/html";
            case "css" -> "text/css";
            case "js" -> "application/javascript";
            case "json" -> "application/json";
            case "xml" -> "text/xml";
            case "txt" -> "text/plain";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            default -> last(chain, "default_type").map(Directive::first).orElse("application/octet-stream");
        };
    }

    /** {@code add_header} holds for good answers, or for all with {@code always}. */
    static void addHeaders(List<Directive> chain, Variables variables, int status, Map<String, String> headers) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            List<Directive> added = chain.get(i).all("add_header").toList();
            for (Directive d : added) {
                boolean always = d.arguments().contains("always");
                if (d.arguments().size() > 1 && (always || status < 400 && status != 305)) {
                    headers.put(
                            d.first().toLowerCase(java.util.Locale.ROOT),
                            variables.expand(d.arguments().get(1)));
                }
            }
            if (!added.isEmpty()) {
                return;
            }
        }
    }

    /** Whether {@code allow} and {@code deny} refuse the client: the first that fits decides. */
    static boolean denies(Directive location, Variables variables) {
        for (Directive rule : location.block()) {
            boolean fits = rule.first().equals("all") || rule.first().equals(variables.expand("$remote_addr"));
            if (rule.name().matches("allow|deny") && fits) {
                return rule.name().equals("deny");
            }
        }
        return false;
    }
}
