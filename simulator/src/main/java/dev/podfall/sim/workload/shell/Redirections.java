package dev.podfall.sim.workload.shell;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import dev.podfall.sim.workload.shell.syntax.Node.Redirect;
import dev.podfall.sim.workload.utilities.OpenFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Opens what redirections name. */
final class Redirections {
    private final Kernel kernel;
    private final Expander expander;

    Redirections(Kernel kernel, Expander expander) {
        this.kernel = kernel;
        this.expander = expander;
    }

    /** Applies them from left to right; {@code failed} is told ash's words for the first that can't be. */
    void apply(List<Redirect> redirects, Io io, Consumer<Io> then, Consumer<String> failed) {
        if (redirects.isEmpty()) {
            then.accept(io);
            return;
        }
        Redirect first = redirects.get(0);
        expander.text(first.target(), io, target -> {
            Io changed;
            try {
                changed = one(first, target, io);
            } catch (FileSystem.Failure problem) {
                failed.accept(problem.getMessage());
                return;
            }
            apply(redirects.subList(1, redirects.size()), changed, then, failed);
        });
    }

    private Io one(Redirect redirect, String target, Io io) {
        int descriptor = redirect.descriptor();
        return switch (redirect.operator()) {
            case "<", "<>" -> io.withIn(reading(target));
            case "<<" -> io.withIn(new OpenFile.Once(target.getBytes(StandardCharsets.UTF_8)));
            case ">>" -> io.with(descriptor, writing(target, true));
            case "&>" -> both(io, writing(target, false));
            case ">&", "<&" -> duplicate(descriptor, target, io);
            default -> io.with(descriptor, writing(target, false));
        };
    }

    private static Io both(Io io, ByteSink sink) {
        return io.with(1, sink).with(2, sink);
    }

    private Io duplicate(int descriptor, String target, Io io) {
        if (target.equals("-")) {
            return descriptor == 0
                    ? io.withIn(dev.podfall.sim.workload.ByteSource.EMPTY)
                    : io.with(descriptor, ByteSink.NULL);
        }
        if (!target.matches("[0-9]{1,3}")) {
            return descriptor == 1 ? both(io, writing(target, false)) : bad(target);
        }
        int from = Integer.parseInt(target);
        if (from == 0 && descriptor == 0) {
            return io;
        }
        ByteSink sink = io.outs().get(from);
        return sink == null ? bad(target) : io.with(descriptor, sink);
    }

    private static Io bad(String target) {
        throw new FileSystem.Failure(target + ": Bad file descriptor");
    }

    private dev.podfall.sim.workload.ByteSource reading(String file) {
        try {
            return OpenFile.forReading(kernel, file);
        } catch (FileSystem.Failure failure) {
            String reason = failure.getMessage();
            throw new FileSystem.Failure("can't open " + file + ": "
                    + (reason.equals("No such file or directory") ? "no such file" : reason));
        }
    }

    private ByteSink writing(String file, boolean atEnd) {
        try {
            return OpenFile.forWriting(kernel, file, atEnd);
        } catch (FileSystem.Failure failure) {
            throw new FileSystem.Failure("can't create " + file + ": " + failure.getMessage());
        }
    }
}
