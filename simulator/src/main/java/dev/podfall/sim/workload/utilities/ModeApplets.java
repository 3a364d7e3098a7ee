package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Accounts;
import dev.podfall.sim.workload.FileSystem;
import java.util.List;
import java.util.function.BiConsumer;

/** {@code chmod}, {@code chown}, {@code chgrp}. */
final class ModeApplets {
    private static final String SYMBOLIC = "([ugoa]*[-+=][rwxXst]*,?)+";

    private ModeApplets() {}

    static void chmod(Call call) {
        each(call, mode -> {
            if (!mode.matches("[0-7]{1,4}|" + SYMBOLIC)) {
                throw new Call.Usage("invalid mode '" + mode + "'");
            }
            return (name, path) -> {
                FileSystem.Status before = call.files().status(path).orElseThrow();
                call.files().changeMode(path, changed(mode, before.mode(), before.directory()));
            };
        });
    }

    static void chown(Call call) {
        each(call, owner -> {
            String[] parts = owner.split("[:.]", 2);
            Long user = parts[0].isEmpty() ? null : Accounts.of(call.files()).userId(parts[0]);
            if (user == null && !parts[0].isEmpty()) {
                throw new Call.Usage("unknown user " + parts[0]);
            }
            Long group = parts.length > 1 && !parts[1].isEmpty() ? groupId(call, parts[1]) : null;
            return (name, path) -> call.files().changeOwner(path, user, group);
        });
    }

    static void chgrp(Call call) {
        each(call, name -> {
            Long group = groupId(call, name);
            return (file, path) -> call.files().changeOwner(path, null, group);
        });
    }

    private static Long groupId(Call call, String name) {
        Long group = Accounts.of(call.files()).groupId(name);
        if (group == null) {
            throw new Call.Usage("unknown group " + name);
        }
        return group;
    }

    /** Understands the first operand, then does to each file, and with {@code -R} to all below it, what that asks for. */
    private static void each(Call call, java.util.function.Function<String, BiConsumer<String, String>> meaning) {
        boolean below = call.arguments().stream().anyMatch(word -> word.matches("-[a-z]*R[a-z]*"));
        List<String> words = call.arguments().stream()
                .filter(word -> !word.matches("-[Rvfhc]+"))
                .toList();
        FileApplets.need(words.size(), 2);
        BiConsumer<String, String> change = meaning.apply(words.get(0));
        for (String name : words.subList(1, words.size())) {
            if (!call.files().exists(call.path(name))) {
                call.problem(name + ": " + call.files().absence(call.path(name)));
                continue;
            }
            Walk walk = new Walk(call, name, below ? Integer.MAX_VALUE : 0, false);
            while (walk.hasNext()) {
                Walk.Entry entry = walk.next();
                call.attempt(entry.name(), () -> change.accept(entry.name(), entry.path()));
            }
        }
        call.done();
    }

    /** Mirrors {@code bb_parse_mode}. */
    static int changed(String mode, int before, boolean directory) {
        if (mode.matches("[0-7]+")) {
            return Integer.parseInt(mode, 8);
        }
        int now = before;
        for (String clause : mode.split(",")) {
            now = clause(clause, now, directory);
        }
        return now;
    }

    private static int clause(String clause, int before, boolean directory) {
        int at = 0;
        int who = 0;
        for (; "ugoa".indexOf(clause.charAt(at)) >= 0; at++) {
            who |= switch (clause.charAt(at)) {
                case 'u' -> 04700;
                case 'g' -> 02070;
                case 'o' -> 01007;
                default -> 07777;
            };
        }
        int mask = who == 0 ? 07777 & ~022 : who;
        int now = before;
        while (at < clause.length()) {
            char operator = clause.charAt(at++);
            int bits = 0;
            for (; at < clause.length() && "+-=".indexOf(clause.charAt(at)) < 0; at++) {
                bits |= bits(clause.charAt(at), before, directory);
            }
            int meant = bits & (who == 0 && operator == '-' ? 07777 : mask);
            now = operator == '+'
                    ? now | meant
                    : operator == '-' ? now & ~meant : now & ~(who == 0 ? 0777 : who) | meant;
        }
        return now;
    }

    private static int bits(char letter, int before, boolean directory) {
        return switch (letter) {
            case 'r' -> 0444;
            case 'w' -> 0222;
            case 'x' -> 0111;
            case 'X' -> directory || (before & 0111) != 0 ? 0111 : 0;
            case 's' -> 06000;
            case 't' -> 01000;
            default -> 0;
        };
    }
}
