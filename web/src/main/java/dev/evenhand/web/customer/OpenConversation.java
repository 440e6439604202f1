package dev.evenhand.web.customer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenhand.handoff.conversation.Opening.Page;
import dev.evenhand.web.http.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body by which a widget opens a conversation; everything may be left out. */
record OpenConversation(
        @Nullable String locale,
        @Nullable String channel,
        @Nullable Claim customer,
        @Nullable JsonNode page,
        @Nullable Previous previous) {

    /** Who the customer is said to be; {@code token} vouches for it. */
    record Claim(@Nullable String id, @Nullable String name, @Nullable String email, @Nullable String token) {
        static final Claim NOBODY = new Claim(null, null, null, null);

        /** What a spreadsheet would run, or a line cannot hold. */
        private static final Pattern UNFIT = Pattern.compile("([=@]|[+-](?!\\d)).*|.*\\p{Cntrl}.*", Pattern.DOTALL);

        private Claim checked() {
            if (id != null && UNFIT.matcher(id).matches()) {
                throw Problem.field(
                        "customer.id",
                        "A customer's id begins with none of = @ + - (but for + or - before a digit) and holds no"
                                + " control characters; choose another id.");
            }
            return this;
        }
    }

    /** A conversation to go on from, with the token that was good for it. */
    record Previous(String id, String token) {}

    /** Fails with a problem where the id is not one. */
    Claim claim() {
        return customer == null ? Claim.NOBODY : customer.checked();
    }

    /** An address alone, or with its title. */
    @Nullable
    Page pageShown() {
        if (page == null || page.isNull()) {
            return null;
        }
        return page.isTextual()
                ? new Page(page.asText(), "")
                : new Page(page.path("address").asText(), page.path("title").asText());
    }
}
