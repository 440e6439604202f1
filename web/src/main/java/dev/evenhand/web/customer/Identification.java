package dev.evenhand.web.customer;

import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Customer;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.metrics.outcome.CustomerHistory;
import dev.evenhand.web.auth.HostTokens;
import dev.evenhand.web.auth.HostTokens.Vouched;
import dev.evenhand.web.auth.SignedTokens;
import dev.evenhand.web.customer.OpenConversation.Claim;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who writes: an id the host page vouches for, an id nobody vouches for (kept, and marked so), or a browser known only
 * by a key we signed when it was here before.
 */
public final class Identification {
    private final Desk desk;
    private final CustomerHistory history;
    private final SignedTokens conversations;
    private final SignedTokens devices;
    private final HostTokens hosts;

    /**
     * The customer as recognised.
     *
     * @param deviceKey of an unidentified browser, to be signed and handed out; null for who has an id
     * @param previous the conversation gone on from; null for none
     */
    record Recognised(Customer customer, @Nullable String deviceKey, @Nullable String previous, boolean returning) {
        private Recognised returned() {
            return goingOn(previous);
        }

        private Recognised goingOn(@Nullable String conversation) {
            return new Recognised(customer, deviceKey, conversation, true);
        }
    }

    /** Which tokens are believed: those for conversations, those for browsers, those of host pages. */
    public record Tokens(SignedTokens conversations, SignedTokens devices, HostTokens hosts) {}

    public Identification(Desk desk, CustomerHistory history, Tokens tokens) {
        this.desk = desk;
        this.history = history;
        this.conversations = tokens.conversations();
        this.devices = tokens.devices();
        this.hosts = tokens.hosts();
    }

    /** A previous conversation counts only with the token that was good for it. */
    Future<Recognised> recognise(OpenConversation wish) {
        return named(wish).compose(who -> who.returning() ? Future.succeededFuture(who) : remembered(who));
    }

    /** Who was here before under the same key has returned, whatever the browser knows of it. */
    private Future<Recognised> remembered(Recognised who) {
        return history.latest(who.customer().key(), 1).map(contacts -> contacts.isEmpty() ? who : who.returned());
    }

    /**
     * The key by which the person is drawn for experiments: that of the latest contact, or of the one gone on from, so that
     * a browser that says whose it is stays on its side; where neither is kept, the customer's own.
     */
    Future<String> drawnBy(Recognised who) {
        var own = who.customer().key();
        return history.latest(own, 1).compose(contacts -> {
            var before = contacts.isEmpty() ? who.previous() : contacts.get(0).conversation();
            return before == null ? Future.succeededFuture(own) : drawnBefore(before, own);
        });
    }

    private Future<String> drawnBefore(String conversation, String own) {
        return kept(conversation).map(found -> found.map(Opening::drawnBy).orElse(own));
    }

    /** How it began; empty once its words have gone. */
    private Future<Optional<Opening>> kept(String conversation) {
        return desk.conversation(conversation)
                .map(found -> Optional.of(found.opening()))
                .recover(cause -> cause instanceof Refusal
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(cause));
    }

    private Future<Recognised> named(OpenConversation wish) {
        var previous = wish.previous();
        boolean proven = previous != null
                && conversations
                        .subject(previous.token())
                        .filter(previous.id()::equals)
                        .isPresent();
        if (previous == null || !proven) {
            return Future.succeededFuture(beginning(wish.claim()));
        }
        return kept(previous.id())
                .map(found -> found.map(before -> continuing(wish.claim(), before.customer(), previous.id()))
                        .orElseGet(() -> beginning(wish.claim())));
    }

    private Recognised beginning(Claim claim) {
        return known(claim).orElseGet(() -> stranger(claim));
    }

    /**
     * A browser that now says whose it is goes on from its own contact; somebody else at it does not from another's. Who says
     * nothing is taken for the one before, but no longer as one vouched for: that ended with the host's token.
     */
    private Recognised continuing(Claim claim, Customer before, String previous) {
        boolean browser = before.key().startsWith(DEVICE);
        return known(claim)
                .map(now -> browser || now.customer().key().equals(before.key()) ? now.goingOn(previous) : now)
                .orElseGet(() -> new Recognised(unverified(before), browser ? before.key() : null, previous, true));
    }

    private static Customer unverified(Customer before) {
        return new Customer(before.key(), before.name(), before.email(), false);
    }

    private static final String DEVICE = "d-";

    /** Empty when the claim says nothing we can go by. */
    private Optional<Recognised> known(Claim claim) {
        var vouched = Optional.ofNullable(claim.token()).flatMap(hosts::verify);
        if (claim.id() != null) {
            var genuine = vouched.filter(host -> host.id().equals(claim.id()));
            return Optional.of(identified(claim, claim.id(), genuine));
        }
        if (vouched.isPresent()) {
            return Optional.of(identified(claim, vouched.get().id(), vouched));
        }
        return Optional.ofNullable(claim.token())
                .flatMap(devices::subject)
                .map(key -> new Recognised(
                        new Customer(key, said(claim.name()), said(claim.email()), false), key, null, true));
    }

    private static Recognised identified(Claim claim, String id, Optional<Vouched> vouched) {
        var name = vouched.map(Vouched::name).filter(text -> !text.isEmpty()).orElse(said(claim.name()));
        var email = vouched.map(Vouched::email).filter(text -> !text.isEmpty()).orElse(said(claim.email()));
        return new Recognised(new Customer(id, name, email, vouched.isPresent()), null, null, false);
    }

    private static Recognised stranger(Claim claim) {
        var key = DEVICE + UUID.randomUUID();
        return new Recognised(new Customer(key, said(claim.name()), said(claim.email()), false), key, null, false);
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    /** What the browser keeps, to be recognised by next time. */
    String token(String deviceKey) {
        return devices.issue(deviceKey);
    }
}
