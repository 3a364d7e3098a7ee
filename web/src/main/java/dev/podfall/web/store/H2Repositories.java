package dev.podfall.web.store;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;

/** The repositories in the SQL of an H2 file, the default: statements are written at build time, in one dialect each. */
final class H2Repositories {
    private H2Repositories() {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface Answers extends AnswerRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface Learners extends LearnerRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface Sessions extends SessionRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface Sittings extends SittingRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface Steps extends StepRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface Snapshots extends SnapshotRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface LateAnswers extends LateAnswerRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface ExamSteps extends ExamStepRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface GameDaySteps extends GameDayStepRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface PracticeCards extends PracticeCardRepository {}

    @JdbcRepository(dialect = Dialect.H2)
    @Requires(property = DatabaseSettings.DIALECT, value = "H2")
    interface Chains extends ChainRepository {}
}
