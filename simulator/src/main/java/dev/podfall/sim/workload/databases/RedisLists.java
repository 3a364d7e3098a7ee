package dev.podfall.sim.workload.databases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Redis' lists. Nothing waits: {@code BLPOP} of an empty list answers at once as if its time were over. */
final class RedisLists {
    private static final int LONGEST = 10_000;
    private static final int MOST_LISTS = 1000;
    private static final int LARGEST = 1 << 16;
    private static final Set<String> COMMANDS =
            Set.of("LPUSH", "RPUSH", "LPOP", "RPOP", "BLPOP", "BRPOP", "LLEN", "LRANGE", "LREM", "LINDEX");

    private final Map<String, List<String>> lists = new TreeMap<>();

    static boolean knows(String command) {
        return COMMANDS.contains(command);
    }

    Set<String> keys() {
        return lists.keySet();
    }

    boolean has(String key) {
        return lists.containsKey(key);
    }

    boolean remove(String key) {
        return lists.remove(key) != null;
    }

    void clear() {
        lists.clear();
    }

    ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        lists.forEach((key, items) -> items.forEach(saved.withArray("/" + pointer(key))::add));
        return saved;
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    void resume(JsonNode saved) {
        saved.fields().forEachRemaining(entry -> {
            List<String> items = new ArrayList<>();
            entry.getValue().forEach(item -> items.add(item.asText()));
            lists.put(entry.getKey(), items);
        });
    }

    /** The answer to one of its commands. */
    String answer(String command, List<String> words) {
        String name = words.get(0);
        if (words.size()
                < (command.endsWith("PUSH") || command.endsWith("INDEX")
                        ? 3
                        : command.matches("LRANGE|LREM") ? 4 : 2)) {
            return Resp.wrongNumber(name.toLowerCase(java.util.Locale.ROOT));
        }
        String key = words.get(1);
        List<String> items = lists.getOrDefault(key, List.of());
        return switch (command) {
            case "LPUSH", "RPUSH" -> push(key, words.subList(2, words.size()), command.equals("LPUSH"));
            case "LPOP", "RPOP" -> Resp.bulk(pop(key, command.equals("LPOP")));
            case "BLPOP", "BRPOP" ->
                items.isEmpty() ? "*-1\r\n" : Resp.array(List.of(key, pop(key, command.equals("BLPOP"))));
            case "LLEN" -> ":" + items.size() + "\r\n";
            case "LINDEX" -> index(items, words.get(2));
            case "LREM" -> removeItem(key, words.get(3));
            default -> range(items, words.get(2), words.get(3));
        };
    }

    private String push(String key, List<String> values, boolean front) {
        int there = lists.getOrDefault(key, List.of()).size();
        boolean tooMany = !lists.containsKey(key) && lists.size() >= MOST_LISTS;
        if (tooMany || there + values.size() > LONGEST || values.stream().anyMatch(v -> v.length() > LARGEST)) {
            return "-OOM command not allowed when used memory > 'maxmemory'.\r\n";
        }
        List<String> items = lists.computeIfAbsent(key, k -> new ArrayList<>());
        values.forEach(value -> items.add(front ? 0 : items.size(), value));
        return ":" + items.size() + "\r\n";
    }

    /** Null when there is none. */
    private String pop(String key, boolean front) {
        List<String> items = lists.get(key);
        if (items == null) {
            return null;
        }
        String item = items.remove(front ? 0 : items.size() - 1);
        if (items.isEmpty()) {
            lists.remove(key);
        }
        return item;
    }

    private String removeItem(String key, String value) {
        List<String> items = lists.getOrDefault(key, new ArrayList<>());
        int before = items.size();
        items.removeIf(value::equals);
        if (items.isEmpty()) {
            lists.remove(key);
        }
        return ":" + (before - items.size()) + "\r\n";
    }

    private static String index(List<String> items, String text) {
        if (!isInteger(text)) {
            return "-ERR value is not an integer or out of range\r\n";
        }
        int index = fromEnd(items, text);
        return Resp.bulk(index >= 0 && index < items.size() ? items.get(index) : null);
    }

    private static String range(List<String> items, String from, String to) {
        if (!isInteger(from) || !isInteger(to)) {
            return "-ERR value is not an integer or out of range\r\n";
        }
        int first = Math.max(0, fromEnd(items, from));
        int last = Math.min(items.size() - 1, fromEnd(items, to));
        return Resp.array(first > last ? List.of() : items.subList(first, last + 1));
    }

    private static boolean isInteger(String text) {
        return text.matches("-?[0-9]{1,9}");
    }

    private static int fromEnd(List<String> items, String text) {
        int index = Integer.parseInt(text);
        return index < 0 ? items.size() + index : index;
    }
}
