package dev.evenhand.handoff;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.Utterance;
import dev.evenhand.handoff.redis.Keys;
import io.vertx.redis.client.Command;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long what was said is kept. */
class RetentionIT extends HandoffFixture {
    @Override
    protected DeskOptions options() {
        return super.options().withKept(Duration.ofDays(30));
    }

    private int keys(String id) {
        return await(link().send(Command.EXISTS, Keys.conversation(id), Keys.log(id), Keys.conversation(id) + ":said"))
                .toInteger();
    }

    @Test
    void thirtyDaysAfterItsEndAConversationIsGoneWithEveryWord() {
        String id = openInLine();
        await(desk.customerSays(id, new Utterance("m-1", "My card is 4111")));
        available(ANNA, 1);
        await(desk.accept(id, ANNA));
        await(desk.resolve(id, ANNA, "resolved"));
        clock.advance(Duration.ofDays(29));
        sweep();
        assertThat(keys(id)).isEqualTo(3);

        clock.advance(Duration.ofDays(1).plusSeconds(1));
        sweep();

        assertThat(keys(id)).isZero();
        assertThat(refused(desk.conversation(id)).reason()).isEqualTo(Reason.UNKNOWN_CONVERSATION);
        assertThat(history(id)).isEmpty();
    }

    @Test
    void whatIsSaidOfItAfterTheEndDoesNotKeepItLonger() {
        String id = openWithBot();
        await(desk.close(id, CUSTOMER));
        clock.advance(Duration.ofDays(20));
        await(desk.rate(id, CUSTOMER, new Rating(5, true, null, null, null)));

        clock.advance(Duration.ofDays(10).plusSeconds(1));
        sweep();

        assertThat(keys(id)).isZero();
    }

    @Test
    void whileItGoesOnItIsKept() {
        String id = openInLine();
        clock.advance(Duration.ofDays(400));
        sweep();

        assertThat(conversation(id).id()).isEqualTo(id);
    }
}
