-- The columnar view: one row a conversation, the newest version only. Columns are the facts of FactField in snake case,
-- times are UTC. A change here must raise Schema.VERSION, which makes every node rebuild its file from the streams.
CREATE TYPE entry_code AS ENUM ('bot_first', 'human_first');
CREATE TYPE decision_code AS ENUM ('answer', 'clarify', 'handoff');
CREATE TYPE assigned_by_code AS ENUM ('rule', 'holdout', 'import');
CREATE TYPE closed_by_code AS ENUM ('customer', 'agent', 'bot', 'timeout', 'system');
CREATE TYPE verified_by_code AS ENUM ('tool', 'audit');
CREATE TYPE held_by_code AS ENUM ('bot', 'queue', 'human');
CREATE TYPE bot_last_code AS ENUM ('answer', 'clarify', 'no_answer');
CREATE TYPE reason_code AS ENUM ('customer_asked', 'low_confidence', 'out_of_scope', 'repeated_failure',
    'negative_sentiment', 'policy', 'bot_error', 'overload', 'holdout');
CREATE TYPE yes_no_code AS ENUM ('yes', 'no');
CREATE TYPE verdict_code AS ENUM ('yes', 'no', 'cannot_tell');

-- The layout of the facts and always empty; table outcome has them, and beside them the labels a row keeps.
CREATE TABLE fact (
    conversation_key BIGINT NOT NULL,      -- 64-bit hash of the id: narrow enough to find superseded rows by a scan
    conversation VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    entry entry_code NOT NULL,
    started_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP NOT NULL,
    channel VARCHAR,
    locale VARCHAR,
    topic VARCHAR,
    returning_customer BOOLEAN,             -- the fact "returning", a reserved word in SQL
    first_decision decision_code,
    first_confidence DOUBLE,
    assignment_by assigned_by_code,
    assignment_probability DOUBLE,
    closed_by closed_by_code,
    customer_messages INTEGER,
    verified_by verified_by_code,
    first_word_at TIMESTAMP,
    last_word_at TIMESTAMP,
    held_by held_by_code,
    version BIGINT NOT NULL,
    bot_version VARCHAR,
    bot_first_reply_at TIMESTAMP,
    bot_last_reply_at TIMESTAMP,
    bot_last bot_last_code,
    bot_answers INTEGER,
    bot_clarifications INTEGER,
    bot_no_answers INTEGER,
    bot_feedback yes_no_code,
    bot_elapsed_seconds DOUBLE,
    bot_idle_seconds DOUBLE,
    handoff_requested_at TIMESTAMP,
    handoff_reason reason_code,
    handoff_queued_at TIMESTAMP,
    handoff_accepted_at TIMESTAMP,
    handoff_abandoned_at TIMESTAMP,
    human_agent VARCHAR,
    human_team VARCHAR,
    human_first_reply_at TIMESTAMP,
    human_replies INTEGER,
    human_transfers INTEGER,
    human_handle_seconds DOUBLE,
    human_wrap_up_seconds DOUBLE,
    human_idle_seconds DOUBLE,
    human_disposition VARCHAR,
    survey_offered_at TIMESTAMP,
    survey_resolved yes_no_code,
    survey_csat INTEGER,
    survey_nps INTEGER,
    survey_ces INTEGER,
    survey_commented BOOLEAN,
    sentiment_first DOUBLE,
    sentiment_last DOUBLE,
    complaint BOOLEAN,
    review_grade verdict_code,
    review_model VARCHAR,
    review_audit verdict_code,
    model_input_tokens INTEGER,
    model_output_tokens INTEGER,
    model_cost DOUBLE,
    next_contact_at TIMESTAMP,
    next_same_topic_at TIMESTAMP,
    previous_closed_at TIMESTAMP,
    previous_same_topic_closed_at TIMESTAMP,
    contacts_sequence BIGINT NOT NULL DEFAULT 0 -- of the note the four above come from; a lower one is never applied
);

-- How far each outcome stream has been read, in the same transaction as the rows.
CREATE TABLE stream_position (stream INTEGER PRIMARY KEY, entry VARCHAR NOT NULL);

-- How far the cells hold what closed, and no booked row started earlier or later; no row where nothing is booked.
-- Where "apart" is true, table unbooked holds copies of all the other rows.
CREATE TABLE booked (
    through TIMESTAMP NOT NULL,
    earliest TIMESTAMP NOT NULL,
    latest TIMESTAMP NOT NULL,
    apart BOOLEAN NOT NULL,
    edition BIGINT NOT NULL                 -- another whenever anything in the cells has changed
);

-- What the file was made from: version of this schema, the body of data in Redis, and the rules of what rows keep.
CREATE TABLE origin (version INTEGER NOT NULL, dataset VARCHAR NOT NULL, kept INTEGER NOT NULL);
