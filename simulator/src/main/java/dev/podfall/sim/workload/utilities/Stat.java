package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Accounts;
import dev.podfall.sim.workload.FileSystem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code stat}. */
final class Stat {
    private static final Pattern DIRECTIVE = Pattern.compile("%[a-zA-Z%]");

    private Stat() {}

    static void run(Call call) {
        Options options = call.options("c:Ltf");
        for (String name : options.operands()) {
            String path = call.path(name);
            Optional<FileSystem.Status> status =
                    options.has("L") ? call.files().status(path) : call.files().ownStatus(path);
            if (status.isEmpty()) {
                call.problem("can't stat '" + name + "': " + call.files().absence(path));
                continue;
            }
            String format = options.get("c", null);
            call.out(
                    format == null
                            ? whole(call, name, status.get())
                            : formatted(call, name, status.get(), format) + "\n");
        }
        call.done();
    }

    private static String whole(Call call, String name, FileSystem.Status s) {
        return "  File: " + shown(call, name) + "\n  Size: " + s.size() + "\tBlocks: " + (s.size() + 511) / 512
                + "\tIO Block: 4096   " + type(s) + "\nAccess: (" + String.format("%04o", s.mode()) + "/" + Ls.mode(s)
                + ")  Uid: ("
                + String.format(
                        "%5d/%8s", s.user(), name(Accounts.of(call.files()).user(s.user()), s.user()))
                + ")   Gid: ("
                + String.format(
                        "%5d/%8s", s.group(), name(Accounts.of(call.files()).groupName(s.group()), s.group()))
                + ")\nModify: " + s.modified() + "\n";
    }

    private static String name(String name, long id) {
        return name.equals(Long.toString(id)) ? "UNKNOWN" : name;
    }

    private static String formatted(Call call, String name, FileSystem.Status s, String format) {
        Matcher directive = DIRECTIVE.matcher(format);
        StringBuilder text = new StringBuilder();
        while (directive.find()) {
            directive.appendReplacement(text, Matcher.quoteReplacement(value(call, name, s, directive.group())));
        }
        return directive.appendTail(text).toString();
    }

    private static String value(Call call, String name, FileSystem.Status s, String directive) {
        return switch (directive) {
            case "%s" -> Long.toString(s.size());
            case "%a" -> Integer.toOctalString(s.mode());
            case "%A" -> Ls.mode(s);
            case "%n" -> name;
            case "%N" -> shown(call, name);
            case "%Y" -> Long.toString(s.modified().getEpochSecond());
            case "%y" -> s.modified().toString();
            case "%u" -> Long.toString(s.user());
            case "%g" -> Long.toString(s.group());
            case "%U" -> name(Accounts.of(call.files()).user(s.user()), s.user());
            case "%G" -> name(Accounts.of(call.files()).groupName(s.group()), s.group());
            case "%F" -> type(s);
            case "%%" -> "%";
            default -> "?";
        };
    }

    private static String shown(Call call, String name) {
        return call.files()
                .target(call.path(name))
                .map(target -> "'" + name + "' -> '" + target + "'")
                .orElse(name);
    }

    private static String type(FileSystem.Status s) {
        return s.link()
                ? "symbolic link"
                : s.directory() ? "directory" : s.device() ? "character special file" : "regular file";
    }
}
