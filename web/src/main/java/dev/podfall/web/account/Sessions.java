package dev.podfall.web.account;

import dev.podfall.web.server.WallClock;
import dev.podfall.web.store.LearnerRepository;
import dev.podfall.web.store.LearnerRow;
import dev.podfall.web.store.SessionRepository;
import dev.podfall.web.store.SessionRow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Opens and recognises browser sessions. */
@Singleton
final class Sessions {
    static final Duration LIFETIME = Duration.ofDays(30);

    private final SessionRepository rows;
    private final LearnerRepository learners;
    private final WallClock clock;

    Sessions(SessionRepository rows, LearnerRepository learners, WallClock clock) {
        this.rows = rows;
        this.learners = learners;
        this.clock = clock;
    }

    /** Opens one for the local learner, or for a guest, and returns the cookie's value. */
    String open(boolean isGuest) {
        var now = clock.instant();
        rows.deleteByExpiresAtBefore(now);
        var secret = Secrets.random();
        rows.save(new SessionRow(
                Secrets.hash(secret), isGuest ? guest(now) : Session.OWNER, Secrets.random(), now, now.plus(LIFETIME)));
        return secret;
    }

    private String guest(Instant now) {
        if (!learners.existsById(Session.GUEST)) {
            learners.save(new LearnerRow(Session.GUEST, "Guests of drills", now));
        }
        return Session.GUEST;
    }

    /** Ends one. */
    void close(String secret) {
        rows.deleteById(Secrets.hash(secret));
    }

    Optional<Session> find(String secret) {
        return rows.findById(Secrets.hash(secret))
                .filter(row -> clock.instant().isBefore(row.expiresAt()))
                .map(row -> new Session(row.learnerId(), row.formToken(), Locale.ENGLISH));
    }
}
