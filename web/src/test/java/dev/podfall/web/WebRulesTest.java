package dev.podfall.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** What keeps this module in order. */
@AnalyzeClasses(packages = "dev.podfall.web", importOptions = ImportOption.DoNotIncludeTests.class)
class WebRulesTest {
    @ArchTest
    static final ArchRule only_the_store_knows_a_database = noClasses()
            .that(not(resideInAPackage("dev.podfall.web.store..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.data..", "java.sql..", "javax.sql..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule the_store_knows_no_pages = noClasses()
            .that(resideInAPackage("dev.podfall.web.store.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.http..", "gg.jte..", "dev.podfall.web.ui..", "dev.podfall.web.account..");

    @ArchTest
    static final ArchRule the_api_shows_no_pages = noClasses()
            .that(resideInAPackage("dev.podfall.web.api.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("gg.jte..", "dev.podfall.web.ui..", "dev.podfall.web.lab.."));

    @ArchTest
    static final ArchRule rooms_are_named_after_features = noClasses()
            .should()
            .resideInAnyPackage("..controllers..", "..services..", "..utils..", "..impl..", "..model..", "..dto..");

    @ArchTest
    static final ArchRule nobody_depends_on_how_it_is_put_together = noClasses()
            .that(not(resideInAPackage("dev.podfall.web")))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.podfall.web"));

    @ArchTest
    static final ArchRule time_comes_from_the_wall_clock_that_is_handed_in = noClasses()
            .that(not(resideInAnyPackage("dev.podfall.web", "dev.podfall.web.server")))
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule pages_that_change_something_take_forms_only = methods()
            .that()
            .areAnnotatedWith(Post.class)
            .and()
            .areDeclaredInClassesThat(not(resideInAPackage("dev.podfall.web.api..")))
            .should()
            .beAnnotatedWith(Consumes.class);

    @ArchTest
    static final ArchRule nobody_outside_sees_a_controller =
            classes().that().areAnnotatedWith(Controller.class).should().notBePublic();
}
