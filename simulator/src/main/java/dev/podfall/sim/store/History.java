package dev.podfall.sim.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The last changes, newest last: what a watch resumes from and old lists are computed with. */
final class History {
    private final int capacity;
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    /** The state at this revision is the oldest one that can be rebuilt. */
    private long base;

    History(int capacity, long base) {
        this.capacity = capacity;
        this.base = base;
    }

    void add(Change change) {
        changes.addLast(change);
        while (changes.size() > capacity) {
            base = changes.removeFirst().revision();
        }
    }

    /** Forgets all but the newest {@code keep} changes. */
    void compact(int keep) {
        while (changes.size() > keep) {
            base = changes.removeFirst().revision();
        }
    }

    void check(long revision) throws CompactedException {
        if (revision < base) {
            throw new CompactedException(base);
        }
    }

    /** What happened after {@code revision}, oldest first. */
    List<Change> after(long revision, Predicate<Change> wanted) throws CompactedException {
        check(revision);
        List<Change> found = new ArrayList<>();
        for (Change change : changes) {
            if (change.revision() > revision && wanted.test(change)) {
                found.add(change);
            }
        }
        return found;
    }

    /** What happened after {@code revision}, newest first. */
    Iterator<Change> backTo(long revision) throws CompactedException {
        check(revision);
        List<Change> found = new ArrayList<>();
        for (Iterator<Change> i = changes.descendingIterator(); i.hasNext(); ) {
            Change change = i.next();
            if (change.revision() <= revision) {
                break;
            }
            found.add(change);
        }
        return found.iterator();
    }
}
