package dev.podfall.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house that a test can hold. CONTRIBUTING.md says them in words. */
@AnalyzeClasses(packages = "dev.podfall", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String[] NOT_OF_SIM = {
        "dev.podfall.engine..",
        "dev.podfall.scenario..",
        "dev.podfall.grader..",
        "dev.podfall.web..",
        "dev.podfall.cli.."
    };

    @ArchTest
    static final ArchRule the_simulator_knows_nothing_of_labs_faults_or_grading = noClasses()
            .that()
            .resideInAnyPackage("dev.podfall.sim..", "dev.podfall.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(NOT_OF_SIM);

    @ArchTest
    static final ArchRule only_the_embedded_runtime_sees_the_simulator = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage(
                    "dev.podfall.sim..",
                    "dev.podfall.simulator..",
                    "dev.podfall.engine.embedded..",
                    "dev.podfall.program..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.podfall.sim..");

    @ArchTest
    static final ArchRule real_processes_see_programs_and_messages_and_nothing_else_of_ours = noClasses()
            .that()
            .resideInAPackage("dev.podfall.program..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.podfall..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "dev.podfall.program..",
                            "dev.podfall.sim.workload",
                            "dev.podfall.sim.workload.scorer..",
                            "dev.podfall.sim.net"))));

    @ArchTest
    static final ArchRule images_are_built_in_one_place = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("dev.podfall.engine.image..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.cloud.tools.jib..");

    @ArchTest
    static final ArchRule scenarios_are_data_and_know_nothing_of_clusters = noClasses()
            .that()
            .resideInAPackage("dev.podfall.scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.podfall.engine..",
                    "dev.podfall.sim..",
                    "dev.podfall.grader..",
                    "dev.podfall.web..",
                    "dev.podfall.cli..");

    @ArchTest
    static final ArchRule the_engine_knows_nothing_of_grading = noClasses()
            .that()
            .resideInAPackage("dev.podfall.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.podfall.grader..", "dev.podfall.web..", "dev.podfall.cli..");

    @ArchTest
    static final ArchRule controllers_do_not_see_scheduler_or_kubelet = noClasses()
            .that()
            .resideInAPackage("dev.podfall.sim.controllers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.podfall.sim.scheduler..", "dev.podfall.sim.kubelet..");

    @ArchTest
    static final ArchRule the_scheduler_does_not_see_controllers_or_kubelet = noClasses()
            .that()
            .resideInAPackage("dev.podfall.sim.scheduler..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.podfall.sim.controllers..", "dev.podfall.sim.kubelet..");

    @ArchTest
    static final ArchRule the_kubelet_does_not_see_controllers_or_scheduler = noClasses()
            .that()
            .resideInAPackage("dev.podfall.sim.kubelet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.podfall.sim.controllers..", "dev.podfall.sim.scheduler..");

    @ArchTest
    static final ArchRule components_come_through_the_api_and_never_see_the_store = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.podfall.sim.controllers..",
                    "dev.podfall.sim.scheduler..",
                    "dev.podfall.sim.kubelet..",
                    "dev.podfall.sim.workload..",
                    "dev.podfall.sim.net..",
                    "dev.podfall.sim.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.podfall.sim.store..");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("dev.podfall.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule simulated_parts_take_time_order_and_chance_from_the_cluster = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.podfall.sim.controllers..",
                    "dev.podfall.sim.scheduler..",
                    "dev.podfall.sim.kubelet..",
                    "dev.podfall.sim.registry..",
                    "dev.podfall.sim.admission..",
                    "dev.podfall.sim.events..",
                    "dev.podfall.sim.net..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule evidence_rubric_and_report_are_pure = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.podfall.grader.evidence..", "dev.podfall.grader.rubric..", "dev.podfall.grader.report..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net.http..", "dev.podfall.engine..");

    @ArchTest
    static final ArchRule frameworks_stay_in_their_module = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("dev.podfall.web..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "java.sql..", "gg.jte..");

    @ArchTest
    static final ArchRule only_real_clusters_see_the_kubernetes_client = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("dev.podfall.engine.real..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..");

    @ArchTest
    static final ArchRule only_the_kind_runtime_sees_testcontainers = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("dev.podfall.engine.kind..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

    @ArchTest
    static final ArchRule picocli_stays_in_the_command_line = noClasses()
            .that(DescribedPredicate.not(resideInAPackage("dev.podfall.cli..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule no_drawers_for_odds_and_ends = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("io.micronaut.context.annotation.Value");
}
