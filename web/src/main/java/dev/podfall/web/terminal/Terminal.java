package dev.podfall.web.terminal;

import dev.podfall.web.terminal.TerminalPlace.Ground;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * A shell and the page that shows it, if there is one just now. What is printed waits for the page: it says how much it has shown, and
 * a program that is far ahead of it is held up. While no page is there the shell goes on, no faster than a person could want.
 */
final class Terminal {
    /** Bytes that are kept for a page that comes back. */
    static final int SCROLLBACK = 256 * 1024;

    /** Bytes that a page may be behind. */
    static final int AHEAD = 128 * 1024;

    static final int CHUNK = 16 * 1024;
    /** After each chunk that nobody sees: about a megabyte in a second. */
    private static final long UNSEEN_PAUSE_MILLIS = 16;
    /** What was typed or pasted and not read yet, in messages of the page. */
    private static final int MOST_UNREAD = 256;

    private static final byte[] NOTHING = {};

    private final String id;
    private final int number;
    private final Ground ground;
    private final ShellProcess shell;
    private final Consumer<Terminal> whenOver;
    private final Object lock = new Object();
    private final Scrollback scrollback = new Scrollback(SCROLLBACK);
    private final BlockingQueue<byte[]> typed = new ArrayBlockingQueue<>(MOST_UNREAD);
    private Viewer viewer;
    private long shown;
    private boolean over;

    Terminal(String id, int number, Ground ground, ShellProcess shell, Consumer<Terminal> whenOver) {
        this.id = id;
        this.number = number;
        this.ground = ground;
        this.shell = shell;
        this.whenOver = whenOver;
    }

    String id() {
        return id;
    }

    /** What people call it; counts from 1 and is unique on its ground. */
    int number() {
        return number;
    }

    Ground ground() {
        return ground;
    }

    void begin() {
        thread("out", this::pump);
        thread("in", this::feed);
    }

    private void thread(String what, Runnable work) {
        var thread = new Thread(work, "podfall-terminal-" + number + "-" + what);
        thread.setDaemon(true);
        thread.start();
    }

    private void pump() {
        var buffer = new byte[CHUNK];
        for (var count = shell.read(buffer); count >= 0; count = shell.read(buffer)) {
            if (count == 0) {
                continue;
            }
            synchronized (lock) {
                scrollback.add(buffer, count);
                if (viewer != null) {
                    viewer.show(Arrays.copyOf(buffer, count));
                }
            }
            awaitViewer();
        }
        finish(Messages.exited(shell.exitCode()));
        shell.close();
    }

    /** Returns when the page has shown nearly all; where there is none, after a moment. */
    private void awaitViewer() {
        synchronized (lock) {
            try {
                if (viewer == null && !over) {
                    lock.wait(UNSEEN_PAUSE_MILLIS);
                }
                while (viewer != null && !over && scrollback.end() - shown > AHEAD) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void feed() {
        try {
            for (var next = typed.take(); next != NOTHING; next = typed.take()) {
                shell.write(next);
            }
        } catch (IOException ended) {
            // The other thread says so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Shows it on a page from now on; one that showed it before is told that it does no more.
     *
     * @param seen how much of it the page has; negative for nothing
     * @return whether it was still there
     */
    boolean attach(Viewer page, long seen, Size size) {
        synchronized (lock) {
            if (over) {
                return false;
            }
            if (viewer != null) {
                viewer.tell(Messages.TAKEN);
                viewer.leave();
            }
            viewer = page;
            var goesOn = seen >= 0 && scrollback.reaches(seen);
            var missed = goesOn ? scrollback.since(seen) : scrollback.whole();
            shown = scrollback.end() - missed.length;
            page.tell(Messages.attached(shown, !goesOn));
            page.show(missed);
            if (!goesOn && scrollback.isFullScreen()) {
                // A program that has the whole screen draws it anew when its size changes.
                shell.resize(new Size(size.columns(), size.rows() - 1));
            }
            shell.resize(size);
            lock.notifyAll();
            return true;
        }
    }

    /** The page is gone; the shell goes on. */
    void detach(Viewer page) {
        synchronized (lock) {
            if (viewer == page) {
                viewer = null;
                lock.notifyAll();
            }
        }
    }

    /** The page has shown all up to this position. */
    void acknowledge(Viewer page, long position) {
        synchronized (lock) {
            if (viewer == page && position > shown && position <= scrollback.end()) {
                shown = position;
                lock.notifyAll();
            }
        }
    }

    /** What was typed there. A page that is not shown any more types nothing. */
    void type(Viewer page, String text) {
        synchronized (lock) {
            if (viewer == page && !over && !typed.offer(text.getBytes(StandardCharsets.UTF_8))) {
                page.tell(Messages.FULL);
            }
        }
    }

    void resize(Viewer page, Size size) {
        synchronized (lock) {
            if (viewer == page && !over) {
                shell.resize(size);
            }
        }
    }

    /** Ends the shell. @param reason a sentence for the person */
    void end(String reason) {
        if (finish(Messages.ended(reason))) {
            shell.hangUp();
        }
    }

    /** Whether it was not over before. */
    private boolean finish(String message) {
        synchronized (lock) {
            if (over) {
                return false;
            }
            over = true;
            if (viewer != null) {
                viewer.tell(message);
                viewer.leave();
                viewer = null;
            }
            lock.notifyAll();
        }
        typed.clear();
        typed.add(NOTHING);
        whenOver.accept(this);
        return true;
    }
}
