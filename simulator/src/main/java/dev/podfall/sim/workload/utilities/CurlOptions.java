package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.net.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** curl's command line. */
final class CurlOptions {
    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("silent", "s"),
            Map.entry("show-error", "S"),
            Map.entry("fail", "f"),
            Map.entry("include", "i"),
            Map.entry("head", "I"),
            Map.entry("output", "o"),
            Map.entry("remote-name", "O"),
            Map.entry("write-out", "w"),
            Map.entry("request", "X"),
            Map.entry("data", "d"),
            Map.entry("data-raw", "d"),
            Map.entry("data-binary", "d"),
            Map.entry("header", "H"),
            Map.entry("max-time", "m"),
            Map.entry("insecure", "k"),
            Map.entry("location", "L"),
            Map.entry("verbose", "v"),
            Map.entry("user", "u"),
            Map.entry("user-agent", "A"),
            Map.entry("get", "G"),
            Map.entry("version", "V"),
            Map.entry("no-buffer", "N"),
            Map.entry("cert", "E"));
    private static final Set<String> WITH_VALUE = Set.of(
            "o",
            "w",
            "X",
            "d",
            "H",
            "m",
            "u",
            "A",
            "connect-timeout",
            "retry",
            "retry-delay",
            "resolve",
            "cacert",
            "json",
            "data-urlencode",
            "url",
            "retry-max-time",
            "E",
            "key");
    private static final Set<String> OTHERS = Set.of(
            "connect-timeout",
            "retry",
            "retry-delay",
            "retry-connrefused",
            "retry-all-errors",
            "resolve",
            "cacert",
            "json",
            "compressed",
            "no-progress-meter",
            "data-urlencode",
            "url",
            "fail-with-body",
            "http1.1",
            "noproxy",
            "retry-max-time",
            "cert",
            "key");
    private static final String FLAGS = "sSfiIOkLvGVNjg0146#";

    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> urls = new ArrayList<>();

    /** @throws Call.Usage with curl's text and status 2 */
    static CurlOptions parse(Call call) {
        CurlOptions options = new CurlOptions();
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                options.urls.add(word);
            } else if (word.startsWith("--")) {
                i += options.longOption(word.substring(2), i + 1 < words.size() ? words.get(i + 1) : null);
            } else {
                i += options.cluster(word, i + 1 < words.size() ? words.get(i + 1) : null);
            }
        }
        options.urls.addAll(options.all("url"));
        return options;
    }

    private int longOption(String name, String following) {
        String key = LONG.getOrDefault(name, name);
        if (!LONG.containsKey(name) && !OTHERS.contains(name)) {
            throw unknown("--" + name);
        }
        if (!WITH_VALUE.contains(key)) {
            put(key, "");
            return 0;
        }
        put(key, required("--" + name, following));
        return 1;
    }

    private int cluster(String word, String following) {
        for (int j = 1; j < word.length(); j++) {
            String letter = word.substring(j, j + 1);
            if (WITH_VALUE.contains(letter)) {
                boolean attached = j + 1 < word.length();
                put(letter, attached ? word.substring(j + 1) : required("-" + letter, following));
                return attached ? 0 : 1;
            }
            if (!FLAGS.contains(letter)) {
                throw unknown(word);
            }
            put(letter, "");
        }
        return 0;
    }

    private static String required(String option, String following) {
        if (following == null) {
            throw new Call.Usage(
                    "option " + option
                            + ": requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information",
                    2);
        }
        return following;
    }

    private static Call.Usage unknown(String option) {
        return new Call.Usage(
                "option " + option + ": is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information",
                2);
    }

    private void put(String key, String value) {
        values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    private String last(String key) {
        List<String> all = all(key);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    List<String> urls() {
        return urls;
    }

    boolean version() {
        return values.containsKey("V");
    }

    boolean silent() {
        return values.containsKey("s") || values.containsKey("no-progress-meter");
    }

    boolean showError() {
        return values.containsKey("S") || !values.containsKey("s");
    }

    boolean failOnError() {
        return values.containsKey("f") || values.containsKey("fail-with-body");
    }

    boolean withHead() {
        return values.containsKey("i") || values.containsKey("I");
    }

    boolean follow() {
        return values.containsKey("L");
    }

    boolean verbose() {
        return values.containsKey("v");
    }

    boolean remoteName() {
        return values.containsKey("O");
    }

    String output() {
        return last("o");
    }

    String writeOut() {
        return last("w");
    }

    Duration maxTime() {
        return last("m") == null ? null : Numbers.duration(last("m"));
    }

    Duration connectTimeout() {
        return last("connect-timeout") == null ? null : Numbers.duration(last("connect-timeout"));
    }

    boolean insecure() {
        return values.containsKey("k");
    }

    /** The file with the authorities to trust; null for those of the image, which know nobody here. */
    String authorities() {
        return last("cacert");
    }

    /** Addresses given for names: {@code --resolve host:port:address}. */
    Map<String, String> resolved(int port) {
        Map<String, String> addresses = new HashMap<>();
        for (String entry : all("resolve")) {
            String[] parts = entry.split(":", 3);
            if (parts.length == 3 && parts[1].equals(Integer.toString(port))) {
                addresses.put(parts[0].toLowerCase(Locale.ROOT), parts[2]);
            }
        }
        return addresses;
    }

    private boolean sends() {
        return values.containsKey("d") || values.containsKey("json") || values.containsKey("data-urlencode");
    }

    /** The body: data joined with {@code &}, from a file after {@code @}, from stdin for {@code @-}. */
    void body(Call call, Consumer<byte[]> then) {
        List<String> data = new ArrayList<>(all("d"));
        data.addAll(all("json"));
        data.addAll(all("data-urlencode"));
        if (data.size() == 1 && data.get(0).equals("@-")) {
            call.all(call.kernel().stdin(), then);
            return;
        }
        List<String> parts = new ArrayList<>();
        for (String one : data) {
            if (one.startsWith("@")) {
                byte[] file = call.files()
                        .read(call.path(one.substring(1)))
                        .orElseThrow(() -> new Call.Usage("option -d: error encountered when reading a file", 26));
                parts.add(new String(file, StandardCharsets.UTF_8)
                        .replace("\n", "")
                        .replace("\r", ""));
            } else {
                parts.add(one);
            }
        }
        then.accept(String.join("&", parts).getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest request(String url, byte[] body) {
        Map<String, String> headers = Curl.headers(all("H"));
        if (last("A") != null) {
            headers.put("user-agent", last("A"));
        }
        if (last("u") != null) {
            headers.put(
                    "authorization",
                    "Basic " + Base64.getEncoder().encodeToString(last("u").getBytes(StandardCharsets.UTF_8)));
        }
        boolean query = values.containsKey("G");
        if (sends() && !query) {
            headers.putIfAbsent(
                    "content-type",
                    values.containsKey("json") ? "application/json" : "application/x-www-form-urlencoded");
        }
        String method =
                last("X") != null ? last("X") : values.containsKey("I") ? "HEAD" : sends() && !query ? "POST" : "GET";
        String target = query && body.length > 0
                ? url + (url.contains("?") ? "&" : "?") + new String(body, StandardCharsets.UTF_8)
                : url;
        return new HttpRequest(method, target, headers, query ? new byte[0] : body);
    }
}
