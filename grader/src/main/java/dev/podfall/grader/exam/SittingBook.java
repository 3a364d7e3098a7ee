package dev.podfall.grader.exam;

import dev.podfall.grader.attempt.ExamTasks;
import dev.podfall.grader.attempt.StepJson;
import dev.podfall.scenario.exam.blueprint.Exam;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sittings as their log tells them, and the way to tell it more. Whoever appends holds the sitting's lock. */
final class SittingBook {
    /** Shorter gaps are no outage: a server that is restarted at once takes about as long. */
    private static final Duration SHORTEST_OUTAGE = Duration.ofSeconds(5);

    private static final Duration MOST_CREDIT = Duration.ofHours(1);

    private final ExamLog log;
    private final InstantSource wall;
    private final ExamTasks tasks;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    /** Those that are marked: they change no more, and are not looked at by the clock. */
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    SittingBook(ExamLog log, InstantSource wall, ExamTasks tasks) {
        this.log = log;
        this.wall = wall;
        this.tasks = tasks;
    }

    Object lock(String name) {
        return locks.computeIfAbsent(name, n -> new Object());
    }

    Instant now() {
        return wall.instant();
    }

    /** @throws UnknownSitting if there is none */
    SittingHistory read(String id) {
        return SittingHistory.of(id, log);
    }

    /** After the clock had its say. */
    SittingHistory settled(String id) {
        SittingHistory history = read(id);
        if (!isLate(history)) {
            return history;
        }
        synchronized (lock(id)) {
            SittingHistory again = read(id);
            if (isLate(again)) {
                append(again, ExamStep.Kind.expired, Map.of());
            }
            return read(id);
        }
    }

    private boolean isLate(SittingHistory history) {
        return history.state() == SittingState.running && !now().isBefore(history.deadline());
    }

    /** @throws NotInThisExam unless it runs */
    SittingHistory requireRunning(String id) {
        SittingHistory history = settled(id);
        if (history.state() != SittingState.running) {
            throw NotInThisExam.over(history);
        }
        return history;
    }

    /** All of a candidate, oldest first. */
    List<SittingHistory> of(String candidate) {
        return log.sittings().stream()
                .map(this::read)
                .filter(h -> h.candidate().equals(candidate))
                .toList();
    }

    /** The one of a candidate that runs. */
    Optional<SittingHistory> running(String candidate) {
        return open().stream()
                .map(this::settled)
                .filter(h -> h.candidate().equals(candidate) && h.state() == SittingState.running)
                .findFirst();
    }

    /** Those that are not marked. */
    List<String> open() {
        return log.sittings().stream()
                .filter(id -> !closed.contains(id))
                .filter(id -> {
                    boolean marked = read(id).report().isPresent();
                    if (marked) {
                        closed.add(id);
                    }
                    return !marked;
                })
                .toList();
    }

    SittingHistory begin(Exam exam, Papers.Drawn drawn, String candidate, Duration time, int extra) {
        Instant now = now();
        var started =
                new ExamPayload.Started(exam, drawn.paper(), candidate, now.plus(time), extra, drawn.seenBefore());
        String id = nextId(exam.id());
        log.append(id, new ExamStep(1, now, ExamStep.Kind.started, StepJson.write(started)));
        return read(id);
    }

    private synchronized String nextId(String exam) {
        long last = log.sittings().stream()
                .map(id -> id.substring(id.lastIndexOf('-') + 1))
                .filter(number -> number.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        return exam + "-" + (last + 1);
    }

    /** Turned to a task. @param attempt at its lab; null for a question */
    void visited(String id, int number, String attempt) {
        synchronized (lock(id)) {
            SittingHistory history = requireRunning(id);
            if (attempt != null && !attempt.equals(history.attempt(number))) {
                append(history, ExamStep.Kind.opened, new ExamPayload.Opened(number, attempt));
                history = read(id);
            }
            if (history.current() != number) {
                append(history, ExamStep.Kind.visited, new ExamPayload.Visited(number));
            }
        }
    }

    void append(SittingHistory history, ExamStep.Kind kind, Object payload) {
        log.append(history.id(), new ExamStep(history.nextSequence(), now(), kind, StepJson.write(payload)));
    }

    /** Time without a server. */
    void creditSince(Instant lastAlive) {
        for (String id : open()) {
            synchronized (lock(id)) {
                SittingHistory history = read(id);
                // What was given back for a lost connection is not given back again for the server that was gone, too.
                Instant from = later(lastAlive, history.connectedAgainAt());
                long left = MOST_CREDIT.toSeconds() - (history.credit() - history.connectionCredit());
                Duration gap = Duration.between(from, now());
                if (ranAt(history, from) && left > 0 && gap.compareTo(SHORTEST_OUTAGE) >= 0) {
                    credit(history, new ExamPayload.Credited(Math.min(left, gap.toSeconds()), false));
                }
            }
        }
    }

    /** Time without a connection, as {@link LostConnection} has it; nothing for one that is over by now. */
    SittingHistory creditConnection(String id, Instant lastHeard) {
        synchronized (lock(id)) {
            SittingHistory history = settled(id);
            Duration gap = Duration.between(later(lastHeard, history.lastStepAt()), now());
            long seconds = LostConnection.credit(gap, Duration.ofSeconds(history.connectionCredit()))
                    .toSeconds();
            if (history.state() == SittingState.running && seconds > 0) {
                credit(history, new ExamPayload.Credited(seconds, true));
            }
            return read(id);
        }
    }

    private static boolean ranAt(SittingHistory history, Instant time) {
        return history.state() == SittingState.running && time.isBefore(history.deadline());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void credit(SittingHistory history, ExamPayload.Credited credited) {
        append(history, ExamStep.Kind.credited, credited);
        Instant deadline = read(history.id()).deadline();
        history.attempts().values().forEach(attempt -> tasks.extend(attempt, deadline));
    }
}
