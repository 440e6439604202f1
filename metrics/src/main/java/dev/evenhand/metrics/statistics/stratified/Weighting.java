package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The strata that entered with their weights, normalised over them to 1, and what part of the target they cover. */
record Weighting<S extends Stratum>(List<S> strata, List<Double> shares, double coverage) {

    /** Empty if no stratum enters, or those that do have no contact of the target. */
    static <S extends Stratum> Optional<Weighting<S>> of(List<S> strata, double[] contacts) {
        Checks.that(contacts.length == strata.size(), "contacts must be given for every stratum", contacts.length);
        List<S> entered = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double all = 0;
        for (int s = 0; s < contacts.length; s++) {
            Checks.notNegative("contacts", contacts[s]);
            all += contacts[s];
            if (strata.get(s).enters() && contacts[s] > 0) {
                entered.add(strata.get(s));
                weights.add(contacts[s]);
            }
        }
        double sum = weights.stream().mapToDouble(w -> w).sum();
        List<Double> shares = weights.stream().map(w -> w / sum).toList();
        return entered.isEmpty() ? Optional.empty() : Optional.of(new Weighting<>(entered, shares, sum / all));
    }

    double[] array() {
        return shares.stream().mapToDouble(w -> w).toArray();
    }

    List<StratumWeight> named() {
        List<StratumWeight> named = new ArrayList<>();
        for (int s = 0; s < strata.size(); s++) {
            named.add(new StratumWeight(strata.get(s).name(), shares.get(s)));
        }
        return named;
    }
}
