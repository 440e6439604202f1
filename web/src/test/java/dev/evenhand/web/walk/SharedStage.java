package dev.evenhand.web.walk;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One demo and one browser for all tests that change what is in it: after each everybody's windows are closed and nothing may
 * have been complained of, after a class the desk is empty again.
 */
final class SharedStage extends Shared<Stage> implements AfterEachCallback, AfterAllCallback {
    SharedStage() {
        super(Stage.class, Stage::open);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        of(context).clear();
        Assertions.assertThat(of(context).complaints()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        of(context).emptyDesk();
    }
}
