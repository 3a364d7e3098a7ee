import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * People at quizzes, and labs with terminals, against a server that runs. Run by bench/load.sh; prints figures, asserts nothing. A server
 * has one learner so far: the takers are as many browsers of theirs, and an answer that another browser was faster with counts apart.
 */
final class Load {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static final Pattern RADIO = Pattern.compile("type=\"radio\" name=\"([^\"]+)\" value=\"([^\"]+)\"");
    private static final int THINK_MILLIS = 8_000;

    private static final Map<String, ConcurrentLinkedQueue<Long>> TIMES = new TreeMap<>();
    private static final Map<String, AtomicInteger> WRONG = new TreeMap<>();
    private static final AtomicInteger CONFLICTS = new AtomicInteger();

    private static String url;
    private static String key;
    private static long end;

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        JsonNode server = JSON.readTree(Path.of(arguments[0], "server.json").toFile());
        url = server.path("url").asText();
        key = server.path("token").asText();
        int takers = Integer.parseInt(arguments[1]);
        int labs = Integer.parseInt(arguments[2]);
        for (String what : List.of("page of a question", "answer saved", "start of a lab", "line in a terminal")) {
            TIMES.put(what, new ConcurrentLinkedQueue<>());
            WRONG.put(what, new AtomicInteger());
        }
        System.out.printf("before    %s%n", memory(server));
        List<String> attempts = startLabs(labs);
        System.out.printf("%d labs   %s%n", attempts.size(), memory(server));
        end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[3]));
        List<Thread> all = new ArrayList<>();
        List<String> quizzes = ids("/quizzes/([a-z0-9-]+)\"", new Browser().get("/quizzes")).stream()
                .filter(id -> !List.of("import", "progress").contains(id)) // pages of their own
                .toList();
        for (int i = 0; i < takers; i++) {
            String quiz = quizzes.get(i % quizzes.size());
            all.add(begin(() -> take(quiz), "page of a question"));
        }
        for (String attempt : attempts) {
            all.add(begin(() -> type(attempt), "line in a terminal"));
        }
        for (Thread one : all) {
            one.join();
        }
        System.out.printf("load      %s%n%n%-20s %7s %7s %7s %7s %7s%n", memory(server), "ms", "p50", "p95", "p99", "count", "errors");
        TIMES.forEach(Load::print);
        System.out.printf("%d answers came after another browser's, and were refused as they must be%n", CONFLICTS.get());
        System.exit(0);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Thread begin(Work work, String what) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                WRONG.get(what).incrementAndGet();
                System.err.println(what + ": " + e);
            }
        });
        thread.start();
        return thread;
    }

    private static void print(String what, ConcurrentLinkedQueue<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf("%-20s %7d %7d %7d %7d %7d%n", what, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), sorted.length, WRONG.get(what).get());
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
    }

    private static void took(String what, long since) {
        TIMES.get(what).add((System.nanoTime() - since) / 1_000_000);
    }

    /** Between the half and the one and a half of what people think. */
    private static void think() throws InterruptedException {
        Thread.sleep(THINK_MILLIS / 2 + ThreadLocalRandom.current().nextInt(THINK_MILLIS));
    }

    /** Different ones: of each a learner has one that runs. */
    private static List<String> startLabs(int wanted) throws Exception {
        List<String> attempts = new ArrayList<>();
        for (JsonNode lab : api("GET", "/labs", "").path("labs")) {
            if (attempts.size() == wanted) {
                break;
            }
            long since = System.nanoTime();
            String[] lines = send("POST", "/attempts", "{\"seed\":1,\"lab\":\"" + lab.path("id").asText() + "\"}").split("\n");
            JsonNode last = JSON.readTree(lines[lines.length - 1]);
            if (last.has("attempt")) {
                took("start of a lab", since);
                attempts.add(last.at("/attempt/attempt").asText());
            } else {
                WRONG.get("start of a lab").incrementAndGet();
            }
        }
        return attempts;
    }

    private static void take(String quiz) throws Exception {
        Thread.sleep(ThreadLocalRandom.current().nextInt(THINK_MILLIS));
        Browser browser = new Browser();
        browser.get("/quizzes/" + quiz);
        String at = browser.post("/quizzes/" + quiz + "/start", "").headers().firstValue("Location").orElseThrow();
        String sitting = "/sittings/" + at.split("/")[2];
        for (int number = 1; System.nanoTime() < end; number = number % 5 + 1) {
            long since = System.nanoTime();
            String page = browser.get(sitting + "/questions/" + number);
            took("page of a question", since);
            think();
            var radio = RADIO.matcher(page);
            var revision = REVISION.matcher(page);
            if (!radio.find() || !revision.find()) {
                continue;
            }
            since = System.nanoTime();
            int status = browser.post(sitting + "/questions/" + number, "&revision=" + revision.group(1) + "&" + radio.group(1) + "=" + encoded(radio.group(2))).statusCode();
            if (status == 200) {
                took("answer saved", since);
            } else if (status == 409) {
                CONFLICTS.incrementAndGet();
            } else {
                WRONG.get("answer saved").incrementAndGet();
            }
        }
    }

    private static void type(String attempt) throws Exception {
        Browser browser = new Browser();
        browser.get("/attempts/" + attempt);
        String ticket = browser.post("/terminals/attempts/" + attempt, "&columns=100&rows=30").body();
        Screen screen = new Screen();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .header("Cookie", browser.cookie)
                .header("Origin", url)
                .buildAsync(URI.create(url.replace("http", "ws") + JSON.readTree(ticket).path("socket").asText()), screen)
                .get(30, TimeUnit.SECONDS);
        screen.attached.get(30, TimeUnit.SECONDS);
        for (int line = 1; System.nanoTime() < end; line++) {
            String command = line % 3 == 0 ? "kubectl get pods >/dev/null; " : "";
            CompletableFuture<Void> seen = screen.expect("line-" + (line + 1000) + ".");
            long since = System.nanoTime();
            socket.sendText("i" + command + "echo line-$((" + line + "+1000)).\r", true).get(10, TimeUnit.SECONDS);
            seen.get(60, TimeUnit.SECONDS);
            took("line in a terminal", since);
            socket.sendText("a" + screen.shown, true).get(10, TimeUnit.SECONDS);
            think();
        }
        socket.abort();
    }

    /** What a terminal has printed lately. */
    private static final class Screen implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<Void> attached = new CompletableFuture<>();
        private String wanted = "";
        private CompletableFuture<Void> seen = new CompletableFuture<>();
        private volatile long shown;

        synchronized CompletableFuture<Void> expect(String words) {
            text.setLength(0);
            wanted = words;
            seen = new CompletableFuture<>();
            return seen;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence message, boolean last) {
            attached.complete(null);
            socket.request(1);
            return null;
        }

        @Override
        public synchronized CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
            shown += bytes.remaining();
            text.append(StandardCharsets.UTF_8.decode(bytes));
            if (!wanted.isEmpty() && text.indexOf(wanted) >= 0) {
                seen.complete(null);
            }
            socket.request(1);
            return null;
        }
    }

    /** One that is signed in. */
    private static final class Browser {
        private final String cookie;
        private String token = "";

        Browser() throws Exception {
            String link = api("POST", "/links", "{}").path("url").asText();
            HttpResponse<String> entered = HTTP.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
            cookie = entered.headers().allValues("Set-Cookie").stream().map(c -> c.split(";")[0]).reduce((a, b) -> a + "; " + b).orElseThrow();
        }

        String get(String path) throws Exception {
            HttpResponse<String> page = HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() >= 400) {
                throw new IllegalStateException(path + " answers " + page.statusCode());
            }
            var found = TOKEN.matcher(page.body());
            token = found.find() ? found.group(1) : token;
            return page.body();
        }

        HttpResponse<String> post(String path, String fields) throws Exception {
            HttpRequest request = request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", url)
                    .header("X-Podfall-Save", "1")
                    .POST(HttpRequest.BodyPublishers.ofString("_token=" + encoded(token) + fields))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60)).header("Cookie", cookie);
        }
    }

    private static JsonNode api(String method, String path, String body) throws Exception {
        return JSON.readTree(send(method, path, body));
    }

    private static String send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static List<String> ids(String pattern, String page) {
        return Pattern.compile(pattern).matcher(page).results().map(r -> r.group(1)).distinct().toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Of the server's process, where the system tells: what it has now, and the most it had. */
    private static String memory(JsonNode server) throws Exception {
        Path status = Path.of("/proc", server.path("pid").asText(), "status");
        if (!Files.exists(status)) {
            return "memory is not told on this system";
        }
        return String.join(", ", Files.readAllLines(status).stream().filter(l -> l.startsWith("VmRSS") || l.startsWith("VmHWM")).map(l -> l.replaceAll("\\s+", " ")).toList());
    }
}
