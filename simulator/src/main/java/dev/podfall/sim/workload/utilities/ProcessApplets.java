package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.Accounts;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.Kernel.ProcessEntry;
import dev.podfall.sim.workload.Program.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Utilities about processes, and those that run other commands. */
final class ProcessApplets {
    private ProcessApplets() {}

    static void addTo(Map<String, Applet> all) {
        all.put("sleep", ProcessApplets::sleep);
        all.put(
                "usleep",
                call -> call.process()
                        .after(
                                Duration.ofNanos(Numbers.size(
                                                call.arguments().isEmpty()
                                                        ? "0"
                                                        : call.arguments().get(0))
                                        * 1000),
                                call::done));
        all.put(
                "yes",
                call -> yes(call, (call.arguments().isEmpty() ? "y" : String.join(" ", call.arguments())) + "\n"));
        all.put("ps", ProcessApplets::ps);
        all.put("top", ProcessApplets::top);
        all.put("pidof", call -> pidof(call, false));
        all.put("pgrep", call -> pidof(call, true));
        all.put("kill", ProcessApplets::kill);
        all.put("killall", ProcessApplets::killall);
        all.put("pkill", ProcessApplets::killall);
        all.put("env", ProcessApplets::env);
        all.put("timeout", ProcessApplets::timeout);
        all.put("nohup", call -> runRest(call, call.arguments(), call.process().environment(), call::exit));
        all.put("nice", call -> runRest(call, call.arguments(), call.process().environment(), call::exit));
        all.put("time", ProcessApplets::time);
        all.put("watch", ProcessApplets::watch);
        all.put("xargs", Xargs::run);
    }

    private static void sleep(Call call) {
        FileApplets.need(call.arguments().size(), 1);
        Duration total = Duration.ZERO;
        for (String word : call.arguments()) {
            total = total.plus(Numbers.duration(word));
        }
        call.process().after(total, call::done);
    }

    private static void yes(Call call, String line) {
        yes(call, line.repeat(Math.max(1, 8192 / line.length())).getBytes(StandardCharsets.UTF_8));
    }

    private static void yes(Call call, byte[] lines) {
        call.out(lines);
        call.next(lines.length, () -> yes(call, lines));
    }

    private static void ps(Call call) {
        call.out("PID   USER     TIME  COMMAND\n");
        for (ProcessEntry entry : call.kernel().processes()) {
            call.out(String.format(
                    "%5d %-8s  0:00 %s%n",
                    entry.pid(), Accounts.of(call.files()).user(entry.user()), String.join(" ", entry.arguments())));
        }
        call.exit(0);
    }

    private static void top(Call call) {
        call.out("Mem: 5242880K used, 11534336K free, 8868K shrd, 4648K buff, 693120K cached\n"
                + "CPU:   4% usr   2% sys   0% nic  93% idle   0% io   0% irq   0% sirq\n"
                + "Load average: 0.12 0.10 0.09 1/312 " + call.kernel().pid() + "\n"
                + "  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND\n");
        for (ProcessEntry entry : call.kernel().processes()) {
            call.out(String.format(
                    "%5d %5d %-8s S    %5d   0%%   0   0%% %s%n",
                    entry.pid(),
                    entry.parent(),
                    Accounts.of(call.files()).user(entry.user()),
                    entry.memoryBytes() / 1024,
                    String.join(" ", entry.arguments())));
        }
        call.exit(0);
    }

    private static List<ProcessEntry> named(Call call, String name, boolean part) {
        return call.kernel().processes().stream()
                .filter(p -> p.pid() != call.kernel().pid())
                .filter(p -> {
                    String command = p.arguments().get(0);
                    String own = command.substring(command.lastIndexOf('/') + 1);
                    return part ? own.contains(name) : own.equals(name);
                })
                .toList();
    }

    private static void pidof(Call call, boolean part) {
        List<String> pids = new ArrayList<>();
        for (String name : call.options("flxs").operands()) {
            named(call, name, part).forEach(p -> pids.add(Integer.toString(p.pid())));
        }
        if (!pids.isEmpty()) {
            call.out(String.join(part ? "\n" : " ", pids) + "\n");
        }
        call.exit(pids.isEmpty() ? 1 : 0);
    }

    private static void kill(Call call) {
        List<String> words = new ArrayList<>(call.arguments());
        Signal signal = words.isEmpty() || !words.get(0).startsWith("-") ? Signal.TERM : signal(words.remove(0));
        for (String word : words) {
            if (!call.kernel().kill(Numbers.integer(word), signal)) {
                call.problem("can't kill pid " + word + ": No such process");
            }
        }
        call.done();
    }

