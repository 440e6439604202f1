package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.PredictionPowered.Audit;
import dev.evenhand.metrics.statistics.PredictionPowered.Effects;
import dev.evenhand.metrics.statistics.StandardNormal;
import dev.evenhand.metrics.statistics.Student;

/**
 * Graded and audited contacts of customers who came several times: the judge is right or wrong about a customer rather than
 * about a contact.
 *
 * <p>From 1.1 contacts a customer on the judge's rate has the design effect of a {@link ClusteredRate}, and the mean error in
 * the audit that of the {@link RatioEstimator}, widened by Student's t with K − 1 degrees of freedom up to what customers
 * have whose contacts all end alike; just that where hardly an error was found and nothing tells how alike they are.
 */
public final class ClusteredAudit {
    private ClusteredAudit() {}

    /**
     * The design effects.
     *
     * @param judged customers with what was graded: contacts, and those the judge says yes to
     * @param errors customers with what was audited: contacts, and their sum of label − judge
     * @param audit the audited together
     */
    public static Effects effects(Clusters judged, Clusters errors, Audit audit) {
        return new Effects(
                RatioEstimator.repeated(judged) ? ClusteredRate.designEffect(judged) : 1,
                RatioEstimator.repeated(errors) ? effect(errors, audit) : 1);
    }

    private static double effect(Clusters errors, Audit audit) {
        double largest = errors.largestEffect();
        if (audit.rare() || errors.count() < 2) {
            return largest;
        }
        double seen = RatioEstimator.designEffect(errors, audit.errors());
        double wider = Student.quantile(errors.count() - 1.0) / StandardNormal.Z;
        return Math.max(seen, Math.min(seen * wider * wider, largest));
    }
}
