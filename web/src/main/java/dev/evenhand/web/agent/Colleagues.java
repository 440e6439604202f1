package dev.evenhand.web.agent;

import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.Account;
import dev.evenhand.web.auth.AccountStore;
import dev.evenhand.web.http.Problem;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Puts a name to who has a chat instead: "taken" is of use only with whom. */
final class Colleagues {
    private final AccountStore accounts;
    private final Desk desk;

    Colleagues(AccountStore accounts, Desk desk) {
        this.accounts = accounts;
        this.desk = desk;
    }

    /** Passes every outcome on, but a refusal for the sake of another holder with the holder's name. */
    <T> Future<T> named(Future<T> step) {
        return step.recover(
                failure -> failure instanceof Refusal refusal ? named(refusal) : Future.failedFuture(failure));
    }

    private <T> Future<T> named(Refusal refusal) {
        return switch (refusal.reason()) {
            case HELD_BY_ANOTHER -> taken(refusal.holder());
            case OFFERED_TO_ANOTHER ->
                name(refusal.holder()).compose(name -> Future.failedFuture(Problem.offered(refusal, name)));
            default -> Future.failedFuture(refusal);
        };
    }

    /** Null where nobody holds it by name. */
    private Future<@Nullable String> name(@Nullable String holder) {
        if (holder == null || !(Holder.of(holder) instanceof Holder.Agent agent)) {
            return Future.succeededFuture();
        }
        return accounts.byId(agent.id())
                .map(found -> found.map(Account::displayName).orElse(agent.id()))
                .otherwise(agent.id());
    }

    /** Fails, naming the field, when there is an id and neither an account nor anybody at the desk has it. */
    Future<Void> mustExist(@Nullable String agent) {
        return agent == null
                ? Future.succeededFuture()
                : accounts.byId(agent)
                        .compose(found -> found.isPresent() ? Future.succeededFuture(true) : atTheDesk(agent))
                        .compose(known -> known
                                ? Future.succeededFuture()
                                : Future.failedFuture(
                                        Problem.field("agent", "There is no such person; name the account's id.")));
    }

    /** Whoever works with an API token has no account. */
    private Future<Boolean> atTheDesk(String agent) {
        return desk.view().map(view -> view.agents().stream()
                .anyMatch(present -> present.agent().equals(agent)));
    }

    private <T> Future<T> taken(@Nullable String holder) {
        return name(holder)
                .compose(name -> Future.failedFuture(Problem.taken(
                        name == null ? "You do not hold this conversation." : name + " has this conversation.",
                        holder,
                        name)));
    }
}
