package dev.evenhand.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.bus.LiveEvents.Signal;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.web.http.AnswerSchemas;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerViewTest {
    private static final AnswerSchemas SCHEMAS = new AnswerSchemas();

    static Stream<Entry> everyEvent() {
        return EventSamples.ALL.stream().map(event -> new Entry("1-0", "c-1", event));
    }

    @Test
    void noTypeOfEventIsForgottenHere() {
        assertThat(EventSamples.ALL.stream().map(Object::getClass).toList())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.<Class<?>>asList(ConversationEvent.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void nothingOfTheStaffsReachesTheCustomer(Entry entry) {
        var shown = CustomerView.of(entry).map(Object::toString).orElse("");

        assertThat(shown)
                .doesNotContain(EventSamples.SECRET)
                .doesNotContain(Double.toString(EventSamples.SECRET_FIGURE));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void whatIsShownHasTypeMomentAndAuthor(Entry entry) {
        CustomerView.of(entry).ifPresent(json -> {
            assertThat(json.path("type").asText()).matches("[a-z_]+");
            assertThat(json.path("at").asText()).isEqualTo("2026-10-01T09:00:00Z");
            assertThat(json.at("/by/role").asText()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void whatIsShownIsWhatTheContractSays(Entry entry) {
        CustomerView.of(entry).ifPresent(json -> assertThat(SCHEMAS.faults("CustomerEvent", json.toString()))
                .isEmpty());
        assertThat(SCHEMAS.faults("StaffEvent", StaffView.of(entry).toString())).isEmpty();
    }

    @Test
    void notesAssessmentsAndWrapUpStayAmongStaff() {
        var hidden = everyEvent()
                .filter(entry -> CustomerView.of(entry).isEmpty())
                .map(entry -> entry.event().getClass().getSimpleName());

        assertThat(hidden)
                .containsExactlyInAnyOrder(
                        "Assessed",
                        "Prioritised",
                        "Noted",
                        "Whispered",
                        "Summarised",
                        "WrappedUp",
                        "Graded",
                        "Audited");
    }

    @Test
    void staffSeeEveryTypeUnderItsWireName() {
        var types =
                everyEvent().map(StaffView::of).map(json -> json.path("type").asText());

        assertThat(types).contains("customer_said", "bot_answered", "returned_to_bot", "wrapped_up", "noted");
    }

    @Test
    void signalsAmongStaffAreNotShown() {
        assertThat(CustomerView.of(new Signal("c-1", "typing", "{}", true))).isEmpty();
    }

    @Test
    void aSignalShowsOnlyWhatACustomerMayKnow() {
        var signal = new Signal(
                "c-1", "typing", "{\"by\":{\"role\":\"agent\",\"id\":\"a-1\",\"name\":\"Sam\"},\"load\":3}", false);

        assertThat(CustomerView.of(signal).orElseThrow().toString())
                .isEqualTo("{\"type\":\"typing\",\"by\":{\"role\":\"agent\",\"name\":\"Sam\"}}");
    }
}
