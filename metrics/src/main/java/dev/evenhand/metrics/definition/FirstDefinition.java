package dev.evenhand.metrics.definition;

import java.util.List;

/** Definition 1. Never edited once released: a better rule makes a new definition. */
final class FirstDefinition {
    private FirstDefinition() {}

    static final String FAILED = "state IN ('blocked', 'queue_abandoned', 'unresolved', 'unanswered', 'ambiguous')"
            + " OR state = 'pending' AND contradictory";

    private static final String CONTRADICTORY = "contradictory";

    private static final List<Rule> LABELS = List.of(
            new Rule(
                    "engaged",
                    "coalesce(customer_messages, 1) > 0 OR coalesce(closed_by = 'system', false)",
                    "The customer wrote at least once, or the system closed it before they could; a row that does not"
                            + " tell counts as engaged.",
                    "客户至少写过一条消息，或在客户写之前即被系统关闭；未说明消息数的记录视为有互动。"),
            new Rule(
                    "mature",
                    "closed_at < as_of - span",
                    "Closed longer than the window ago, so that a return would have shown by now.",
                    "关闭时间早于一个窗口期之前，若客户会再来，现在应已出现。"),
            new Rule(
                    "first_contact",
                    "coalesce(previous_same_topic_closed_at + span < started_at, true)",
                    "No earlier contact of the customer on the topic was closed within the window before it started, or was"
                            + " still open then.",
                    "开始之前的窗口期内，该客户没有同一主题的已关闭联系，开始时也没有同一主题尚未关闭的较早联系。"),
            new Rule(
                    "first_contact_any_topic",
                    "coalesce(previous_closed_at + span < started_at, true)",
                    "No earlier contact of the customer on any topic was closed within the window before it started, or was"
                            + " still open then.",
                    "开始之前的窗口期内，该客户没有任何主题的已关闭联系，开始时也没有尚未关闭的较早联系。"),
            new Rule(
                    "recontacted",
                    "coalesce(next_same_topic_at <= closed_at + span, false)",
                    "The customer came back on the same topic within the window of the close, on any channel. Another contact"
                            + " begun while this one was still open counts as coming back: a chat left open until it"
                            + " times out would hide it otherwise.",
                    "关闭后的窗口期内，客户就同一主题再次联系（任何渠道）。本会话尚未关闭时另行发起的联系也算再次联系，" + "否则一直开着直到超时的会话会将其掩盖。"),
            new Rule(
                    "recontacted_any_topic",
                    "coalesce(next_contact_at <= closed_at + span, false)",
                    "The customer came back on any topic within the window of the close, on any channel, or before it.",
                    "关闭后的窗口期内或关闭之前，客户就任何主题再次联系（任何渠道）。"),
            new Rule(
                    "met_human",
                    "handoff_accepted_at IS NOT NULL OR human_agent IS NOT NULL OR human_first_reply_at IS NOT NULL"
                            + " OR coalesce(human_replies, 0) > 0",
                    "A person took the conversation.",
                    "有客服人员接入过会话。"),
            new Rule(
                    "handled",
                    "CASE WHEN entry = 'human_first' THEN 'human_only' WHEN met_human THEN 'bot_then_human'"
                            + " ELSE 'bot_only' END",
                    "Human only when people went first; else bot then human when a person took it; else bot only.",
                    "人工先接待为“仅人工”；机器人先接待且有人接入为“先机器人后人工”；否则为“仅机器人”。"),
            new Rule(
                    "in_line_at_end",
                    "coalesce(held_by = 'queue', handoff_abandoned_at IS NOT NULL"
                            + " AND coalesce(greatest(handoff_accepted_at, human_first_reply_at) < handoff_abandoned_at,"
                            + " true) AND coalesce(bot_last_reply_at <= handoff_abandoned_at, true))",
                    "The line held it at the end; where that is not told, it was left in the line, and nobody is told to have"
                            + " taken it or spoken to the customer since.",
                    "结束时在排队；未说明结束时由谁负责的，则为在排队时离开，且此后没有记录有人接入或向客户发言。"),
            new Rule(
                    "last_holder",
                    "coalesce(held_by::VARCHAR, CASE WHEN met_human OR human_handle_seconds IS NOT NULL OR"
                            + " coalesce(closed_by = 'agent', false) THEN 'human'"
                            + " WHEN handoff_queued_at IS NOT NULL AND coalesce(bot_last_reply_at <= handoff_queued_at,"
                            + " true) THEN 'queue' WHEN entry = 'human_first' THEN 'human' ELSE 'bot' END)",
                    "Who held it at the end; where that is not told, people if a person took it, else the line if it is told"
                            + " that it stood in it and not that the bot spoke since, else who went first.",
                    "结束时由谁负责；未说明时，有人接入则为人工；否则若记录了进入排队且此后机器人未再发言，则为队列；否则为先接待的一方。"),
            new Rule(
                    "left_unanswered",
                    "coalesce(CASE last_holder WHEN 'queue' THEN true"
                            + " WHEN 'bot' THEN coalesce(bot_last <> 'answer', bot_answers = 0"
                            + " AND coalesce(human_replies, 0) = 0 AND human_first_reply_at IS NULL)"
                            + " WHEN 'human' THEN human_replies = 0 AND human_first_reply_at IS NULL END, false)",
                    "Whoever held it at the end gave no real answer: the bot's last turn was no answer or a question"
                            + " back, the person never replied, or it stood in the line. A bot that was given the chat back"
                            + " and had no turn since is judged by the replies before. A row that tells nothing of replies"
                            + " counts as answered, since the unknown is not zero: where an import tells only when a"
                            + " conversation began and ended, silence afterwards is all there is.",
                    "结束时的负责方没有真正回答：机器人最后一轮是未能回答或反问，人工从未回复，或仍在排队。会话交还机器人后若未再发言，则看此前是否有过回复。"
                            + "完全没有记录回复情况的行视为已回答，因为未知不等于零：若导入数据只有开始和结束时间，则只能凭事后的沉默判断。"),
            new Rule(
                    "facts_disagree",
                    "coalesce(closed_at < started_at, false)"
                            + " OR coalesce(bot_last = 'answer' AND bot_answers = 0, false)"
                            + " OR coalesce(human_replies = 0 AND human_first_reply_at IS NOT NULL, false)"
                            + " OR coalesce(human_first_reply_at > closed_at OR bot_first_reply_at > closed_at, false)"
                            + " OR coalesce(handoff_accepted_at > closed_at, false)"
                            + " OR coalesce(human_disposition = 'unresolved', false)"
                            + " OR coalesce(review_audit = 'no', false)",
                    "Whatever the survey says, the facts speak against a silent success: times or counts that exclude each"
                            + " other, an agent who noted that it was not resolved, or a manager who read it and found so.",
                    "不看调查回答，事实已与“沉默即成功”相矛盾：时间或计数互相冲突，客服注明未解决，或经管理者抽查认为未解决。"),
            new Rule(
                    CONTRADICTORY,
                    "facts_disagree OR coalesce(survey_csat <= 2, false)",
                    "The facts speak against a silent success (facts_disagree), or CSAT is 1 or 2.",
                    "事实与“沉默即成功”相矛盾（facts_disagree），或满意度为 1 或 2。"));

