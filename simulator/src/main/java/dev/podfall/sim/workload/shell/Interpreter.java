package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.shell.Flow.Next;
import dev.podfall.sim.workload.shell.syntax.Node;
import dev.podfall.sim.workload.shell.syntax.Node.Redirect;
import java.util.List;

/** Runs parsed scripts. Every method ends by telling {@code next} how it went, now or later; nothing waits. */
final class Interpreter {
    private final ProcessContext process;
    private final ShellState state;
    private final Steps steps;
    private final Expander expander;
    private final Redirections redirections;
    private final Commands commands;
    private final Children children;
    private final ShellMemory memory;
    private final Calls calls;
    private final Io base;
    private final Next top;
    private Io kept;
    private int loopDepth;

    /**
     * @param base what the shell's own descriptors are
     * @param top told when an error aborts everything
     */
    Interpreter(ProcessContext process, ShellState state, Io base, Next top) {
        this.base = base;
        this.top = top;
        this.process = process;
        this.state = state;
        this.memory = new ShellMemory(process, state);
        this.calls = new Calls(this, process, state);
        this.steps = new Steps(process::compute, this::abort);
        this.children = new Children(process, state, steps);
        this.expander = new Expander(state, process.kernel(), children::capture);
        this.redirections = new Redirections(process.kernel(), expander);
        this.commands = new Commands(this, process, state);
    }

    Calls calls() {
        return calls;
    }

    Steps steps() {
        return steps;
    }

    Expander expander() {
        return expander;
    }

    Children children() {
        return children;
    }

    Redirections redirections() {
        return redirections;
    }

    Traps traps() {
        return commands.builtins().traps();
    }

    boolean isBuiltin(String name) {
        return commands.builtins().has(name);
    }

    /** {@code exec} without a command: the shell goes on with these descriptors. */
    void keep(Io io) {
        kept = io;
    }

    private void abort(ShellError error) {
        if (memory.killedFor(error)) {
            return;
        }
        base.err().write(state.dialect.message(state.name, state.namesLines, state.line, error.getMessage()));
        state.status = 2;
        calls.reset();
        loopDepth = 0;
        while (!state.locals.isEmpty()) {
            state.leaveFunction();
        }
        top.go(Flow.abort(2));
    }

    Kernel kernel() {
        return process.kernel();
    }

    /**
     * Runs a node.
     *
     * @param tested whether a failure is being asked for, so that {@code set -e} does not end the shell
     */
    void run(Node node, Io io, boolean tested, Next next) {
        steps.next(() -> dispatch(node, io == base && kept != null ? kept : io, tested, next));
    }

    private void dispatch(Node node, Io io, boolean tested, Next next) {
        memory.tell();
        if (node instanceof Node.Sequence sequence) {
            sequence(sequence.nodes(), 0, io, tested, next);
        } else if (node instanceof Node.Simple simple) {
            commands.run(simple, io, flow -> checked(flow, tested, next));
        } else if (node instanceof Node.And and) {
            run(and.left(), io, true, then(next, s -> s == 0, () -> run(and.right(), io, tested, next)));
        } else if (node instanceof Node.Or or) {
            run(or.left(), io, true, then(next, s -> s != 0, () -> run(or.right(), io, tested, next)));
        } else if (node instanceof Node.Not not) {
            run(not.node(), io, true, flow -> next.go(flow.isNormal() ? done(flow.status() == 0 ? 1 : 0) : flow));
        } else if (node instanceof Node.If choice) {
            conditional(choice, io, tested, next);
        } else {
            loopsAndProcesses(node, io, tested, next);
        }
    }

    private void loopsAndProcesses(Node node, Io io, boolean tested, Next next) {
        if (node instanceof Node.Loop loop) {
            loop(loop, io, 0, inLoop(next));
        } else if (node instanceof Node.For each) {
            forEach(each, io, inLoop(next));
        } else if (node instanceof Node.Case choice) {
            caseOf(choice, io, tested, next);
        } else if (node instanceof Node.Function function) {
            state.functions.put(function.name(), function.body());
            next.go(done(0));
        } else if (node instanceof Node.Redirected redirected) {
            redirected(redirected.node(), redirected.redirects(), io, tested, next);
        } else if (node instanceof Node.Subshell subshell) {
            children.subshell(subshell.body(), io, status -> checked(done(status), tested, next));
        } else if (node instanceof Node.Pipeline pipeline) {
            children.pipeline(pipeline.stages(), io, status -> checked(done(status), tested, next));
        } else if (node instanceof Node.Background background) {
            children.background(background.node(), io);
            next.go(done(0));
        }
    }

