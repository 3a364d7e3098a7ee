package dev.podfall.sim.workload;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The names of users and groups, as {@code /etc/passwd} and {@code /etc/group} tell. */
public final class Accounts {
    private static final int NAME = 0;
    private static final int ID = 2;
    private static final int PRIMARY = 3;
    private static final int LEAST_FIELDS = 4;

    private final Map<Long, String> users = new HashMap<>();
    private final Map<Long, Long> primaries = new HashMap<>();
    private final Map<Long, String> groups = new HashMap<>();

    private Accounts(String passwd, String group) {
        lines(passwd, fields -> {
            primaries.putIfAbsent(number(fields[ID]), number(fields[PRIMARY]));
            users.putIfAbsent(number(fields[ID]), fields[NAME]);
        });
        lines(group, fields -> groups.putIfAbsent(number(fields[ID]), fields[NAME]));
    }

    public static Accounts of(Image image) {
        return new Accounts(
                text(image.files().get("/etc/passwd")), text(image.files().get("/etc/group")));
    }

    /** Those that a process sees now. */
    public static Accounts of(ProcessContext.Files files) {
        return new Accounts(
                text(files.read("/etc/passwd").orElse(null)),
                text(files.read("/etc/group").orElse(null)));
    }

    private static String text(byte[] content) {
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    private static void lines(String text, Consumer<String[]> each) {
        text.lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length >= LEAST_FIELDS && fields[ID].matches("[0-9]{1,10}"))
                .forEach(each);
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,10}") ? Long.parseLong(text) : 0;
    }

    /** A user's name; the number where there is none. */
    public String user(long id) {
        return users.getOrDefault(id, Long.toString(id));
    }

    /** A group's name; the number where there is none. */
    public String groupName(long id) {
        return groups.getOrDefault(id, Long.toString(id));
    }

    public boolean knowsUser(long id) {
        return users.containsKey(id);
    }

    public boolean knowsGroup(long id) {
        return groups.containsKey(id);
    }

    /** A user's primary group; 0 for a user without a name. */
    public long group(long user) {
        return primaries.getOrDefault(user, 0L);
    }

    /** The user of that name, or the number; null when it is neither. */
    public Long userId(String nameOrId) {
        return id(users, nameOrId);
    }

    /** The group of that name, or the number; null when it is neither. */
    public Long groupId(String nameOrId) {
        return id(groups, nameOrId);
    }

    private static Long id(Map<Long, String> names, String nameOrId) {
        return names.entrySet().stream()
                .filter(e -> e.getValue().equals(nameOrId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(nameOrId.matches("[0-9]{1,10}") ? Long.valueOf(nameOrId) : null);
    }
}