    private static final List<Rule> STATES = List.of(
            new Rule(
                    "blocked",
                    "closed_by = 'system'",
                    "Closed by the system (an error or a limit): a failure, and it stays in the denominator.",
                    "由系统关闭（错误或限额）：视为失败，仍计入分母。"),
            new Rule("unengaged", "NOT engaged", "The customer never wrote.", "客户没有写过任何消息。"),
            new Rule(
                    "queue_abandoned", "in_line_at_end", "It ended while standing in the waiting line.", "会话在排队等待时结束。"),
            new Rule(
                    "recontacted",
                    "recontacted",
                    "The customer came back on the same topic within the window.",
                    "客户在窗口期内就同一主题再次联系。"),
            new Rule(
                    "unresolved",
                    "survey_resolved = 'no'",
                    "The customer said in the closing survey that it was not resolved.",
                    "客户在结束调查中表示未解决。"),
            new Rule(
                    "confirmed",
                    "survey_resolved = 'yes' OR survey_csat >= 4",
                    "The customer said that it was resolved, or gave CSAT 4 or 5.",
                    "客户表示已解决，或满意度为 4 或 5。"),
            new Rule(
                    "verified",
                    "verified_by IS NOT NULL",
                    "A tool or an audited judge saw that it was done.",
                    "由工具或经审核的评判确认已完成。"),
            new Rule(
                    "unanswered",
                    "left_unanswered",
                    "Closed without a real answer from whoever held it, bot or person.",
                    "关闭时负责方（机器人或人工）没有给出真正的回答。"),
            new Rule("pending", "NOT mature", "The window has not elapsed yet.", "窗口期尚未结束。"),
            new Rule(
                    "assumed",
                    "NOT contradictory",
                    "The customer left after a real answer, as far as is told, and did not come back within the window.",
                    "就记录所知，客户在得到真正的回答后离开，窗口期内没有再来。"),
            new Rule(
                    "ambiguous",
                    "true",
                    "The facts contradict each other; never counts as a success.",
                    "事实互相矛盾；从不计为成功。"));