    Flow done(int status) {
        state.status = status;
        return Flow.normal(status);
    }

    private void checked(Flow flow, boolean tested, Next next) {
        boolean fatal = flow.isNormal() && flow.status() != 0 && state.errExit && !tested;
        next.go(fatal ? Flow.exit(flow.status()) : flow);
    }

    private static Next then(Next next, java.util.function.IntPredicate goesOn, Runnable right) {
        return flow -> {
            if (flow.isNormal() && goesOn.test(flow.status())) {
                right.run();
            } else {
                next.go(flow);
            }
        };
    }

    private void sequence(List<Node> nodes, int from, Io io, boolean tested, Next next) {
        if (from == nodes.size()) {
            next.go(Flow.normal(from == 0 ? 0 : state.status));
            return;
        }
        run(nodes.get(from), io, tested, flow -> {
            if (flow.isNormal() && from + 1 < nodes.size()) {
                steps.next(() -> sequence(nodes, from + 1, io, tested, next));
            } else {
                next.go(flow);
            }
        });
    }

    private void conditional(Node.If choice, Io io, boolean tested, Next next) {
        run(choice.condition(), io, true, flow -> {
            if (!flow.isNormal()) {
                next.go(flow);
            } else if (flow.status() == 0) {
                run(choice.then(), io, tested, next);
            } else if (choice.otherwise() != null) {
                run(choice.otherwise(), io, tested, next);
            } else {
                next.go(done(0));
            }
        });
    }

    private void loop(Node.Loop loop, Io io, int status, Next next) {
        run(loop.condition(), io, true, flow -> {
            if (!flow.isNormal()) {
                leave(flow, next, () -> loop(loop, io, status, next));
            } else if ((flow.status() == 0) == loop.until()) {
                next.go(done(status));
            } else {
                run(
                        loop.body(),
                        io,
                        false,
                        body -> leave(body, next, () -> steps.next(() -> loop(loop, io, body.status(), next))));
            }
        });
    }

    /** What a loop makes of its body's end. */
    private void leave(Flow flow, Next next, Runnable again) {
        switch (flow.kind()) {
            case NORMAL -> again.run();
            case BREAK ->
                next.go(flow.levels() > 1 ? new Flow(Flow.Kind.BREAK, flow.status(), flow.levels() - 1) : done(0));
            case CONTINUE -> {
                if (flow.levels() > 1) {
                    next.go(new Flow(Flow.Kind.CONTINUE, flow.status(), flow.levels() - 1));
                } else {
                    again.run();
                }
            }
            default -> next.go(flow);
        }
    }

    private Next inLoop(Next next) {
        loopDepth++;
        return flow -> {
            loopDepth--;
            next.go(flow);
        };
    }

    /** Whether {@code break} has something to leave. */
    boolean isInLoop() {
        return loopDepth > 0;
    }

    private void forEach(Node.For each, Io io, Next next) {
        if (each.words() == null) {
            forEach(each, List.copyOf(state.positional), 0, io, next);
        } else {
            expander.words(each.words(), io, words -> forEach(each, words, 0, io, next));
        }
    }

    private void forEach(Node.For each, List<String> words, int from, Io io, Next next) {
        if (from == words.size()) {
            next.go(done(from == 0 ? 0 : state.status));
            return;
        }
        state.set(each.name(), words.get(from));
        run(
                each.body(),
                io,
                false,
                flow -> leave(flow, next, () -> steps.next(() -> forEach(each, words, from + 1, io, next))));
    }

    private void caseOf(Node.Case choice, Io io, boolean tested, Next next) {
        expander.text(choice.subject(), io, subject -> branch(choice.branches(), 0, 0, subject, io, tested, next));
    }

    private void branch(
            List<Node.Branch> branches, int index, int pattern, String subject, Io io, boolean tested, Next next) {
        if (index == branches.size()) {
            next.go(done(0));
            return;
        }
        Node.Branch branch = branches.get(index);
        if (pattern == branch.patterns().size()) {
            branch(branches, index + 1, 0, subject, io, tested, next);
            return;
        }
        expander.pattern(branch.patterns().get(pattern), io, expanded -> {
            if (Wildcards.matches(expanded, subject)) {
                run(branch.body(), io, tested, next);
            } else {
                steps.next(() -> branch(branches, index, pattern + 1, subject, io, tested, next));
            }
        });
    }

    private void redirected(Node node, List<Redirect> redirects, Io io, boolean tested, Next next) {
        redirections.apply(redirects, io, changed -> run(node, changed, tested, next), problem -> {
            io.err().write(state.dialect.message(state.name, state.namesLines, state.line, problem));
            next.go(done(1));
        });
    }
}
