package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.Kernel;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * A terminal with its line discipline: it echoes keys, edits the line, hands over whole lines, and turns Ctrl-C, Ctrl-\
 * and Ctrl-D into signals and the end of input.
 */
final class TerminalDevice implements Kernel.Terminal, ByteSink, ByteSource {
    private static final int LONGEST_LINE = 4096;
    private static final long NANOS_PER_BYTE = 20;

    private final RunningContainer container;
    private final Consumer<byte[]> screen;
    private final Consumer<Runnable> whenShown;
    private final Pipe lines;
    private final LineEditor editor = new LineEditor(this::echo);
    private List<Integer> foreground = List.of();
    private int columns = 80;
    private int rows = 24;

    /** @param whenShown calls back when the screen takes more */
    TerminalDevice(
            RunningContainer container, Timeline timeline, Consumer<byte[]> screen, Consumer<Runnable> whenShown) {
        this.whenShown = whenShown;
        this.container = container;
        this.screen = screen;
        this.lines = new Pipe(timeline);
    }

    void resize(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
    }

    /** Keys as they are pressed. */
    void typed(byte[] keys) {
        for (byte key : keys) {
            typed(key & 0xff);
        }
    }

    private void typed(int key) {
        switch (key) {
            case 3 -> interrupt();
            case 4 -> endOfInput();
            case '\r', '\n' -> {
                echo("\n");
                lines.write(editor.finish() + "\n");
            }
            default -> {
                if (editor.length() < LONGEST_LINE) {
                    editor.key(key);
                }
            }
        }
    }

    private void interrupt() {
        editor.abandon();
        echo("^C");
        container.interrupt(this, foreground);
    }

    private void endOfInput() {
        if (editor.length() > 0) {
            lines.write(editor.finish());
        } else {
            lines.endOnce();
        }
    }

    void hangUp() {
        lines.end();
    }

    private void echo(String text) {
        write(text);
    }

    @Override
    public boolean write(byte[] bytes) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream(bytes.length + 16);
        byte last = 0;
        for (byte b : bytes) {
            if (b == '\n' && last != '\r') {
                shown.write('\r');
            }
            shown.write(b);
            last = b;
        }
        screen.accept(shown.toByteArray());
        return true;
    }

    @Override
    public void whenWritable(Runnable task) {
        whenShown.accept(task);
    }

    @Override
    public long nanosFor(byte[] bytes) {
        return bytes.length * NANOS_PER_BYTE;
    }

    @Override
    public Runnable read(Consumer<byte[]> taker) {
        return lines.read(taker);
    }

    @Override
    public void unread(byte[] bytes, int from) {
        lines.unread(bytes, from);
    }

    @Override
    public boolean isTerminal() {
        return true;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void foreground(List<Integer> pids) {
        foreground = List.copyOf(pids);
    }
}