    private static final List<Rule> MEASURES = List.of(
            new Rule(
                    "survey_class",
                    States.sql(unasked()),
                    "The state as it would be had nobody answered the survey. Answers stand for the silent of their class; the"
                            + " state itself would not do, since it is made from the answers: all who are content are"
                            + " confirmed, and none would be left to stand for the silent.",
                    "假如没有人回答调查，会话会处于的状态。调查回答代表同类中的未回答者；不能直接按状态分类，因为状态本身由回答得出：" + "满意者都会成为“已确认”，便无人可代表沉默者。"),
            new Rule(
                    "confirmed",
                    "state IN ('confirmed', 'verified')",
                    "Confirmed by the customer or verified.",
                    "由客户确认或经核实。"),
            new Rule("assumed", "state = 'assumed'", "Success by silence only.", "仅凭沉默推定的成功。"),
            new Rule(
                    "success",
                    "state IN ('confirmed', 'verified', 'assumed')",
                    "Confirmed, verified or assumed.",
                    "已确认、已核实或推定成功。"),
            new Rule(
                    "failed",
                    FAILED,
                    "No success whatever comes: the state is a failure that no window moves, or it is pending and the facts"
                            + " already speak against a silent success.",
                    "无论之后如何都不算成功：状态为与窗口期无关的失败，或窗口期未结束而事实已与“沉默即成功”相矛盾。"),
            new Rule(
                    "returned_at",
                    "CASE WHEN recontacted THEN next_same_topic_at END",
                    "When the customer came back on the same topic, if within the window.",
                    "客户在窗口期内就同一主题再次联系的时间。"),
            new Rule(
                    "handed_off",
                    "entry = 'bot_first' AND (handoff_requested_at IS NOT NULL OR handoff_reason IS NOT NULL OR"
                            + " met_human)",
                    "The bot went first and a person was asked for or took it.",
                    "机器人先接待，之后请求或转接了人工。"),
            new Rule(
                    "staff_seconds",
                    "human_handle_seconds + coalesce(human_wrap_up_seconds, 0)",
                    "The staff's clock: human handle time plus wrap-up, where that is told; unknown where the handle time"
                            + " is.",
                    "人工时钟：人工处理时间加收尾时间（如有记录）；处理时间未知则未知。"),
            new Rule(
                    "handle_seconds",
                    "CASE WHEN entry = 'bot_first' AND bot_elapsed_seconds IS NULL OR met_human AND staff_seconds IS NULL"
                            + " THEN NULL ELSE coalesce(bot_elapsed_seconds + staff_seconds, bot_elapsed_seconds,"
                            + " staff_seconds) END",
                    "Bot's elapsed time plus human handle time plus wrap-up, of whoever took part; unknown where the bot"
                            + " went first or a person took it and how long that took is not told.",
                    "机器人用时加人工处理时间加收尾时间，只计参与的各方；若机器人先接待或有人接入而其用时未知，则整体未知。"),
            new Rule(
                    "idle_seconds",
                    "CASE WHEN entry = 'bot_first' AND bot_idle_seconds IS NULL OR met_human AND human_idle_seconds IS NULL"
                            + " THEN NULL ELSE coalesce(bot_idle_seconds + human_idle_seconds, bot_idle_seconds,"
                            + " human_idle_seconds) END",
                    "How long the customer was silent beyond three minutes after a reply, which is in nobody's handle time, of"
                            + " whoever took part; unknown where the bot went first or a person took it and that is not told.",
                    "客户在收到回复三分钟后仍保持沉默的时间，不计入任何一方的处理时长，只计参与的各方；若机器人先接待或有人接入而未记录，则未知。"),
            new Rule(
                    "cost_known",
                    "staff_seconds IS NOT NULL OR NOT met_human AND (held_by IS NOT NULL"
                            + " OR handoff_abandoned_at IS NOT NULL OR entry = 'bot_first' AND NOT handed_off)",
                    "What it cost is known: people's time in it is told, or that no person took it (who held it at the end"
                            + " is told, it was left in the line, or the bot went first and nobody was asked for).",
                    "成本已知：记录了人工用时，或可知没有人工接入（记录了结束时由谁负责，在排队时离开，或机器人先接待且未请求人工）。"),
            new Rule(
                    "customer_seconds",
                    "CASE WHEN customer_messages = 0 THEN NULL ELSE epoch(CASE WHEN closed_by = 'timeout'"
                            + " THEN coalesce(last_word_at, closed_at) ELSE closed_at END"
                            + " - coalesce(first_word_at, started_at)) END",
                    "The customer's clock: first word to close, or to the last word when closed by timeout; none where the"
                            + " customer wrote nothing.",
                    "客户时钟：从第一句话到关闭；若因超时关闭，则到最后一句话。客户未写任何消息则没有此时钟。"),
            new Rule(
                    "wait_seconds",
                    "epoch(coalesce(handoff_accepted_at, handoff_abandoned_at) - handoff_queued_at)",
                    "From joining the line to being taken or leaving; who went back to the bot and joined anew counts from"
                            + " then.",
                    "从进入排队到被接入或离开；若曾回到机器人再重新排队，则从重新排队时算起。"),
            new Rule(
                    "first_reply_seconds",
                    "CASE WHEN customer_messages = 0 THEN NULL ELSE epoch(least(bot_first_reply_at, human_first_reply_at)"
                            + " - coalesce(first_word_at, started_at)) END",
                    "From the customer's first word to the first substantive reply; greetings excluded; none where the"
                            + " customer wrote nothing.",
                    "从客户第一句话到第一条实质性回复；不含问候语。客户未写任何消息则没有此时长。"));

    /** The states that stand without an answer of the customer's. */
    private static List<Rule> unasked() {
        return STATES.stream()
                .filter(state -> !state.sql().contains("survey_"))
                .map(state -> state.replacing(CONTRADICTORY, "facts_disagree"))
                .toList();
    }

    static final Definition DEFINITION = new Definition(
            "1",
            "One sitting counts, whoever answered in it; a return on the same topic within the window speaks against it.",
            "同一次会话内无论由谁回答都算；窗口期内就同一主题再次联系则不算解决。",
            LABELS,
            STATES,
            MEASURES);
}
