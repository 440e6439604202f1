package dev.evenhand.web;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The walls of the house, over all four modules; each rule is a sentence of the design. */
class WallsTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.evenhand");

    @Test
    void arrowsPointDownOnly() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("web")
                .definedBy("dev.evenhand.web..")
                .layer("bot")
                .definedBy("dev.evenhand.bot..")
                .layer("metrics")
                .definedBy("dev.evenhand.metrics..")
                .layer("handoff")
                .definedBy("dev.evenhand.handoff..")
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bot")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("handoff")
                .mayOnlyBeAccessedByLayers("web", "bot", "metrics"));
    }

    @Test
    void conversationIsPure() {
        check(classes()
                .that()
                .resideInAPackage("dev.evenhand.handoff.conversation..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..", "dev.evenhand.handoff.conversation..")));
    }

    @Test
    void statisticsArePure() {
        check(classes()
                .that()
                .resideInAPackage("dev.evenhand.metrics.statistics..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", "org.apache.commons..", "dev.evenhand.metrics.statistics..")));
    }

    @Test
    void answersAreShapesOnly() {
        check(classes()
                .that()
                .resideInAPackage("dev.evenhand.metrics.report.answer..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "dev.evenhand.metrics.statistics",
                        "dev.evenhand.metrics.report.query",
                        "dev.evenhand.metrics.report.answer..")));
    }

    /** What stands open inside reports is for reports: the door is {@code Reports}, with its questions and answers. */
    @Test
    void reportsHaveOneDoor() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.evenhand.metrics.report..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.evenhand.metrics.report.*..")
                        .and(not(resideInAnyPackage(
                                "dev.evenhand.metrics.report.query", "dev.evenhand.metrics.report.answer")))));
    }

    /** Likeness is judged before anybody else hears of it. */
    @Test
    void featuresAreForRetrieval() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.evenhand.bot.retrieval..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.evenhand.bot.retrieval.features..")));
    }

    @Test
    void escalationRulesArePure() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.evenhand.bot.escalation..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.vertx..", "dev.langchain4j..", "dev.evenhand.bot.redis..")));
    }

    /** What a message says does not hang on what the articles say. */
    @Test
    void questionsAreReadWithoutArticles() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.evenhand.bot.question..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.vertx..", "dev.evenhand.bot.knowledge..", "dev.evenhand.bot.answer..")));
    }

    @Test
    void onlyTheBotSeesLangChain4j() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.evenhand.bot..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.langchain4j..")));
    }

    @Test
    void onlyPackagesNamedRedisSeeTheClient() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.evenhand..redis..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx.redis..")));
    }

    @Test
    void noCyclesBetweenPackages() {
        check(slices().matching("dev.evenhand.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage("dev.evenhand.web"), alwaysTrue()));
    }

    /** Within a floor too: a room inside another is a room of its own, and no two need each other. */
    @Test
    void noCyclesBetweenRoomsOfMetrics() {
        check(slices().matching("dev.evenhand.metrics.(**)").should().beFreeOfCycles());
    }

    @Test
    void noCyclesBetweenRoomsOfTheBot() {
        check(slices().matching("dev.evenhand.bot.(**)").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }
}
