package dev.podfall.sim.workload.databases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TcpStream;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code redis-server}: strings and lists in memory over RESP. */
public final class RedisServer implements Program {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "dd MMM yyyy HH:mm:ss.SSS", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String LISTS = " lists ";
    private static final int MOST_KEYS = 10_000;
    private static final Set<String> OF_STRINGS = Set.of("GET", "INCR", "STRLEN");
    private static final String WRONG_TYPE = "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n";

    private final Map<String, String> data = new TreeMap<>();
    private final RedisLists lists = new RedisLists();
    private ProcessContext process;

    @Override
    public void start(ProcessContext newProcess) {
        process = newProcess;
        log("C", "oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo");
        if (listen()) {
            log("M", "Server initialized");
            log("M", "Ready to accept connections tcp");
        }
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        process = newProcess;
        if (state != null) {
            lists.resume(state.path(LISTS));
            state.fields().forEachRemaining(e -> {
                if (e.getValue().isTextual()) {
                    data.put(e.getKey(), e.getValue().asText());
                }
            });
        }
        listen();
    }

    @Override
    public JsonNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        data.forEach(saved::put);
        saved.set(LISTS, lists.save());
        return saved;
    }

    private void log(String role, String text) {
        process.stdout("1:" + role + " " + TIME.format(process.now()) + " * " + text + "\n");
    }

    private int port() {
        List<String> words = process.arguments();
        int option = words.indexOf("--port");
        String text = option > 0 && option + 1 < words.size() ? words.get(option + 1) : "6379";
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 6379;
    }

    private boolean listen() {
        process.useMemory(9L << 20);
        boolean opened = process.kernel().listenTcp(port(), (client, remote) -> new Connection(client));
        if (!opened) {
            process.stderr("1:M # Warning: Could not create server TCP listening socket *:" + port()
                    + ": bind: Address already in use\n1:M # Failed listening on port " + port()
                    + " (tcp), aborting.\n");
            process.exit(1);
        }
        return opened;
    }

    private String answer(List<String> words) {
        String command = words.isEmpty() ? "" : words.get(0).toUpperCase(Locale.ROOT);
        String key = words.size() > 1 ? words.get(1) : "";
        if (RedisLists.knows(command)) {
            return data.containsKey(key) ? WRONG_TYPE : lists.answer(command, words);
        }
        if (OF_STRINGS.contains(command) && lists.has(key)) {
            return WRONG_TYPE;
        }
        return switch (command) {
            case "PING" -> words.size() > 1 ? Resp.bulk(key) : "+PONG\r\n";
            case "ECHO" -> Resp.bulk(key);
            case "SET" -> words.size() < 3 ? Resp.wrongNumber("set") : set(key, words.get(2));
            case "GET" -> words.size() < 2 ? Resp.wrongNumber("get") : Resp.bulk(data.get(key));
            case "DEL" ->
                ":"
                        + words.stream()
                                .skip(1)
                                .filter(k -> data.remove(k) != null | lists.remove(k))
                                .count() + "\r\n";
            case "EXISTS" -> ":" + (data.containsKey(key) || lists.has(key) ? 1 : 0) + "\r\n";
            case "INCR" -> increment(key);
            case "DBSIZE" -> ":" + keys().size() + "\r\n";
            case "KEYS" -> Resp.array(List.copyOf(keys()));
            case "TYPE" -> "+" + (lists.has(key) ? "list" : data.containsKey(key) ? "string" : "none") + "\r\n";
            case "STRLEN" -> ":" + data.getOrDefault(key, "").length() + "\r\n";
            case "INFO" ->
                Resp.bulk(
                        "# Server\r\nredis_version:7.4.1\r\nredis_mode:standalone\r\n# Replication\r\nrole:master\r\n");
            case "COMMAND", "CONFIG" -> "*0\r\n";
            case "SELECT", "CLIENT", "QUIT", "FLUSHALL" -> {
                if (command.equals("FLUSHALL")) {
                    data.clear();
                    lists.clear();
                }
                yield "+OK\r\n";
            }
            default -> "-ERR unknown command '" + Resp.oneLine(words.isEmpty() ? "" : words.get(0)) + "'\r\n";
        };
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>(data.keySet());
        keys.addAll(lists.keys());
        return keys;
    }

    private String set(String key, String value) {
        if (data.size() >= MOST_KEYS || key.length() + value.length() > 1 << 16) {
            return "-OOM command not allowed when used memory > 'maxmemory'.\r\n";
        }
        lists.remove(key);
        data.put(key, value);
        return "+OK\r\n";
    }

    private String increment(String key) {
        String before = data.getOrDefault(key, "0");
        if (!before.matches("-?[0-9]{1,17}")) {
            return "-ERR value is not an integer or out of range\r\n";
        }
        long value = Long.parseLong(before) + 1;
        data.put(key, Long.toString(value));
        return ":" + value + "\r\n";
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        log("M", "User requested shutdown...");
        same.exit(0);
    }

    private final class Connection implements TcpPeer {
        private final TcpStream client;
        private final Resp.Reader reader = new Resp.Reader();

        Connection(TcpStream client) {
            this.client = client;
        }

        @Override
        public void received(byte[] bytes) {
            reader.add(bytes);
            try {
                for (List<String> words = reader.next(); words != null; words = reader.next()) {
                    client.write(answer(words).getBytes(StandardCharsets.UTF_8));
                }
            } catch (Resp.Malformed malformed) {
                client.write(
                        ("-ERR Protocol error: " + malformed.getMessage() + "\r\n").getBytes(StandardCharsets.UTF_8));
                client.close();
            }
        }

        @Override
        public void closed() {
            client.close();
        }

        @Override
        public void reset() {}
    }
}
