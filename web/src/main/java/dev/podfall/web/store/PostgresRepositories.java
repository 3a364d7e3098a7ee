package dev.podfall.web.store;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;

/** The repositories in the SQL of PostgreSQL: statements are written at build time, in one dialect each. */
final class PostgresRepositories {
    private PostgresRepositories() {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface Answers extends AnswerRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface Learners extends LearnerRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface Sessions extends SessionRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface Sittings extends SittingRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface Steps extends StepRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface Snapshots extends SnapshotRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface LateAnswers extends LateAnswerRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface ExamSteps extends ExamStepRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface GameDaySteps extends GameDayStepRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface PracticeCards extends PracticeCardRepository {}

    @JdbcRepository(dialect = Dialect.POSTGRES)
    @Requires(property = DatabaseSettings.DIALECT, value = "POSTGRES")
    interface Chains extends ChainRepository {}
}
