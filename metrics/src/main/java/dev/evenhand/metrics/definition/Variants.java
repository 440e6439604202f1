package dev.evenhand.metrics.definition;

import dev.evenhand.metrics.definition.Definition.Words;

/** Definition 1 told more strictly; each differs from it in the rules named here and in no other. */
final class Variants {
    private Variants() {}

    /** A handoff is a failure of the contact, whatever came after it. */
    static final Definition STRICT = FirstDefinition.DEFINITION.with(
            "1-strict",
            new Words(
                    "As 1, but any handoff fails: only what was resolved by whoever went first counts.",
                    "同定义 1，但凡转接即不算成功：只有先接待的一方自行解决才算。"),
            new Rule(
                    "confirmed",
                    "state IN ('confirmed', 'verified') AND " + notHandedOff(),
                    "Confirmed by the customer or verified, and never handed off.",
                    "由客户确认或经核实，且从未转接。"),
            new Rule(
                    "assumed",
                    "state = 'assumed' AND " + notHandedOff(),
                    "Success by silence only, and never handed off.",
                    "仅凭沉默推定的成功，且从未转接。"),
            new Rule(
                    "success",
                    "state IN ('confirmed', 'verified', 'assumed') AND " + notHandedOff(),
                    "Confirmed, verified or assumed, and never handed off.",
                    "已确认、已核实或推定成功，且从未转接。"),
            new Rule(
                    "failed",
                    FirstDefinition.FAILED + " OR NOT " + notHandedOff(),
                    "No success whatever comes: handed off, a state that is a failure and that no window moves, or pending"
                            + " while the facts already speak against a silent success.",
                    "无论之后如何都不算成功：已转接，或状态为与窗口期无关的失败，或窗口期未结束而事实已与“沉默即成功”相矛盾。"));

    /** Coming back for anything speaks against the contact before. */
    static final Definition ANY_TOPIC = FirstDefinition.DEFINITION.with(
            "1-any-topic",
            new Words(
                    "As 1, but a return on any topic counts as a return, and a contact is a first one only if no other"
                            + " closed within the window before it.",
                    "同定义 1，但任何主题的再次联系都算再次联系；窗口期内之前没有任何已关闭的联系才算首次联系。"),
            new Rule(
                    "first_contact",
                    "coalesce(previous_closed_at + span < started_at, true)",
                    "No earlier contact of the customer on any topic was closed within the window before it started, or was"
                            + " still open then.",
                    "开始之前的窗口期内，该客户没有任何主题的已关闭联系，开始时也没有尚未关闭的较早联系。"),
            new Rule(
                    "recontacted",
                    "coalesce(next_contact_at <= closed_at + span, false)",
                    "The customer came back, on any topic and any channel, within the window of the close or before it.",
                    "关闭后的窗口期内或关闭之前，客户再次联系（任何主题、任何渠道）。"),
            new Rule(
                    "returned_at",
                    "CASE WHEN recontacted THEN next_contact_at END",
                    "When the customer came back on any topic, if within the window.",
                    "客户在窗口期内就任何主题再次联系的时间。"));

    /** People pass a contact on by a transfer, the bot by asking for people. */
    private static String notHandedOff() {
        return "(NOT ((entry = 'bot_first' AND (handoff_requested_at IS NOT NULL OR handoff_reason IS NOT NULL OR"
                + " met_human)) OR coalesce(human_transfers > 0, false)))";
    }
}
