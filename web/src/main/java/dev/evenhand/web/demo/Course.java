package dev.evenhand.web.demo;

import java.util.SplittableRandom;

/**
 * How an invented contact went. Whether it was resolved is drawn first, and everything else follows from it, so that
 * leaving the line, silence and errors are ways of failing and never change how often a side succeeds.
 *
 * @param experiment whether the customer is in the randomised experiment
 * @param queued whether it went to the waiting line
 * @param easiness of the topic for the bot, 0 to 1
 * @param humanSeconds a person's median handle time on the topic
 * @param waitFactor how much longer than usual customers wait that day
 */
record Course(
        boolean botFirst,
        boolean experiment,
        boolean queued,
        Ending ending,
        double easiness,
        double humanSeconds,
        double waitFactor) {

    /** How it ended. */
    enum Ending {
        RESOLVED,
        /** The customer says so, or comes back. */
        UNRESOLVED,
        ABANDONED,
        UNANSWERED,
        BLOCKED
    }

    /** What is given of a contact before its course is drawn. */
    record Given(boolean botFirst, boolean experiment, boolean success, History.Topic topic, double waitFactor) {}

    static Course draw(Given given, SplittableRandom random) {
        var topic = given.topic();
        var escalated = given.botFirst() && random.nextDouble() < 1.15 - topic.botSolves();
        var queued = !given.botFirst() || escalated;
        var ending = given.success() ? Ending.RESOLVED : failure(queued, given.waitFactor(), random);
        return new Course(
                given.botFirst(),
                given.experiment(),
                queued && ending != Ending.BLOCKED,
                ending,
                topic.botSolves(),
                topic.humanSeconds(),
                given.waitFactor());
    }

    private static Ending failure(boolean queued, double waitFactor, SplittableRandom random) {
        var roll = random.nextDouble();
        if (roll < .02) {
            return Ending.BLOCKED;
        }
        if (queued) {
            return roll < .02 + .16 * waitFactor ? Ending.ABANDONED : Ending.UNRESOLVED;
        }
        return roll < .20 ? Ending.UNANSWERED : Ending.UNRESOLVED;
    }

    /** Whether a person took it. */
    boolean met() {
        return queued && ending != Ending.ABANDONED;
    }
}
