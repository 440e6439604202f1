package dev.evenhand.web.agent;

import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.web.auth.Account;
import dev.evenhand.web.auth.AccountStore;
import dev.evenhand.web.http.Problem;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Puts a name to who has a chat instead: "taken" is of use only with whom. */
final class Colleagues {
    private final AccountStore accounts;

    Colleagues(AccountStore accounts) {
        this.accounts = accounts;
    }

    /** Passes every outcome on, but a refusal for the sake of another holder with the holder's name. */
    <T> Future<T> named(Future<T> step) {
        return step.recover(
                failure -> failure instanceof Refusal refusal && refusal.reason() == Refusal.Reason.HELD_BY_ANOTHER
                        ? taken(refusal.holder())
                        : Future.failedFuture(failure));
    }

    private <T> Future<T> taken(@Nullable String holder) {
        if (holder == null || !(Holder.of(holder) instanceof Holder.Agent agent)) {
            return Future.failedFuture(Problem.taken("You do not hold this conversation.", holder, null));
        }
        return accounts.byId(agent.id())
                .map(found -> found.map(Account::displayName).orElse(agent.id()))
                .otherwise(agent.id())
                .compose(name -> Future.failedFuture(Problem.taken(name + " has this conversation.", holder, name)));
    }
}
