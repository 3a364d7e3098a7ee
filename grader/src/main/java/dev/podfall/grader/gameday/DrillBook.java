package dev.podfall.grader.gameday;

import dev.podfall.grader.attempt.StepJson;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Payload;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Drills as their log tells them, and the way to tell it more. Whoever appends holds the drill's lock. */
final class DrillBook {
    private final GameDayLog log;
    private final InstantSource wall;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    /** Folded once; a step that is appended drops it. */
    private final Map<String, DrillHistory> folded = new ConcurrentHashMap<>();

    DrillBook(GameDayLog log, InstantSource wall) {
        this.log = log;
        this.wall = wall;
    }

    Object lock(String id) {
        return locks.computeIfAbsent(id, i -> new Object());
    }

    Instant now() {
        return wall.instant();
    }

    /** @throws UnknownDrill if there is none */
    DrillHistory read(String id) {
        DrillHistory known = folded.get(id);
        if (known == null) {
            known = DrillHistory.of(id, log).orElseThrow(() -> UnknownDrill.of(id));
            folded.put(id, known);
        }
        return known;
    }

    /** All, newest first. */
    List<DrillHistory> all() {
        List<DrillHistory> all = new ArrayList<>();
        log.drills().forEach(id -> all.add(0, read(id)));
        return all;
    }

    /** The one that is not over; empty if all are. */
    Optional<DrillHistory> open() {
        return all().stream().filter(h -> h.state() != DrillState.closed).findFirst();
    }

    DrillHistory begin(Payload.Announced announced, String gameDay) {
        String id = gameDay + "-" + (log.drills().size() + 1);
        log.append(id, new GameDayStep(1, now(), GameDayStep.Kind.announced, StepJson.write(announced)));
        return read(id);
    }

    DrillHistory append(DrillHistory history, GameDayStep.Kind kind, Object payload) {
        folded.remove(history.id());
        log.append(
                history.id(), new GameDayStep(read(history.id()).nextSequence(), now(), kind, StepJson.write(payload)));
        folded.remove(history.id());
        return read(history.id());
    }

    /**
     * Makes one change of a drill, with nobody else at it.
     *
     * @param states in which it may be made
     * @throws NotInThisDrill in any other
     */
    DrillHistory change(String id, Set<DrillState> states, UnaryOperator<DrillHistory> step) {
        synchronized (lock(id)) {
            DrillHistory history = read(id);
            if (!states.contains(history.state())) {
                throw NotInThisDrill.state(history);
            }
            return step.apply(history);
        }
    }
}
