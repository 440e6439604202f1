package dev.evenhand.handoff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallsTest {
    private static final JavaClasses HANDOFF = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.evenhand.handoff");

    @Test
    void conversationsAndQueuesArePure() {
        classes()
                .that()
                .resideInAnyPackage("..handoff.conversation..", "..handoff.queue..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "dev.evenhand.handoff.conversation..",
                        "dev.evenhand.handoff.queue..")
                .check(HANDOFF);
    }

    @Test
    void redisStaysInItsRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..redis..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.redis..")
                .check(HANDOFF);
    }

    @Test
    void theDeskKnowsNoJson() {
        noClasses()
                .that()
                .resideInAPackage("..handoff.desk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.core.json..")
                .check(HANDOFF);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.evenhand.handoff.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HANDOFF);
    }
}
