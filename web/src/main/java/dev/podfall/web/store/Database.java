package dev.podfall.web.store;

import jakarta.inject.Singleton;

/** The migrated database. */
@Singleton
public final class Database {
    private final LearnerRepository learners;

    private final DatabaseSettings settings;

    Database(LearnerRepository learners, DatabaseSettings settings) {
        this.learners = learners;
        this.settings = settings;
    }

    /**
     * Opens it, so that a broken file is noticed at start and not at the first page.
     *
     * @throws DatabaseDamaged if its file cannot be read
     */
    public void open() {
        try {
            if (learners.count() == 0) {
                throw new IllegalStateException("The database has no learner.");
            }
        } catch (RuntimeException failed) {
            throw settings.isPostgres() ? failed : explained(failed);
        }
    }

    private RuntimeException explained(RuntimeException failed) {
        return DatabaseDamaged.behind(failed, settings.file().file())
                .map(RuntimeException.class::cast)
                .orElse(failed);
    }
}
