package dev.evenhand.web.settings;

/** What the closing survey asks besides rating and resolution; the same on every path, or the paths could not be compared. */
public enum SurveyQuestion {
    /** Whether they would recommend us, 0 to 10: NPS. */
    RECOMMEND,
    /** How far it was easy to get help, 1 to 7: CES. */
    EFFORT,
    NONE
}
