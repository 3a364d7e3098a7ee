package dev.podfall.web.exam;

import dev.podfall.grader.attempt.Proctor;
import dev.podfall.grader.exam.ExamLog;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.web.server.ServerIdentity;
import dev.podfall.web.server.WallClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The parts of the grader that exams are made of. */
@Factory
final class ExamWiring {
    @Singleton
    Pulse pulse(ServerIdentity identity) {
        return new Pulse(identity.home());
    }

    /** Whoever gets it finds that a crash of before has cost nobody time. */
    @Singleton
    Examiner examiner(
            Catalogue catalogue, Proctor proctor, ExamLog log, WallClock clock, ServerIdentity identity, Pulse pulse) {
        var examiner = new Examiner(catalogue, proctor, log, clock, identity.home());
        pulse.last().ifPresent(examiner::creditSince);
        return examiner;
    }

    @Singleton
    @Bean(preDestroy = "end")
    ExamClock clock(Examiner examiner, WallClock clock, Pulse pulse) {
        return new ExamClock(examiner, clock, pulse);
    }
}
