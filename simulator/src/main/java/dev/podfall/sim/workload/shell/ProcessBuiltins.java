package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program.Signal;
import dev.podfall.sim.workload.shell.Flow.Next;
import dev.podfall.sim.workload.shell.ShellState.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Built-ins about processes and signals: wait, kill, trap, jobs. */
final class ProcessBuiltins {
    private final Builtins builtins;
    private final Interpreter interpreter;
    private final ProcessContext process;
    private final ShellState state;

    ProcessBuiltins(Builtins builtins, Interpreter interpreter, ProcessContext process, ShellState state) {
        this.builtins = builtins;
        this.interpreter = interpreter;
        this.process = process;
        this.state = state;
    }

    void add() {
        builtins.immediate("kill", this::kill);
        builtins.immediate("trap", this::trap);
        builtins.immediate("jobs", this::jobs);
        builtins.immediate("bg", (arguments, io) -> 0);
        builtins.add("wait", this::await);
        builtins.add("fg", this::await);
    }

    private int kill(List<String> arguments, Io io) {
        Signal signal = Signal.TERM;
        int status = arguments.isEmpty() ? 2 : 0;
        int at = 0;
        if (!arguments.isEmpty() && arguments.get(0).matches("-.+")) {
            String name = arguments.get(0).substring(1);
            at = 1;
            if (name.equals("l")) {
                io.out().write("HUP INT QUIT KILL TERM\n");
                return 0;
            }
            if (name.equals("s") && arguments.size() > 1) {
                name = arguments.get(1);
                at = 2;
            }
            if (name.equals("0")) {
                return alive(arguments.subList(at, arguments.size()), io);
            }
            Optional<String> known = Traps.name(name);
            if (known.isEmpty() || known.get().equals("EXIT")) {
                return builtins.complain(io, "bad signal name '" + name + "'", 1);
            }
            signal = signalOf(known.get());
        }
        for (String target : arguments.subList(at, arguments.size())) {
            status |= send(target, signal, io);
        }
        return status;
    }

    private static Signal signalOf(String name) {
        for (Signal signal : Signal.values()) {
            if (signal.name().equals(name)) {
                return signal;
            }
        }
        return Signal.HUP;
    }

    private int alive(List<String> targets, Io io) {
        int status = 0;
        for (String target : targets) {
            boolean there = target.matches("[0-9]{1,9}")
                    && process.kernel().processes().stream().anyMatch(p -> p.pid() == Integer.parseInt(target));
            status |= there ? 0 : builtins.complain(io, "can't kill pid " + target + ": No such process", 1);
        }
        return status;
    }

    private int send(String target, Signal signal, Io io) {
        int pid = pid(target);
        if (pid < 0) {
            return builtins.complain(io, "invalid number '" + target + "'", 1);
        }
        return process.kernel().kill(pid, signal)
                ? 0
                : builtins.complain(io, "can't kill pid " + target + ": No such process", 1);
    }

    private int pid(String target) {
        if (target.matches("%[0-9]{1,4}")) {
            int number = Integer.parseInt(target.substring(1));
            List<Integer> pids = new ArrayList<>(state.jobs.keySet());
            return number >= 1 && number <= pids.size() ? pids.get(number - 1) : -1;
        }
        return target.matches("[0-9]{1,9}") ? Integer.parseInt(target) : -1;
    }

    private int trap(List<String> arguments, Io io) {
        if (arguments.isEmpty()) {
            state.traps.forEach(
                    (name, action) -> io.out().write("trap -- " + ShellState.quote(action) + " " + name + "\n"));
            return 0;
        }
        boolean reset = arguments.get(0).equals("-") || arguments.size() == 1;
        int status = 0;
        for (String text : arguments.subList(arguments.size() == 1 ? 0 : 1, arguments.size())) {
            Optional<String> name = Traps.name(text);
            if (name.isEmpty()) {
                status = builtins.complain(io, "trap: " + text + ": invalid signal specification", 1);
            } else if (reset) {
                state.traps.remove(name.get());
            } else {
                state.traps.put(name.get(), arguments.get(0));
            }
        }
        return status;
    }

    private int jobs(List<String> arguments, Io io) {
        int number = 1;
        for (Map.Entry<Integer, Job> job : state.jobs.entrySet()) {
            Integer status = job.getValue().status;
            io.out().write("[" + number++ + "]+  " + (status == null ? "Running" : "Done") + "\n");
        }
        return 0;
    }

    private void await(List<String> words, Io io, Next next) {
        List<Job> jobs = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            Job job = state.jobs.get(pid(word));
            if (job == null) {
                next.go(interpreter.done(127));
                return;
            }
            jobs.add(job);
        }
        boolean all = jobs.isEmpty();
        if (all) {
            jobs.addAll(state.jobs.values());
        }
        boolean[] over = {false};
        builtins.traps().whileWaiting(() -> {
            if (!over[0]) {
                over[0] = true;
                interpreter.steps().next(() -> next.go(interpreter.done(128 + Signal.TERM.number())));
            }
        });
        await(jobs, 0, all, over, next);
    }

    private void await(List<Job> jobs, int from, boolean all, boolean[] over, Next next) {
        if (over[0]) {
            return;
        }
        if (from == jobs.size()) {
            over[0] = true;
            builtins.traps().whileWaiting(null);
            int last = jobs.isEmpty() || all ? 0 : jobs.get(jobs.size() - 1).status;
            next.go(interpreter.done(last));
        } else if (jobs.get(from).status != null) {
            await(jobs, from + 1, all, over, next);
        } else {
            jobs.get(from).waiters.add(() -> await(jobs, from, all, over, next));
        }
    }
}