    private static Signal signal(String option) {
        String name = option.substring(1).replace("SIG", "");
        for (Signal signal : Signal.values()) {
            if (name.equals(signal.name()) || name.equals(Integer.toString(signal.number()))) {
                return signal;
            }
        }
        throw new Call.Usage("bad signal name '" + name + "'");
    }

    private static void killall(Call call) {
        List<String> words = new ArrayList<>(call.arguments());
        Signal signal = words.isEmpty() || !words.get(0).startsWith("-") ? Signal.TERM : signal(words.remove(0));
        for (String name : words) {
            List<ProcessEntry> found = named(call, name, call.name().equals("pkill"));
            found.forEach(p -> call.kernel().kill(p.pid(), signal));
            if (found.isEmpty()) {
                call.problem(name + ": no process killed");
            }
        }
        call.done();
    }

    private static void env(Call call) {
        Map<String, String> environment = new LinkedHashMap<>(call.process().environment());
        int at = 0;
        List<String> words = call.arguments();
        while (at < words.size()
                && (words.get(at).startsWith("-") || words.get(at).contains("="))) {
            String word = words.get(at++);
            if (word.equals("-i") || word.equals("-")) {
                environment.clear();
            } else if (word.equals("-u") && at < words.size()) {
                environment.remove(words.get(at++));
            } else if (word.contains("=")) {
                environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            }
        }
        if (at == words.size()) {
            environment.forEach((name, value) -> call.out(name + "=" + value + "\n"));
            call.exit(0);
        } else {
            runRest(call, words.subList(at, words.size()), environment, call::exit);
        }
    }

    /** Runs a command with this process's streams; its id, or empty when it can't be started. */
    static Optional<Integer> runRest(Call call, List<String> words, Map<String, String> environment, IntConsumer then) {
        FileApplets.need(words.size(), 1);
        Kernel kernel = call.kernel();
        Kernel.Executable executable;
        try {
            executable = kernel.find(words.get(0), environment);
        } catch (StartFailure missing) {
            boolean denied = missing.getMessage().endsWith("denied");
            call.err("can't execute '" + words.get(0) + "': "
                    + (denied ? "Permission denied" : "No such file or directory"));
            call.exit(denied ? 126 : 127);
            return Optional.empty();
        }
        List<String> line = new ArrayList<>(executable.prefix());
        line.addAll(line.isEmpty() ? words : words.subList(1, words.size()));
        return kernel.spawn(new Kernel.Child(
                executable.program(),
                line,
                environment,
                kernel.workingDirectory(),
                kernel.stdin(),
                kernel.stdout(),
                kernel.stderr(),
                then));
    }

    private static void timeout(Call call) {
        List<String> words = new ArrayList<>(call.arguments());
        Signal signal = Signal.TERM;
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0);
            if (option.equals("-s") && !words.isEmpty()) {
                signal = signal("-" + words.remove(0));
            } else if (option.equals("-k") && !words.isEmpty()) {
                words.remove(0);
            }
        }
        FileApplets.need(words.size(), 2);
        Duration limit = Numbers.duration(words.remove(0));
        boolean[] expired = {false};
        Signal sent = signal;
        runRest(call, words, call.process().environment(), status -> call.exit(expired[0] ? 143 : status))
                .ifPresent(pid -> call.process().after(limit, () -> {
                    expired[0] = true;
                    call.kernel().kill(pid, sent);
                }));
    }

    private static void time(Call call) {
        java.time.Instant begun = call.process().now();
        runRest(call, call.arguments(), call.process().environment(), status -> {
            Duration took = Duration.between(begun, call.process().now());
            call.process()
                    .stderr(String.format(
                            "real\t%dm %d.%02ds%nuser\t0m 0.00s%nsys\t0m 0.00s%n",
                            took.toMinutes(), took.toSecondsPart(), took.toMillisPart() / 10));
            call.exit(status);
        });
    }

    private static void watch(Call call) {
        List<String> words = new ArrayList<>(call.arguments());
        Duration every = Duration.ofSeconds(2);
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0);
            if (option.equals("-n") && !words.isEmpty()) {
                every = Numbers.duration(words.remove(0));
            }
        }
        watch(call, List.of("sh", "-c", String.join(" ", words)), every);
    }

    private static void watch(Call call, List<String> words, Duration every) {
        Duration pause = every.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : every;
        call.out("\u001b[H\u001b[JEvery " + pause.toMillis() / 1000.0 + "s: " + words.get(2) + "\n\n");
        runRest(
                call,
                words,
                call.process().environment(),
                status -> call.process().after(pause, () -> watch(call, words, every)));
    }
}
