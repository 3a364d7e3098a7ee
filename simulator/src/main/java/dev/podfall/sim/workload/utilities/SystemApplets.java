package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Kernel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Utilities that tell about the system, the user, the time. */
final class SystemApplets {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private SystemApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("true", call -> call.exit(0));
        all.put("false", call -> call.exit(1));
        all.put("echo", call -> print(call, Printf.echo(call.arguments())));
        all.put("printf", SystemApplets::printf);
        all.put("test", call -> test(call, call.arguments()));
        all.put("[", SystemApplets::bracket);
        all.put("pwd", call -> print(call, call.kernel().workingDirectory() + "\n"));
        all.put("hostname", SystemApplets::hostname);
        all.put("whoami", Identity::whoami);
        all.put("id", Identity::id);
        all.put("groups", Identity::groups);
        all.put("uname", SystemApplets::uname);
        all.put("arch", call -> print(call, "x86_64\n"));
        all.put("nproc", call -> print(call, "4\n"));
        all.put("date", SystemApplets::date);
        all.put("uptime", SystemApplets::uptime);
        all.put("printenv", SystemApplets::printenv);
        all.put("which", SystemApplets::which);
        all.put("df", MountApplets::df);
        all.put("free", SystemApplets::free);
        all.put("mount", MountApplets::mount);
        all.put("clear", call -> print(call, "\u001b[H\u001b[J"));
        all.put("tty", call -> print(call, call.kernel().terminal().isPresent() ? "/dev/pts/0\n" : "not a tty\n"));
    }

    private static void print(Call call, String text) {
        call.out(text);
        call.exit(0);
    }

    private static void printf(Call call) {
        Printf.Result result = Printf.format(call.arguments());
        call.out(result.text());
        result.errors().forEach(e -> call.process().stderr(e + "\n"));
        call.exit(result.status());
    }

    private static void test(Call call, List<String> words) {
        try {
            call.exit(TestExpression.evaluate(words, call.kernel()) ? 0 : 1);
        } catch (TestExpression.Problem problem) {
            throw new Call.Usage(problem.getMessage(), 2);
        }
    }

    private static void bracket(Call call) {
        List<String> words = call.arguments();
        if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
            throw new Call.Usage("missing ]", 2);
        }
        test(call, words.subList(0, words.size() - 1));
    }

    private static void hostname(Call call) {
        Options options = call.options("ifsd");
        print(call, (options.has("i") ? call.kernel().address() : hostname(call, options)) + "\n");
    }

    /** The long name is what the hosts file says first of the address that the short one has. */
    private static String hostname(Call call, Options options) {
        String name = call.process().hostname();
        if (options.has("s")) {
            return name.split("\\.")[0];
        }
        if (!options.has("f") && !options.has("d")) {
            return name;
        }
        String whole = Hosts.of(call.files()).canonical(name).orElse(name);
        return options.has("f") ? whole : whole.substring(whole.indexOf('.') + 1);
    }

    private static void uname(Call call) {
        Options options = call.options("asnrvmpio");
        if (options.has("a")) {
            print(
                    call,
                    "Linux " + call.process().hostname() + " " + Kernel.RELEASE
                            + " #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux\n");
        } else if (options.has("r")) {
            print(call, Kernel.RELEASE + "\n");
        } else if (options.has("m")) {
            print(call, "x86_64\n");
        } else {
            print(call, (options.has("n") ? call.process().hostname() : "Linux") + "\n");
        }
    }

    private static void date(Call call) {
        Options options = call.options("ud:r:Is:D:R");
        Instant time = call.process().now();
        String given = options.get("d", null);
        if (given != null && given.matches("@[0-9]{1,12}")) {
            time = Instant.ofEpochSecond(Long.parseLong(given.substring(1)));
        } else if (given != null && !given.equals("now")) {
            throw new Call.Usage("invalid date '" + given + "'");
        }
        String format = options.operands().isEmpty() ? null : options.operands().get(0);
        if (options.has("I")) {
            print(call, time.toString().substring(0, 10) + "\n");
        } else if (format == null) {
            print(call, DATE.format(time) + "\n");
        } else if (format.startsWith("+")) {
            print(call, DateFormat.format(format.substring(1), time) + "\n");
        } else {
            throw new Call.Usage("can't set date: Operation not permitted");
        }
    }

    private static void uptime(Call call) {
        String seconds = call.files()
                .read("/proc/uptime")
                .map(b -> new String(b, StandardCharsets.UTF_8))
                .orElse("0.00");
        long up = Long.parseLong(seconds.substring(0, seconds.indexOf('.')));
        print(
                call,
                String.format(
                        " %s up %d days, %2d:%02d,  load average: 0.12, 0.10, 0.09%n",
                        DateFormat.format("%H:%M:%S", call.process().now()),
                        up / 86_400,
                        up / 3600 % 24,
                        up / 60 % 60));
    }

    private static void printenv(Call call) {
        Map<String, String> environment = call.process().environment();
        if (call.arguments().isEmpty()) {
            environment.forEach((name, value) -> call.out(name + "=" + value + "\n"));
            call.exit(0);
            return;
        }
        int status = 0;
        for (String name : call.arguments()) {
            if (environment.containsKey(name)) {
                call.out(environment.get(name) + "\n");
            } else {
                status = 1;
            }
        }
        call.exit(status);
    }

    private static void which(Call call) {
        int status = 0;
        for (String name : call.options("a").operands()) {
            var found =
                    Which.find(call.kernel(), name, call.process().environment().getOrDefault("PATH", ""));
            found.ifPresent(path -> call.out(path + "\n"));
            status |= found.isPresent() ? 0 : 1;
        }
        call.exit(status);
    }

    private static void free(Call call) {
        boolean mebi = call.options("mkhgbt").has("m");
        Kernel kernel = call.kernel();
        long total = 16L << 20;
        long used = 5_242_880 + kernel.containerMemory() / 1024;
        long unit = mebi ? 1024 : 1;
        call.out("              total        used        free      shared  buff/cache   available\n");
        call.out(String.format(
                "Mem:    %11d %11d %11d %11d %11d %11d%n",
                total / unit,
                used / unit,
                (total - used) / 2 / unit,
                8868 / unit,
                (total - used) / 2 / unit,
                (total - used) / unit));
        call.out(String.format("Swap:   %11d %11d %11d%n", 0, 0, 0));
        call.exit(0);
    }
}
