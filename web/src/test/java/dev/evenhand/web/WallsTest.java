package dev.evenhand.web;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house, over all four modules; each rule is a sentence of the design. */
@AnalyzeClasses(packages = "dev.evenhand", importOptions = DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule arrowsPointDownOnly = layeredArchitecture()
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
            .mayOnlyBeAccessedByLayers("web", "bot", "metrics");

    @ArchTest
    static final ArchRule conversationIsPure = classes()
            .that()
            .resideInAPackage("dev.evenhand.handoff.conversation..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "dev.evenhand.handoff.conversation.."));

    @ArchTest
    static final ArchRule statisticsArePure = classes()
            .that()
            .resideInAPackage("dev.evenhand.metrics.statistics..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "org.jspecify..", "org.apache.commons..", "dev.evenhand.metrics.statistics.."));

    @ArchTest
    static final ArchRule escalationRulesArePure = noClasses()
            .that()
            .resideInAPackage("dev.evenhand.bot.escalation..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx..", "dev.langchain4j..", "dev.evenhand.bot.redis.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheBotSeesLangChain4j = noClasses()
            .that()
            .resideOutsideOfPackage("dev.evenhand.bot..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.langchain4j.."));

    @ArchTest
    static final ArchRule onlyPackagesNamedRedisSeeTheClient = noClasses()
            .that()
            .resideOutsideOfPackage("dev.evenhand..redis..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.vertx.redis.."));

    @ArchTest
    static final ArchRule noCyclesBetweenPackages = slices().matching("dev.evenhand.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("dev.evenhand.web"), alwaysTrue());
}
