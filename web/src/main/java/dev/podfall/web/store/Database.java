package dev.podfall.web.store;

import jakarta.inject.Singleton;

/** The migrated database. */
@Singleton
public final class Database {
    private final LearnerRepository learners;

    Database(LearnerRepository learners) {
        this.learners = learners;
    }

    /** Opens it, so that a broken file is noticed at start and not at the first page. */
    public void open() {
        if (learners.count() == 0) {
            throw new IllegalStateException("The database has no learner.");
        }
    }
}
